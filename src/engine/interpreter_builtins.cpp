// The built-in functions and types: which is called, with how many arguments; and print().
#include "engine/interpreter_builtins.h"

#include <array>

#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

// "list.append", "len".
std::string qualifiedName(Builtin builtin) {
  const std::string name(nameOf(builtin));
  if (builtin >= Builtin::kListAppend && builtin <= Builtin::kListCopy) return "list." + name;
  if (builtin == Builtin::kTupleIndex || builtin == Builtin::kTupleCount) return "tuple." + name;
  if (builtin >= Builtin::kDictGet && builtin <= Builtin::kDictSetDefault) return "dict." + name;
  return name;
}

std::string wrongCount(Builtin builtin, std::size_t given, std::size_t least, std::size_t most) {
  const std::string count = std::to_string(given);
  if (most == 0) return qualifiedName(builtin) + "() takes no arguments (" + count + " given)";
  if (least == 1 && most == 1) return qualifiedName(builtin) + "() takes exactly one argument (" + count + " given)";
  const std::string_view which = least == most   ? " expected "
                                 : given < least ? " expected at least "
                                                 : " expected at most ";
  return std::string(nameOf(builtin)).append(which) + counted(given < least ? least : most, "argument") + ", got " +
         count;
}

// Only positional arguments, between `least` and `most` of them; false after raise().
bool takes(Interpreter& vm, Builtin builtin, const Arguments& arguments, std::size_t least, std::size_t most) {
  const std::size_t given = arguments.positional.size();
  if (!arguments.keywords.empty()) {
    vm.raise("TypeError", qualifiedName(builtin) + "() takes no keyword arguments");
    return false;
  }
  if (given < least || given > most) vm.raise("TypeError", wrongCount(builtin, given, least, most));
  return given >= least && given <= most;
}

struct PrintOptions {
  std::string separator = " ";
  std::string end = "\n";
};

// False after raise().
bool takePrintOptions(Interpreter& vm, const Arguments& arguments, PrintOptions& options) {
  for (std::size_t i = 0; i < arguments.keywords.size(); ++i) {
    const std::string_view name = vm.nameOf(arguments.keywords[i]);
    const Word value = arguments.keyword_values[i];
    if (name == "flush") continue;
    if (name != "sep" && name != "end") {
      vm.raise("TypeError", "'" + std::string(name) + "' is an invalid keyword argument for print()");
      return false;
    }
    if (value == Word::none()) continue;
    if (!isText(vm, value)) {
      vm.raise("TypeError", std::string(name) + " must be None or a string, not " + std::string(vm.typeName(value)));
      return false;
    }
    (name == "sep" ? options.separator : options.end) = vm.pool().textOf(value);
  }
  return true;
}

Flow print(Interpreter& vm, const Arguments& arguments, Word& result) {
  PrintOptions options;
  if (!takePrintOptions(vm, arguments, options)) return Flow::kFailed;
  if (!vm.touchPrint(arguments.positional)) return Flow::kStand;
  std::string text;
  for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
    if (i > 0) text += options.separator;
    text += vm.str(arguments.positional[i]);
    if (!vm.fits(text.size())) return Flow::kFailed;
  }
  text += options.end;
  if (!vm.fits(text.size())) return Flow::kFailed;
  vm.printText(text);
  vm.tell({.kind = StepKind::kPrint, .verb = "prints", .slot = {Area::kOutput, 0}, .value = vm.pool().text(text)});
  result = Word::none();
  return Flow::kNext;
}

Flow callZip(Interpreter& vm, const Arguments& arguments, Word& result) {
  if (!arguments.keywords.empty()) return vm.refuse("Racecourse has zip() without keyword arguments.");
  return makeZip(vm, arguments.positional, result);
}

Flow callEnumerate(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::array<Word, 2> values;
  if (!vm.bind(Builtin::kEnumerate, arguments, "iterable start", 1, values)) return Flow::kFailed;
  return makeEnumerate(vm, values[0], values[1], result);
}

// Those that take their arguments in order.
Flow callPositional(Interpreter& vm, Builtin builtin, Values values, Word& result) {
  switch (builtin) {
    case Builtin::kLen:
      return length(vm, values, result);
    case Builtin::kRange:
      return makeRange(vm, values, result);
    case Builtin::kAbs:
      return absolute(vm, values, result);
    case Builtin::kAny:
      return anyOrAll(vm, values, true, result);
    case Builtin::kAll:
      return anyOrAll(vm, values, false, result);
    case Builtin::kReversed:
      return makeReversed(vm, values[0], result);
    case Builtin::kList:
      return makeSequence(vm, values, false, result);
    case Builtin::kTuple:
      return makeSequence(vm, values, true, result);
    case Builtin::kStr:
      return toText(vm, values, false, result);
    case Builtin::kBool:
      return toTruth(vm, values, result);
    case Builtin::kRepr:
      return toText(vm, values, true, result);
    case Builtin::kIsInstance:
      return isInstance(vm, values, result);
    case Builtin::kDivmod:
      return divideWithRest(vm, values, result);
    case Builtin::kOrd:
      return ordinal(vm, values, result);
    case Builtin::kChr:
      return character(vm, values, result);
    default:
      return isCallable(vm, values, result);
  }
}

struct Arity {
  std::size_t least, most;
};

Arity arityOf(Builtin builtin) {
  switch (builtin) {
    case Builtin::kRange:
      return {1, 3};
    case Builtin::kList:
    case Builtin::kTuple:
    case Builtin::kStr:
    case Builtin::kBool:
    case Builtin::kListPop:
      return {0, 1};
    case Builtin::kIsInstance:
    case Builtin::kDivmod:
    case Builtin::kListInsert:
      return {2, 2};
    case Builtin::kListIndex:
    case Builtin::kTupleIndex:
      return {1, 3};
    case Builtin::kDictGet:
    case Builtin::kDictSetDefault:
    case Builtin::kDictPop:
      return {1, 2};
    case Builtin::kListClear:
    case Builtin::kListReverse:
    case Builtin::kListCopy:
    case Builtin::kDictKeys:
    case Builtin::kDictValues:
    case Builtin::kDictItems:
    case Builtin::kDictClear:
    case Builtin::kDictCopy:
      return {0, 0};
    default:
      return {1, 1};
  }
}

Flow callWithArity(Interpreter& vm, Builtin builtin, Word self, const Arguments& arguments, Word& result) {
  const Arity arity = arityOf(builtin);
  if (!takes(vm, builtin, arguments, arity.least, arity.most)) return Flow::kFailed;
  const Values values = arguments.positional;
  if (builtin >= Builtin::kListAppend && builtin <= Builtin::kListCopy)
    return callListMethod(vm, builtin, self, values, result);
  if (builtin == Builtin::kTupleIndex || builtin == Builtin::kTupleCount)
    return callTupleMethod(vm, builtin, self, values, result);
  if (builtin >= Builtin::kDictGet && builtin <= Builtin::kDictSetDefault)
    return callDictMethod(vm, builtin, self, values, result);
  return callPositional(vm, builtin, values, result);
}

}  // namespace

Flow callBuiltin(Interpreter& vm, Builtin builtin, Word self, const Arguments& arguments, Word& result) {
  result = Word::none();
  switch (builtin) {
    case Builtin::kPrint:
      return print(vm, arguments, result);
    case Builtin::kMin:
    case Builtin::kMax:
      return extreme(vm, builtin, arguments, result);
    case Builtin::kSum:
      return sum(vm, arguments, result);
    case Builtin::kSorted:
      return sorted(vm, arguments, result);
    case Builtin::kEnumerate:
      return callEnumerate(vm, arguments, result);
    case Builtin::kZip:
      return callZip(vm, arguments, result);
    case Builtin::kDict:
      return makeDict(vm, arguments, result);
    case Builtin::kInt:
      return toInteger(vm, arguments, result);
    case Builtin::kPow:
      return power(vm, arguments, result);
    case Builtin::kListSort: {
      Keywords keywords;
      if (!takeKeywords(vm, builtin, arguments, keywords)) return Flow::kFailed;
      if (!arguments.positional.empty()) return vm.raise("TypeError", "sort() takes no positional arguments");
      return sortList(vm, self, keywords.key, keywords.reverse, result);
    }
    default:
      break;
  }
  if (builtin >= Builtin::kTextIndex && builtin <= Builtin::kTextReplace)
    return callTextMethod(vm, builtin, self, arguments, result);
  return callWithArity(vm, builtin, self, arguments, result);
}

}  // namespace racecourse::engine

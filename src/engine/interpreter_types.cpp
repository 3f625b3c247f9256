// Built-in types as functions, and what a value is.
#include <algorithm>
#include <array>

#include "engine/interpreter_builtins.h"
#include "engine/interpreter_parts.h"
#include "engine/primitives.h"
#include "engine/texts.h"

namespace racecourse::engine {

Flow makeSequence(Interpreter& vm, Values values, bool tuple, Word& result) {
  std::vector<Word> items;
  if (!values.empty()) {
    if (!touchContainer(vm, values[0], "copies")) return Flow::kStand;
    if (!collect(vm, values[0], items)) return Flow::kFailed;
  }
  result = tuple ? makeTuple(vm, items) : makeList(vm, items);
  return Flow::kNext;
}

namespace {

// Whether `item` has two elements; they go into the dict. False after raise().
bool insertPair(Interpreter& vm, std::vector<Word>& words, Word item, std::size_t index) {
  std::vector<Word> pair;
  if (!isTuple(vm, item) && !isList(vm, item) && !isText(vm, item)) {
    vm.raise("TypeError",
             "cannot convert dictionary update sequence element #" + std::to_string(index) + " to a sequence");
    return false;
  }
  if (!collect(vm, item, pair)) return false;
  if (pair.size() != 2) {
    vm.raise("ValueError", "dictionary update sequence element #" + std::to_string(index) + " has length " +
                               std::to_string(pair.size()) + "; 2 is required");
    return false;
  }
  std::size_t at = 0;
  if (!findKey(vm, words, pair[0], at)) return false;
  if (at == words.size()) words.insert(words.end(), pair.begin(), pair.end());
  words[at + 1] = pair[1];
  return true;
}

}  // namespace

Flow makeDict(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::vector<Word> words;
  if (arguments.positional.size() > 1)
    return vm.raise("TypeError",
                    "dict expected at most 1 argument, got " + std::to_string(arguments.positional.size()));
  if (!arguments.positional.empty()) {
    const Word from = arguments.positional[0];
    if (!touchContents(vm, arguments.positional, "copies")) return Flow::kStand;
    std::vector<Word> items;
    if (isDict(vm, from)) {
      const Values pairs = vm.look(from.payload()).words;
      words.assign(pairs.begin(), pairs.end());
    } else if (!collect(vm, from, items)) {
      return Flow::kFailed;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!insertPair(vm, words, items[i], i)) return Flow::kFailed;
    }
  }
  for (std::size_t i = 0; i < arguments.keywords.size(); ++i) {
    const Word pair =
        makeTuple(vm, std::array{vm.pool().text(vm.nameOf(arguments.keywords[i])), arguments.keyword_values[i]});
    if (!insertPair(vm, words, pair, i)) return Flow::kFailed;
  }
  result = makeObject(vm, Kind::kDict, words);
  return Flow::kNext;
}

Flow toText(Interpreter& vm, Values values, bool as_repr, Word& result) {
  if (!touchContents(vm, values, "shows")) return Flow::kStand;
  result = makeText(vm, values.empty() ? "" : as_repr ? vm.repr(values[0]) : vm.str(values[0]));
  return Flow::kNext;
}

namespace {

Flow parseInteger(Interpreter& vm, Word text, std::int64_t base, Word& result) {
  if (base != 0 && (base < 2 || base > 36)) return vm.raise("ValueError", "int() base must be >= 2 and <= 36, or 0");
  const ParsedInteger parsed = integerIn(vm.pool().textOf(text), static_cast<int>(base));
  if (parsed.result == ParsedInteger::kInvalid)
    return vm.raise("ValueError", "invalid literal for int() with base " + std::to_string(base) + ": " + vm.repr(text));
  if (parsed.result == ParsedInteger::kTooLarge)
    return vm.raise("OverflowError", "This number does not fit into 64 bits, which is all that Racecourse has.");
  result = vm.pool().integer(parsed.value);
  return Flow::kNext;
}

}  // namespace

Flow toInteger(Interpreter& vm, const Arguments& arguments, Word& result) {
  if (arguments.positional.size() > 2)
    return vm.raise("TypeError",
                    "int() takes at most 2 arguments (" + std::to_string(arguments.positional.size()) + " given)");
  std::array<Word, 2> values;
  // The first parameter has no name that a keyword could have.
  if (!vm.bind(Builtin::kInt, arguments, "(x) base", 0, values)) return Flow::kFailed;
  result = Word::integer(0);
  if (values[0] == Word::unset() && values[1] == Word::unset()) return Flow::kNext;
  if (values[0] == Word::unset()) return vm.raise("TypeError", "int() missing string argument");
  std::int64_t number = 10;
  const bool based = values[1] != Word::unset();
  if (based && !takeInteger(vm, values[1], number)) return Flow::kFailed;
  if (isText(vm, values[0])) return parseInteger(vm, values[0], number, result);
  if (based) return vm.raise("TypeError", "int() can't convert non-string with explicit base");
  if (!vm.asInteger(values[0], number))
    return vm.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not " +
                                     quotedType(vm, values[0]));
  result = vm.pool().integer(number);
  return Flow::kNext;
}

Flow toTruth(Interpreter& vm, Values values, Word& result) {
  if (!values.empty() && !touchContainer(vm, values[0], "looks at")) return Flow::kStand;
  result = Word::truth(!values.empty() && vm.truth(values[0]));
  return Flow::kNext;
}

namespace {

// Whether the value is of a built-in type; nothing when the word is no type.
std::optional<bool> isOfBuiltin(Interpreter& vm, Word value, Builtin type) {
  const auto object = [&](Kind kind) { return isObject(vm, value, kind); };
  switch (type) {
    case Builtin::kInt:
      return vm.pool().isInteger(value) || Interpreter::isTruth(value);
    case Builtin::kBool:
      return Interpreter::isTruth(value);
    case Builtin::kStr:
      return isText(vm, value);
    case Builtin::kTuple:
      return isTuple(vm, value);
    case Builtin::kList:
      return isList(vm, value);
    case Builtin::kDict:
      return isDict(vm, value);
    case Builtin::kRange:
      return vm.pool().is(value, Kind::kRange);
    case Builtin::kThread:
      return object(Kind::kThreadObject);
    case Builtin::kSemaphore:
      return object(Kind::kSemaphore);
    case Builtin::kBoundedSemaphore:
      return object(Kind::kSemaphore) && vm.look(value.payload()).words[kSemaphoreBound] != Word::integer(-1);
    case Builtin::kCondition:
      return object(Kind::kCondition);
    case Builtin::kEvent:
      return object(Kind::kEvent);
    case Builtin::kBarrier:
      return object(Kind::kBarrier);
    case Builtin::kQueue:
      return object(Kind::kQueue);
    case Builtin::kAtomic:
      return object(Kind::kAtomicValue);
    case Builtin::kRWLock:
      return object(Kind::kRWLock);
    default:
      return std::nullopt;
  }
}

std::optional<bool> isOfType(Interpreter& vm, Word value, Word type) {
  if (type.is(Tag::kBuiltin)) return isOfBuiltin(vm, value, static_cast<Builtin>(type.payload()));
  if (isObject(vm, type, Kind::kClass))
    return isObject(vm, value, Kind::kInstance) && vm.look(value.payload()).words[0] == type;
  if (!isTuple(vm, type)) return std::nullopt;
  for (const Word one : vm.pool().words(type)) {
    const std::optional<bool> is = isOfType(vm, value, one);
    if (!is || *is) return is;
  }
  return false;
}

}  // namespace

Flow isInstance(Interpreter& vm, Values values, Word& result) {
  const std::optional<bool> is = isOfType(vm, values[0], values[1]);
  if (!is) return vm.raise("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union");
  result = Word::truth(*is);
  return Flow::kNext;
}

Flow isCallable(Interpreter& vm, Values values, Word& result) {
  const Word word = values[0];
  const bool function = word.is(Tag::kCode) || vm.pool().is(word, Kind::kFunction) ||
                        vm.pool().is(word, Kind::kBoundMethod) || isObject(vm, word, Kind::kClass);
  result = Word::truth(function || (word.is(Tag::kBuiltin) && vm.typeName(word) != "module"));
  return Flow::kNext;
}

}  // namespace racecourse::engine

// The built-in functions and types.
#include <algorithm>
#include <array>

#include "engine/arithmetic.h"
#include "engine/interpreter_parts.h"
#include "engine/primitives.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

using Values = std::span<const Word>;

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

bool takeInteger(Interpreter& vm, Word word, std::int64_t& number) {
  if (vm.asInteger(word, number)) return true;
  vm.raise("TypeError", quotedType(vm, word) + " object cannot be interpreted as an integer");
  return false;
}

// Reading a list or dict is a step.
bool touchContainer(Interpreter& vm, Word word, std::string_view verb) {
  if (!vm.touchAll({&word, 1}, false)) return false;
  if (word.is(Tag::kObject))
    vm.tell({.kind = StepKind::kRead, .verb = verb, .slot = {Area::kObject, word.payload()}, .value = word});
  return true;
}

bool touchContents(Interpreter& vm, Values words, std::string_view verb) {
  if (!vm.touchAll(words, true)) return false;
  for (const Word word : words) {
    if (!word.is(Tag::kObject)) continue;
    vm.tell({.kind = StepKind::kRead, .verb = verb, .slot = {Area::kObject, word.payload()}, .value = word});
    break;
  }
  return true;
}

// ---------------------------------------------------------------- print

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
  }
  text += options.end;
  if (!vm.fits(text.size())) return Flow::kFailed;
  vm.printText(text);
  vm.tell({.kind = StepKind::kPrint, .verb = "prints", .slot = {Area::kOutput, 0}, .value = vm.pool().text(text)});
  result = Word::none();
  return Flow::kNext;
}

// ---------------------------------------------------------------- sizes and numbers

Flow length(Interpreter& vm, Values values, Word& result) {
  const Word of = values[0];
  std::optional<std::size_t> size;
  Pool& pool = vm.pool();
  if (!touchContainer(vm, of, "takes the length of")) return Flow::kStand;
  if (isText(vm, of)) size = characterCount(pool.textOf(of));
  if (isTuple(vm, of)) size = pool.words(of).size();
  if (isList(vm, of)) size = vm.look(of.payload()).words.size();
  if (isDict(vm, of)) size = vm.look(of.payload()).words.size() / 2;
  if (pool.is(of, Kind::kIterator)) size = lengthOfView(vm, of);
  if (pool.is(of, Kind::kRange)) {
    const RangeParts range = partsOf(vm, of);
    result = pool.integer(rangeLength(range.start, range.stop, range.step));
    return Flow::kNext;
  }
  if (!size) return vm.raise("TypeError", "object of type " + quotedType(vm, of) + " has no len()");
  result = pool.integer(static_cast<std::int64_t>(*size));
  return Flow::kNext;
}

Flow makeRange(Interpreter& vm, Values values, Word& result) {
  std::array<std::int64_t, 3> numbers = {0, 0, 1};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!takeInteger(vm, values[i], numbers[values.size() == 1 ? 1 : i])) return Flow::kFailed;
  }
  if (numbers[2] == 0) return vm.raise("ValueError", "range() arg 3 must not be zero");
  result = rangeOf(vm, numbers[0], numbers[1], numbers[2]);
  return Flow::kNext;
}

Flow absolute(Interpreter& vm, Values values, Word& result) {
  std::int64_t number = 0;
  if (!vm.asInteger(values[0], number))
    return vm.raise("TypeError", "bad operand type for abs(): " + quotedType(vm, values[0]));
  if (number < 0) return arithmetic(vm, BinaryOperator::kSubtract, 0, number, result);
  result = vm.pool().integer(number);
  return Flow::kNext;
}

Flow divideWithRest(Interpreter& vm, Values values, Word& result) {
  std::int64_t a = 0;
  std::int64_t b = 0;
  if (!vm.asInteger(values[0], a) || !vm.asInteger(values[1], b))
    return vm.raise("TypeError", "unsupported operand type(s) for divmod(): " + quotedType(vm, values[0]) + " and " +
                                     quotedType(vm, values[1]));
  Word quotient;
  Word rest;
  if (arithmetic(vm, BinaryOperator::kFloorDivide, a, b, quotient) != Flow::kNext) return Flow::kFailed;
  if (arithmetic(vm, BinaryOperator::kModulo, a, b, rest) != Flow::kNext) return Flow::kFailed;
  result = makeTuple(vm, std::array{quotient, rest});
  return Flow::kNext;
}

Flow power(Interpreter& vm, Values values, Word& result) {
  std::array<std::int64_t, 3> numbers{};
  for (std::size_t i = 0; i < 3; ++i) {
    const bool none = values[i] == Word::unset() || values[i] == Word::none();
    if ((i == 2 && none) || vm.asInteger(values[i], numbers[i])) continue;
    return vm.raise("TypeError", "unsupported operand type(s) for ** or pow(): " + quotedType(vm, values[0]) + " and " +
                                     quotedType(vm, values[1]));
  }
  if (values[2] == Word::unset() || values[2] == Word::none())
    return arithmetic(vm, BinaryOperator::kPower, numbers[0], numbers[1], result);
  if (numbers[2] == 0) return vm.raise("ValueError", "pow() 3rd argument cannot be 0");
  if (numbers[1] < 0) return vm.refuse("Racecourse has no pow() with a negative exponent and a modulus.");
  const Calculated number = powerModulo(numbers[0], numbers[1], numbers[2]);
  if (!number) return vm.raise("OverflowError", "This modulus is too large for Racecourse.");
  result = vm.pool().integer(*number);
  return Flow::kNext;
}

Flow ordinal(Interpreter& vm, Values values, Word& result) {
  if (!isText(vm, values[0]))
    return vm.raise("TypeError",
                    "ord() expected string of length 1, but " + std::string(vm.typeName(values[0])) + " found");
  const std::string_view text = vm.pool().textOf(values[0]);
  if (characterCount(text) != 1)
    return vm.raise("TypeError", "ord() expected a character, but string of length " +
                                     std::to_string(characterCount(text)) + " found");
  result = vm.pool().integer(codePointOf(text));
  return Flow::kNext;
}

Flow character(Interpreter& vm, Values values, Word& result) {
  std::int64_t code = 0;
  if (!takeInteger(vm, values[0], code)) return Flow::kFailed;
  if (code < 0 || code > 0x10FFFF) return vm.raise("ValueError", "chr() arg not in range(0x110000)");
  if (code >= 0xD800 && code <= 0xDFFF) return vm.refuse("This number is half a character, which no text can hold.");
  result = makeText(vm, characterOf(static_cast<std::uint32_t>(code)));
  return Flow::kNext;
}

// ---------------------------------------------------------------- over iterables

Flow sum(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::array<Word, 2> values;
  if (!vm.bind(Builtin::kSum, arguments, "iterable start", 1, values)) return Flow::kFailed;
  if (!touchContents(vm, {&values[0], 1}, "sums")) return Flow::kStand;
  std::vector<Word> items;
  if (!collect(vm, values[0], items)) return Flow::kFailed;
  Word total = values[1] == Word::unset() ? Word::integer(0) : values[1];
  if (isText(vm, total)) return vm.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
  for (const Word item : items) {
    if (add(vm, total, item, total) != Flow::kNext) return Flow::kFailed;
  }
  result = total;
  return Flow::kNext;
}

Flow anyOrAll(Interpreter& vm, Values values, bool wanted, Word& result) {
  if (!touchContents(vm, values, wanted ? "asks any() of" : "asks all() of")) return Flow::kStand;
  std::vector<Word> items;
  if (!collect(vm, values[0], items)) return Flow::kFailed;
  const bool found = std::ranges::any_of(items, [&](Word item) { return vm.truth(item) == wanted; });
  result = Word::truth(found == wanted);
  return Flow::kNext;
}

// The keyword arguments of sorted(), min() and max(). False after raise().
struct Keywords {
  Word key = Word::none();
  Word reverse = Word::truth(false);
  Word otherwise = Word::unset();
};
bool takeKeywords(Interpreter& vm, Builtin builtin, const Arguments& arguments, Keywords& taken) {
  const bool sorts = builtin == Builtin::kSorted || builtin == Builtin::kListSort;
  for (std::size_t i = 0; i < arguments.keywords.size(); ++i) {
    const std::string_view name = vm.nameOf(arguments.keywords[i]);
    const Word value = arguments.keyword_values[i];
    if (name == "key") {
      taken.key = value;
    } else if (name == "reverse" && sorts) {
      taken.reverse = value;
    } else if (name == "default" && !sorts) {
      taken.otherwise = value;
    } else {
      const std::string function = sorts ? "sort" : std::string(nameOf(builtin));
      vm.raise("TypeError", "'" + std::string(name) + "' is an invalid keyword argument for " + function + "()");
      return false;
    }
  }
  return true;
}

Flow sorted(Interpreter& vm, const Arguments& arguments, Word& result) {
  Keywords keywords;
  if (!takeKeywords(vm, Builtin::kSorted, arguments, keywords)) return Flow::kFailed;
  if (arguments.positional.size() != 1)
    return vm.raise("TypeError", "sorted expected 1 argument, got " + std::to_string(arguments.positional.size()));
  const bool keyed = keywords.key != Word::none();
  if (!(keyed ? touchContainer(vm, arguments.positional[0], "sorts")
              : touchContents(vm, arguments.positional.first(1), "sorts")))
    return Flow::kStand;
  std::vector<Word> items;
  if (!collect(vm, arguments.positional[0], items)) return Flow::kFailed;
  if (!keyed) {
    if (!sortWords(vm, items, vm.truth(keywords.reverse))) return Flow::kFailed;
    result = makeList(vm, items);
    return Flow::kNext;
  }
  return pushFrame(vm, vm.program().sort_code, std::array{makeList(vm, items), keywords.key, keywords.reverse});
}

// The values to choose from: the arguments, or the items of the only one. False after raise().
bool collectCandidates(Interpreter& vm, Values values, std::vector<Word>& items) {
  if (values.size() == 1) return collect(vm, values[0], items);
  items.assign(values.begin(), values.end());
  return true;
}

Flow extreme(Interpreter& vm, Builtin builtin, const Arguments& arguments, Word& result) {
  const bool largest = builtin == Builtin::kMax;
  const std::string name(nameOf(builtin));
  Keywords keywords;
  if (!takeKeywords(vm, builtin, arguments, keywords)) return Flow::kFailed;
  const Values values = arguments.positional;
  if (values.empty()) return vm.raise("TypeError", name + " expected at least 1 argument, got 0");
  if (values.size() > 1 && keywords.otherwise != Word::unset())
    return vm.raise("TypeError", "Cannot specify a default for " + name + "() with multiple positional arguments");
  if (!touchContents(vm, values, largest ? "takes the largest of" : "takes the smallest of")) return Flow::kStand;
  std::vector<Word> items;
  if (!collectCandidates(vm, values, items)) return Flow::kFailed;
  if (items.empty() && keywords.otherwise == Word::unset())
    return vm.raise("ValueError", name + "() arg is an empty sequence");
  result = items.empty() ? keywords.otherwise : items[0];
  if (items.empty()) return Flow::kNext;
  if (keywords.key != Word::none()) {
    return pushFrame(vm, vm.program().extreme_code,
                     std::array{makeList(vm, items), keywords.key, Word::truth(largest)});
  }
  for (const Word item : std::span(items).subspan(1)) {
    bool better = false;
    const auto op = largest ? ComparisonOperator::kGreater : ComparisonOperator::kLess;
    if (order(vm, op, item, result, better) != Flow::kNext) return Flow::kFailed;
    if (better) result = item;
  }
  return Flow::kNext;
}

// ---------------------------------------------------------------- types

Flow makeSequence(Interpreter& vm, Values values, bool tuple, Word& result) {
  std::vector<Word> items;
  if (!values.empty()) {
    if (!touchContainer(vm, values[0], "copies")) return Flow::kStand;
    if (!collect(vm, values[0], items)) return Flow::kFailed;
  }
  result = tuple ? makeTuple(vm, items) : makeList(vm, items);
  return Flow::kNext;
}

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

Flow callZip(Interpreter& vm, const Arguments& arguments, Word& result) {
  if (!arguments.keywords.empty()) return vm.refuse("Racecourse has zip() without keyword arguments.");
  return makeZip(vm, arguments.positional, result);
}

Flow callEnumerate(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::array<Word, 2> values;
  if (!vm.bind(Builtin::kEnumerate, arguments, "iterable start", 1, values)) return Flow::kFailed;
  return makeEnumerate(vm, values[0], values[1], result);
}

Flow callPower(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::array<Word, 3> values;
  if (!vm.bind(Builtin::kPow, arguments, "base exp mod", 2, values)) return Flow::kFailed;
  return power(vm, values, result);
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
    case Builtin::kDictPop:
    case Builtin::kListPop:
      return {builtin == Builtin::kDictPop ? 1u : 0u, builtin == Builtin::kDictPop ? 2u : 1u};
    case Builtin::kIsInstance:
    case Builtin::kDivmod:
    case Builtin::kListInsert:
      return {2, 2};
    case Builtin::kListIndex:
    case Builtin::kTupleIndex:
      return {1, 3};
    case Builtin::kDictGet:
    case Builtin::kDictSetDefault:
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
      return callPower(vm, arguments, result);
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

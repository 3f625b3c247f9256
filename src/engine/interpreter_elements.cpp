// Elements and slices.
#include <array>

#include "engine/arithmetic.h"
#include "engine/interpreter_parts.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

Flow outOfRange(Interpreter& vm, std::string_view what) {
  return vm.raise("IndexError", std::string(what) + " index out of range");
}

// The number that an index is; raises TypeError for everything else.
bool takeIndexNumber(Interpreter& vm, Word index, std::string_view what, std::int64_t& number) {
  if (vm.asInteger(index, number)) return true;
  const bool text = what == "string";
  vm.raise("TypeError", std::string(what) +
                            (text ? " indices must be integers, not " : " indices must be integers or slices, not ") +
                            (text ? quotedType(vm, index) : std::string(vm.typeName(index))));
  return false;
}

Flow elementOf(Interpreter& vm, std::span<const Word> elements, Word index, std::string_view what, Word& result) {
  std::int64_t number = 0;
  if (!takeIndexNumber(vm, index, what, number)) return Flow::kFailed;
  const std::optional<std::size_t> at = takeIndex(elements.size(), number);
  if (!at) return outOfRange(vm, what);
  result = elements[*at];
  return Flow::kNext;
}

Flow valueOfKey(Interpreter& vm, std::span<const Word> pairs, Word key, Word& result) {
  std::size_t at = 0;
  if (!findKey(vm, pairs, key, at)) return Flow::kFailed;
  if (at == pairs.size()) return vm.raise("KeyError", vm.repr(key));
  result = pairs[at + 1];
  return Flow::kNext;
}

Flow characterOfText(Interpreter& vm, std::string_view text, Word index, Word& result) {
  std::int64_t number = 0;
  if (!takeIndexNumber(vm, index, "string", number)) return Flow::kFailed;
  vm.spend(text.size() / 64);
  const std::optional<std::size_t> at = takeIndex(characterCount(text), number);
  if (!at) return outOfRange(vm, "string");
  result = vm.pool().text(characterAt(text, byteOf(text, *at)));
  return Flow::kNext;
}

Flow numberOfRange(Interpreter& vm, Word range, Word index, Word& result) {
  std::int64_t number = 0;
  if (!takeIndexNumber(vm, index, "range", number)) return Flow::kFailed;
  const RangeParts parts = partsOf(vm, range);
  const std::int64_t length = rangeLength(parts.start, parts.stop, parts.step);
  if (number < 0) number += length;
  if (number < 0 || number >= length) return outOfRange(vm, "range object");
  result = vm.pool().integer(rangeElement(parts.start, number, parts.step));
  return Flow::kNext;
}

Flow notSubscriptable(Interpreter& vm, Word object) {
  if (vm.typeName(object) != "type")
    return vm.raise("TypeError", quotedType(vm, object) + " object is not subscriptable");
  const bool own = object.is(Tag::kObject);
  const std::string name(own ? nameOfClass(vm, object) : nameOf(static_cast<Builtin>(object.payload())));
  return vm.raise("TypeError", "type '" + name + "' is not subscriptable");
}

Flow element(Interpreter& vm, Word object, Word index, Word& result) {
  if (isText(vm, object)) return characterOfText(vm, vm.pool().textOf(object), index, result);
  if (isTuple(vm, object)) return elementOf(vm, vm.pool().words(object), index, "tuple", result);
  if (vm.pool().is(object, Kind::kRange)) return numberOfRange(vm, object, index, result);
  if (isList(vm, object)) return elementOf(vm, vm.look(object.payload()).words, index, "list", result);
  if (isDict(vm, object)) return valueOfKey(vm, vm.look(object.payload()).words, index, result);
  return notSubscriptable(vm, object);
}

bool isContainer(Interpreter& vm, Word word) { return isList(vm, word) || isDict(vm, word); }

// Where in the list or dict the element lies, a new place of the dict included; false after raise().
bool placeOfElement(Interpreter& vm, Word object, Word index, std::size_t& at) {
  const std::span<const Word> words = vm.look(object.payload()).words;
  if (isDict(vm, object)) {
    const bool found = findKey(vm, words, index, at) && vm.fits(words.size() / 2 + 1);
    ++at;
    return found;
  }
  std::int64_t number = 0;
  if (!takeIndexNumber(vm, index, "list", number)) return false;
  const std::optional<std::size_t> place = takeIndex(words.size(), number);
  if (!place) vm.raise("IndexError", "list assignment index out of range");
  at = place.value_or(0);
  return place.has_value();
}

// A bound of a slice; false after raise().
bool takeBound(Interpreter& vm, Word word, std::optional<std::int64_t>& bound) {
  std::int64_t number = 0;
  if (word == Word::none()) return true;
  if (!vm.asInteger(word, number)) {
    vm.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  bound = number;
  return true;
}

std::vector<Word> slicedWords(std::span<const Word> words, const SliceRange& range) {
  std::vector<Word> taken;
  for (std::int64_t i = 0; i < range.count; ++i) taken.push_back(words[static_cast<std::size_t>(range.at(i))]);
  return taken;
}

Flow slicedRange(Interpreter& vm, const RangeParts& parts, const SliceRange& range, Word& result) {
  const auto element = [&](std::int64_t index) {
    return calculate(BinaryOperator::kMultiply, index, parts.step).and_then([&](std::int64_t distance) {
      return calculate(BinaryOperator::kAdd, parts.start, distance);
    });
  };
  const Calculated start = element(range.start);
  const Calculated stop = element(range.stop);
  const Calculated step = calculate(BinaryOperator::kMultiply, parts.step, range.step);
  if (!start || !stop || !step) return vm.refuse("This range lies too near the edge of 64 bits to be sliced.");
  result = rangeOf(vm, *start, *stop, *step);
  return Flow::kNext;
}

struct Bounds {
  std::optional<std::int64_t> lower, upper, step;
};

Flow sliceOf(Interpreter& vm, Word object, const Bounds& bounds, Word& result) {
  const auto range = [&](std::size_t size) {
    vm.spend(size / 64);
    return takeSlice(size, bounds.lower, bounds.upper, bounds.step.value_or(1));
  };
  Pool& pool = vm.pool();
  if (isText(vm, object)) {
    const std::string_view text = pool.textOf(object);
    result = makeText(vm, slicedText(text, range(characterCount(text))));
  } else if (isTuple(vm, object)) {
    const std::span<const Word> words = pool.words(object);
    result = makeTuple(vm, slicedWords(words, range(words.size())));
  } else if (isList(vm, object)) {
    const std::span<const Word> words = vm.look(object.payload()).words;
    result = makeList(vm, slicedWords(words, range(words.size())));
  } else if (pool.is(object, Kind::kRange)) {
    const RangeParts parts = partsOf(vm, object);
    const std::int64_t length = rangeLength(parts.start, parts.stop, parts.step);
    if (static_cast<std::uint64_t>(length) > kMostElements)
      return vm.refuse("Racecourse takes slices of ranges of at most 1,000,000 numbers.");
    return slicedRange(vm, parts, range(static_cast<std::size_t>(length)), result);
  } else if (isDict(vm, object)) {
    return vm.raise("TypeError", "unhashable type: 'slice'");
  } else {
    return notSubscriptable(vm, object);
  }
  return Flow::kNext;
}

}  // namespace

Flow loadElement(Interpreter& vm) {
  const Word object = vm.top(1);
  const Word index = vm.top();
  const bool container = isContainer(vm, object);
  if (container && !vm.touchElement(object.payload(), index, false)) return Flow::kStand;
  Word result = Word::unset();
  const Flow flow = element(vm, object, index, result);
  if (container)
    vm.tell({.kind = StepKind::kRead,
             .verb = "reads",
             .slot = {Area::kObject, object.payload()},
             .part = index,
             .value = result});
  return flow == Flow::kNext ? vm.give(2, result) : flow;
}

Flow storeElement(Interpreter& vm) {
  const Word value = vm.top(2);
  const Word object = vm.top(1);
  const Word index = vm.top();
  if (!isContainer(vm, object))
    return vm.raise("TypeError", quotedType(vm, object) + " object does not support item assignment");
  if (!vm.touchElement(object.payload(), index, true)) return Flow::kStand;
  std::size_t at = 0;
  if (!placeOfElement(vm, object, index, at)) return Flow::kFailed;
  std::vector<Word>& words = vm.edit(object.payload());
  const bool fresh = at >= words.size();
  vm.tell({.kind = StepKind::kWrite,
           .verb = "writes",
           .slot = {Area::kObject, object.payload()},
           .part = index,
           .value = value,
           .before = fresh ? Word::unset() : words[at]});
  if (fresh) words.insert(words.end(), {index, value});
  if (!fresh) words[at] = value;
  vm.edited(object.payload(), std::array{index, value});
  vm.drop(3);
  return Flow::kNext;
}

Flow slice(Interpreter& vm) {
  const Word object = vm.top(3);
  if (isList(vm, object) && !vm.touchObject(object.payload(), false)) return Flow::kStand;
  Bounds bounds;
  const bool fine = takeBound(vm, vm.top(2), bounds.lower) && takeBound(vm, vm.top(1), bounds.upper) &&
                    takeBound(vm, vm.top(), bounds.step);
  if (!fine) return Flow::kFailed;
  if (bounds.step == 0) return vm.raise("ValueError", "slice step cannot be zero");
  Word result;
  const Flow flow = sliceOf(vm, object, bounds, result);
  vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, object.payload()}, .value = result});
  return flow == Flow::kNext ? vm.give(4, result) : flow;
}

}  // namespace racecourse::engine

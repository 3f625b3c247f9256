// Iterators: entries that are never changed; advancing gives another one. A Kind::kIterator entry has a shape and then
//
//   kOverRange       next, stop, step
//   kOverTuple       the tuple, index          kOverText  the text, byte offset
//   kOverList        the list, index
//   kOverDict        the dict, index, its size (-1 before the first item), which of DictView
//   kBackwards       tuple, text or list; how many elements are left
//   kEnumerating     an iterator, the next number
//   kZipping         iterators
#include <array>
#include <limits>

#include "engine/arithmetic.h"
#include "engine/interpreter_parts.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

enum Shape { kOverRange, kOverTuple, kOverText, kOverList, kOverDict, kBackwards, kEnumerating, kZipping };

Word number(std::size_t value) { return Word::integer(static_cast<std::int32_t>(value)); }
std::size_t indexIn(Word word) { return static_cast<std::size_t>(word.small()); }

template <class... Words>
Word iteratorOf(Interpreter& vm, Shape shape, Words... words) {
  return vm.intern(Kind::kIterator, std::array{Word::integer(shape), words...});
}

Shape shapeOf(Interpreter& vm, Word iterator) { return static_cast<Shape>(vm.pool().words(iterator)[0].small()); }

Word overRange(Interpreter& vm, const RangeParts& range) {
  Pool& pool = vm.pool();
  return iteratorOf(vm, kOverRange, pool.integer(range.start), pool.integer(range.stop), pool.integer(range.step));
}

Flow advanceRange(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item) {
  Pool& pool = vm.pool();
  const std::int64_t start = pool.integerOf(words[1]);
  const std::int64_t stop = pool.integerOf(words[2]);
  const std::int64_t step = pool.integerOf(words[3]);
  if (step > 0 ? start >= stop : start <= stop) return Flow::kNext;
  item = words[1];
  const std::int64_t after = calculate(BinaryOperator::kAdd, start, step).value_or(stop);
  iterator = iteratorOf(vm, kOverRange, pool.integer(after), words[2], words[3]);
  return Flow::kNext;
}

Flow advanceTuple(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item) {
  const std::span<const Word> elements = vm.pool().words(words[1]);
  const std::size_t index = indexIn(words[2]);
  if (index == elements.size()) return Flow::kNext;
  item = elements[index];
  iterator = iteratorOf(vm, kOverTuple, words[1], number(index + 1));
  return Flow::kNext;
}

Flow advanceText(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item) {
  const std::string_view text = vm.pool().textOf(words[1]);
  const std::size_t offset = indexIn(words[2]);
  if (offset == text.size()) return Flow::kNext;
  const std::string_view character = characterAt(text, offset);
  item = vm.pool().text(character);
  iterator = iteratorOf(vm, kOverText, words[1], number(offset + character.size()));
  return Flow::kNext;
}

void tellRead(Interpreter& vm, Word object, Word index, Word item) {
  const bool ends = item == Word::unset();
  vm.tell({.kind = StepKind::kRead,
           .verb = ends ? "reaches the end of {place}" : "reads",
           .slot = {Area::kObject, object.payload()},
           .part = ends ? Word::unset() : index,
           .value = item});
}

Flow advanceList(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item, bool touches) {
  if (touches && !vm.touchElement(words[1].payload(), words[2], false)) return Flow::kStand;
  const std::span<const Word> elements = vm.look(words[1].payload()).words;
  const std::size_t index = indexIn(words[2]);
  if (index < elements.size()) {
    item = elements[index];
    iterator = iteratorOf(vm, kOverList, words[1], number(index + 1));
  }
  if (touches) tellRead(vm, words[1], words[2], item);
  return Flow::kNext;
}

Flow advanceDict(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item, bool touches) {
  if (touches && !vm.touchObject(words[1].payload(), false)) return Flow::kStand;
  const std::span<const Word> pairs = vm.look(words[1].payload()).words;
  const std::size_t index = indexIn(words[2]);
  if (words[3].small() >= 0 && pairs.size() != indexIn(words[3]))
    return vm.raise("RuntimeError", "dictionary changed size during iteration");
  if (index == pairs.size()) return Flow::kNext;
  const auto view = static_cast<DictView>(words[4].small());
  item = view == DictView::kItems ? makeTuple(vm, pairs.subspan(index, 2))
                                  : pairs[index + (view == DictView::kValues ? 1 : 0)];
  iterator = iteratorOf(vm, kOverDict, words[1], number(index + 2), number(pairs.size()), words[4]);
  if (touches) tellRead(vm, words[1], Word::unset(), item);
  return Flow::kNext;
}

Flow advanceBackwards(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item, bool touches) {
  const std::size_t left = indexIn(words[2]);
  if (left == 0) return Flow::kNext;
  const Word index = number(left - 1);
  if (isText(vm, words[1])) {
    const std::string_view text = vm.pool().textOf(words[1]);
    item = vm.pool().text(characterAt(text, byteOf(text, left - 1)));
    vm.spend(left / 16);
  } else if (isTuple(vm, words[1])) {
    item = vm.pool().words(words[1])[left - 1];
  } else {
    if (touches && !vm.touchElement(words[1].payload(), index, false)) return Flow::kStand;
    const std::span<const Word> elements = vm.look(words[1].payload()).words;
    if (left > elements.size()) return Flow::kNext;
    item = elements[left - 1];
    if (touches) tellRead(vm, words[1], index, item);
  }
  iterator = iteratorOf(vm, kBackwards, words[1], index);
  return Flow::kNext;
}

Flow advanceEnumeration(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item, bool touches) {
  Word inner = words[1];
  Word value = Word::unset();
  const Flow flow = advance(vm, inner, value, touches);
  if (flow != Flow::kNext || value == Word::unset()) return flow;
  Word next;
  if (arithmetic(vm, BinaryOperator::kAdd, vm.pool().integerOf(words[2]), 1, next) != Flow::kNext) return Flow::kFailed;
  item = makeTuple(vm, std::array{words[2], value});
  iterator = iteratorOf(vm, kEnumerating, inner, next);
  return Flow::kNext;
}

bool collectRange(Interpreter& vm, const RangeParts& range, std::vector<Word>& items) {
  const std::int64_t length = rangeLength(range.start, range.stop, range.step);
  if (!vm.fits(static_cast<std::uint64_t>(length)) || !vm.spend(static_cast<std::uint64_t>(length) / 8)) return false;
  for (std::int64_t i = 0; i < length; ++i)
    items.push_back(vm.pool().integer(rangeElement(range.start, i, range.step)));
  return true;
}

// Lists inside a zip are read in one step: their iterators advance together.
Flow advanceZip(Interpreter& vm, std::span<const Word> words, Word& iterator, Word& item, bool touches) {
  if (touches && !vm.touchAll(words.subspan(1), false)) return Flow::kStand;
  std::vector<Word> iterators = {words[0]};
  std::vector<Word> values;
  for (Word inner : words.subspan(1)) {
    Word value = Word::unset();
    const Flow flow = advance(vm, inner, value, false);
    if (flow != Flow::kNext || value == Word::unset()) return flow;
    iterators.push_back(inner);
    values.push_back(value);
  }
  if (values.empty()) return Flow::kNext;
  item = makeTuple(vm, values);
  iterator = vm.intern(Kind::kIterator, iterators);
  return Flow::kNext;
}

}  // namespace

Word rangeOf(Interpreter& vm, std::int64_t start, std::int64_t stop, std::int64_t step) {
  Pool& pool = vm.pool();
  return pool.intern(Kind::kRange, std::array{pool.integer(start), pool.integer(stop), pool.integer(step)});
}

RangeParts partsOf(Interpreter& vm, Word range) {
  const std::span<const Word> words = vm.pool().words(range);
  return {vm.pool().integerOf(words[0]), vm.pool().integerOf(words[1]), vm.pool().integerOf(words[2])};
}

bool iterate(Interpreter& vm, Word iterable, Word& iterator) {
  const Word start = Word::integer(0);
  if (isList(vm, iterable)) {
    iterator = iteratorOf(vm, kOverList, iterable, start);
  } else if (isDict(vm, iterable)) {
    iterator = makeView(vm, iterable.payload(), DictView::kKeys);
  } else if (isTuple(vm, iterable)) {
    iterator = iteratorOf(vm, kOverTuple, iterable, start);
  } else if (isText(vm, iterable)) {
    iterator = iteratorOf(vm, kOverText, iterable, start);
  } else if (vm.pool().is(iterable, Kind::kRange)) {
    iterator = overRange(vm, partsOf(vm, iterable));
  } else if (vm.pool().is(iterable, Kind::kIterator)) {
    iterator = iterable;
  } else {
    vm.raise("TypeError", quotedType(vm, iterable) + " object is not iterable");
    return false;
  }
  return true;
}

Flow advance(Interpreter& vm, Word& iterator, Word& item, bool touches) {
  const std::span<const Word> words = vm.pool().words(iterator);
  item = Word::unset();
  switch (static_cast<Shape>(words[0].small())) {
    case kOverRange:
      return advanceRange(vm, words, iterator, item);
    case kOverTuple:
      return advanceTuple(vm, words, iterator, item);
    case kOverText:
      return advanceText(vm, words, iterator, item);
    case kOverList:
      return advanceList(vm, words, iterator, item, touches);
    case kOverDict:
      return advanceDict(vm, words, iterator, item, touches);
    case kBackwards:
      return advanceBackwards(vm, words, iterator, item, touches);
    case kEnumerating:
      return advanceEnumeration(vm, words, iterator, item, touches);
    case kZipping:
      break;
  }
  return advanceZip(vm, words, iterator, item, touches);
}

Flow next(Interpreter& vm, int target) {
  Word iterator = vm.top();
  Word item;
  const Flow flow = advance(vm, iterator, item, true);
  if (flow != Flow::kNext) return flow;
  vm.spend(3);
  if (item == Word::unset()) {
    vm.jump(target);
    vm.drop(1);
    return Flow::kNext;
  }
  vm.top() = iterator;
  vm.push(item);
  return Flow::kNext;
}

bool collect(Interpreter& vm, Word iterable, std::vector<Word>& items) {
  if (isList(vm, iterable) || isTuple(vm, iterable)) {
    const std::span<const Word> words =
        isTuple(vm, iterable) ? vm.pool().words(iterable) : vm.look(iterable.payload()).words;
    items.assign(words.begin(), words.end());
    return vm.spend(words.size() / 8);
  }
  if (vm.pool().is(iterable, Kind::kRange)) return collectRange(vm, partsOf(vm, iterable), items);
  Word iterator;
  if (!iterate(vm, iterable, iterator)) return false;
  while (vm.spend(4) && vm.fits(items.size())) {
    Word item;
    if (advance(vm, iterator, item, false) != Flow::kNext) return false;
    if (item == Word::unset()) return true;
    items.push_back(item);
  }
  return false;
}

std::optional<std::size_t> lengthOfView(Interpreter& vm, Word iterator) {
  const std::span<const Word> words = vm.pool().words(iterator);
  if (shapeOf(vm, iterator) != kOverDict) return std::nullopt;
  return vm.look(words[1].payload()).words.size() / 2;
}

Flow makeEnumerate(Interpreter& vm, Word iterable, Word start, Word& result) {
  std::int64_t first = 0;
  if (start != Word::unset() && !vm.asInteger(start, first))
    return vm.raise("TypeError", quotedType(vm, start) + " object cannot be interpreted as an integer");
  Word iterator;
  if (!iterate(vm, iterable, iterator)) return Flow::kFailed;
  result = iteratorOf(vm, kEnumerating, iterator, vm.pool().integer(first));
  return Flow::kNext;
}

Flow makeZip(Interpreter& vm, std::span<const Word> iterables, Word& result) {
  std::vector<Word> words = {Word::integer(kZipping)};
  for (const Word iterable : iterables) {
    Word iterator;
    if (!iterate(vm, iterable, iterator)) return Flow::kFailed;
    words.push_back(iterator);
  }
  result = vm.intern(Kind::kIterator, words);
  return Flow::kNext;
}

Flow makeReversed(Interpreter& vm, Word sequence, Word& result) {
  Pool& pool = vm.pool();
  if (pool.is(sequence, Kind::kRange)) {
    const RangeParts range = partsOf(vm, sequence);
    const std::int64_t length = rangeLength(range.start, range.stop, range.step);
    const std::int64_t last = rangeElement(range.start, length - 1, range.step);
    // One number at the edge of 64 bits has no range behind it that could be written.
    const Calculated stop = calculate(BinaryOperator::kSubtract, range.start, range.step);
    const Calculated step = negate(range.step);
    if (length > 0 && (!stop || !step))
      return vm.refuse("This range lies too near the edge of 64 bits to be reversed.");
    result = overRange(vm, length == 0 ? RangeParts{0, 0, 1} : RangeParts{last, *stop, *step});
    return Flow::kNext;
  }
  std::size_t size = 0;
  if (isList(vm, sequence)) {
    if (!vm.touchObject(sequence.payload(), false)) return Flow::kStand;
    size = vm.look(sequence.payload()).words.size();
  } else if (isTuple(vm, sequence)) {
    size = pool.words(sequence).size();
  } else if (isText(vm, sequence)) {
    size = characterCount(pool.textOf(sequence));
  } else if (isDict(vm, sequence)) {
    return vm.refuse("Racecourse does not reverse a dict. Write reversed(list(...)) around it.");
  } else {
    return vm.raise("TypeError", quotedType(vm, sequence) + " object is not reversible");
  }
  result = iteratorOf(vm, kBackwards, sequence, number(size));
  return Flow::kNext;
}

Word makeView(Interpreter& vm, std::uint32_t dict, DictView view) {
  return iteratorOf(vm, kOverDict, Word::of(Tag::kObject, dict), Word::integer(0), Word::integer(-1),
                    Word::integer(static_cast<int>(view)));
}

std::string_view iteratorName(Interpreter& vm, Word iterator) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "range_iterator", "tuple_iterator", "str_iterator", "list_iterator",
      "dict_items",     "reversed",       "enumerate",    "zip"};
  return kNames[static_cast<std::size_t>(shapeOf(vm, iterator))];
}

}  // namespace racecourse::engine

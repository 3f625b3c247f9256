// What values are to Python: true or false, equal, ordered, as text.
#include <algorithm>

#include "engine/interpreter_parts.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

bool areEqual(Interpreter& vm, Word a, Word b, int depth);

bool areAllEqual(Interpreter& vm, std::span<const Word> a, std::span<const Word> b, int depth) {
  return std::ranges::equal(a, b, [&](Word x, Word y) { return areEqual(vm, x, y, depth + 1); });
}

bool areRangesEqual(Interpreter& vm, Word a, Word b) {
  const RangeParts x = partsOf(vm, a);
  const RangeParts y = partsOf(vm, b);
  const std::int64_t length = rangeLength(x.start, x.stop, x.step);
  if (length != rangeLength(y.start, y.stop, y.step)) return false;
  return length == 0 || (x.start == y.start && (length == 1 || x.step == y.step));
}

bool areDictsEqual(Interpreter& vm, std::span<const Word> a, std::span<const Word> b, int depth) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); i += 2) {
    std::size_t at = 0;
    if (!findKey(vm, b, a[i], at) || at == b.size() || !areEqual(vm, a[i + 1], b[at + 1], depth + 1)) return false;
  }
  return true;
}

bool areObjectsEqual(Interpreter& vm, Word a, Word b, int depth) {
  const Interpreter::Contents x = vm.look(a.payload());
  const Interpreter::Contents y = vm.look(b.payload());
  if (x.kind != y.kind) return false;
  if (x.kind == Kind::kDict) return areDictsEqual(vm, x.words, y.words, depth);
  return x.kind == Kind::kList && areAllEqual(vm, x.words, y.words, depth);
}

bool areEqual(Interpreter& vm, Word a, Word b, int depth) {
  if (a == b) return true;
  if (!vm.spend(1) || !vm.fitsDepth(depth)) return false;
  if (a.is(Tag::kObject) && b.is(Tag::kObject)) return areObjectsEqual(vm, a, b, depth);
  Pool& pool = vm.pool();
  if (pool.is(a, Kind::kTuple) && pool.is(b, Kind::kTuple)) return areAllEqual(vm, pool.words(a), pool.words(b), depth);
  if (pool.is(a, Kind::kRange) && pool.is(b, Kind::kRange)) return areRangesEqual(vm, a, b);
  std::int64_t x = 0;
  std::int64_t y = 0;
  return vm.asInteger(a, x) && vm.asInteger(b, y) && x == y;
}

template <class Value>
bool holds(ComparisonOperator op, const Value& a, const Value& b) {
  switch (op) {
    case ComparisonOperator::kLess:
      return a < b;
    case ComparisonOperator::kLessEqual:
      return a <= b;
    case ComparisonOperator::kGreater:
      return a > b;
    default:
      return a >= b;
  }
}

std::string_view signOf(ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::kLess:
      return "<";
    case ComparisonOperator::kLessEqual:
      return "<=";
    case ComparisonOperator::kGreater:
      return ">";
    default:
      return ">=";
  }
}

Flow orderAt(Interpreter& vm, ComparisonOperator op, Word a, Word b, bool& result, int depth);

// Decided by the first elements that differ, else by length.
Flow orderSequences(Interpreter& vm, ComparisonOperator op, std::span<const Word> a, std::span<const Word> b,
                    bool& result, int depth) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (!areEqual(vm, a[i], b[i], depth + 1)) return orderAt(vm, op, a[i], b[i], result, depth + 1);
  }
  result = holds(op, a.size(), b.size());
  return Flow::kNext;
}

Flow orderAt(Interpreter& vm, ComparisonOperator op, Word a, Word b, bool& result, int depth) {
  if (!vm.spend(1) || !vm.fitsDepth(depth)) return Flow::kFailed;
  std::int64_t x = 0;
  std::int64_t y = 0;
  Pool& pool = vm.pool();
  if (vm.asInteger(a, x) && vm.asInteger(b, y)) {
    result = holds(op, x, y);
  } else if (isText(vm, a) && isText(vm, b)) {
    vm.spend(std::min(pool.textOf(a).size(), pool.textOf(b).size()) / 64);
    result = holds(op, pool.textOf(a), pool.textOf(b));
  } else if (isTuple(vm, a) && isTuple(vm, b)) {
    return orderSequences(vm, op, pool.words(a), pool.words(b), result, depth);
  } else if (isList(vm, a) && isList(vm, b)) {
    return orderSequences(vm, op, vm.look(a.payload()).words, vm.look(b.payload()).words, result, depth);
  } else {
    return vm.raise("TypeError", "'" + std::string(signOf(op)) + "' not supported between instances of " +
                                     quotedType(vm, a) + " and " + quotedType(vm, b));
  }
  return Flow::kNext;
}

// Merges two sorted halves; the left one goes first among equals.
bool merge(Interpreter& vm, std::span<Word> words, std::size_t middle) {
  std::vector<Word> merged;
  merged.reserve(words.size());
  std::size_t left = 0;
  std::size_t right = middle;
  while (left < middle && right < words.size()) {
    bool right_first = false;
    if (order(vm, ComparisonOperator::kLess, words[right], words[left], right_first) != Flow::kNext) return false;
    merged.push_back(words[right_first ? right++ : left++]);
  }
  merged.insert(merged.end(), words.begin() + static_cast<std::ptrdiff_t>(left),
                words.begin() + static_cast<std::ptrdiff_t>(middle));
  std::ranges::copy(merged, words.begin());
  return true;
}

bool sortSpan(Interpreter& vm, std::span<Word> words) {
  if (words.size() < 2) return true;
  const std::size_t middle = words.size() / 2;
  return sortSpan(vm, words.first(middle)) && sortSpan(vm, words.subspan(middle)) && merge(vm, words, middle);
}

bool isHashable(Interpreter& vm, Word key, int depth, Word& culprit) {
  if (isList(vm, key) || isDict(vm, key)) {
    culprit = key;
    return false;
  }
  if (!isTuple(vm, key) || !vm.pool().mentionsObjects(key) || !vm.spend(1) || !vm.fitsDepth(depth)) return true;
  return std::ranges::all_of(vm.pool().words(key), [&](Word part) { return isHashable(vm, part, depth + 1, culprit); });
}

}  // namespace

bool Interpreter::isTruth(Word word) { return word == Word::truth(true) || word == Word::truth(false); }

bool Interpreter::asInteger(Word value, std::int64_t& number) {
  if (pool_.isInteger(value)) {
    number = pool_.integerOf(value);
    return true;
  }
  number = value == Word::truth(true) ? 1 : 0;
  return isTruth(value);
}

bool Interpreter::truth(Word value) {
  if (isTruth(value)) return value == Word::truth(true);
  if (value == Word::none()) return false;
  if (value.is(Tag::kInteger)) return value.small() != 0;
  if (value.is(Tag::kObject)) {
    const Contents contents = look(value.payload());
    return (contents.kind != Kind::kList && contents.kind != Kind::kDict) || !contents.words.empty();
  }
  if (!value.is(Tag::kPooled)) return true;
  switch (pool_.kind(value)) {
    case Kind::kText:
      return !pool_.textOf(value).empty();
    case Kind::kTuple:
      return !pool_.words(value).empty();
    case Kind::kRange: {
      const RangeParts range = partsOf(*this, value);
      return rangeLength(range.start, range.stop, range.step) > 0;
    }
    case Kind::kIterator:
      return lengthOfView(*this, value).value_or(1) > 0;
    default:
      return true;
  }
}

bool Interpreter::equal(Word a, Word b) { return areEqual(*this, a, b, 0); }

Flow order(Interpreter& vm, ComparisonOperator op, Word a, Word b, bool& result) {
  return orderAt(vm, op, a, b, result, 0);
}

// Turned round before and after, so that equal ones keep their order in a descending sort too.
bool sortWords(Interpreter& vm, std::vector<Word>& words, bool descending) {
  if (descending) std::ranges::reverse(words);
  const bool sorted = sortSpan(vm, words);
  if (descending) std::ranges::reverse(words);
  return sorted;
}

bool checkHashable(Interpreter& vm, Word key) {
  Word culprit;
  if (isHashable(vm, key, 0, culprit)) return !vm.hasStopped();
  vm.raise("TypeError", "unhashable type: " + quotedType(vm, culprit));
  return false;
}

bool findKey(Interpreter& vm, std::span<const Word> dict, Word key, std::size_t& at) {
  if (!checkHashable(vm, key)) return false;
  vm.spend(dict.size() / 16);
  for (at = 0; at < dict.size(); at += 2) {
    if (dict[at] == key) return true;
  }
  // A text, and a number other than 0 and 1, equals nothing but itself.
  if (isText(vm, key) || (key.is(Tag::kInteger) && key.small() != 0 && key.small() != 1)) return true;
  for (at = 0; at < dict.size(); at += 2) {
    if (vm.equal(dict[at], key)) return true;
  }
  return !vm.hasStopped();
}

Flow contains(Interpreter& vm, Word container, Word item, bool& result) {
  if (isText(vm, container)) {
    if (!isText(vm, item))
      return vm.raise("TypeError",
                      "'in <string>' requires string as left operand, not " + std::string(vm.typeName(item)));
    vm.spend(vm.pool().textOf(container).size() / 16);
    result = vm.pool().textOf(container).contains(vm.pool().textOf(item));
    return Flow::kNext;
  }
  if (isDict(vm, container)) {
    const std::span<const Word> words = vm.look(container.payload()).words;
    std::size_t at = 0;
    if (!findKey(vm, words, item, at)) return Flow::kFailed;
    result = at < words.size();
    return Flow::kNext;
  }
  std::int64_t number = 0;
  if (vm.pool().is(container, Kind::kRange)) {
    result = false;
    if (!vm.asInteger(item, number)) return Flow::kNext;
    const RangeParts range = partsOf(vm, container);
    const bool inside =
        range.step > 0 ? number >= range.start && number < range.stop : number <= range.start && number > range.stop;
    const auto distance = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(range.start);
    const auto stride = static_cast<std::uint64_t>(range.step);
    result = inside && (range.step > 0 ? distance % stride : (0 - distance) % (0 - stride)) == 0;
    return Flow::kNext;
  }
  if (isList(vm, container) || isTuple(vm, container)) {
    const std::span<const Word> words =
        isTuple(vm, container) ? vm.pool().words(container) : vm.look(container.payload()).words;
    result = std::ranges::any_of(words, [&](Word word) { return vm.equal(word, item); });
    return Flow::kNext;
  }
  if (!vm.pool().is(container, Kind::kIterator))
    return vm.raise("TypeError", "argument of type " + quotedType(vm, container) + " is not iterable");
  std::vector<Word> items;
  if (!collect(vm, container, items)) return Flow::kFailed;
  result = std::ranges::any_of(items, [&](Word word) { return vm.equal(word, item); });
  return Flow::kNext;
}

}  // namespace racecourse::engine

// The methods of lists, tuples and dicts. Each is one step when another thread can reach the object.
#include <algorithm>
#include <array>

#include "engine/interpreter_parts.h"
#include "engine/slices.h"

namespace racecourse::engine {

namespace {

using Values = std::span<const Word>;

void tell(Interpreter& vm, StepKind kind, std::string_view verb, Word self, Word value = Word::unset()) {
  vm.tell({.kind = kind, .verb = verb, .slot = {Area::kObject, self.payload()}, .value = value});
}

// What a method does, for people.
std::string_view sentenceOf(Builtin builtin) {
  switch (builtin) {
    case Builtin::kListAppend:
      return "appends {value} to {place}";
    case Builtin::kListPop:
    case Builtin::kDictPop:
      return "takes {value} out of {place}";
    case Builtin::kListInsert:
      return "inserts {value} into {place}";
    case Builtin::kListRemove:
      return "removes {value} from {place}";
    case Builtin::kListExtend:
      return "appends all of {value} to {place}";
    case Builtin::kListIndex:
    case Builtin::kDictGet:
      return "looks up {value} in {place}";
    case Builtin::kListCount:
      return "counts {value} in {place}";
    case Builtin::kListReverse:
      return "turns {place} round";
    case Builtin::kDictSetDefault:
      return "stores {value} in {place} if there is none";
    case Builtin::kListCopy:
    case Builtin::kDictCopy:
      return "copies {place}";
    default:
      return "clears {place}";
  }
}

Flow append(Interpreter& vm, std::uint32_t list, Word item) {
  std::vector<Word>& words = vm.edit(list);
  if (!vm.fits(words.size() + 1)) return Flow::kFailed;
  words.push_back(item);
  vm.edited(list, {&item, 1});
  return Flow::kNext;
}

Flow pop(Interpreter& vm, std::uint32_t list, Values values, Word& result) {
  std::int64_t index = -1;
  if (!values.empty() && !takeInteger(vm, values[0], index)) return Flow::kFailed;
  if (vm.look(list).words.empty()) return vm.raise("IndexError", "pop from empty list");
  std::vector<Word>& words = vm.edit(list);
  const std::optional<std::size_t> at = takeIndex(words.size(), index);
  if (!at) return vm.raise("IndexError", "pop index out of range");
  result = words[*at];
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(*at));
  vm.spend((words.size() - *at) / 16);
  vm.edited(list, {});
  return Flow::kNext;
}

Flow insert(Interpreter& vm, std::uint32_t list, Values values) {
  std::int64_t index = 0;
  if (!takeInteger(vm, values[0], index)) return Flow::kFailed;
  std::vector<Word>& words = vm.edit(list);
  if (!vm.fits(words.size() + 1)) return Flow::kFailed;
  const SliceRange range = takeSlice(words.size(), index, std::nullopt, 1);
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(range.start), values[1]);
  vm.edited(list, values.last(1));
  return Flow::kNext;
}

std::optional<std::size_t> placeOf(Interpreter& vm, Values words, Word item, const SliceRange& range) {
  for (std::int64_t i = 0; i < range.count && !vm.hasStopped(); ++i) {
    const auto at = static_cast<std::size_t>(range.at(i));
    if (vm.equal(words[at], item)) return at;
  }
  return std::nullopt;
}

Flow remove(Interpreter& vm, std::uint32_t list, Word item) {
  std::vector<Word>& words = vm.edit(list);
  const std::optional<std::size_t> at = placeOf(vm, words, item, takeSlice(words.size(), {}, {}, 1));
  if (!at) return vm.raise("ValueError", "list.remove(x): x not in list");
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(*at));
  vm.edited(list, {});
  return Flow::kNext;
}

Flow extend(Interpreter& vm, std::uint32_t list, Word iterable) {
  std::vector<Word> items;
  if (!collect(vm, iterable, items)) return Flow::kFailed;
  std::vector<Word>& words = vm.edit(list);
  if (!vm.fits(words.size() + items.size())) return Flow::kFailed;
  words.insert(words.end(), items.begin(), items.end());
  vm.edited(list, items);
  return Flow::kNext;
}

Flow clear(Interpreter& vm, std::uint32_t object) {
  vm.edit(object).clear();
  vm.edited(object, {});
  return Flow::kNext;
}

Flow reverse(Interpreter& vm, std::uint32_t list) {
  std::ranges::reverse(vm.edit(list));
  vm.edited(list, {});
  return Flow::kNext;
}

// A bound of index(x, start, stop): unlike in a slice it must be a number.
bool takeBound(Interpreter& vm, Values values, std::size_t which, std::optional<std::int64_t>& bound) {
  if (values.size() <= which) return true;
  std::int64_t number = 0;
  if (!vm.asInteger(values[which], number)) {
    vm.raise("TypeError", "slice indices must be integers or have an __index__ method");
    return false;
  }
  bound = number;
  return true;
}

Flow indexOf(Interpreter& vm, Values words, Values values, bool tuple, Word& result) {
  std::optional<std::int64_t> lower;
  std::optional<std::int64_t> upper;
  if (!takeBound(vm, values, 1, lower) || !takeBound(vm, values, 2, upper)) return Flow::kFailed;
  const std::optional<std::size_t> at = placeOf(vm, words, values[0], takeSlice(words.size(), lower, upper, 1));
  if (!at)
    return vm.raise("ValueError", tuple ? "tuple.index(x): x not in tuple" : vm.repr(values[0]) + " is not in list");
  result = vm.pool().integer(static_cast<std::int64_t>(*at));
  return Flow::kNext;
}

Flow countIn(Interpreter& vm, Values words, Word item, Word& result) {
  result = vm.pool().integer(std::ranges::count_if(words, [&](Word word) { return vm.equal(word, item); }));
  return Flow::kNext;
}

bool changes(Builtin builtin) {
  return builtin != Builtin::kListIndex && builtin != Builtin::kListCount && builtin != Builtin::kListCopy;
}

// index(), count() and remove() compare, and so read what lies in the elements too; the others read what they take in.
bool touchList(Interpreter& vm, Builtin builtin, Word self, Values values) {
  const std::uint32_t list = self.payload();
  const bool compares =
      builtin == Builtin::kListIndex || builtin == Builtin::kListCount || builtin == Builtin::kListRemove;
  if (compares) {
    const std::array read = {self, values[0]};
    return vm.touchAll(read, true, builtin == Builtin::kListRemove ? &list : nullptr);
  }
  if (builtin == Builtin::kListExtend) return vm.touchAll(values, false, &list);
  return vm.touchObject(list, changes(builtin));
}

Flow getOr(Interpreter& vm, std::uint32_t dict, Values values, Word otherwise, Word& result) {
  const Values words = vm.look(dict).words;
  std::size_t at = 0;
  if (!findKey(vm, words, values[0], at)) return Flow::kFailed;
  result = at < words.size() ? words[at + 1] : otherwise;
  return Flow::kNext;
}

Flow popKey(Interpreter& vm, std::uint32_t dict, Values values, Word& result) {
  const Values now = vm.look(dict).words;
  std::size_t at = 0;
  if (!findKey(vm, now, values[0], at)) return Flow::kFailed;
  if (at == now.size()) {
    if (values.size() == 1) return vm.raise("KeyError", vm.repr(values[0]));
    result = values[1];
    return Flow::kNext;
  }
  std::vector<Word>& words = vm.edit(dict);
  result = words[at + 1];
  const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
  words.erase(place, place + 2);
  vm.edited(dict, {});
  return Flow::kNext;
}

Flow setDefault(Interpreter& vm, std::uint32_t dict, Values values, Word& result) {
  const Values now = vm.look(dict).words;
  std::size_t at = 0;
  if (!findKey(vm, now, values[0], at) || !vm.fits(now.size() / 2 + 1)) return Flow::kFailed;
  const std::array pair = {values[0], values.size() > 1 ? values[1] : Word::none()};
  result = at < now.size() ? now[at + 1] : pair[1];
  if (at < now.size()) return Flow::kNext;
  std::vector<Word>& words = vm.edit(dict);
  words.insert(words.end(), pair.begin(), pair.end());
  vm.edited(dict, pair);
  return Flow::kNext;
}

bool touchDict(Interpreter& vm, Builtin builtin, std::uint32_t dict, Values values) {
  switch (builtin) {
    case Builtin::kDictGet:
      return vm.touchElement(dict, values[0], false);
    case Builtin::kDictKeys:
    case Builtin::kDictValues:
    case Builtin::kDictItems:
      return true;
    case Builtin::kDictCopy:
      return vm.touchObject(dict, false);
    default:
      return vm.touchObject(dict, true);
  }
}

Flow changeOrAskList(Interpreter& vm, Builtin builtin, std::uint32_t list, Values values, Word& result) {
  switch (builtin) {
    case Builtin::kListAppend:
      return append(vm, list, values[0]);
    case Builtin::kListPop:
      return pop(vm, list, values, result);
    case Builtin::kListInsert:
      return insert(vm, list, values);
    case Builtin::kListRemove:
      return remove(vm, list, values[0]);
    case Builtin::kListClear:
      return clear(vm, list);
    case Builtin::kListExtend:
      return extend(vm, list, values[0]);
    case Builtin::kListIndex:
      return indexOf(vm, vm.look(list).words, values, false, result);
    case Builtin::kListCount:
      return countIn(vm, vm.look(list).words, values[0], result);
    case Builtin::kListReverse:
      return reverse(vm, list);
    default:
      result = makeList(vm, vm.look(list).words);
      return Flow::kNext;
  }
}

Flow changeOrAskDict(Interpreter& vm, Builtin builtin, std::uint32_t dict, Values values, Word& result) {
  switch (builtin) {
    case Builtin::kDictGet:
      return getOr(vm, dict, values, values.size() > 1 ? values[1] : Word::none(), result);
    case Builtin::kDictKeys:
      result = makeView(vm, dict, DictView::kKeys);
      return Flow::kNext;
    case Builtin::kDictValues:
      result = makeView(vm, dict, DictView::kValues);
      return Flow::kNext;
    case Builtin::kDictItems:
      result = makeView(vm, dict, DictView::kItems);
      return Flow::kNext;
    case Builtin::kDictPop:
      return popKey(vm, dict, values, result);
    case Builtin::kDictClear:
      return clear(vm, dict);
    case Builtin::kDictSetDefault:
      return setDefault(vm, dict, values, result);
    default:
      result = makeObject(vm, Kind::kDict, vm.look(dict).words);
      return Flow::kNext;
  }
}

}  // namespace

Flow callListMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result) {
  if (!touchList(vm, builtin, self, values)) return Flow::kStand;
  const Flow flow = changeOrAskList(vm, builtin, self.payload(), values, result);
  const Word value = builtin == Builtin::kListPop ? result : values.empty() ? Word::unset() : values.back();
  tell(vm, changes(builtin) ? StepKind::kUpdate : StepKind::kRead, sentenceOf(builtin), self, value);
  return flow;
}

Flow sortList(Interpreter& vm, Word self, Word key, Word reversed, Word& result) {
  const std::uint32_t list = self.payload();
  const bool keyed = key != Word::none();
  if (!(keyed ? vm.touchObject(list, false) : vm.touchAll({&self, 1}, true, &list))) return Flow::kStand;
  const Values now = vm.look(list).words;
  std::vector<Word> words(now.begin(), now.end());
  if (keyed) {
    tell(vm, StepKind::kRead, "copies", self);
    result = self;
    const std::array arguments = {makeList(vm, words), key, reversed};
    const Flow flow = pushFrame(vm, vm.program().sort_code, arguments);
    if (flow == Flow::kNext) vm.frame().returned = Returned::kSorted;
    return flow;
  }
  if (!sortWords(vm, words, vm.truth(reversed))) return Flow::kFailed;
  vm.edit(list) = std::move(words);
  vm.edited(list, {});
  tell(vm, StepKind::kUpdate, "sorts {place}", self);
  result = Word::none();
  return Flow::kNext;
}

Flow callTupleMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result) {
  if (!vm.touchAll(std::array{self, values[0]}, true)) return Flow::kStand;
  const Values words = vm.pool().words(self);
  if (builtin == Builtin::kTupleIndex) return indexOf(vm, words, values, true, result);
  return countIn(vm, words, values[0], result);
}

Flow callDictMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result) {
  const std::uint32_t dict = self.payload();
  if (!touchDict(vm, builtin, dict, values)) return Flow::kStand;
  const Flow flow = changeOrAskDict(vm, builtin, dict, values, result);
  const bool reads = builtin == Builtin::kDictGet || builtin == Builtin::kDictCopy;
  const Word value = builtin == Builtin::kDictPop ? result : values.empty() ? Word::unset() : values[0];
  tell(vm, reads ? StepKind::kRead : StepKind::kUpdate, sentenceOf(builtin), self, value);
  return flow;
}

}  // namespace racecourse::engine

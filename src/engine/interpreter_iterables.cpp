// Built-in functions that go over an iterable: sum, any, all, sorted, min, max.
#include <algorithm>
#include <array>

#include "engine/interpreter_builtins.h"
#include "engine/interpreter_parts.h"

namespace racecourse::engine {

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

namespace {

// The values to choose from: the arguments, or the items of the only one. False after raise().
bool collectCandidates(Interpreter& vm, Values values, std::vector<Word>& items) {
  if (values.size() == 1) return collect(vm, values[0], items);
  items.assign(values.begin(), values.end());
  return true;
}

}  // namespace

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

}  // namespace racecourse::engine

// What instructions build: tuples, lists, dicts, texts, functions, classes; and assertions that fail.
#include <algorithm>
#include <array>

#include "engine/field_format.h"
#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

std::span<const Word> operandsOf(Interpreter& vm, std::size_t count) {
  return std::span<const Word>(vm.frame().operands).last(count);
}

std::string expected(std::size_t count) { return "(expected " + std::to_string(count); }

// The field, or nothing after raise().
std::optional<std::string> formatted(Interpreter& vm, const FieldFormat& how, Word value) {
  const bool converted = how.conversion != 0;
  std::int64_t number = 0;
  if (isPlain(how.format) || converted || isText(vm, value)) {
    const std::string text = how.conversion == 'r' ? vm.repr(value) : vm.str(value);
    if (isPlain(how.format)) return text;
    const auto field = formatText(text, how.format);
    if (!field) vm.raise("ValueError", field.error());
    return field ? std::optional(*field) : std::nullopt;
  }
  if (!vm.asInteger(value, number)) {
    vm.raise("TypeError", "unsupported format string passed to " + std::string(vm.typeName(value)) + ".__format__");
    return std::nullopt;
  }
  const auto field = formatInteger(number, how.format, vm.typeName(value));
  if (!field) vm.raise("ValueError", field.error());
  return field ? std::optional(*field) : std::nullopt;
}

}  // namespace

bool isObject(Interpreter& vm, Word word, Kind kind) { return word.is(Tag::kObject) && vm.kindOf(word) == kind; }

Word makeObject(Interpreter& vm, Kind kind, std::span<const Word> words) {
  return Word::of(Tag::kObject, vm.allocate(kind, words));
}

Word makeList(Interpreter& vm, std::span<const Word> items) {
  vm.fits(items.size());
  return makeObject(vm, Kind::kList, items);
}

Word makeTuple(Interpreter& vm, std::span<const Word> items) {
  vm.fits(items.size());
  return vm.intern(Kind::kTuple, items);
}

Word makeText(Interpreter& vm, std::string_view text) {
  vm.fits(text.size());
  vm.spend(text.size() / 8);
  return vm.pool().text(text);
}

Flow buildTuple(Interpreter& vm, std::size_t count) { return vm.give(count, makeTuple(vm, operandsOf(vm, count))); }

Flow buildList(Interpreter& vm, std::size_t count) { return vm.give(count, makeList(vm, operandsOf(vm, count))); }

Flow buildDict(Interpreter& vm, std::size_t count) {
  std::vector<Word> words;
  const std::span<const Word> pairs = operandsOf(vm, 2 * count);
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    std::size_t at = 0;
    if (!findKey(vm, words, pairs[i], at)) return Flow::kFailed;
    if (at == words.size()) {
      words.insert(words.end(), {pairs[i], pairs[i + 1]});
    } else {
      words[at + 1] = pairs[i + 1];
    }
  }
  return vm.give(2 * count, makeObject(vm, Kind::kDict, words));
}

Flow buildText(Interpreter& vm, std::size_t count) {
  std::string text;
  for (const Word piece : operandsOf(vm, count)) {
    text += vm.pool().textOf(piece);
    if (!vm.fits(text.size())) return Flow::kFailed;
  }
  return vm.give(count, makeText(vm, text));
}

Flow format(Interpreter& vm, const FieldFormat& how) {
  const Word value = vm.top();
  if (!vm.touchDeep(value)) return Flow::kStand;
  if (value.is(Tag::kObject))
    vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, value.payload()}, .value = value});
  const std::optional<std::string> text = formatted(vm, how, value);
  return text ? vm.give(1, makeText(vm, *text)) : Flow::kFailed;
}

Flow unpackSequence(Interpreter& vm, std::size_t count) {
  const Word sequence = vm.top();
  if (!vm.touchAll({&sequence, 1}, false)) return Flow::kStand;
  if (sequence.is(Tag::kObject))
    vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, sequence.payload()}, .value = sequence});
  Word iterator;
  const bool iterable = isList(vm, sequence) || isDict(vm, sequence) || isTuple(vm, sequence) || isText(vm, sequence) ||
                        vm.pool().is(sequence, Kind::kRange) || vm.pool().is(sequence, Kind::kIterator);
  if (!iterable)
    return vm.raise("TypeError", "cannot unpack non-iterable " + std::string(vm.typeName(sequence)) + " object");
  if (!iterate(vm, sequence, iterator)) return Flow::kFailed;
  // One more than needed, to see whether there are too many.
  std::vector<Word> items;
  Word item;
  while (items.size() <= count) {
    if (advance(vm, iterator, item, false) != Flow::kNext) return Flow::kFailed;
    if (item == Word::unset()) break;
    items.push_back(item);
  }
  if (items.size() < count)
    return vm.raise("ValueError",
                    "not enough values to unpack " + expected(count) + ", got " + std::to_string(items.size()) + ")");
  if (items.size() > count) return vm.raise("ValueError", "too many values to unpack " + expected(count) + ")");
  vm.drop(1);
  vm.frame().operands.insert(vm.frame().operands.end(), items.rbegin(), items.rend());
  return Flow::kNext;
}

Flow makeFunction(Interpreter& vm, int index, std::size_t defaults) {
  const Code& code = vm.program().codes[static_cast<std::size_t>(index)];
  if (defaults == 0 && code.captures.empty()) {
    vm.push(Word::of(Tag::kCode, static_cast<std::uint32_t>(index)));
    return Flow::kNext;
  }
  std::vector<Word> words = {Word::integer(index)};
  const std::span<const Word> values = operandsOf(vm, defaults);
  words.insert(words.end(), values.begin(), values.end());
  for (const Capture& capture : code.captures)
    words.push_back(vm.frame().locals[static_cast<std::size_t>(capture.from)]);
  return vm.give(defaults, vm.intern(Kind::kFunction, words));
}

Flow makeClass(Interpreter& vm, int index) {
  vm.push(makeObject(vm, Kind::kClass, std::array{Word::integer(index)}));
  return Flow::kNext;
}

Flow fail(Interpreter& vm, bool has_message) {
  if (!has_message) return vm.raise("AssertionError", "");
  if (!vm.touchDeep(vm.top())) return Flow::kStand;
  return vm.raise("AssertionError", vm.str(vm.top()));
}

}  // namespace racecourse::engine

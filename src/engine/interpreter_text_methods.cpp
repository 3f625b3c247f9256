// The methods of texts.
#include <algorithm>
#include <array>

#include "engine/interpreter_parts.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

using Values = std::span<const Word>;

bool takes(Interpreter& vm, Builtin builtin, Values values, std::size_t least, std::size_t most) {
  const std::size_t given = values.size();
  if (given >= least && given <= most) return true;
  const std::string name(nameOf(builtin));
  const std::string count = std::to_string(given);
  const std::size_t limit = given < least ? least : most;
  const std::string arguments = limit == 1 ? " argument" : " arguments";
  const std::string which = given < least ? "at least " : "at most ";
  const bool searches = least == 1 && most == 3;
  vm.raise("TypeError",
           most == 0                 ? "str." + name + "() takes no arguments (" + count + " given)"
           : least == 1 && most == 1 ? "str." + name + "() takes exactly one argument (" + count + " given)"
           : searches ? name + "() takes " + which + std::to_string(limit) + arguments + " (" + count + " given)"
                      : name + " expected " + which + std::to_string(limit) + arguments + ", got " + count);
  return false;
}

std::string_view textOf(Interpreter& vm, Word word) { return vm.pool().textOf(word); }

bool takeText(Interpreter& vm, Word word, const std::string& before) {
  if (isText(vm, word)) return true;
  vm.raise("TypeError", before + std::string(vm.typeName(word)));
  return false;
}

// The stretch [start:end] that find(), count() and others look at.
struct Stretch {
  std::string text;
  std::int64_t first = 0;  // the index of its first character
  bool empty = false;      // start lies behind end or behind the text: nothing is found there, not even ''
};

bool takeStretch(Interpreter& vm, std::string_view text, Values values, Stretch& stretch) {
  std::array<std::optional<std::int64_t>, 2> bounds;
  for (std::size_t i = 1; i < values.size(); ++i) {
    std::int64_t number = 0;
    if (values[i] == Word::none()) continue;
    if (!vm.asInteger(values[i], number)) {
      vm.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
      return false;
    }
    bounds[i - 1] = number;
  }
  const std::size_t size = characterCount(text);
  const SliceRange range = takeSlice(size, bounds[0], bounds[1], 1);
  stretch = {slicedText(text, range), range.start,
             range.start > range.stop || bounds[0] > static_cast<std::int64_t>(size)};
  return true;
}

Flow findText(Interpreter& vm, Builtin builtin, Word self, Values values, Word& result) {
  const std::string name(nameOf(builtin));
  if (!takes(vm, builtin, values, 1, 3)) return Flow::kFailed;
  if (!takeText(vm, values[0], "must be str, not ")) return Flow::kFailed;
  Stretch stretch;
  if (!takeStretch(vm, textOf(vm, self), values, stretch)) return Flow::kFailed;
  const std::string_view piece = textOf(vm, values[0]);
  if (builtin == Builtin::kTextCount) {
    result = vm.pool().integer(stretch.empty ? 0 : occurrences(stretch.text, piece));
    return Flow::kNext;
  }
  const std::size_t at = stretch.empty ? std::string::npos : stretch.text.find(piece);
  if (at == std::string::npos && builtin == Builtin::kTextIndex) return vm.raise("ValueError", "substring not found");
  const std::int64_t place =
      at == std::string::npos
          ? -1
          : stretch.first + static_cast<std::int64_t>(characterCount(std::string_view(stretch.text).substr(0, at)));
  result = vm.pool().integer(place);
  return Flow::kNext;
}

Flow join(Interpreter& vm, Word self, Values values, Word& result) {
  if (!takes(vm, Builtin::kTextJoin, values, 1, 1)) return Flow::kFailed;
  if (!vm.touchAll(values, false)) return Flow::kStand;
  std::vector<Word> items;
  Word iterator;
  if (!iterate(vm, values[0], iterator)) return vm.raise("TypeError", "can only join an iterable");
  if (!collect(vm, values[0], items)) return Flow::kFailed;
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string before = "sequence item " + std::to_string(i) + ": expected str instance, ";
    if (!isText(vm, items[i])) return vm.raise("TypeError", before + std::string(vm.typeName(items[i])) + " found");
    if (i > 0) text += textOf(vm, self);
    text += textOf(vm, items[i]);
    if (!vm.fits(text.size())) return Flow::kFailed;
  }
  result = makeText(vm, text);
  return Flow::kNext;
}

Flow split(Interpreter& vm, Word self, const Arguments& arguments, Word& result) {
  std::array<Word, 2> values;
  if (!vm.bind(Builtin::kTextSplit, arguments, "sep maxsplit", 0, values)) return Flow::kFailed;
  std::int64_t most = -1;
  if (values[1] != Word::unset() && !takeInteger(vm, values[1], most)) return Flow::kFailed;
  const bool at_space = values[0] == Word::unset() || values[0] == Word::none();
  if (!at_space && !takeText(vm, values[0], "must be str or None, not ")) return Flow::kFailed;
  if (!at_space && textOf(vm, values[0]).empty()) return vm.raise("ValueError", "empty separator");
  const std::string_view text = textOf(vm, self);
  vm.spend(text.size());
  std::vector<Word> pieces;
  for (const std::string_view piece : at_space ? splitAtSpace(text, most) : splitAt(text, textOf(vm, values[0]), most))
    pieces.push_back(vm.pool().text(piece));
  result = makeList(vm, pieces);
  return Flow::kNext;
}

Flow changeCase(Interpreter& vm, Builtin builtin, Word self, Values values, Word& result) {
  if (!takes(vm, builtin, values, 0, 0)) return Flow::kFailed;
  const std::string_view text = textOf(vm, self);
  vm.spend(text.size());
  const std::optional<std::string> changed = builtin == Builtin::kTextUpper ? upperCase(text) : lowerCase(text);
  if (!changed) return vm.refuse("Racecourse knows the capitals of western European letters only.");
  result = makeText(vm, *changed);
  return Flow::kNext;
}

Flow strip(Interpreter& vm, Word self, Values values, Word& result) {
  if (!takes(vm, Builtin::kTextStrip, values, 0, 1)) return Flow::kFailed;
  std::optional<std::string_view> set;
  if (!values.empty() && values[0] != Word::none()) {
    if (!isText(vm, values[0])) return vm.raise("TypeError", "strip arg must be None or str");
    set = textOf(vm, values[0]);
  }
  result = makeText(vm, stripped(textOf(vm, self), set));
  return Flow::kNext;
}

Flow matchEnd(Interpreter& vm, Builtin builtin, Word self, Values values, Word& result) {
  if (!takes(vm, builtin, values, 1, 3)) return Flow::kFailed;
  Stretch stretch;
  if (!takeStretch(vm, textOf(vm, self), values, stretch)) return Flow::kFailed;
  const Values pieces = isTuple(vm, values[0]) ? vm.pool().words(values[0]) : values.first(1);
  bool matches = false;
  for (const Word piece : pieces) {
    const std::string before = std::string(nameOf(builtin)) + " first arg must be str or a tuple of str, not ";
    if (!takeText(vm, piece, before)) return Flow::kFailed;
    matches = matches ||
              (!stretch.empty && (builtin == Builtin::kTextStartsWith ? stretch.text.starts_with(textOf(vm, piece))
                                                                      : stretch.text.ends_with(textOf(vm, piece))));
  }
  result = Word::truth(matches);
  return Flow::kNext;
}

Flow replace(Interpreter& vm, Word self, Values values, Word& result) {
  if (!takes(vm, Builtin::kTextReplace, values, 2, 3)) return Flow::kFailed;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!takeText(vm, values[i], "replace() argument " + std::to_string(i + 1) + " must be str, not "))
      return Flow::kFailed;
  }
  std::int64_t most = -1;
  if (values.size() > 2 && !takeInteger(vm, values[2], most)) return Flow::kFailed;
  const std::string_view text = textOf(vm, self);
  const std::string_view with = textOf(vm, values[1]);
  // The longest result there could be, so that none is built that does not fit.
  const auto places = static_cast<std::uint64_t>(occurrences(text, textOf(vm, values[0])));
  if (places * with.size() > 4 * kMostElements && !vm.fits(places * with.size())) return Flow::kFailed;
  vm.spend(text.size());
  result = makeText(vm, replaced(text, textOf(vm, values[0]), with, most));
  return Flow::kNext;
}

}  // namespace

Flow callTextMethod(Interpreter& vm, Builtin builtin, Word self, const Arguments& arguments, Word& result) {
  vm.spend(textOf(vm, self).size() / 4);
  if (builtin == Builtin::kTextSplit) return split(vm, self, arguments, result);
  if (!arguments.keywords.empty())
    return vm.raise("TypeError", "str." + std::string(nameOf(builtin)) + "() takes no keyword arguments");
  const Values values = arguments.positional;
  switch (builtin) {
    case Builtin::kTextIndex:
    case Builtin::kTextFind:
    case Builtin::kTextCount:
      return findText(vm, builtin, self, values, result);
    case Builtin::kTextJoin:
      return join(vm, self, values, result);
    case Builtin::kTextUpper:
    case Builtin::kTextLower:
      return changeCase(vm, builtin, self, values, result);
    case Builtin::kTextStrip:
      return strip(vm, self, values, result);
    case Builtin::kTextReplace:
      return replace(vm, self, values, result);
    default:
      return matchEnd(vm, builtin, self, values, result);
  }
}

}  // namespace racecourse::engine

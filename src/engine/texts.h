// What Python does with texts, over UTF-8: everything counts code points, not bytes.
//
//   characterCount("één")        ->  3
//   quoted("it's\n")             ->  "it's\n" in double quotes, the line end as \n
//
// Texts are valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/slices.h"

namespace racecourse::engine {

std::size_t characterCount(std::string_view text);

// The byte where character `index` begins; the size of the text for an index at or behind its end.
std::size_t byteOf(std::string_view text, std::size_t index);

// The bytes of the character that begins at byte `offset`.
std::string_view characterAt(std::string_view text, std::size_t offset);

// The code point of a text of one character.
std::uint32_t codePointOf(std::string_view character);

// One character as UTF-8. `code_point` is below 0x110000 and no surrogate.
std::string characterOf(std::uint32_t code_point);

std::string slicedText(std::string_view text, const SliceRange& range);

// As repr() shows it: in quotes, with escapes for what does not print.
std::string quoted(std::string_view text);

// Without the characters of `set` at its ends; without white space when there is no set.
std::string_view stripped(std::string_view text, std::optional<std::string_view> set);

// The pieces between white space, at most `most` cuts from the left; -1 for all.
std::vector<std::string_view> splitAtSpace(std::string_view text, std::int64_t most);

// The pieces between separators. `separator` is not empty.
std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator, std::int64_t most);

// How often `piece` occurs without overlap; between and around all characters when it is empty.
std::int64_t occurrences(std::string_view text, std::string_view piece);

// With at most `most` occurrences replaced; -1 for all.
std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t most);

// In capitals, or in small letters. Nothing when the text has letters beyond Latin-1: their case is not known here.
std::optional<std::string> upperCase(std::string_view text);
std::optional<std::string> lowerCase(std::string_view text);

// What int(text, base) makes of a text.
struct ParsedInteger {
  enum Result : std::uint8_t { kFine, kInvalid, kTooLarge } result = kInvalid;
  std::int64_t value = 0;
};
ParsedInteger integerIn(std::string_view text, int base);

}  // namespace racecourse::engine

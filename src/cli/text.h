// Pieces of text for a terminal: safe to print, as wide as they look, numbers as people write them.
//
//   shown("a\x1b[2J")         ->  "a\\x1b[2J"
//   grouped("34650")          ->  "34,650"
//   counted("1", "schedule")  ->  "1 schedule"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace racecourse::cli {

// Bytes of the UTF-8 character at the start of `text`, or 0 if there is none.
std::size_t characterSize(std::string_view text);

// `text` without anything a terminal would obey: control characters as Python writes them, other bytes that are not
// UTF-8 as U+FFFD.
std::string shown(std::string_view text);

// Printed output on one line: its lines joined by " / ".
std::string onOneLine(std::string_view output);

// Columns that a shown text takes: one a character, and none for a change of colour.
int columns(std::string_view text);

// `text`, or its beginning and "…" when it is wider than `width`.
std::string cut(std::string_view text, int width);

// `text` broken at spaces into lines of at most `width` columns; a longer word keeps a line of its own.
std::vector<std::string> wrapped(std::string_view text, int width);

// Digits in groups of three.
std::string grouped(std::string_view digits);
std::string grouped(std::uint64_t number);

// A count and its noun, with its plural's ending unless the count is 1.
std::string counted(std::string_view digits, std::string_view noun);
std::string counted(std::uint64_t number, std::string_view noun);

// "66.7 %"; "< 0.1 %" and "> 99.9 %" where rounding would lie.
std::string percent(double share);

// "12.3 MB".
std::string megabytes(std::size_t bytes);

}  // namespace racecourse::cli

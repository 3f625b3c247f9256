// What the text of a number or string token means.
//
//   integerValue("0x_ff")       // 255
//   readEscape at "\n..."       // appends a line end, moves over the two characters
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/cursor.h"
#include "engine/token.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// The size of the one integer that is only allowed behind a minus: 2 to the 63rd.
inline constexpr std::uint64_t kSmallestIntegerSize = std::uint64_t{1} << 63;

inline constexpr std::string_view kTooLarge =
    "This number does not fit into 64 bits. Write one between -9223372036854775808 and 9223372036854775807.";

// What is wrong with a number: a sentence, or nothing for an integer of at most kSmallestIntegerSize.
std::optional<std::string> numberTrouble(std::string_view number);

// The value of a number that has no trouble.
std::uint64_t integerValue(std::string_view number);

// Whether a string may have this prefix: r, f, rf, fr or u, in either case.
bool isTextPrefix(std::string_view prefix);

// Whether this prefix makes bytes: b, rb or br, in either case.
bool isBytesPrefix(std::string_view prefix);

// A string token taken apart.
struct OpenedText {
  bool raw = false;
  bool formatted = false;
  Cursor body;  // over what is between the quotes
};

// Takes a kText token apart.
OpenedText openText(const Token& token);

// Reads the escape at the cursor, which is at a backslash, and appends what it stands for. A backslash before any
// other character stands for itself.
std::optional<Trouble> readEscape(Cursor& cursor, std::string& result);

}  // namespace racecourse::engine

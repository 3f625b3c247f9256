// Splits a program into tokens, with Python's rules for lines, indentation, numbers and strings.
//
//   const Scan result = scan("if x:\n  y = 1\n");
//   // if x : NEWLINE INDENT y = 1 NEWLINE DEDENT END
//
// The first trouble ends the scan: the tokens before it are there, then one kTrouble and the kEnd.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/token.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// The largest program that is read, in bytes.
inline constexpr std::size_t kLargestSource = 1'000'000;

struct Scan {
  std::vector<Token> tokens;  // ends with kEnd
  std::optional<Trouble> trouble;
  bool unclosed = false;  // the trouble is a bracket that is never closed; it may have led the parser astray
};

// The source with "\n" as its only line end and without a byte order mark; or why it cannot be read: too large, not
// UTF-8, a zero byte.
std::string normalised(std::string_view source, std::optional<Trouble>& trouble);

// The tokens of a normalised program. They point into `source`.
Scan scan(std::string_view source);

// The tokens of an expression in an f-string, which begins at `begin` and reads as if in brackets.
Scan scanExpression(std::string_view source, Position begin);

}  // namespace racecourse::engine

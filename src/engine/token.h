// A token: the smallest piece of a program that means something, with the place it came from.
//
//   `n = 10` is kName "n", kOperator "=", kInteger "10", kNewline, kEnd
//
// A token's text is a view into the source it was scanned from.
#pragma once

#include <string_view>

namespace racecourse::engine {

// A place between two characters. Lines and columns count from 1; a column counts characters, not bytes.
struct Position {
  int line = 1;
  int column = 1;

  auto operator<=>(const Position&) const = default;
};

// A stretch of source, from `begin` up to `end`, which lies just behind its last character.
struct Span {
  Position begin;
  Position end;

  bool operator==(const Span&) const = default;
};

enum class TokenKind {
  kName,
  kKeyword,
  kInteger,
  kText,  // a string literal with its prefix and quotes
  kOperator,
  kNewline,  // the end of a logical line
  kIndent,
  kDedent,
  kEnd,
  kTrouble,  // where the scanner stopped; the scan says why
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text;
  Span span;
};

}  // namespace racecourse::engine

// A place in a text that moves forward by whole characters and knows its line and column.
//
//   Cursor cursor{"é+1"};
//   cursor.advance();    // over two bytes: column 2
//
// The text is valid UTF-8 with "\n" as its only line end.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/token.h"

namespace racecourse::engine {

struct Cursor {
  std::string_view text;
  std::size_t offset = 0;  // in bytes
  Position position;

  bool done() const { return offset >= text.size(); }

  // The byte `ahead` bytes on; 0 behind the end.
  char peek(std::size_t ahead = 0) const { return offset + ahead < text.size() ? text[offset + ahead] : '\0'; }

  bool startsWith(std::string_view piece) const { return text.substr(offset).starts_with(piece); }

  // What lies between byte `from` and here.
  std::string_view since(std::size_t from) const { return text.substr(from, offset - from); }

  // Moves over one character. Does nothing at the end.
  void advance() {
    if (done()) return;
    const bool line_end = text[offset] == '\n';
    do ++offset;
    while (!done() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80);
    position = line_end ? Position{position.line + 1, 1} : Position{position.line, position.column + 1};
  }

  void advance(std::size_t characters) {
    for (std::size_t i = 0; i < characters; ++i) advance();
  }
};

}  // namespace racecourse::engine

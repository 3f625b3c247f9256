#include "engine/format.h"

#include "engine/cursor.h"

namespace racecourse::engine {

namespace {

bool isOneOf(char c, std::string_view letters) { return c != '\0' && letters.contains(c); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

char takeOneOf(Cursor& cursor, std::string_view letters) {
  if (!isOneOf(cursor.peek(), letters)) return 0;
  const char letter = cursor.peek();
  cursor.advance();
  return letter;
}

// A fill may be any character, so it is one only when an alignment follows it.
void readAlignment(Cursor& cursor, Format& format) {
  constexpr std::string_view alignments = "<>^=";
  Cursor behind = cursor;
  behind.advance();
  if (isOneOf(behind.peek(), alignments)) {
    format.fill = behind.since(cursor.offset);
    cursor = behind;
  }
  format.align = takeOneOf(cursor, alignments);
}

// Stops counting just above kWidestField.
int readNumber(Cursor& cursor) {
  int number = 0;
  for (; isDigit(cursor.peek()); cursor.advance()) {
    if (number <= kWidestField) number = number * 10 + (cursor.peek() - '0');
  }
  return number;
}

}  // namespace

std::optional<Format> parseFormat(std::string_view text) {
  Cursor cursor{text, 0, {}};
  Format format;
  readAlignment(cursor, format);
  format.sign = takeOneOf(cursor, "+- ");
  format.zero = takeOneOf(cursor, "0") != 0;
  format.width = readNumber(cursor);
  format.thousands = takeOneOf(cursor, ",") != 0;
  if (takeOneOf(cursor, ".") != 0) {
    if (!isDigit(cursor.peek())) return std::nullopt;
    format.precision = readNumber(cursor);
  }
  format.type = takeOneOf(cursor, "dfxs");
  if (!cursor.done() || format.width > kWidestField || format.precision > kWidestField) return std::nullopt;
  return format;
}

}  // namespace racecourse::engine

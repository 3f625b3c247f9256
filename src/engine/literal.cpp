#include "engine/literal.h"

#include <algorithm>

namespace racecourse::engine {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The value of a digit in any base up to 16, or 16.
unsigned digitValue(char c) {
  if (isDigit(c)) return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<unsigned>(lower - 'a') + 10 : 16;
}

unsigned baseOf(std::string_view number) {
  if (number.size() < 2 || number[0] != '0') return 10;
  const char letter = static_cast<char>(number[1] | 0x20);
  return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
}

std::string_view digitsOf(std::string_view number) { return baseOf(number) == 10 ? number : number.substr(2); }

// Digits with single underscores between them; one may also follow the 0x.
bool isWellFormed(std::string_view digits, unsigned base) {
  bool underscore = base == 10;
  for (const char c : digits) {
    if (c == '_' ? underscore : digitValue(c) >= base) return false;
    underscore = c == '_';
  }
  return !digits.empty() && !underscore;
}

bool isFloat(std::string_view number) {
  if (baseOf(number) != 10) return false;
  return std::ranges::all_of(number, [](char c) {
    return isDigit(c) || c == '.' || c == '_' || c == 'e' || c == 'E' || c == '+' || c == '-';
  });
}

// Nothing when the value is larger than 64 bits.
std::optional<std::uint64_t> valueOf(std::string_view digits, unsigned base) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    if (value > (UINT64_MAX - digitValue(c)) / base) return std::nullopt;
    value = value * base + digitValue(c);
  }
  return value;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

void appendUtf8(std::string& result, std::uint32_t code) {
  const auto tail = [&](int shift) { result += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    result += static_cast<char>(code);
  } else if (code < 0x800) {
    result += static_cast<char>(0xC0 | (code >> 6)), tail(0);
  } else if (code < 0x10000) {
    result += static_cast<char>(0xE0 | (code >> 12)), tail(6), tail(0);
  } else {
    result += static_cast<char>(0xF0 | (code >> 18)), tail(12), tail(6), tail(0);
  }
}

// Reads up to `most` digits of a base; says how many there were.
std::size_t readDigits(Cursor& cursor, unsigned base, std::size_t most, std::uint32_t& value) {
  std::size_t count = 0;
  for (; count < most && !cursor.done() && digitValue(cursor.peek()) < base; ++count, cursor.advance()) {
    value = value * base + digitValue(cursor.peek());
  }
  return count;
}

// Reads the digits of \x, \u or \U.
std::optional<Trouble> readCode(Cursor& cursor, Position begin, char letter, std::string& result) {
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  std::uint32_t code = 0;
  const auto trouble = [&](std::string message) {
    return Trouble{begin.line, begin.column, {'\\', letter}, std::move(message)};
  };
  if (readDigits(cursor, 16, digits, code) < digits) {
    return trouble("This escape needs " + std::to_string(digits) +
                   " hexadecimal digits. Add them, or write two backslashes.");
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    return trouble("There is no character with this number. Write the character itself.");
  }
  appendUtf8(result, code);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> numberTrouble(std::string_view number) {
  const unsigned base = baseOf(number);
  const std::string_view digits = digitsOf(number);
  if (isWellFormed(digits, base)) {
    const bool leading_zero = base == 10 && digits[0] == '0' && digits.find_first_not_of("0_") != digits.npos;
    if (leading_zero) return "A number does not begin with 0. Leave the zero out, or write 0o for an octal number.";
    const auto value = valueOf(digits, base);
    return value && *value <= kSmallestIntegerSize ? std::nullopt : std::optional(std::string(kTooLarge));
  }
  if (isFloat(number)) {
    return "Racecourse counts in whole numbers. Write an integer, for example 3 instead of 2.5, and divide with //.";
  }
  if ((number.ends_with('j') || number.ends_with('J')) && isFloat(number.substr(0, number.size() - 1))) {
    return "Racecourse has no complex numbers. Write an integer.";
  }
  return "This is not a number. Write digits only, and put a space behind them when a word follows.";
}

std::uint64_t integerValue(std::string_view number) { return valueOf(digitsOf(number), baseOf(number)).value_or(0); }

bool isTextPrefix(std::string_view prefix) {
  const std::string name = lowered(prefix);
  return name == "r" || name == "f" || name == "rf" || name == "fr" || name == "u";
}

bool isBytesPrefix(std::string_view prefix) {
  const std::string name = lowered(prefix);
  return name == "b" || name == "rb" || name == "br";
}

OpenedText openText(const Token& token) {
  const std::size_t prefix = token.text.find_first_of("'\"");
  const std::string letters = lowered(token.text.substr(0, prefix));
  const std::string_view quoted = token.text.substr(prefix);
  const bool long_text = quoted.size() >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0];
  const std::size_t quotes = long_text ? 3 : 1;
  const Position begin{token.span.begin.line, token.span.begin.column + static_cast<int>(prefix + quotes)};
  return {letters.contains('r'), letters.contains('f'),
          Cursor{quoted.substr(quotes, quoted.size() - 2 * quotes), 0, begin}};
}

std::optional<Trouble> readEscape(Cursor& cursor, std::string& result) {
  constexpr std::string_view letters = "\\'\"abfnrtv";
  constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
  const Position begin = cursor.position;
  cursor.advance();
  const char letter = cursor.peek();
  if (letter >= '0' && letter <= '7') {
    std::uint32_t code = 0;
    readDigits(cursor, 8, 3, code);
    appendUtf8(result, code);
    return std::nullopt;
  }
  const std::size_t index = letters.find(letter);
  const bool code = letter == 'x' || letter == 'u' || letter == 'U';
  if (letter == 'N') {
    return Trouble{begin.line, begin.column, "\\N",
                   "Racecourse does not know characters by name. Write the character itself."};
  }
  if (index == letters.npos && letter != '\n' && !code) {
    result += '\\';
    return std::nullopt;
  }
  cursor.advance();
  if (code) return readCode(cursor, begin, letter, result);
  if (letter != '\n') result += meanings[index];
  return std::nullopt;
}

}  // namespace racecourse::engine

#include "engine/texts.h"

#include <algorithm>
#include <span>

namespace racecourse::engine {

namespace {

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

struct CharacterRange {
  std::uint32_t first, last;
};

bool isIn(std::uint32_t code, std::span<const CharacterRange> ranges) {
  return std::ranges::any_of(ranges,
                             [code](CharacterRange range) { return code >= range.first && code <= range.last; });
}

bool isSpace(std::uint32_t code) {
  static constexpr CharacterRange kSpaces[] = {{9, 13},          {28, 32},         {0x85, 0x85},     {0xA0, 0xA0},
                                               {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                               {0x205F, 0x205F}, {0x3000, 0x3000}};
  return isIn(code, kSpaces);
}

// Control and format characters, spaces other than ' ', and private use: repr() writes their number.
bool isEscaped(std::uint32_t code) {
  static constexpr CharacterRange kEscaped[] = {
      {0, 31},          {0x7F, 0xA0},     {0xAD, 0xAD},     {0x600, 0x605},   {0x61C, 0x61C},   {0x6DD, 0x6DD},
      {0x70F, 0x70F},   {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F},
      {0x3000, 0x3000}, {0xD800, 0xF8FF}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF}};
  return isIn(code, kEscaped);
}

void appendHexadecimal(std::string& out, std::uint32_t number, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[number >> shift & 15];
}

void appendEscape(std::string& out, std::uint32_t code) {
  out += '\\';
  if (code == '\n' || code == '\r' || code == '\t') {
    out += code == '\n' ? 'n' : code == '\r' ? 'r' : 't';
  } else if (code < 0x100) {
    appendHexadecimal(out += 'x', code, 2);
  } else if (code < 0x10000) {
    appendHexadecimal(out += 'u', code, 4);
  } else {
    appendHexadecimal(out += 'U', code, 8);
  }
}

// Where the first character that is not white space begins, from byte `from` on.
std::size_t skipSpace(std::string_view text, std::size_t from) {
  while (from < text.size() && isSpace(codePointOf(characterAt(text, from)))) from += characterAt(text, from).size();
  return from;
}

std::size_t skipWord(std::string_view text, std::size_t from) {
  while (from < text.size() && !isSpace(codePointOf(characterAt(text, from)))) from += characterAt(text, from).size();
  return from;
}

std::size_t lastCharacter(std::string_view text) {
  std::size_t offset = text.size() - 1;
  while (offset > 0 && isContinuation(text[offset])) --offset;
  return offset;
}

// Signs, symbols and scripts without capitals.
bool hasNoCase(std::uint32_t code) {
  static constexpr CharacterRange kPlain[] = {{0x80, 0xA9},      {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
                                              {0xD7, 0xD7},      {0xF7, 0xF7},     {0x2000, 0x2070}, {0x20A0, 0x20C0},
                                              {0x2190, 0x249B},  {0x2500, 0x2BFF}, {0x3000, 0x9FFF}, {0xAC00, 0xD7A3},
                                              {0x1F300, 0x1FAFF}};
  return isIn(code, kPlain);
}

bool isSmallLatin(std::uint32_t code) { return code >= 0xE0 && code <= 0xFE && code != 0xF7; }
bool isCapitalLatin(std::uint32_t code) { return code >= 0xC0 && code <= 0xDE && code != 0xD7; }

std::optional<std::string> capital(std::string_view character) {
  const std::uint32_t code = codePointOf(character);
  if (code >= 'a' && code <= 'z') return std::string(1, static_cast<char>(code - 32));
  if (isSmallLatin(code)) return characterOf(code - 32);
  if (code == 0xDF) return "SS";
  if (code == 0xFF) return characterOf(0x178);
  if (code < 0x80 || hasNoCase(code) || isCapitalLatin(code)) return std::string(character);
  return std::nullopt;
}

std::optional<std::string> small(std::string_view character) {
  const std::uint32_t code = codePointOf(character);
  if (code >= 'A' && code <= 'Z') return std::string(1, static_cast<char>(code + 32));
  if (isCapitalLatin(code)) return characterOf(code + 32);
  if (code < 0x100 || hasNoCase(code)) return std::string(character);
  return std::nullopt;
}

template <class Change>
std::optional<std::string> changed(std::string_view text, Change change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = characterAt(text, at);
    const std::optional<std::string> result = change(character);
    if (!result) return std::nullopt;
    out += *result;
    at += character.size();
  }
  return out;
}

int digitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// Takes a prefix such as 0x off, and says which base the digits have. A base of 0 asks the prefix.
int takePrefix(std::string_view& digits, int base) {
  const int marked = digits.size() < 2 || digits[0] != '0'  ? 0
                     : digits[1] == 'x' || digits[1] == 'X' ? 16
                     : digits[1] == 'o' || digits[1] == 'O' ? 8
                     : digits[1] == 'b' || digits[1] == 'B' ? 2
                                                            : 0;
  if (marked != 0 && (base == 0 || base == marked)) {
    digits.remove_prefix(2);
    if (digits.starts_with('_')) digits.remove_prefix(1);
    return marked;
  }
  return base == 0 ? 10 : base;
}

bool hasOnlyDigits(std::string_view digits, int base) {
  if (digits.empty() || digits.front() == '_' || digits.back() == '_' || digits.contains("__")) return false;
  return std::ranges::all_of(digits, [base](char c) { return c == '_' || digitValue(c) < base; });
}

ParsedInteger sum(std::string_view digits, int base, bool negative) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    const int digit = negative ? -digitValue(c) : digitValue(c);
    if (__builtin_mul_overflow(value, base, &value) || __builtin_add_overflow(value, digit, &value))
      return {ParsedInteger::kTooLarge, 0};
  }
  return {ParsedInteger::kFine, value};
}

}  // namespace

std::size_t characterCount(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, isContinuation));
}

std::size_t byteOf(std::string_view text, std::size_t index) {
  std::size_t offset = 0;
  for (; index > 0 && offset < text.size(); --index) offset += characterAt(text, offset).size();
  return offset;
}

std::string_view characterAt(std::string_view text, std::size_t offset) {
  std::size_t end = offset + 1;
  while (end < text.size() && isContinuation(text[end])) ++end;
  return text.substr(offset, end - offset);
}

std::uint32_t codePointOf(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (lead < 0x80) return lead;
  std::uint32_t code = lead & (0x7Fu >> character.size());
  for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
  return code;
}

std::string characterOf(std::uint32_t code_point) {
  if (code_point < 0x80) return std::string(1, static_cast<char>(code_point));
  const int more = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  std::string out(1, static_cast<char>((0xF0 << (3 - more) & 0xFF) | code_point >> 6 * more));
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (code_point >> 6 * i & 0x3F));
  return out;
}

std::string slicedText(std::string_view text, const SliceRange& range) {
  if (range.count == 0) return {};
  if (range.step == 1) {
    const std::size_t begin = byteOf(text, static_cast<std::size_t>(range.start));
    const std::string_view rest = text.substr(begin);
    return std::string(rest.substr(0, byteOf(rest, static_cast<std::size_t>(range.count))));
  }
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size(); at += characters.back().size())
    characters.push_back(characterAt(text, at));
  std::string out;
  for (std::int64_t i = 0; i < range.count; ++i) out += characters[static_cast<std::size_t>(range.at(i))];
  return out;
}

std::string quoted(std::string_view text) {
  const char quote = text.contains('\'') && !text.contains('"') ? '"' : '\'';
  std::string out(1, quote);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = characterAt(text, at);
    const std::uint32_t code = codePointOf(character);
    if (character[0] == quote || character[0] == '\\') {
      out += '\\';
      out += character;
    } else if (isEscaped(code)) {
      appendEscape(out, code);
    } else {
      out += character;
    }
    at += character.size();
  }
  return out += quote;
}

std::string_view stripped(std::string_view text, std::optional<std::string_view> set) {
  const auto goes = [set](std::string_view character) {
    return set ? set->contains(character) : isSpace(codePointOf(character));
  };
  while (!text.empty() && goes(characterAt(text, 0))) text.remove_prefix(characterAt(text, 0).size());
  while (!text.empty() && goes(text.substr(lastCharacter(text)))) text = text.substr(0, lastCharacter(text));
  return text;
}

std::vector<std::string_view> splitAtSpace(std::string_view text, std::int64_t most) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = skipSpace(text, 0); at < text.size(); --most) {
    if (most == 0) {
      pieces.push_back(text.substr(at));
      break;
    }
    const std::size_t end = skipWord(text, at);
    pieces.push_back(text.substr(at, end - at));
    at = skipSpace(text, end);
  }
  return pieces;
}

std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator, std::int64_t most) {
  std::vector<std::string_view> pieces;
  for (; most != 0; --most) {
    const std::size_t end = text.find(separator);
    if (end == text.npos) break;
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  pieces.push_back(text);
  return pieces;
}

std::int64_t occurrences(std::string_view text, std::string_view piece) {
  if (piece.empty()) return static_cast<std::int64_t>(characterCount(text)) + 1;
  std::int64_t count = 0;
  for (std::size_t at = text.find(piece); at != text.npos; at = text.find(piece, at + piece.size())) ++count;
  return count;
}

std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t most) {
  std::string out;
  std::size_t at = 0;
  for (; most != 0; --most) {
    const std::size_t found = text.find(old, at);
    if (found == text.npos) break;
    out += text.substr(at, found - at);
    out += with;
    at = found + old.size();
    if (!old.empty()) continue;
    if (at >= text.size()) return out;
    out += characterAt(text, at);
    at += characterAt(text, at).size();
  }
  return out += text.substr(at);
}

std::optional<std::string> upperCase(std::string_view text) { return changed(text, capital); }
std::optional<std::string> lowerCase(std::string_view text) { return changed(text, small); }

ParsedInteger integerIn(std::string_view text, int base) {
  std::string_view digits = stripped(text, {});
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  const bool guesses = base == 0;
  const bool zero_first = digits.starts_with('0');
  base = takePrefix(digits, base);
  if (!hasOnlyDigits(digits, base)) return {};
  const ParsedInteger parsed = sum(digits, base, negative);
  if (guesses && base == 10 && zero_first && parsed.value != 0) return {};
  return parsed;
}

}  // namespace racecourse::engine

#include "cli/text.h"

#include <algorithm>
#include <format>

namespace racecourse::cli {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// The code point of a well-formed character, for a look at the ranges that steer terminals.
std::uint32_t codePoint(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(character[i])); };
  if (character.size() == 1) return byte(0);
  std::uint32_t point = byte(0) & (0x7Fu >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i) point = point << 6 | (byte(i) & 0x3F);
  return point;
}

// C0 and C1 control characters, and those that turn the direction of writing.
bool steers(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029;
}

std::string escaped(std::uint32_t point) {
  if (point == '\n') return "\\n";
  if (point == '\t') return "\\t";
  if (point == '\r') return "\\r";
  return point < 0x100 ? std::format("\\x{:02x}", point) : std::format("\\u{:04x}", point);
}

}  // namespace

std::size_t characterSize(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0; };
  const auto follows = [&](std::size_t i, int low = 0x80, int high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  if (text.empty()) return 0;
  const int first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  }
  if (first < 0xF0 || first > 0xF4) return 0;
  return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
}

std::string shown(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = characterSize(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(size, 1));
    if (size == 0) {
      result += kReplacement;
    } else if (const std::uint32_t point = codePoint(character); steers(point)) {
      result += escaped(point);
    } else {
      result += character;
    }
    text.remove_prefix(character.size());
  }
  return result;
}

std::string onOneLine(std::string_view output) {
  if (output.ends_with('\n')) output.remove_suffix(1);
  std::string result;
  for (std::size_t end; (end = output.find('\n')) != std::string_view::npos; output.remove_prefix(end + 1)) {
    result += shown(output.substr(0, end));
    result += " / ";
  }
  return result + shown(output);
}

int columns(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = std::min(text.find('m', i), text.size());
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++count;
    }
  }
  return count;
}

std::string cut(std::string_view text, int width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (int i = 0; i + 1 < width; ++i) end += std::max<std::size_t>(characterSize(text.substr(end)), 1);
  return std::string(text.substr(0, end)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!lines.back().empty() && columns(lines.back()) + 1 + columns(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string grouped(std::string_view digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += ',';
    result += digits[i];
  }
  return result;
}

std::string grouped(std::uint64_t number) { return grouped(std::to_string(number)); }

std::string counted(std::string_view digits, std::string_view noun) {
  const std::string_view ending = digits == "1" ? "" : noun.ends_with("ch") ? "es" : "s";
  return std::format("{} {}{}", grouped(digits), noun, ending);
}

std::string counted(std::uint64_t number, std::string_view noun) { return counted(std::to_string(number), noun); }

std::string percent(double share) {
  if (share > 0 && share < 0.0005) return "< 0.1 %";
  if (share < 1 && share > 0.9995) return "> 99.9 %";
  return std::format("{:.1f} %", 100 * share);
}

std::string megabytes(std::size_t bytes) { return std::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace racecourse::cli

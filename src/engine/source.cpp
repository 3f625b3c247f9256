#include <cstdint>

#include "engine/scanner.h"

namespace racecourse::engine {

namespace {

// Bytes of the well-formed UTF-8 character at the start of `text`, or 0 (Unicode standard, table 3-7).
std::size_t characterSize(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0; };
  const auto follows = [&](std::size_t i, int low = 0x80, int high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const int first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  }
  if (first < 0xF0 || first > 0xF4) return 0;
  return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
}

std::string byteName(char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<std::uint8_t>(byte);
  return {'0', 'x', digits[value >> 4], digits[value & 15]};
}

}  // namespace

std::string normalised(std::string_view source, std::optional<Trouble>& trouble) {
  if (source.size() > kLargestSource) {
    trouble =
        Trouble{1, 1, "a very long program", "The program is longer than 1 MB. Cut it down to the part that matters."};
    return {};
  }
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  std::string result;
  result.reserve(source.size());
  int line = 1;
  int column = 1;
  for (std::size_t i = 0; i < source.size();) {
    const std::size_t size = characterSize(source.substr(i));
    if (size == 0 || source[i] == '\0') {
      const std::string what = size == 0 ? "This byte is not UTF-8 text. Save the file with the encoding UTF-8."
                                         : "This is a zero byte, not text. Save the file as plain text.";
      trouble = Trouble{line, column, "the byte " + byteName(source[i]), what};
      return {};
    }
    const bool line_end = source[i] == '\n' || source[i] == '\r';
    const bool pair = source.substr(i).starts_with("\r\n");
    if (line_end)
      result += '\n', ++line, column = 1;
    else
      result += source.substr(i, size), ++column;
    i += pair ? 2 : size;
  }
  return result;
}

}  // namespace racecourse::engine

#include "engine/field_format.h"

#include <algorithm>

#include "engine/texts.h"

namespace racecourse::engine {

namespace {

using Formatted = std::expected<std::string, std::string>;

std::string repeated(std::string_view fill, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += fill;
  return out;
}

std::size_t missing(const Format& format, std::size_t length) {
  const auto width = static_cast<std::size_t>(format.width);
  return width > length ? width - length : 0;
}

// `body` of `length` characters behind `sign`, brought to the width.
std::string aligned(std::string_view sign, std::string_view body, std::size_t length, const Format& format,
                    char align) {
  const std::string_view fill = !format.fill.empty() ? std::string_view(format.fill) : format.zero ? "0" : " ";
  const std::size_t room = missing(format, sign.size() + length);
  std::string out;
  if (align == '>') out += repeated(fill, room);
  if (align == '^') out += repeated(fill, room / 2);
  out += sign;
  if (align == '=') out += repeated(fill, room);
  out += body;
  if (align == '<') out += repeated(fill, room);
  if (align == '^') out += repeated(fill, room - room / 2);
  return out;
}

std::string digitsOf(std::uint64_t size, std::uint64_t base) {
  std::string digits;
  do digits += "0123456789abcdef"[size % base];
  while ((size /= base) > 0);
  std::ranges::reverse(digits);
  return digits;
}

// A number shown as a fraction is first rounded to 53 binary digits, as Python's conversion to float does.
std::string digitsAsFraction(std::uint64_t size) {
  const double rounded = static_cast<double>(size);
  if (rounded >= 18446744073709551616.0) return "18446744073709551616";
  return digitsOf(static_cast<std::uint64_t>(rounded), 10);
}

std::string withCommas(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

// Zeros between sign and number take part in the grouping, and no field begins with a comma.
std::string groupedToWidth(std::string digits, std::size_t width) {
  std::string out = withCommas(digits);
  while (out.size() < width) out = withCommas(digits.insert(0, 1, '0'));
  return out;
}

std::string_view signOf(bool negative, char sign) {
  if (negative) return "-";
  return sign == '+' ? "+" : sign == ' ' ? " " : "";
}

std::string unknownCode(char code, std::string_view type) {
  return std::string("Unknown format code '") + code + "' for object of type '" + std::string(type) + "'";
}

}  // namespace

bool isPlain(const Format& format) { return format == Format{}; }

Formatted formatInteger(std::int64_t number, const Format& format, std::string_view type) {
  if (format.type == 's') return std::unexpected(unknownCode('s', type));
  const bool fraction = format.type == 'f';
  if (!fraction && format.precision >= 0) return std::unexpected("Precision not allowed in integer format specifier");
  if (format.thousands && format.type == 'x') return std::unexpected("Cannot specify ',' with 'x'.");
  const auto bits = static_cast<std::uint64_t>(number);
  const std::uint64_t size = number < 0 ? 0 - bits : bits;
  const std::string_view sign = signOf(number < 0, format.sign);
  const std::size_t places = !fraction ? 0 : format.precision < 0 ? 6 : static_cast<std::size_t>(format.precision);
  const std::string tail = places == 0 ? "" : "." + std::string(places, '0');
  const char align = format.align != 0 ? format.align : format.zero ? '=' : '>';
  std::string body = fraction ? digitsAsFraction(size) : digitsOf(size, format.type == 'x' ? 16 : 10);
  if (format.thousands) {
    const bool zeros = align == '=' && (format.fill == "0" || (format.fill.empty() && format.zero));
    const std::size_t rest = sign.size() + tail.size();
    const auto width = static_cast<std::size_t>(format.width);
    body = groupedToWidth(body, zeros && width > rest ? width - rest : 0);
  }
  body += tail;
  return aligned(sign, body, body.size(), format, align);
}

Formatted formatText(std::string_view text, const Format& format) {
  if (format.type != 0 && format.type != 's') return std::unexpected(unknownCode(format.type, "str"));
  if (format.sign == ' ') return std::unexpected("Space not allowed in string format specifier");
  if (format.sign != 0) return std::unexpected("Sign not allowed in string format specifier");
  if (format.thousands) return std::unexpected("Cannot specify ',' with 's'.");
  if (format.align == '=') return std::unexpected("'=' alignment not allowed in string format specifier");
  if (format.precision >= 0) text = text.substr(0, byteOf(text, static_cast<std::size_t>(format.precision)));
  return aligned("", text, characterCount(text), format, format.align != 0 ? format.align : '<');
}

}  // namespace racecourse::engine

#include "labs/program_lab/json.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace racecourse::labs {
namespace {

constexpr int kDeepest = 32;

void appendUtf8(std::string& out, std::uint32_t code) {
  const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) add(0xE0 | code >> 12);
    if (code >= 0x10000) add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F));
    add(0x80 | (code >> 6 & 0x3F));
  }
  add(0x80 | (code & 0x3F));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Json> whole() {
    std::optional<Json> json = value(0);
    space();
    return json && at_ == text_.size() ? std::move(json) : std::nullopt;
  }

  std::size_t at() const { return at_; }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
  }

  std::optional<Json> value(int depth) {
    space();
    if (depth > kDeepest) return std::nullopt;
    if (peek() == '{') return object(depth);
    if (peek() == '[') return list(depth);
    if (peek() == '"') return text();
    for (const std::string_view truth : {"true", "false"})
      if (take(truth)) return Json{.type = Json::kTruth, .text = std::string(truth)};
    if (take("null")) return Json{};
    return number();
  }

  bool digits() {
    const std::size_t before = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ > before;
  }

  std::optional<Json> number() {
    const std::size_t from = at_;
    take("-");
    if (!take("0") && !digits()) return std::nullopt;
    if (take(".") && !digits()) return std::nullopt;
    if (take("e") || take("E")) {
      if (!take("+")) take("-");
      if (!digits()) return std::nullopt;
    }
    return Json{.type = Json::kNumber, .text = std::string(text_.substr(from, at_ - from))};
  }

  std::optional<std::uint32_t> fourHexDigits() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(peek() | 0x20));
      if (digit == std::string_view::npos || peek() < '0') return std::nullopt;
      code = code << 4 | static_cast<std::uint32_t>(digit);
    }
    return code;
  }

  // Behind \u; the second half of a pair follows the first.
  bool codePoint(std::string& out) {
    std::optional<std::uint32_t> code = fourHexDigits();
    if (!code || (*code >= 0xDC00 && *code < 0xE000)) return false;
    if (*code >= 0xD800 && *code < 0xDC00) {
      const std::optional<std::uint32_t> low = take("\\u") ? fourHexDigits() : std::nullopt;
      if (!low || *low < 0xDC00 || *low >= 0xE000) return false;
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
    }
    appendUtf8(out, *code);
    return true;
  }

  bool escape(std::string& out) {
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (take("u")) return codePoint(out);
    const std::size_t which = kNames.find(peek());
    if (peek() == '\0' || which == std::string_view::npos) return false;
    ++at_;
    out += kMeant[which];
    return true;
  }

  std::optional<Json> text() {
    Json json{.type = Json::kText};
    if (!take("\"")) return std::nullopt;
    while (at_ < text_.size() && !take("\"")) {
      if (take("\\")) {
        if (!escape(json.text)) return std::nullopt;
      } else if (static_cast<unsigned char>(peek()) < 0x20) {
        return std::nullopt;
      } else {
        json.text += text_[at_++];
      }
      if (at_ == text_.size()) return std::nullopt;
    }
    return at_ > 0 && text_[at_ - 1] == '"' ? std::optional(std::move(json)) : std::nullopt;
  }

  std::optional<Json> list(int depth) {
    Json json{.type = Json::kList};
    take("[");
    space();
    if (take("]")) return json;
    do {
      std::optional<Json> item = value(depth + 1);
      if (!item) return std::nullopt;
      json.items.push_back(*std::move(item));
      space();
    } while (take(","));
    return take("]") ? std::optional(std::move(json)) : std::nullopt;
  }

  std::optional<Json> object(int depth) {
    Json json{.type = Json::kObject};
    take("{");
    space();
    if (take("}")) return json;
    do {
      space();
      const std::optional<Json> name = text();
      space();
      std::optional<Json> member = name && take(":") ? value(depth + 1) : std::nullopt;
      if (!member) return std::nullopt;
      json.names.push_back(name->text);
      json.items.push_back(*std::move(member));
      space();
    } while (take(","));
    return take("}") ? std::optional(std::move(json)) : std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

std::expected<Json, std::string> parseJson(std::string_view text) {
  Reader reader(text);
  std::optional<Json> json = reader.whole();
  if (json) return *std::move(json);
  return std::unexpected("This is no JSON at byte " + std::to_string(reader.at()) + ".");
}

std::string quotedJson(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      out += escaped;
    } else {
      out += c;
    }
  }
  return out += '"';
}

}  // namespace racecourse::labs

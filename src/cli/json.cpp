#include "cli/json.h"

#include <cmath>
#include <format>

#include "cli/text.h"

namespace racecourse::cli {

void Json::key(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
  first_ = true;
}

void Json::value(std::string_view text) {
  separate();
  quote(text);
}

void Json::value(double number) { bare(std::isfinite(number) ? std::format("{}", number) : "null"); }

void Json::open(char bracket) {
  separate();
  text_ += bracket;
  first_ = true;
}

void Json::close(char bracket) {
  text_ += bracket;
  first_ = false;
}

void Json::bare(std::string_view text) {
  separate();
  text_ += text;
}

void Json::separate() {
  if (!first_) text_ += ',';
  first_ = false;
}

void Json::quote(std::string_view text) {
  text_ += '"';
  while (!text.empty()) {
    const std::size_t size = characterSize(text);
    const char first = text.front();
    if (size == 0) {
      text_ += "\uFFFD";
    } else if (first == '"' || first == '\\') {
      text_ += {'\\', first};
    } else if (static_cast<unsigned char>(first) < 0x20) {
      text_ += std::format("\\u{:04x}", static_cast<int>(first));
    } else {
      text_ += text.substr(0, size);
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  text_ += '"';
}

}  // namespace racecourse::cli

// Writes JSON, one value after the other, on one line.
//
//   Json json;
//   json.beginObject();
//   json.member("verdict", "holds");
//   json.member("states", 12);
//   json.endObject();
//   json.text()   ->  {"verdict":"holds","states":12}
//
// Texts are escaped, and bytes that are not UTF-8 replaced. Numbers that may be larger than what a reader's numbers
// hold are written as texts by whoever calls.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace racecourse::cli {

class Json {
 public:
  void beginObject() { open('{'); }
  void endObject() { close('}'); }
  void beginArray() { open('['); }
  void endArray() { close(']'); }

  // The name of the next value of an object.
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  // Infinite and undefined numbers are null.
  void value(double number);
  void value(std::same_as<bool> auto truth) { bare(truth ? "true" : "false"); }
  void value(std::integral auto number)
    requires(!std::same_as<decltype(number), bool>)
  {
    bare(std::to_string(number));
  }
  void null() { bare("null"); }
  template <class T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : null();
  }

  template <class T>
  void member(std::string_view name, const T& what) {
    key(name);
    value(what);
  }

  // Everything written so far.
  const std::string& text() const { return text_; }

 private:
  void open(char bracket);
  void close(char bracket);
  void bare(std::string_view text);
  void separate();
  void quote(std::string_view text);

  std::string text_;
  bool first_ = true;  // nothing stands before the next value in its object or array
};

}  // namespace racecourse::cli

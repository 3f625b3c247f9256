#pragma once

// Settings as links spell them, `name=value`: how one is read, what is said about one that makes no sense, and how all
// are written again. A refused value leaves its setting as it was.
//
//   if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
//   if (name == "guard") return setWord(settings.guard, kGuardWords, name, value, "a guard is none, mutex or atomic.");
//   return unknownSetting(name);
//
//   LinkText link;
//   if (settings.threads != usual.threads) link.add("threads", settings.threads);
//   return link.text();

#include <concepts>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "labs/range.h"

namespace racecourse::labs {

// Nothing, or a sentence for the reader.
using Obeyed = std::expected<void, std::string>;

// The start of what a link says, in quotation marks: it is shown to the reader and may be anything.
std::string quotedStart(std::string_view text);

// "The link asks for guard = “wood”, but a guard is none, mutex or atomic. The lab keeps what it had." `instead` is
// the sentence after “but”.
std::unexpected<std::string> refusal(std::string_view name, std::string_view value, std::string_view instead);

// "The link has “sesame”, which this lab does not know."
std::unexpected<std::string> unknownSetting(std::string_view name);

// The whole number that `value` is, when it is in `range`; `present` is the setting so far.
std::expected<std::int64_t, std::string> numberIn(const Range& range, std::int64_t present, std::string_view name,
                                                  std::string_view value);

// The place of `value` among `words`.
std::expected<int, std::string> placeOf(std::span<const std::string_view> words, std::string_view name,
                                        std::string_view value, std::string_view instead);

template <std::integral Number>
Obeyed setNumber(Number& number, const Range& range, std::string_view name, std::string_view value) {
  return numberIn(range, number, name, value).transform([&](std::int64_t asked) {
    number = static_cast<Number>(asked);
  });
}

// `words` are in the order of the enumeration.
template <class Word>
Obeyed setWord(Word& word, std::span<const std::string_view> words, std::string_view name, std::string_view value,
               std::string_view instead) {
  return placeOf(words, name, value, instead).transform([&](int place) { word = static_cast<Word>(place); });
}

// "on" or "off".
Obeyed setSwitch(bool& on, std::string_view name, std::string_view value);

// The query of a link, one `name=value` after the other.
class LinkText {
 public:
  void add(std::string_view name, std::string_view value);
  void add(std::string_view name, std::int64_t value);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace racecourse::labs

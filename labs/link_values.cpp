#include "labs/link_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "ui/number.h"

namespace racecourse::labs {
namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string refused(std::string_view name, std::string_view value, std::string_view instead, std::string_view kept) {
  return "The link asks for " + std::string(name) + " = " + quotedStart(value) + ", but " + std::string(instead) +
         " The lab keeps " + std::string(kept) + ".";
}

}  // namespace

std::string quotedStart(std::string_view text) {
  constexpr std::size_t kShown = 24;
  return "“" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…" : "") + "”";
}

std::unexpected<std::string> refusal(std::string_view name, std::string_view value, std::string_view instead) {
  return std::unexpected(refused(name, value, instead, "what it had"));
}

std::unexpected<std::string> unknownSetting(std::string_view name) {
  return std::unexpected("The link has " + quotedStart(name) + ", which this lab does not know.");
}

std::expected<std::int64_t, std::string> numberIn(const Range& range, std::int64_t present, std::string_view name,
                                                  std::string_view value) {
  const auto asked = wholeNumber(value);
  if (asked && range.has(*asked)) return *asked;
  const std::string instead = "it goes from " + ui::grouped(range.least) + " to " + ui::grouped(range.most) + ".";
  // A setting may also have a value that stands for something else, which is no number to the reader.
  return std::unexpected(
      refused(name, value, instead, range.has(present) ? ui::grouped(present) : std::string("what it had")));
}

std::expected<int, std::string> placeOf(std::span<const std::string_view> words, std::string_view name,
                                        std::string_view value, std::string_view instead) {
  const auto word = std::ranges::find(words, value);
  if (word == words.end()) return refusal(name, value, instead);
  return static_cast<int>(word - words.begin());
}

Obeyed setSwitch(bool& on, std::string_view name, std::string_view value) {
  static constexpr std::array<std::string_view, 2> kSwitch = {"off", "on"};
  return setWord(on, kSwitch, name, value, "it is on or off.");
}

void LinkText::add(std::string_view name, std::string_view value) {
  text_ += (text_.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
}

void LinkText::add(std::string_view name, std::int64_t value) { add(name, ui::plain(value)); }

}  // namespace racecourse::labs

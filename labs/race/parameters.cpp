#include "labs/race/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "ui/number.h"

namespace racecourse::labs::race {
namespace {

using Outcome = std::expected<void, std::string>;

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// What a link says, cut short: it is shown to the reader and may be anything.
std::string quotedStart(std::string_view text) {
  constexpr std::size_t kShown = 24;
  return "“" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…" : "") + "”";
}

template <class Number>
Outcome setNumber(Number& number, Range range, std::string_view name, std::string_view value) {
  const auto asked = wholeNumber(value);
  if (!asked || *asked < range.least || *asked > range.most)
    return std::unexpected("The link asks for " + std::string(name) + " = " + quotedStart(value) +
                           ", but it goes from " + ui::grouped(range.least) + " to " + ui::grouped(range.most) +
                           ". The lab keeps " + ui::grouped(number) + ".");
  number = static_cast<Number>(*asked);
  return {};
}

Outcome setGuard(Guard& guard, std::string_view value) {
  const auto word = std::ranges::find(kGuardWords, value);
  if (word == kGuardWords.end())
    return std::unexpected("The link asks for guard = " + quotedStart(value) +
                           ", but a guard is none, mutex or atomic. The lab keeps what it had.");
  guard = static_cast<Guard>(word - kGuardWords.begin());
  return {};
}

}  // namespace

Outcome setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "increments") return setNumber(settings.increments, kIncrements, name, value);
  if (name == "rounds") return setNumber(settings.rounds, kRounds, name, value);
  if (name == "yields") return setNumber(settings.yields, kYields, name, value);
  if (name == "guard") return setGuard(settings.guard, value);
  return std::unexpected("The link has " + quotedStart(name) + ", which this lab does not know.");
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  std::string link;
  const auto add = [&link](std::string_view name, std::string_view value) {
    link += (link.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
  };
  if (settings.threads != plain.threads) add("threads", ui::plain(settings.threads));
  if (settings.increments != plain.increments) add("increments", ui::plain(settings.increments));
  if (settings.rounds != plain.rounds) add("rounds", ui::plain(settings.rounds));
  if (settings.yields != plain.yields) add("yields", ui::plain(settings.yields));
  if (settings.guard != plain.guard) add("guard", kGuardWords[static_cast<std::size_t>(settings.guard)]);
  return link;
}

}  // namespace racecourse::labs::race

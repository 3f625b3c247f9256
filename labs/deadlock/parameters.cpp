#include "labs/deadlock/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "ui/number.h"

namespace racecourse::labs::deadlock {
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

std::unexpected<std::string> refusal(std::string_view name, std::string_view value, std::string_view instead) {
  return std::unexpected("The link asks for " + std::string(name) + " = " + quotedStart(value) + ", but " +
                         std::string(instead) + " The lab keeps what it had.");
}

template <class Number>
Outcome setNumber(Number& number, Range range, std::string_view name, std::string_view value) {
  const auto asked = wholeNumber(value);
  if (!asked || *asked < range.least || *asked > range.most)
    return refusal(name, value, "it goes from " + ui::grouped(range.least) + " to " + ui::grouped(range.most) + ".");
  number = static_cast<Number>(*asked);
  return {};
}

// One of `words`; `number` becomes its place among them.
Outcome setWord(int& number, std::span<const std::string_view> words, std::string_view name, std::string_view value,
                std::string_view instead) {
  const auto word = std::ranges::find(words, value);
  if (word == words.end()) return refusal(name, value, instead);
  number = static_cast<int>(word - words.begin());
  return {};
}

Outcome setPeriod(std::int64_t& period, std::string_view value) {
  if (value == "off") period = kNever;
  if (value == "wait") period = kAtEveryWait;
  if (value == "off" || value == "wait") return {};
  return setNumber(period, kPeriodUs, "period", value);
}

Outcome setMode(bool& meet, std::string_view value) {
  constexpr std::array<std::string_view, 2> kModes = {"free", "meet"};
  int mode = meet ? 1 : 0;
  Outcome outcome = setWord(mode, kModes, "mode", value, "a mode is meet or free.");
  meet = mode == 1;
  return outcome;
}

Outcome setVictim(threads::VictimPolicy& victim, std::string_view value) {
  int policy = static_cast<int>(victim);
  Outcome outcome = setWord(policy, kVictimWords, "victim", value, "a victim has the least age, locks or work.");
  victim = static_cast<threads::VictimPolicy>(policy);
  return outcome;
}

Outcome setCondition(bool& condition, std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 2> kSwitch = {"off", "on"};
  int on = condition ? 1 : 0;
  Outcome outcome = setWord(on, kSwitch, name, value, "a condition is on or off.");
  condition = on == 1;
  return outcome;
}

std::string periodWord(std::int64_t period_us) {
  if (period_us == kNever) return "off";
  return period_us == kAtEveryWait ? "wait" : ui::plain(period_us);
}

}  // namespace

Outcome setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "accounts") return setNumber(settings.accounts, kAccounts, name, value);
  if (name == "locks") return setNumber(settings.locks_each, kLocksEach, name, value);
  if (name == "transfers") return setNumber(settings.transfers, kTransfers, name, value);
  if (name == "pause") return setNumber(settings.pause_us, kPauseUs, name, value);
  if (name == "mode") return setMode(settings.meet, value);
  if (name == "period") return setPeriod(settings.period_us, value);
  if (name == "victim") return setVictim(settings.victim, value);
  for (const ConditionWords& words : kConditionWords)
    if (name == words.word) return setCondition(settings.conditions.*words.is_on, name, value);
  return std::unexpected("The link has " + quotedStart(name) + ", which this lab does not know.");
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  std::string link;
  const auto add = [&link](std::string_view name, std::string_view value) {
    link += (link.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
  };
  if (settings.threads != plain.threads) add("threads", ui::plain(settings.threads));
  if (settings.meet != plain.meet) add("mode", "free");
  if (settings.accounts != plain.accounts) add("accounts", ui::plain(settings.accounts));
  if (settings.locks_each != plain.locks_each) add("locks", ui::plain(settings.locks_each));
  if (settings.transfers != plain.transfers) add("transfers", ui::plain(settings.transfers));
  if (settings.pause_us != plain.pause_us) add("pause", ui::plain(settings.pause_us));
  if (settings.period_us != plain.period_us) add("period", periodWord(settings.period_us));
  if (settings.victim != plain.victim) add("victim", kVictimWords[static_cast<std::size_t>(settings.victim)]);
  for (const ConditionWords& words : kConditionWords)
    if (!(settings.conditions.*words.is_on)) add(words.word, "off");
  return link;
}

}  // namespace racecourse::labs::deadlock

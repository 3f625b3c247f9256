#include "labs/deadlock/parameters.h"

#include <array>

#include "ui/number.h"

namespace racecourse::labs::deadlock {
namespace {

Obeyed setPeriod(std::int64_t& period, std::string_view value) {
  if (value == "off") period = kNever;
  if (value == "wait") period = kAtEveryWait;
  if (value == "off" || value == "wait") return {};
  return setNumber(period, kPeriodUs, "period", value);
}

Obeyed setMode(bool& meet, std::string_view value) {
  static constexpr std::array<std::string_view, 2> kModes = {"free", "meet"};
  return setWord(meet, kModes, "mode", value, "a mode is meet or free.");
}

std::string periodWord(std::int64_t period_us) {
  if (period_us == kNever) return "off";
  return period_us == kAtEveryWait ? "wait" : ui::plain(period_us);
}

}  // namespace

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "accounts") return setNumber(settings.accounts, kAccounts, name, value);
  if (name == "locks") return setNumber(settings.locks_each, kLocksEach, name, value);
  if (name == "transfers") return setNumber(settings.transfers, kTransfers, name, value);
  if (name == "pause") return setNumber(settings.pause_us, kPauseUs, name, value);
  if (name == "mode") return setMode(settings.meet, value);
  if (name == "period") return setPeriod(settings.period_us, value);
  if (name == "victim")
    return setWord(settings.victim, kVictimWords, name, value, "a victim has the least age, locks or work.");
  for (const ConditionWords& words : kConditionWords)
    if (name == words.word) return setSwitch(settings.conditions.*words.is_on, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  LinkText link;
  if (settings.threads != plain.threads) link.add("threads", settings.threads);
  if (settings.meet != plain.meet) link.add("mode", "free");
  if (settings.accounts != plain.accounts) link.add("accounts", settings.accounts);
  if (settings.locks_each != plain.locks_each) link.add("locks", settings.locks_each);
  if (settings.transfers != plain.transfers) link.add("transfers", settings.transfers);
  if (settings.pause_us != plain.pause_us) link.add("pause", settings.pause_us);
  if (settings.period_us != plain.period_us) link.add("period", periodWord(settings.period_us));
  if (settings.victim != plain.victim) link.add("victim", kVictimWords[static_cast<std::size_t>(settings.victim)]);
  for (const ConditionWords& words : kConditionWords)
    if (!(settings.conditions.*words.is_on)) link.add(words.word, "off");
  return link.text();
}

}  // namespace racecourse::labs::deadlock

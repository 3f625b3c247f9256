#include "labs/readers-writers/parameters.h"

#include <algorithm>
#include <optional>
#include <ranges>

#include "labs/link_values.h"

namespace racecourse::labs::readers_writers {
namespace {

constexpr std::array<std::string_view, 2> kWorkWords = {"computing", "asleep"};

std::optional<LockSet> lockSet(std::string_view value) {
  if (value == "all") return kAllLocks;
  LockSet set = 0;
  for (const auto part : std::views::split(value, '_')) {
    const auto word = std::ranges::find(threads::kReadWriteLockWords, std::string_view(part));
    if (word == threads::kReadWriteLockWords.end()) return std::nullopt;
    set |= 1U << (word - threads::kReadWriteLockWords.begin());
  }
  if (set == 0) return std::nullopt;
  return set;
}

Obeyed setLocks(LockSet& locks, std::string_view value) {
  const auto set = lockSet(value);
  if (!set)
    return refusal("locks", value, "locks are all, or some of mutex, readers, writers, fair and std joined by “_”.");
  locks = *set;
  return {};
}

// There is somebody at least.
Obeyed setCrowd(int& number, int others, const Range& range, std::string_view name, std::string_view value) {
  return setNumber(number, Range{others == 0 ? 1 : range.least, range.most}, name, value);
}

std::string wordsOf(LockSet locks) {
  std::string words;
  for (int kind = 0; kind < threads::kReadWriteLockKinds; ++kind)
    if (hasLock(locks, static_cast<ReadWriteLockKind>(kind)))
      words += (words.empty() ? "" : "_") + std::string(threads::kReadWriteLockWords[static_cast<std::size_t>(kind)]);
  return words;
}

struct NumberSetting {
  std::string_view name;
  int Settings::* number;
  Range range;
};
constexpr std::array<NumberSetting, 6> kNumbers = {{{"read", &Settings::read_ms, kHoldMs},
                                                    {"write", &Settings::write_ms, kHoldMs},
                                                    {"pause", &Settings::pause_ms, kPauseMs},
                                                    {"trial", &Settings::trial_ms, kTrialMs},
                                                    {"threads", &Settings::threads, kThreads},
                                                    {"section", &Settings::section_ns, kSectionNs}}};

}  // namespace

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "measure")
    return setWord(settings.measure, kMeasureWords, name, value, "that is watch, waiting or share.");
  if (name == "lock")
    return setWord(settings.lock, kWatchedWords, name, value, "a lock is mutex, readers, writers, fair, std, a or b.");
  if (name == "locks") return setLocks(settings.locks, value);
  if (name == "readers") return setCrowd(settings.readers, settings.writers, kReaders, name, value);
  if (name == "writers") return setCrowd(settings.writers, settings.readers, kWriters, name, value);
  if (name == "work") return setWord(settings.asleep, kWorkWords, name, value, "who is inside is asleep or computing.");
  if (name == "relay") return setSwitch(settings.relay, name, value);
  for (const NumberSetting& setting : kNumbers)
    if (name == setting.name) return setNumber(settings.*setting.number, setting.range, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings usual;
  LinkText link;
  if (settings.measure != usual.measure) link.add("measure", kMeasureWords[static_cast<std::size_t>(settings.measure)]);
  if (settings.lock != usual.lock) link.add("lock", kWatchedWords[static_cast<std::size_t>(settings.lock)]);
  if (settings.locks != usual.locks) link.add("locks", wordsOf(settings.locks));
  if (settings.readers != usual.readers) link.add("readers", settings.readers);
  if (settings.writers != usual.writers) link.add("writers", settings.writers);
  if (settings.asleep != usual.asleep) link.add("work", kWorkWords[settings.asleep ? 1 : 0]);
  if (settings.relay != usual.relay) link.add("relay", "off");
  for (const NumberSetting& setting : kNumbers)
    if (settings.*setting.number != usual.*setting.number) link.add(setting.name, settings.*setting.number);
  return link.text();
}

}  // namespace racecourse::labs::readers_writers

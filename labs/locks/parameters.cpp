#include "labs/locks/parameters.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace racecourse::labs::locks {
namespace {

std::optional<LockSet> lockSet(std::string_view value) {
  if (value == "all") return kAllLocks;
  LockSet set = 0;
  for (const auto part : std::views::split(value, '_')) {
    const auto word = std::ranges::find(threads::kLockWords, std::string_view(part));
    if (word == threads::kLockWords.end()) return std::nullopt;
    set |= 1U << (word - threads::kLockWords.begin());
  }
  if (set == 0) return std::nullopt;
  return set;
}

Obeyed setLocks(LockSet& locks, std::string_view name, std::string_view value) {
  const auto set = lockSet(value);
  if (!set)
    return refusal(name, value,
                   "locks are all, or some of tas, ttas, backoff, ticket, mcs, futex and mutex joined by “_”.");
  locks = *set;
  return {};
}

std::string wordsOf(LockSet locks) {
  std::string words;
  for (int kind = 0; kind < threads::kLockKinds; ++kind)
    if (hasLock(locks, kind))
      words += (words.empty() ? "" : "_") + std::string(threads::kLockWords[static_cast<std::size_t>(kind)]);
  return words;
}

}  // namespace

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "measure")
    return setWord(settings.measure, kMeasureWords, name, value, "that is cost, threads, section, fairness or table.");
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "inside") return setNumber(settings.inside_ns, kWorkNs, name, value);
  if (name == "outside") return setNumber(settings.outside_ns, kWorkNs, name, value);
  if (name == "stripes") return setNumber(settings.stripes, kStripes, name, value);
  if (name == "locks") return setLocks(settings.locks, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  LinkText link;
  if (settings.measure != plain.measure) link.add("measure", kMeasureWords[static_cast<std::size_t>(settings.measure)]);
  if (settings.threads != plain.threads) link.add("threads", settings.threads);
  if (settings.inside_ns != plain.inside_ns) link.add("inside", settings.inside_ns);
  if (settings.outside_ns != plain.outside_ns) link.add("outside", settings.outside_ns);
  if (settings.stripes != plain.stripes) link.add("stripes", settings.stripes);
  if (settings.locks != plain.locks) link.add("locks", wordsOf(settings.locks));
  return link.text();
}

}  // namespace racecourse::labs::locks

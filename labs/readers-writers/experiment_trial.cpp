#include "labs/readers-writers/experiment_trial.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "threads/artificial_work.h"
#include "threads/clock.h"

namespace racecourse::labs::readers_writers {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kLongestNapNs = 2 * kMillisecond;
constexpr std::int64_t kBetweenLooksNs = kMillisecond / 2;
constexpr std::int64_t kTimeKeepersNapNs = 5 * kMillisecond;
constexpr std::int64_t kStepsBetweenLooks = 2'000;

void sleepFor(std::int64_t ns) { std::this_thread::sleep_for(std::chrono::nanoseconds(ns)); }

}  // namespace

void Trial::work(int member) {
  const bool writes = member >= settings_.readers;
  sleep(firstArrivalNs(member));
  locks_.with(lock_, [&](auto& lock) {
    while (!over_.load(std::memory_order_relaxed)) {
      writes ? write(lock, member) : read(lock, member);
      sleep(settings_.pause_ms * kMillisecond);
    }
  });
}

// The readers come evenly spread over a round of theirs, so that they relay each other, and the writers in between: all
// at once they would also leave at once.
std::int64_t Trial::firstArrivalNs(int member) const {
  const bool writes = member >= settings_.readers;
  const std::int64_t round = ((writes ? settings_.write_ms : settings_.read_ms) + settings_.pause_ms) * kMillisecond;
  if (!writes) return member * round / settings_.readers;
  const std::int64_t first = settings_.readers > 0 ? settings_.read_ms * kMillisecond / 2 : 0;
  return first + (member - settings_.readers) * round / settings_.writers;
}

template <class Lock>
void Trial::read(Lock& lock, int member) {
  book_.arrive(member);
  if (!lock.startRead(over_)) return;
  book_.enter(member);
  const std::int64_t seen = page_.upper;
  hold(settings_.read_ms);
  awaitRelay(member);
  book_.leave(member, page_.lower == seen);
  lock.stopRead();
}

template <class Lock>
void Trial::write(Lock& lock, int member) {
  book_.arrive(member);
  if (!lock.startWrite(over_)) return;
  book_.enter(member);
  ++page_.upper;
  hold(settings_.write_ms);
  awaitRelay(member);
  ++page_.lower;
  book_.leave(member, true);
  lock.stopWrite();
}

void Trial::hold(int ms) { settings_.asleep ? sleep(ms * kMillisecond) : compute(ms * kMillisecond); }

// It ends: whoever is away comes back.
void Trial::awaitRelay(int member) {
  while (settings_.relay && book_.othersAreAway(member) && !over_.load(std::memory_order_relaxed))
    sleepFor(kBetweenLooksNs);
}

void Trial::sleep(std::int64_t ns) {
  const std::int64_t end = threads::nowNs() + ns;
  for (std::int64_t left = ns; left > 0 && !over_.load(std::memory_order_relaxed); left = end - threads::nowNs())
    sleepFor(std::min(left, kLongestNapNs));
}

void Trial::compute(std::int64_t ns) {
  const std::int64_t end = threads::nowNs() + ns;
  std::uint64_t value = 1;
  while (threads::nowNs() < end && !over_.load(std::memory_order_relaxed) && value != 0)
    value = threads::work(value, kStepsBetweenLooks);
}

void Trial::keepTime(const std::function<bool()>& goes_on) {
  while (progress() < 1 && goes_on()) sleepFor(kTimeKeepersNapNs);
  book_.close();
  over_.store(true, std::memory_order_relaxed);
}

double Trial::progress() const {
  const double asked_ns = static_cast<double>(settings_.trial_ms) * kMillisecond;
  return std::min(1.0, static_cast<double>(book_.elapsedNs()) / asked_ns);
}

LockWaits Trial::result() const {
  LockWaits waits = soFar();
  waits.exact = waits.exact && page_.upper == book_.writes() && page_.lower == page_.upper;
  return waits;
}

}  // namespace racecourse::labs::readers_writers

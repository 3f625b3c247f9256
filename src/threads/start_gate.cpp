#include "threads/start_gate.h"

#include <chrono>

#include "threads/clock.h"

namespace racecourse::threads {
namespace {

// Where every member has a core, staying awake disturbs nobody and saves the wake-up.
constexpr std::int64_t kSpinOnOwnCoreNs = 500'000;
constexpr std::int64_t kSpinOnSharedCoreNs = 50'000;
constexpr std::int64_t kSpinForSleepersNs = 200'000;
constexpr std::chrono::milliseconds kLongestNap(2);

template <class Condition>
void spinUntil(Condition condition, std::int64_t at_most_ns) {
  const std::int64_t deadline = nowNs() + at_most_ns;
  while (!condition() && nowNs() < deadline) std::this_thread::yield();
}

}  // namespace

StartGate::StartGate(int members, int cores)
    : members_(static_cast<std::uint64_t>(members)),
      spin_for_arrivals_ns_(members <= cores ? kSpinOnOwnCoreNs : kSpinOnSharedCoreNs) {}

bool StartGate::arriveAndWait(const std::atomic<bool>& cancelled) {
  std::uint64_t opening = 0;
  if (!arrive(opening, cancelled)) return false;
  spinUntil([&] { return isOpen(opening) || cancelled.load(std::memory_order_relaxed); }, spin_for_arrivals_ns_);
  if (!isOpen(opening) && !sleepUntilOpen(opening, cancelled)) return false;

  awake_.fetch_add(1, std::memory_order_relaxed);
  spinUntil([&] { return awake_.load(std::memory_order_relaxed) >= opening * members_; }, kSpinForSleepersNs);
  return true;
}

bool StartGate::arrive(std::uint64_t& opening, const std::atomic<bool>& cancelled) {
  const std::lock_guard lock(mutex_);
  if (cancelled.load(std::memory_order_relaxed)) return false;
  opening = openings_.load(std::memory_order_relaxed) + 1;
  if (++arrived_ == members_) {
    arrived_ = 0;
    openings_.store(opening, std::memory_order_release);
    opened_.notify_all();
  }
  return true;
}

bool StartGate::sleepUntilOpen(std::uint64_t opening, const std::atomic<bool>& cancelled) {
  std::unique_lock lock(mutex_);
  while (!isOpen(opening)) {
    if (cancelled.load(std::memory_order_relaxed)) {
      --arrived_;
      return false;
    }
    opened_.wait_for(lock, kLongestNap);
  }
  return true;
}

}  // namespace racecourse::threads

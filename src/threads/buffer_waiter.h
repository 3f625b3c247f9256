// One thread's waiting at a bounded buffer: whether it waits right now, how long it has waited, and how often it was
// woken only to find that there was nothing to do.
//
//   mine.wait(lock, not_empty, [&] { return !ring.empty(); });   // as std::condition_variable::wait, and counted
//
// The thread itself waits; anybody may look at the counts meanwhile.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "threads/clock.h"

namespace racecourse::threads {

class BufferWaiter {
 public:
  // Sleeps on `condition` until `ready()`, which is asked under `lock`.
  template <class Ready>
  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition, Ready ready) {
    if (ready()) return;
    const std::int64_t began = nowNs();
    since_.store(began, std::memory_order_relaxed);
    for (condition.wait(lock); !ready(); condition.wait(lock)) add(empty_wake_ups_, 1);
    since_.store(kAwake, std::memory_order_relaxed);
    add(waits_, 1);
    add(waited_ns_, nowNs() - began);
  }

  bool waiting() const { return since_.load(std::memory_order_relaxed) != kAwake; }

  // How often it could not go on at once, as far as those waits are over.
  std::int64_t waits() const { return waits_.load(std::memory_order_relaxed); }

  // How often it was woken and went back to sleep.
  std::int64_t emptyWakeUps() const { return empty_wake_ups_.load(std::memory_order_relaxed); }

  // ns of waiting up to `now`, a time of nowNs(). About right while the thread begins or ends a wait.
  std::int64_t waitedNs(std::int64_t now) const {
    const std::int64_t since = since_.load(std::memory_order_relaxed);
    return waited_ns_.load(std::memory_order_relaxed) + (since == kAwake || now < since ? 0 : now - since);
  }

 private:
  static constexpr std::int64_t kAwake = -1;

  // Only the thread itself writes.
  static void add(std::atomic<std::int64_t>& counter, std::int64_t amount) {
    counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
  }

  std::atomic<std::int64_t> since_ = kAwake;
  std::atomic<std::int64_t> waits_ = 0, empty_wake_ups_ = 0, waited_ns_ = 0;
};

}  // namespace racecourse::threads

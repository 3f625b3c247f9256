// A point that a fixed number of threads reach again and again. Unlike at a StartGate, a thread may arrive and go on,
// and only some may wait for the others.
//
//   threads::Meeting meeting(2);
//   meeting.arrive();                          // each thread, once a round
//   meeting.awaitAll(round, cancelled);        // round 0, 1, 2 …: sleeps until both have arrived in that round
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace racecourse::threads {

class Meeting {
 public:
  // For `members` threads, at least 1.
  explicit Meeting(int members) : members_(members) {}

  void arrive() {
    const std::lock_guard lock(mutex_);
    if (++arrived_ % members_ == 0) complete_.notify_all();
  }

  // True once all members have arrived `round` + 1 times; false within about 2 ms after `cancelled` became true.
  bool awaitAll(std::int64_t round, const std::atomic<bool>& cancelled) {
    std::unique_lock lock(mutex_);
    while (arrived_ < members_ * (round + 1)) {
      if (cancelled.load(std::memory_order_relaxed)) return false;
      complete_.wait_for(lock, std::chrono::milliseconds(2));
    }
    return true;
  }

 private:
  const std::int64_t members_;
  std::mutex mutex_;
  std::condition_variable complete_;
  std::int64_t arrived_ = 0;  // over all rounds
};

}  // namespace racecourse::threads

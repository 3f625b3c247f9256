// A test-and-test-and-set lock whose losers step back: a thread that lost a grab waits for a random time before it
// looks again, and for up to twice as long after each further loss.
//
//   threads::BackoffLock lock;
//   const std::lock_guard held(lock);   // BasicLockable
//
// Fewer threads grab at once, so the lock changes hands with less traffic. The price is that a free lock may find
// nobody looking, and that whoever has just lost is the least likely to win: it is not fair.
//
// Source: T. E. Anderson, IEEE Transactions on Parallel and Distributed Systems 1(1), 1990; Herlihy and Shavit 2012,
// section 7.4.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "threads/core.h"

namespace racecourse::threads {

class BackoffLock {
 public:
  // The first and the longest wait, in turns of a loop: about 0.3 and 20 µs.
  static constexpr std::uint32_t kShortest = kRelaxingTakesTime ? 8 : 256;
  static constexpr std::uint32_t kLongest = 64 * kShortest;

  void lock() {
    if (try_lock()) return;
    // Threads have their stacks in different places: enough to tell their random numbers apart.
    std::uint32_t limit = kShortest;
    auto random = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&limit) >> 4) | 1;
    while (!try_lock()) {
      stepBack(random = random * 747'796'405 + 2'891'336'453, limit);
      limit = std::min(2 * limit, kLongest);
    }
  }

  // True when the lock was free and now is the caller's.
  bool try_lock() {
    return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
  }

  void unlock() { taken_.store(false, std::memory_order_release); }

 private:
  // Waits for at most `limit` turns. After the longest waits the owner may be without a core, and can have this one.
  static void stepBack(std::uint32_t random, std::uint32_t limit) {
    const std::uint32_t turns = (random >> 16) % limit;
    for (std::uint32_t i = 0; i < turns; ++i) pauseOneTurn();
    if (limit == kLongest) yieldCore();
  }

  // The fence keeps the loop from being optimised away where there is nothing to do in it.
  static void pauseOneTurn() {
    relaxCore();
    std::atomic_signal_fence(std::memory_order_seq_cst);
  }

  std::atomic<bool> taken_ = false;
};

}  // namespace racecourse::threads

// A lock like a counter with numbered tickets: draw one, wait until it is called. First come, first served, so nobody
// waits longer than for all who came before.
//
//   threads::TicketLock lock;
//   const std::lock_guard held(lock);   // BasicLockable
//
// All who wait look at the same number, and each call makes every one of them fetch it anew. Fairness has its price
// where there are more threads than cores: the lock goes to the next in line even if that thread has no core just now,
// and the others wait with it. Waiting threads spin, then yield.
//
// Source: J. M. Mellor-Crummey and M. L. Scott, ACM Transactions on Computer Systems 9(1), 1991, section 2.2.
#pragma once

#include <atomic>
#include <cstdint>

#include "threads/spin_wait.h"

namespace racecourse::threads {

class TicketLock {
 public:
  void lock() {
    const std::uint32_t mine = next_.fetch_add(1, std::memory_order_relaxed);
    SpinWait wait;
    while (serving_.load(std::memory_order_acquire) != mine) wait.pause();
  }

  // True when nobody held the lock or waited for it, and now it is the caller's.
  bool try_lock() {
    std::uint32_t ticket = serving_.load(std::memory_order_acquire);
    return next_.compare_exchange_strong(ticket, ticket + 1, std::memory_order_relaxed);
  }

  // Only the owner writes to `serving_`, so it needs no read-modify-write.
  void unlock() { serving_.store(serving_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

 private:
  std::atomic<std::uint32_t> next_ = 0;
  std::atomic<std::uint32_t> serving_ = 0;
};

}  // namespace racecourse::threads

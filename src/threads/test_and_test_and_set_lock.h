// A test-and-set lock that looks before it grabs: while the flag is up it only reads, and a read that finds nothing new
// stays in the core's own cache.
//
//   threads::TestAndTestAndSetLock lock;
//   const std::lock_guard held(lock);   // BasicLockable
//
// The owner works undisturbed. When it lets go, all who wait see it at once and grab together; one of them wins, and
// anybody may be it. Waiting threads spin, then yield.
//
// Source: L. Rudolph and Z. Segall, ISCA 1984; Herlihy and Shavit 2012, section 7.2.
#pragma once

#include <atomic>

#include "threads/spin_wait.h"

namespace racecourse::threads {

class TestAndTestAndSetLock {
 public:
  void lock() {
    SpinWait wait;
    while (!try_lock()) wait.pause();
  }

  // True when the lock was free and now is the caller's.
  bool try_lock() {
    return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
  }

  void unlock() { taken_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> taken_ = false;
};

}  // namespace racecourse::threads

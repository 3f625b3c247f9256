// The simplest lock there is: one flag, and an instruction that raises it and says whether it was up before. Whoever
// finds it down has the lock.
//
//   threads::TestAndSetLock lock;
//   const std::lock_guard held(lock);   // BasicLockable
//
// Every look is a write, so each waiting thread pulls the cache line to its own core, away from the owner who needs it
// to let go. Anybody may be next: a thread can wait for ever while others pass it. Waiting threads spin, then yield.
//
// Source: M. Herlihy and N. Shavit, The Art of Multiprocessor Programming, 2012, section 7.2.
#pragma once

#include <atomic>

#include "threads/spin_wait.h"

namespace racecourse::threads {

class TestAndSetLock {
 public:
  void lock() {
    SpinWait wait;
    while (taken_.exchange(true, std::memory_order_acquire)) wait.pause();
  }

  // True when the lock was free and now is the caller's.
  bool try_lock() { return !taken_.exchange(true, std::memory_order_acquire); }

  void unlock() { taken_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> taken_ = false;
};

}  // namespace racecourse::threads

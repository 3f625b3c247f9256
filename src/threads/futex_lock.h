// A lock whose waiting threads sleep, and that asks the system for nothing while nobody waits: the usual way to build a
// mutex. One word is free, taken, or taken with sleepers.
//
//   threads::FutexLock lock;
//   const std::lock_guard held(lock);   // BasicLockable
//
// Taking a free lock and letting go of one that nobody waits for are one instruction each. Whoever has to wait says so
// in the word and sleeps until it changes; letting go then wakes one sleeper. A thread that comes by just then may be
// faster, and the sleeper goes to sleep again: it is not fair, and fast because of
// that. Its own code never spins.
//
// Source: U. Drepper, "Futexes Are Tricky", 2011, the second mutex.
#pragma once

#include "threads/futex.h"

namespace racecourse::threads {

class FutexLock {
 public:
  void lock() {
    if (try_lock()) return;
    while (word_.exchange(kTakenWithSleepers, std::memory_order_acquire) != kFree) futexWait(word_, kTakenWithSleepers);
  }

  // True when the lock was free and now is the caller's.
  bool try_lock() {
    std::uint32_t seen = kFree;
    return word_.compare_exchange_strong(seen, kTaken, std::memory_order_acquire, std::memory_order_relaxed);
  }

  void unlock() {
    if (word_.exchange(kFree, std::memory_order_release) == kTakenWithSleepers) futexWakeOne(word_);
  }

 private:
  enum : std::uint32_t { kFree, kTaken, kTakenWithSleepers };

  FutexWord word_ = kFree;
};

}  // namespace racecourse::threads

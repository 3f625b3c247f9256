// A plain mutex that passes for a read-write lock: readers exclude each other too. Nobody who only looks at the data
// can tell; who counts the readers inside can.
//
//   threads::ExclusiveLock lock;
//   if (lock.startRead(cancelled)) { look(); lock.stopRead(); }
//   if (lock.startWrite(cancelled)) { change(); lock.stopWrite(); }
//
// Taking it while it is free, and letting go while nobody waits, are one instruction each. A thread that comes by while
// a sleeper is being woken may be faster: it is not fair.
//
// Source: U. Drepper, "Futexes Are Tricky", 2011, the second mutex. The program beside it is mutex.py of the lab
// readers-writers.
#pragma once

#include <cstdint>

#include "threads/cancellable_wait.h"

namespace racecourse::threads {

class ExclusiveLock {
 public:
  // False when it was cancelled before its turn came; then there is nothing to stop.
  bool startRead(const std::atomic<bool>& cancelled) { return lock(cancelled); }
  void stopRead() { unlock(); }
  bool startWrite(const std::atomic<bool>& cancelled) { return lock(cancelled); }
  void stopWrite() { unlock(); }

 private:
  enum : std::uint32_t { kFree, kTaken, kTakenWithSleepers };

  bool lock(const std::atomic<bool>& cancelled) {
    std::uint32_t seen = kFree;
    if (word_.compare_exchange_strong(seen, kTaken, std::memory_order_acquire, std::memory_order_relaxed)) return true;
    std::unique_lock falling_asleep(sleepers_);
    return waitUntil(woken_, falling_asleep, cancelled,
                     [this] { return word_.exchange(kTakenWithSleepers, std::memory_order_acquire) == kFree; });
  }

  void unlock() {
    if (word_.exchange(kFree, std::memory_order_release) != kTakenWithSleepers) return;
    // Whoever has said in the word that it will sleep is asleep once this mutex is free.
    const std::lock_guard lock(sleepers_);
    woken_.notify_one();
  }

  std::atomic<std::uint32_t> word_ = kFree;
  std::mutex sleepers_;
  std::condition_variable woken_;
};

}  // namespace racecourse::threads

// A semaphore that can be closed: so many may pass, the others sleep until somebody lets one more pass. A mutex and a
// condition variable are enough to build one, and in a browser they sleep better than std::counting_semaphore, which
// looks again and again there (Emscripten 3.1.69).
//
//   threads::CountedSemaphore slots(2);
//   if (slots.acquire(mine)) { … slots.release(); }
//
// Source: E. W. Dijkstra, "Cooperating sequential processes", 1965: P is acquire, V is release.
#pragma once

#include <condition_variable>
#include <mutex>

#include "threads/buffer_waiter.h"

namespace racecourse::threads {

class CountedSemaphore {
 public:
  // `value` threads may pass, at least 0.
  explicit CountedSemaphore(int value) : value_(value) {}

  // Waits until one more may pass. False when it was closed and nothing is left.
  bool acquire(BufferWaiter& mine) {
    std::unique_lock lock(mutex_);
    mine.wait(lock, more_, [this] { return value_ > 0 || closed_; });
    if (value_ == 0) return false;
    --value_;
    return true;
  }

  void release() {
    const std::lock_guard lock(mutex_);
    ++value_;
    more_.notify_one();
  }

  // Nobody waits any more.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    more_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  int value_;
  bool closed_ = false;
};

}  // namespace racecourse::threads

// A read-write lock with readers' preference: a reader waits only for a writer that is inside. Readers who relay each
// other keep every writer out for ever.
//
//   threads::ReadersFirstLock lock;
//   if (lock.startRead(cancelled)) { look(); lock.stopRead(); }
//   if (lock.startWrite(cancelled)) { change(); lock.stopWrite(); }
//
// Source: P. J. Courtois, F. Heymans and D. L. Parnas, "Concurrent Control with 'Readers' and 'Writers'", CACM 14(10),
// 1971, the first problem, here as a monitor. The program beside it is readers_first.py of the lab readers-writers.
#pragma once

#include "threads/cancellable_wait.h"

namespace racecourse::threads {

class ReadersFirstLock {
 public:
  // False when it was cancelled before its turn came; then there is nothing to stop.
  bool startRead(const std::atomic<bool>& cancelled) {
    std::unique_lock lock(mutex_);
    ++waiting_readers_;
    const bool inside = waitUntil(readers_may_, lock, cancelled, [this] { return !writing_; });
    --waiting_readers_;
    readers_ += inside ? 1 : 0;
    return inside;
  }

  void stopRead() {
    const std::lock_guard lock(mutex_);
    if (--readers_ == 0) writer_may_.notify_one();
  }

  bool startWrite(const std::atomic<bool>& cancelled) {
    std::unique_lock lock(mutex_);
    ++waiting_writers_;
    const bool inside =
        waitUntil(writer_may_, lock, cancelled, [this] { return !writing_ && readers_ == 0 && waiting_readers_ == 0; });
    --waiting_writers_;
    writing_ = writing_ || inside;
    return inside;
  }

  void stopWrite() {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    readers_may_.notify_all();
    writer_may_.notify_one();
  }

  // How many threads wait right now.
  int waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_readers_ + waiting_writers_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable readers_may_, writer_may_;
  int readers_ = 0, waiting_readers_ = 0, waiting_writers_ = 0;
  bool writing_ = false;
};

}  // namespace racecourse::threads

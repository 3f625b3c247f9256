// A read-write lock that nobody overtakes at: threads go in in the order in which they came, readers who stand next to
// each other together. Nobody starves.
//
//   threads::FairReadWriteLock lock;
//   if (lock.startRead(cancelled)) { look(); lock.stopRead(); }
//   if (lock.startWrite(cancelled)) { change(); lock.stopWrite(); }
//
// The queue is what the tickets are in tickets.py of the lab readers-writers: whoever lets go hands over to the front,
// so that a place in the queue is a promise and not a chance. And one who gives up can leave it.
//
// Source: J. M. Mellor-Crummey and M. L. Scott, "Scalable Reader-Writer Synchronization for Shared-Memory
// Multiprocessors", PPoPP 1991, the policy of the fair lock, here with a mutex around the queue.
#pragma once

#include <deque>

#include "threads/cancellable_wait.h"

namespace racecourse::threads {

class FairReadWriteLock {
 public:
  // False when it was cancelled before its turn came; then there is nothing to stop.
  bool startRead(const std::atomic<bool>& cancelled) { return start(/*writes=*/false, cancelled); }

  void stopRead() {
    const std::lock_guard lock(mutex_);
    --readers_;
    admit();
  }

  bool startWrite(const std::atomic<bool>& cancelled) { return start(/*writes=*/true, cancelled); }

  void stopWrite() {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    admit();
  }

  // How many threads wait right now.
  int waiting() const {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(queue_.size());
  }

 private:
  struct Waiter {
    bool writes;
    bool admitted = false;
    std::condition_variable wake{};
  };

  bool start(bool writes, const std::atomic<bool>& cancelled) {
    std::unique_lock lock(mutex_);
    if (queue_.empty() && fits(writes)) {
      enter(writes);
      return true;
    }
    Waiter me{.writes = writes};
    queue_.push_back(&me);
    if (waitUntil(me.wake, lock, cancelled, [&me] { return me.admitted; })) return true;
    std::erase(queue_, &me);
    admit();
    return false;
  }

  bool fits(bool writes) const { return !writing_ && (!writes || readers_ == 0); }

  void enter(bool writes) {
    writing_ = writes;
    readers_ += writes ? 0 : 1;
  }

  void admit() {
    while (!queue_.empty() && fits(queue_.front()->writes)) {
      Waiter& next = *queue_.front();
      queue_.pop_front();
      enter(next.writes);
      next.admitted = true;
      next.wake.notify_one();
    }
  }

  mutable std::mutex mutex_;
  std::deque<Waiter*> queue_;  // the first to come in front
  int readers_ = 0;
  bool writing_ = false;
};

}  // namespace racecourse::threads

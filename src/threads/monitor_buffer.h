// The bounded buffer as a monitor: one lock, and a condition variable for each reason to wait. Beside it stands
// labs/producer-consumer/programs/monitor.py, and Python's queue.Queue is built like this.
//
//   threads::MonitorBuffer<int> buffer(2);   // see bounded_buffer.h
//
// Source: C. A. R. Hoare, "Monitors: An Operating System Structuring Concept", Communications of the ACM 17(10), 1974;
// with `while` around each wait since B. W. Lampson and D. D. Redell, "Experience with Processes and Monitors in Mesa",
// Communications of the ACM 23(2), 1980.
#pragma once

#include <utility>

#include "threads/bounded_buffer.h"

namespace racecourse::threads {

template <class Item>
class MonitorBuffer final : public BoundedBuffer<Item> {
 public:
  explicit MonitorBuffer(int capacity) : ring_(capacity) {}

  bool put(Item item, BufferWaiter& mine) override {
    std::unique_lock lock(mutex_);
    mine.wait(lock, not_full_, [this] { return !ring_.full() || closed_; });
    if (closed_) return false;
    ring_.push(std::move(item));
    not_empty_.notify_one();
    return true;
  }

  std::optional<Item> take(BufferWaiter& mine) override {
    std::unique_lock lock(mutex_);
    mine.wait(lock, not_empty_, [this] { return !ring_.empty() || closed_; });
    if (ring_.empty()) return std::nullopt;
    std::optional<Item> item = ring_.pop();
    not_full_.notify_one();
    return item;
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    not_full_.notify_all();
    not_empty_.notify_all();
  }

  SlotRing<Item> look() override {
    const std::lock_guard lock(mutex_);
    return ring_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable not_full_, not_empty_;
  SlotRing<Item> ring_;
  bool closed_ = false;
};

}  // namespace racecourse::threads

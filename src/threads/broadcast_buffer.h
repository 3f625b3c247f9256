// The bounded buffer with one condition variable for everybody: whatever changes, all are woken, look, and go back to
// sleep where it was not for them. Right, and it wakes many for nothing. Beside it stands
// labs/producer-consumer/programs/notify_all.py.
//
//   threads::BroadcastBuffer<int> buffer(2);   // see bounded_buffer.h
#pragma once

#include <utility>

#include "threads/bounded_buffer.h"

namespace racecourse::threads {

template <class Item>
class BroadcastBuffer final : public BoundedBuffer<Item> {
 public:
  explicit BroadcastBuffer(int capacity) : ring_(capacity) {}

  bool put(Item item, BufferWaiter& mine) override {
    std::unique_lock lock(mutex_);
    mine.wait(lock, changed_, [this] { return !ring_.full() || closed_; });
    if (closed_) return false;
    ring_.push(std::move(item));
    changed_.notify_all();
    return true;
  }

  std::optional<Item> take(BufferWaiter& mine) override {
    std::unique_lock lock(mutex_);
    mine.wait(lock, changed_, [this] { return !ring_.empty() || closed_; });
    if (ring_.empty()) return std::nullopt;
    std::optional<Item> item = ring_.pop();
    changed_.notify_all();
    return item;
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  SlotRing<Item> look() override {
    const std::lock_guard lock(mutex_);
    return ring_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  SlotRing<Item> ring_;
  bool closed_ = false;
};

}  // namespace racecourse::threads

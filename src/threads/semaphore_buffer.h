// The bounded buffer with two semaphores and a mutex: one semaphore counts the free slots, one counts the items, and
// the mutex guards the slots. Beside it stands labs/producer-consumer/programs/semaphores.py.
//
//   threads::SemaphoreBuffer<int> buffer(2);   // see bounded_buffer.h
//
// Source: E. W. Dijkstra, "Cooperating sequential processes", 1965.
#pragma once

#include <utility>

#include "threads/bounded_buffer.h"
#include "threads/counted_semaphore.h"

namespace racecourse::threads {

template <class Item>
class SemaphoreBuffer final : public BoundedBuffer<Item> {
 public:
  explicit SemaphoreBuffer(int capacity) : free_(capacity), items_(0), ring_(capacity) {}

  bool put(Item item, BufferWaiter& mine) override {
    if (!free_.acquire(mine)) return false;
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return false;
      ring_.push(std::move(item));
    }
    items_.release();
    return true;
  }

  std::optional<Item> take(BufferWaiter& mine) override {
    if (!items_.acquire(mine)) return std::nullopt;
    std::optional<Item> item;
    {
      const std::lock_guard lock(mutex_);
      item = ring_.pop();
    }
    free_.release();
    return item;
  }

  void close() override {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    free_.close();
    items_.close();
  }

  SlotRing<Item> look() override {
    const std::lock_guard lock(mutex_);
    return ring_;
  }

 private:
  CountedSemaphore free_, items_;
  std::mutex mutex_;
  SlotRing<Item> ring_;
  bool closed_ = false;
};

}  // namespace racecourse::threads

// The slots of a bounded buffer, used in turn: items leave in the order in which they came. One thread at a time; who
// shares it guards it.
//
//   threads::SlotRing<int> ring(2);
//   ring.push(7);                       // not when it is full
//   const int first = ring.pop();       // not when it is empty
#pragma once

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>
#include <vector>

namespace racecourse::threads {

template <class Item>
class SlotRing {
 public:
  // `capacity` slots, at least 1, all free.
  explicit SlotRing(int capacity) : slots_(static_cast<std::size_t>(capacity)) {}

  int capacity() const { return static_cast<int>(slots_.size()); }
  int level() const { return level_; }
  bool full() const { return level_ == capacity(); }
  bool empty() const { return level_ == 0; }

  // The largest level that there has been.
  int highest() const { return highest_; }

  // Where the next item goes and where the next one comes from, counted from 0.
  int tail() const { return tail_; }
  int head() const { return head_; }

  // Every slot in its place, nothing where it is free.
  const std::vector<std::optional<Item>>& slots() const { return slots_; }

  void push(Item item) {
    assert(!full());
    slots_[static_cast<std::size_t>(tail_)] = std::move(item);
    tail_ = (tail_ + 1) % capacity();
    highest_ = std::max(highest_, ++level_);
  }

  Item pop() {
    assert(!empty());
    Item item = *std::exchange(slots_[static_cast<std::size_t>(head_)], std::nullopt);
    head_ = (head_ + 1) % capacity();
    --level_;
    return item;
  }

 private:
  std::vector<std::optional<Item>> slots_;
  int head_ = 0;
  int tail_ = 0;
  int level_ = 0;
  int highest_ = 0;
};

}  // namespace racecourse::threads

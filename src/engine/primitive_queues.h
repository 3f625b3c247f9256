// Who stands at which primitive in a state, found by trying each thread's next step.
//
//   PrimitiveQueues queues(parts, state);
//   queues.view(object).waiters
#pragma once

#include <cstdint>
#include <vector>

#include "engine/machine_parts.h"
#include "engine/primitive_view.h"

namespace racecourse::engine {

class PrimitiveQueues {
 public:
  PrimitiveQueues(MachineParts& parts, const State& state);

  // The object as it is to be drawn. `lock` is left empty.
  PrimitiveView view(std::uint32_t object) const;

  // The lock of a condition.
  std::uint32_t lockOf(std::uint32_t condition) const;
  // Who waits at `object`.
  std::vector<Waiter> waiters(std::uint32_t object) const;

 private:
  // Where a thread stands: at its next operation, or within it.
  struct Stand {
    Waiter waiter;
    std::uint32_t object = 0;
    bool inside = false;  // of a barrier
  };

  void add(int thread);
  Waiter::Wants wants(const Happening& happening, bool within) const;
  std::vector<Waiter> asleep(std::uint32_t condition) const;
  std::vector<int> inside(std::uint32_t barrier) const;

  Kind kindOf(std::uint32_t object) const { return parts_.pool.kind(state_.objects[object]); }
  Word field(std::uint32_t object, std::size_t index) const { return parts_.pool.words(state_.objects[object])[index]; }
  std::int64_t number(std::uint32_t object, std::size_t index) const {
    return parts_.pool.integerOf(field(object, index));
  }
  bool flag(std::uint32_t object, std::size_t index) const { return field(object, index) == Word::truth(true); }

  void fillLock(std::uint32_t lock, PrimitiveView& view) const;
  void fillBarrier(std::uint32_t barrier, PrimitiveView& view) const;
  void fillQueue(std::uint32_t queue, PrimitiveView& view) const;

  MachineParts& parts_;
  const State& state_;
  std::vector<Stand> stands_;
};

}  // namespace racecourse::engine

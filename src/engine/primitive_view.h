// The state of a primitive in numbers and threads, to be drawn: what it counts, who holds it, who waits at it.
//
//   machine.data(state)[0].primitive->waiters   ->  {{.thread = 2, .wants = Waiter::kPut}}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace racecourse::engine {

// A thread that stands at a primitive and cannot pass, or that was woken and is on its way back to a condition's lock.
struct Waiter {
  enum Wants : std::uint8_t {
    kPass,   // a lock, a permit, or that the flag goes up
    kRead,   // a read-write lock together with other readers
    kWrite,  // a read-write lock alone
    kPut,    // room in a queue
    kGet,    // an item of a queue
    kTasks,  // that every task of a queue is done
    kWake,   // asleep in a condition until somebody wakes it
    kAgain,  // woken: a condition's lock, once more
    kRound,  // that all who were in a barrier have left it
  };

  int thread = 0;
  Wants wants = kPass;

  bool operator==(const Waiter&) const = default;
};

struct PrimitiveView {
  enum Kind : std::uint8_t { kLock, kRLock, kSemaphore, kCondition, kEvent, kBarrier, kQueue, kRWLock };
  // Of a read-write lock, and the last two of a barrier.
  enum class Phase : std::uint8_t { kUsual, kWritten, kLeaving, kBroken };

  Kind kind = kLock;
  // A lock: how often it is held; a condition: its lock. A semaphore: permits. An event: 1 while it is set. A barrier:
  // how many are inside. A queue: tasks that are not done. A read-write lock: who is inside.
  std::int64_t count = 0;
  // What the count, or the items of a queue, can be at the most; nothing where there is no bound.
  std::optional<std::int64_t> capacity;
  Phase phase = Phase::kUsual;
  // Who holds a lock or a condition's lock, who reads or writes, who is inside a barrier, by number. Fewer than the
  // count says where it cannot be known: a lock that one thread releases for another has no owner.
  std::vector<int> holders;
  std::vector<std::string> items;  // of a queue, as Python prints them, the oldest first
  std::string lock;                // a condition whose lock has a row of its own: its place
  // Those asleep in a condition in the order in which they are woken, others by number. Who waits for the lock of a
  // condition stands at the lock's row, or at the condition's if the lock has none.
  std::vector<Waiter> waiters;

  bool operator==(const PrimitiveView&) const = default;
};

}  // namespace racecourse::engine

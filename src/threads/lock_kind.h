// The family of locks, so that the same measurement runs with each of them.
//
//   LockFamily locks;
//   locks.with(LockKind::kTicket, [](auto& lock) {
//     const Held held(lock);                       // lock_guard, or the guard that the lock brings along
//   });
#pragma once

#include <array>
#include <mutex>
#include <string_view>

#include "threads/backoff_lock.h"
#include "threads/futex_lock.h"
#include "threads/mcs_lock.h"
#include "threads/test_and_set_lock.h"
#include "threads/test_and_test_and_set_lock.h"
#include "threads/ticket_lock.h"

namespace racecourse::threads {

enum class LockKind { kTestAndSet, kTestAndTestAndSet, kBackoff, kTicket, kMcs, kFutex, kMutex };
inline constexpr int kLockKinds = 7;

// In the order of the enumeration, as a reader sees them (TAS is test-and-set, TTAS test-and-test-and-set) and as a
// link spells them.
inline constexpr std::array<std::string_view, kLockKinds> kLockNames = {"TAS", "TTAS",  "Backoff",   "Ticket",
                                                                        "MCS", "Futex", "std::mutex"};
inline constexpr std::array<std::string_view, kLockKinds> kLockWords = {"tas", "ttas",  "backoff", "ticket",
                                                                        "mcs", "futex", "mutex"};

// Holds a lock of any kind until the end of the scope.
template <class Lock>
class Held : public std::lock_guard<Lock> {
 public:
  explicit Held(Lock& lock) : std::lock_guard<Lock>(lock) {}
};

template <>
class Held<McsLock> : public McsLock::Guard {
 public:
  explicit Held(McsLock& lock) : McsLock::Guard(lock) {}
};

// One lock of each kind, each alone on its cache line.
class LockFamily {
 public:
  // Calls `use` with the lock of this kind, and returns what it returns.
  template <class Use>
  auto with(LockKind kind, Use&& use) {
    switch (kind) {
      case LockKind::kTestAndSet:
        return use(test_and_set_);
      case LockKind::kTestAndTestAndSet:
        return use(test_and_test_and_set_);
      case LockKind::kBackoff:
        return use(backoff_);
      case LockKind::kTicket:
        return use(ticket_);
      case LockKind::kMcs:
        return use(mcs_);
      case LockKind::kFutex:
        return use(futex_);
      case LockKind::kMutex:
        break;
    }
    return use(mutex_);
  }

 private:
  alignas(64) TestAndSetLock test_and_set_;
  alignas(64) TestAndTestAndSetLock test_and_test_and_set_;
  alignas(64) BackoffLock backoff_;
  alignas(64) TicketLock ticket_;
  alignas(64) McsLock mcs_;
  alignas(64) FutexLock futex_;
  alignas(64) std::mutex mutex_;
};

}  // namespace racecourse::threads

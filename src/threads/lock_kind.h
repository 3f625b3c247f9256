// The family of locks, so that the same measurement runs with each of them.
//
//   withLock(LockKind::kTicket, [](auto& lock) {
//     const Held held(lock);                       // lock_guard, or the guard that the lock brings along
//   });
#pragma once

#include <array>
#include <mutex>
#include <string_view>
#include <type_traits>

#include "threads/backoff_lock.h"
#include "threads/futex_lock.h"
#include "threads/mcs_lock.h"
#include "threads/test_and_set_lock.h"
#include "threads/test_and_test_and_set_lock.h"
#include "threads/ticket_lock.h"

namespace racecourse::threads {

enum class LockKind { kTestAndSet, kTestAndTestAndSet, kBackoff, kTicket, kMcs, kFutex, kMutex };
inline constexpr int kLockKinds = 7;

// In the order of the enumeration, as a reader sees them and as a link spells them.
inline constexpr std::array<std::string_view, kLockKinds> kLockNames = {
    "Test-and-set", "Test-and-test-and-set", "Backoff", "Ticket", "MCS", "Futex", "std::mutex"};
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

// Calls `use` with a new lock of this kind, alone on its cache line, and returns what it returns.
template <class Use>
auto withLock(LockKind kind, Use&& use) {
  const auto with = [&]<class Lock>(std::type_identity<Lock>) {
    struct alignas(64) Alone {
      Lock lock;
    } alone;
    return use(alone.lock);
  };
  switch (kind) {
    case LockKind::kTestAndSet:
      return with(std::type_identity<TestAndSetLock>{});
    case LockKind::kTestAndTestAndSet:
      return with(std::type_identity<TestAndTestAndSetLock>{});
    case LockKind::kBackoff:
      return with(std::type_identity<BackoffLock>{});
    case LockKind::kTicket:
      return with(std::type_identity<TicketLock>{});
    case LockKind::kMcs:
      return with(std::type_identity<McsLock>{});
    case LockKind::kFutex:
      return with(std::type_identity<FutexLock>{});
    case LockKind::kMutex:
      break;
  }
  return with(std::type_identity<std::mutex>{});
}

}  // namespace racecourse::threads

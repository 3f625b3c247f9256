// The family of read-write locks, so that the same measurement runs with each of them.
//
//   ReadWriteLockFamily locks;
//   locks.with(ReadWriteLockKind::kFair, [&](auto& lock) { return lock.startRead(cancelled); });
#pragma once

#include <array>
#include <string_view>

#include "threads/exclusive_lock.h"
#include "threads/fair_read_write_lock.h"
#include "threads/readers_first_lock.h"
#include "threads/standard_read_write_lock.h"
#include "threads/writers_first_lock.h"

namespace racecourse::threads {

enum class ReadWriteLockKind { kMutex, kReadersFirst, kWritersFirst, kFair, kStandard };
inline constexpr int kReadWriteLockKinds = 5;

// In the order of the enumeration, as a reader sees them and as a link spells them.
inline constexpr std::array<std::string_view, kReadWriteLockKinds> kReadWriteLockNames = {
    "Mutex", "Readers first", "Writers first", "Fair", "Standard"};
inline constexpr std::array<std::string_view, kReadWriteLockKinds> kReadWriteLockWords = {"mutex", "readers", "writers",
                                                                                          "fair", "std"};

// One lock of each kind, each alone on its cache line.
class ReadWriteLockFamily {
 public:
  // Calls `use` with the lock of this kind, and returns what it returns.
  template <class Use>
  auto with(ReadWriteLockKind kind, Use&& use) {
    switch (kind) {
      case ReadWriteLockKind::kMutex:
        return use(mutex_);
      case ReadWriteLockKind::kReadersFirst:
        return use(readers_first_);
      case ReadWriteLockKind::kWritersFirst:
        return use(writers_first_);
      case ReadWriteLockKind::kFair:
        return use(fair_);
      case ReadWriteLockKind::kStandard:
        break;
    }
    return use(standard_);
  }

 private:
  alignas(64) ExclusiveLock mutex_;
  alignas(64) ReadersFirstLock readers_first_;
  alignas(64) WritersFirstLock writers_first_;
  alignas(64) FairReadWriteLock fair_;
  alignas(64) StandardReadWriteLock standard_;
};

}  // namespace racecourse::threads

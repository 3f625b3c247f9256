#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/threads/wait.h"
#include "threads/meeting.h"
#include "threads/read_write_lock_kind.h"

namespace racecourse::threads {
namespace {

using tests::eventually;

const std::atomic<bool> kNever = false;
const std::atomic<bool> kAlready = true;  // with it, to start is to try

ReadWriteLockKind anyKind() { return static_cast<ReadWriteLockKind>(GENERATE(range(0, kReadWriteLockKinds))); }

std::string nameOf(ReadWriteLockKind kind) { return std::string(kReadWriteLockNames[static_cast<std::size_t>(kind)]); }

template <class Work>
void onThreads(int count, Work work) {
  std::vector<std::jthread> all;
  for (int member = 0; member < count; ++member) all.emplace_back([&work, member] { work(member); });
}

// Who got in, in order.
class Diary {
 public:
  void note(char who) {
    const std::lock_guard lock(mutex_);
    text_ += who;
  }
  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  std::mutex mutex_;
  std::string text_;
};

template <class Lock>
std::jthread aReader(Lock& lock, Diary& diary) {
  return std::jthread([&lock, &diary] {
    lock.startRead(kNever);
    diary.note('R');
    lock.stopRead();
  });
}

template <class Lock>
std::jthread aWriter(Lock& lock, Diary& diary) {
  return std::jthread([&lock, &diary] {
    lock.startWrite(kNever);
    diary.note('W');
    lock.stopWrite();
  });
}

// A writer is inside while `asked` ("R" and "W") ask one after the other; who gets in then, in order.
template <class Lock>
std::string afterAWriter(const std::string& asked) {
  Lock lock;
  Diary diary;
  lock.startWrite(kNever);
  std::vector<std::jthread> all;
  for (const char who : asked) {
    all.push_back(who == 'R' ? aReader(lock, diary) : aWriter(lock, diary));
    REQUIRE(eventually([&] { return lock.waiting() == static_cast<int>(all.size()); }));
  }
  lock.stopWrite();
  all.clear();
  return diary.text();
}

// A reader is inside and a writer waits: whether another reader gets in at once.
template <class Lock>
bool overtakesAWriter() {
  Lock lock;
  Diary diary;
  lock.startRead(kNever);
  const std::jthread writer = aWriter(lock, diary);
  REQUIRE(eventually([&] { return lock.waiting() == 1; }));
  const bool overtook = lock.startRead(kAlready);
  if (overtook) lock.stopRead();
  lock.stopRead();
  return overtook;
}

}  // namespace

TEST_CASE("every read-write lock keeps a plain page whole, and its count exact", "[read-write-lock]") {
  const ReadWriteLockKind kind = anyKind();
  const int count = GENERATE(1, 2, 4, 8);
  CAPTURE(nameOf(kind), count);
  constexpr int kEach = 1'000;
  constexpr int kReadsForEachWrite = 4;
  long upper = 0, lower = 0;  // plain: only the lock keeps the threads apart, and ThreadSanitizer watches
  std::atomic<int> torn = 0;
  ReadWriteLockFamily().with(kind, [&](auto& lock) {
    onThreads(count, [&](int member) {
      for (int i = 0; i < kEach; ++i) {
        if ((i + member) % (kReadsForEachWrite + 1) == 0) {
          lock.startWrite(kNever);
          ++upper;
          ++lower;
          lock.stopWrite();
        } else {
          lock.startRead(kNever);
          torn += upper != lower ? 1 : 0;
          lock.stopRead();
        }
      }
    });
  });
  CHECK(torn == 0);
  CHECK(upper == count * kEach / (kReadsForEachWrite + 1));
  CHECK(lower == upper);
}

TEST_CASE("three readers meet inside every read-write lock", "[read-write-lock]") {
  const ReadWriteLockKind kind = anyKind();
  if (kind == ReadWriteLockKind::kMutex) return;
  CAPTURE(nameOf(kind));
  Meeting inside(3);
  std::atomic<int> met = 0;
  ReadWriteLockFamily().with(kind, [&](auto& lock) {
    onThreads(3, [&](int) {
      lock.startRead(kNever);
      inside.arrive();
      met += inside.awaitAll(0, kNever) ? 1 : 0;
      lock.stopRead();
    });
  });
  CHECK(met == 3);
}

TEST_CASE("the mutex in disguise lets nobody in twice", "[read-write-lock]") {
  ExclusiveLock lock;
  REQUIRE(lock.startRead(kNever));
  CHECK_FALSE(lock.startRead(kAlready));
  CHECK_FALSE(lock.startWrite(kAlready));
  lock.stopRead();
  CHECK(lock.startWrite(kAlready));
  CHECK_FALSE(lock.startRead(kAlready));
  lock.stopWrite();
}

TEST_CASE("with readers first, a reader overtakes a writer that waits; otherwise it does not", "[read-write-lock]") {
  CHECK(overtakesAWriter<ReadersFirstLock>());
  CHECK_FALSE(overtakesAWriter<WritersFirstLock>());
  CHECK_FALSE(overtakesAWriter<FairReadWriteLock>());
}

TEST_CASE("when a writer leaves, each policy lets in its own favourite", "[read-write-lock]") {
  CHECK(afterAWriter<ReadersFirstLock>("WR") == "RW");
  CHECK(afterAWriter<WritersFirstLock>("RW") == "WR");
  CHECK(afterAWriter<ReadersFirstLock>("WRWR") == "RRWW");
  CHECK(afterAWriter<WritersFirstLock>("RWRW") == "WWRR");
}

TEST_CASE("the fair lock lets everybody in in the order in which they came", "[read-write-lock]") {
  for (const char* order : {"WR", "RW", "WRW", "RWRW", "WWRW"}) CHECK(afterAWriter<FairReadWriteLock>(order) == order);
}

TEST_CASE("a writer that gives up no longer stands in the way", "[read-write-lock]") {
  const auto gone = []<class Lock>(Lock& lock) {
    std::atomic<bool> cancelled = false;
    lock.startRead(kNever);
    std::atomic<bool> got_in = false;
    std::jthread writer([&] { got_in = lock.startWrite(cancelled); });
    REQUIRE(eventually([&] { return lock.waiting() == 1; }));
    CHECK_FALSE(lock.startRead(kAlready));
    cancelled = true;
    writer.join();
    CHECK_FALSE(got_in);
    CHECK(lock.waiting() == 0);
    CHECK(lock.startRead(kAlready));
    lock.stopRead();
    lock.stopRead();
    CHECK(lock.startWrite(kAlready));
    lock.stopWrite();
  };
  WritersFirstLock writers_first;
  gone(writers_first);
  FairReadWriteLock fair;
  gone(fair);
}

TEST_CASE("whoever waits leaves when it is cancelled, whatever it waits for", "[read-write-lock]") {
  const auto allLeave = []<class Lock>(Lock& lock) {
    std::atomic<bool> cancelled = false;
    std::atomic<int> refused = 0;
    lock.startWrite(kNever);
    {
      std::vector<std::jthread> all;
      for (int i = 0; i < 6; ++i)
        all.emplace_back([&, i] {
          const bool in = i % 2 == 0 ? lock.startRead(cancelled) : lock.startWrite(cancelled);
          refused += in ? 0 : 1;
        });
      cancelled = true;
    }
    CHECK(refused == 6);
    lock.stopWrite();
    CHECK(lock.startWrite(kAlready));
    lock.stopWrite();
  };
  ExclusiveLock exclusive;
  allLeave(exclusive);
  ReadersFirstLock readers_first;
  allLeave(readers_first);
  WritersFirstLock writers_first;
  allLeave(writers_first);
  FairReadWriteLock fair;
  allLeave(fair);
}

TEST_CASE("readers who relay each other keep a writer out, until they stop", "[read-write-lock]") {
  ReadersFirstLock lock;
  Diary diary;
  lock.startRead(kNever);
  std::jthread writer = aWriter(lock, diary);
  REQUIRE(eventually([&] { return lock.waiting() == 1; }));
  // One comes before the other has left: the loop of writer_starves.py.
  for (int i = 0; i < 10'000; ++i) {
    REQUIRE(lock.startRead(kAlready));
    lock.stopRead();
    CHECK(lock.waiting() == 1);
  }
  CHECK(diary.text().empty());
  lock.stopRead();
  writer.join();
  CHECK(diary.text() == "W");
}

}  // namespace racecourse::threads

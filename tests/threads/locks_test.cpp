#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "tests/threads/wait.h"
#include "threads/lock_kind.h"

namespace racecourse::threads {
namespace {

// Runs `work(member)` on `count` threads at the same time.
template <class Work>
void onThreads(int count, Work work) {
  std::vector<std::thread> all;
  for (int member = 0; member < count; ++member) all.emplace_back([&work, member] { work(member); });
  for (std::thread& thread : all) thread.join();
}

LockKind anyKind() { return static_cast<LockKind>(GENERATE(range(0, kLockKinds))); }

std::string nameOf(LockKind kind) { return std::string(kLockNames[static_cast<std::size_t>(kind)]); }

}  // namespace

TEST_CASE("every lock of the family keeps a plain counter exact", "[locks]") {
  const LockKind kind = anyKind();
  const int count = GENERATE(1, 2, 4, 8);
  CAPTURE(nameOf(kind), count);
  constexpr int kEach = 2'000;
  long counter = 0;  // plain: only the lock keeps the threads apart, and ThreadSanitizer watches
  LockFamily().with(kind, [&](auto& lock) {
    onThreads(count, [&](int) {
      for (int i = 0; i < kEach; ++i) {
        const Held held(lock);
        ++counter;
      }
    });
  });
  REQUIRE(counter == static_cast<long>(count) * kEach);
}

TEST_CASE("inside every lock a thread is alone", "[locks]") {
  const LockKind kind = anyKind();
  const int count = GENERATE(2, 4, 8);
  CAPTURE(nameOf(kind), count);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  LockFamily().with(kind, [&](auto& lock) {
    onThreads(count, [&](int) {
      for (int i = 0; i < 200; ++i) {
        const Held held(lock);
        const int now = inside.fetch_add(1) + 1;
        if (now > most.load()) most.store(now);
        if (i % 20 == 0) std::this_thread::yield();  // so that others come and wait
        inside.fetch_sub(1);
      }
    });
  });
  REQUIRE(most == 1);
}

TEST_CASE("what was written under a lock is seen under it later", "[locks]") {
  const LockKind kind = anyKind();
  CAPTURE(nameOf(kind));
  std::vector<int> order;
  LockFamily().with(kind, [&](auto& lock) {
    onThreads(4, [&](int member) {
      for (int i = 0; i < 100; ++i) {
        const Held held(lock);
        order.push_back(member);
      }
    });
  });
  for (int member = 0; member < 4; ++member) REQUIRE(std::ranges::count(order, member) == 100);
}

TEST_CASE("a lock that is held lets nobody pass until it is released", "[locks]") {
  const LockKind kind = anyKind();
  CAPTURE(nameOf(kind));
  std::atomic<bool> passed = false;
  LockFamily().with(kind, [&](auto& lock) {
    using Lock = std::remove_reference_t<decltype(lock)>;
    std::optional<Held<Lock>> mine(std::in_place, lock);
    std::thread other([&] {
      const Held held(lock);
      passed = true;
    });
    // However long the other takes to come: it must not be through while the lock is held.
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    REQUIRE_FALSE(passed);
    mine.reset();
    REQUIRE(tests::eventually([&] { return passed.load(); }));
    other.join();
  });
}

TEST_CASE("try_lock takes a free lock and leaves a held one alone", "[locks]") {
  const auto tries = [](auto lock_type) {
    typename decltype(lock_type)::type lock;
    REQUIRE(lock.try_lock());
    REQUIRE_FALSE(lock.try_lock());
    lock.unlock();
    REQUIRE(lock.try_lock());
    lock.unlock();
    lock.lock();
    REQUIRE_FALSE(lock.try_lock());
    lock.unlock();
  };
  tries(std::type_identity<TestAndSetLock>{});
  tries(std::type_identity<TestAndTestAndSetLock>{});
  tries(std::type_identity<BackoffLock>{});
  tries(std::type_identity<TicketLock>{});
  tries(std::type_identity<FutexLock>{});
}

TEST_CASE("a futex sleeps only while the word is what it was", "[locks]") {
  FutexWord word = 1;
  futexWait(word, 2);  // returns at once
  std::atomic<bool> woken = false;
  std::thread sleeper([&] {
    while (word.load() == 1) futexWait(word, 1);
    woken = true;
  });
  word.store(3);
  futexWakeOne(word);
  REQUIRE(tests::eventually([&] { return woken.load(); }));
  sleeper.join();
}

}  // namespace racecourse::threads

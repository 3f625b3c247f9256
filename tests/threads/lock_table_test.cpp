#include "threads/lock_table.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "tests/threads/wait.h"

using namespace racecourse;
using namespace racecourse::threads;

namespace {

const std::atomic<bool> kNever = false;

constexpr LockSet kA = only(0);
constexpr LockSet kB = only(1);

}  // namespace

TEST_CASE("a free lock is granted at once and a held one has to be waited for", "[threads][locks]") {
  LockTable table(2, 2);
  CHECK(table.request(0, kA) == Request::kGranted);
  CHECK(table.request(1, kA) == Request::kWaiting);
  const LockSnapshot now = table.snapshot();
  CHECK(now.owners == std::vector{0, -1});
  CHECK(now.wanted == std::vector<LockSet>{0, kA});
  CHECK(now.requests == std::vector<std::uint64_t>{1, 1});
}

TEST_CASE("a lock that is given back belongs to the first in the queue before anybody runs", "[threads][locks]") {
  LockTable table(3, 1);
  table.request(0, kA);
  table.request(2, kA);
  table.request(1, kA);
  table.release(0, kA);
  CHECK(table.snapshot().owners == std::vector{2});
  CHECK(table.await(2, kNever) == Answer::kGranted);
  CHECK_FALSE(table.tryAcquire(0, kA));
  table.release(2, kA);
  CHECK(table.await(1, kNever) == Answer::kGranted);
  CHECK(table.snapshot().owners == std::vector{1});
}

TEST_CASE("several locks are granted together or not at all", "[threads][locks]") {
  LockTable table(3, 2);
  table.request(0, kA);
  CHECK(table.request(1, kA | kB) == Request::kWaiting);
  CHECK(table.heldBy(1) == 0);
  CHECK(table.request(2, kB) == Request::kGranted);
  table.release(0, kA);
  CHECK(table.heldBy(1) == 0);
  table.release(2, kB);
  CHECK(table.heldBy(1) == (kA | kB));
  CHECK(table.await(1, kNever) == Answer::kGranted);
}

TEST_CASE("a request for several locks can be overtaken by one that needs less", "[threads][locks]") {
  LockTable table(3, 2);
  table.request(0, kA);
  table.request(1, kA | kB);
  CHECK(table.request(2, kB) == Request::kGranted);
  table.release(2, kB);
  CHECK(table.request(2, kB) == Request::kGranted);
}

TEST_CASE("trying takes everything or nothing", "[threads][locks]") {
  LockTable table(2, 2);
  CHECK(table.tryAcquire(0, kA));
  CHECK_FALSE(table.tryAcquire(1, kA | kB));
  CHECK(table.heldBy(1) == 0);
  CHECK(table.tryAcquire(1, kB));
}

TEST_CASE("a thread that is rolled back loses its request and keeps what it holds", "[threads][locks]") {
  LockTable table(2, 2);
  table.request(0, kA);
  table.request(1, kB);
  table.request(0, kB);
  table.request(1, kA);
  CHECK(table.rollBack(1, table.snapshot().requests[1]));
  CHECK(table.snapshot().wanted == std::vector<LockSet>{kB, 0});
  CHECK(table.await(1, kNever) == Answer::kRolledBack);
  CHECK(table.heldBy(1) == kB);
  table.release(1, kB);
  CHECK(table.await(0, kNever) == Answer::kGranted);
  CHECK(table.heldBy(0) == (kA | kB));
}

TEST_CASE("only the request that was meant is rolled back", "[threads][locks]") {
  LockTable table(2, 1);
  table.request(0, kA);
  table.request(1, kA);
  const std::uint64_t old = table.snapshot().requests[1];
  table.release(0, kA);
  CHECK_FALSE(table.rollBack(1, old));
  CHECK(table.await(1, kNever) == Answer::kGranted);
  table.release(1, kA);
  table.request(0, kA);
  table.request(1, kA);
  CHECK_FALSE(table.rollBack(1, old));
  CHECK(table.rollBack(1, old + 1));
  CHECK_FALSE(table.rollBack(1, old + 1));
}

TEST_CASE("a thread that waits leaves when it is cancelled, and its place in the queue is free", "[threads][locks]") {
  LockTable table(3, 1);
  table.request(0, kA);
  table.request(1, kA);
  table.request(2, kA);
  const std::atomic<bool> cancelled = true;
  CHECK(table.await(1, cancelled) == Answer::kCancelled);
  table.release(0, kA);
  CHECK(table.snapshot().owners == std::vector{2});
}

TEST_CASE("real threads keep each other out of a plain variable", "[threads][locks]") {
  constexpr int kThreads = 4;
  constexpr int kTimes = 500;
  LockTable table(kThreads, 2);
  int counter = 0;  // guarded by lock 1
  std::vector<std::thread> threads;
  for (int me = 0; me < kThreads; ++me) {
    threads.emplace_back([&, me] {
      for (int i = 0; i < kTimes; ++i) {
        if (table.request(me, kB) == Request::kWaiting) table.await(me, kNever);
        ++counter;
        table.release(me, kB);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(counter == kThreads * kTimes);
  CHECK(table.snapshot().owners == std::vector{-1, -1});
}

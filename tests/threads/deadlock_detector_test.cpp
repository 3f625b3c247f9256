#include "threads/deadlock_detector.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <thread>
#include <vector>

#include "tests/threads/wait.h"

using namespace racecourse;
using namespace racecourse::threads;

namespace {

LockSnapshot snapshot(std::vector<int> owners, std::vector<LockSet> wanted) {
  LockSnapshot made{.owners = std::move(owners), .wanted = std::move(wanted)};
  made.requests.resize(made.wanted.size());
  made.waiting_since.resize(made.wanted.size());
  return made;
}

using Cycle = std::vector<int>;

}  // namespace

TEST_CASE("nobody waits, or waits for somebody who runs: no cycle", "[threads][deadlock]") {
  CHECK(findCycle(snapshot({-1, -1}, {0, 0})) == Cycle{});
  CHECK(findCycle(snapshot({0, 1}, {0, 0})) == Cycle{});
  CHECK(findCycle(snapshot({0, 1}, {only(1), 0})) == Cycle{});
  // A chain: 0 waits for 1, which waits for 2.
  CHECK(findCycle(snapshot({0, 1, 2}, {only(1), only(2), 0})) == Cycle{});
}

TEST_CASE("two threads that wait for each other are a cycle", "[threads][deadlock]") {
  CHECK(findCycle(snapshot({0, 1}, {only(1), only(0)})) == Cycle{0, 1});
  CHECK(findCycle(snapshot({1, 0}, {only(0), only(1)})) == Cycle{0, 1});
}

TEST_CASE("a cycle begins with its smallest number and goes along the waiting", "[threads][deadlock]") {
  // 1 waits for 3, 3 for 2, 2 for 1; 0 waits for 3 and is not part of it.
  CHECK(findCycle(snapshot({1, 2, 3}, {only(2), only(2), only(0), only(1)})) == Cycle{1, 3, 2});
}

TEST_CASE("a ring of any size is found, and not once one link is missing", "[threads][deadlock]") {
  const int size = GENERATE(2, 3, 5, 8, 32);
  std::vector<int> owners, ring;
  std::vector<LockSet> wanted;
  for (int i = 0; i < size; ++i) {
    owners.push_back(i);
    ring.push_back(i);
    wanted.push_back(only((i + 1) % size));
  }
  CHECK(findCycle(snapshot(owners, wanted)) == ring);
  for (int i = 0; i < size; ++i) {
    std::vector<LockSet> broken = wanted;
    broken[static_cast<std::size_t>(i)] = 0;
    CHECK(findCycle(snapshot(owners, broken)) == Cycle{});
  }
}

TEST_CASE("who waits for several locks is in a cycle through any of them", "[threads][deadlock]") {
  // 0 waits for 1 and for 2; 1 runs; 2 waits for 0.
  CHECK(findCycle(snapshot({0, 1, 2}, {only(1) | only(2), 0, only(0)})) == Cycle{0, 2});
  // A lock that nobody holds keeps nobody waiting.
  CHECK(findCycle(snapshot({0, -1, 2}, {only(1), 0, only(0)})) == Cycle{});
}

TEST_CASE("of two cycles the first is found, and the other one after it", "[threads][deadlock]") {
  LockSnapshot both = snapshot({0, 1, 2, 3}, {only(1), only(0), only(3), only(2)});
  CHECK(findCycle(both) == Cycle{0, 1});
  both.wanted[1] = 0;
  CHECK(findCycle(both) == Cycle{2, 3});
}

TEST_CASE("a cycle is closed by the thread that began to wait last", "[threads][deadlock]") {
  LockSnapshot made = snapshot({0, 1, 2}, {only(1), only(2), only(0)});
  made.waiting_since = {30, 50, 40};
  CHECK(closedAt(made, Cycle{0, 1, 2}) == 50);
  CHECK(closedAt(made, Cycle{0, 2}) == 40);
}

TEST_CASE("each policy chooses its victim, and of equals the youngest", "[threads][deadlock]") {
  // Thread 0 holds two locks, thread 1 one, thread 2 one.
  const LockSnapshot made = snapshot({0, 0, 1, 2}, {only(2), only(3), only(0)});
  const Cycle cycle{0, 1, 2};
  const std::array ages{TransactionAge{.began = 9, .changes = 2}, TransactionAge{.began = 7, .changes = 1},
                        TransactionAge{.began = 8, .changes = 3}};
  CHECK(chooseVictim(made, cycle, ages, VictimPolicy::kYoungest) == 0);
  CHECK(chooseVictim(made, cycle, ages, VictimPolicy::kFewestLocks) == 2);
  CHECK(chooseVictim(made, cycle, ages, VictimPolicy::kLeastWork) == 1);
  CHECK(chooseVictim(made, cycle, std::vector<TransactionAge>(3), VictimPolicy::kYoungest) == 2);
}

TEST_CASE("a deadlock of real threads is ended by rolling its victim back", "[threads][deadlock]") {
  const std::atomic<bool> never = false;
  LockTable table(2, 2);
  REQUIRE(table.request(0, only(0)) == Request::kGranted);
  REQUIRE(table.request(1, only(1)) == Request::kGranted);
  std::array<Answer, 2> answers{};
  std::vector<std::thread> threads;
  for (int me = 0; me < 2; ++me) {
    threads.emplace_back([&, me] {
      Answer answer = Answer::kGranted;
      if (table.request(me, only(1 - me)) == Request::kWaiting) answer = table.await(me, never);
      answers[static_cast<std::size_t>(me)] = answer;
      table.release(me, table.heldBy(me));
    });
  }
  std::optional<Deadlock> deadlock;
  const auto ages = [] { return std::vector<TransactionAge>{{.began = 1}, {.began = 2}}; };
  REQUIRE(
      tests::eventually([&] { return (deadlock = endDeadlock(table, ages, VictimPolicy::kYoungest)).has_value(); }));
  for (std::thread& thread : threads) thread.join();
  CHECK(deadlock->cycle == Cycle{0, 1});
  CHECK(deadlock->victim == 1);
  CHECK(deadlock->found_ns >= deadlock->closed_ns);
  CHECK(answers == std::array{Answer::kGranted, Answer::kRolledBack});
  CHECK_FALSE(endDeadlock(table, ages, VictimPolicy::kYoungest));
}

TEST_CASE("nothing is rolled back when there is no cycle", "[threads][deadlock]") {
  LockTable table(2, 1);
  table.request(0, only(0));
  table.request(1, only(0));
  CHECK_FALSE(endDeadlock(table, [] { return std::vector<TransactionAge>(2); }, VictimPolicy::kYoungest));
  CHECK(table.snapshot().wanted == std::vector<LockSet>{0, only(0)});
}

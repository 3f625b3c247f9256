#include "threads/fork_join.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>
#include <thread>
#include <vector>

#include "engine/check.h"
#include "engine/compiler.h"
#include "process.h"
#include "wait.h"

using namespace racecourse::threads;
using racecourse::tests::eventually;

TEST_CASE("every worker gets its number once", "[fork_join]") {
  const int count = GENERATE(1, 2, 3, 8);
  ForkJoin workers(count);
  REQUIRE(workers.count() == count);
  std::vector<std::atomic<int>> calls(static_cast<std::size_t>(count));
  workers.run([&](int worker) { ++calls[static_cast<std::size_t>(worker)]; });
  for (const auto& one : calls) REQUIRE(one == 1);
}

TEST_CASE("worker 0 is the thread that calls, and the others are not", "[fork_join]") {
  ForkJoin workers(3);
  std::vector<std::thread::id> ids(3);
  workers.run([&](int worker) { ids[static_cast<std::size_t>(worker)] = std::this_thread::get_id(); });
  REQUIRE(ids[0] == std::this_thread::get_id());
  REQUIRE(ids[1] != ids[0]);
  REQUIRE(ids[2] != ids[0]);
  REQUIRE(ids[1] != ids[2]);
}

TEST_CASE("a task is over when the last worker has returned, and sees what the one before wrote", "[fork_join]") {
  ForkJoin workers(3);
  // Plain variables, read here: only the end of a task orders that behind the writing.
  std::vector<long> sums(3, 0);
  for (int round = 1; round <= 2'000; ++round) {
    workers.run([&](int worker) {
      const auto own = static_cast<std::size_t>(worker);
      sums[own] += round;
    });
    REQUIRE(std::accumulate(sums.begin(), sums.end(), 0L) == 3L * round * (round + 1) / 2);
  }
}

TEST_CASE("workers that have slept come back", "[fork_join]") {
  ForkJoin workers(4);
  std::atomic<int> calls = 0;
  for (int round = 0; round < 5; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    workers.run([&](int) { ++calls; });
  }
  REQUIRE(calls == 20);
}

TEST_CASE("the helpers end with their owner", "[fork_join]") {
  std::thread([] {}).join();  // a sanitizer starts a thread of its own with the first one
  const int threads = racecourse::tests::threadCount();
  {
    ForkJoin workers(4);
    workers.run([](int) {});
    REQUIRE(racecourse::tests::threadCount() == threads + 3);
  }
  REQUIRE(eventually([&] { return racecourse::tests::threadCount() == threads; }));
}

TEST_CASE("one worker needs no thread", "[fork_join]") {
  const int threads = racecourse::tests::threadCount();
  ForkJoin workers(1);
  REQUIRE(racecourse::tests::threadCount() == threads);
}

TEST_CASE("a search finds the same with any number of workers", "[fork_join]") {
  const auto program = racecourse::engine::compile(
      "from threading import Thread\n"
      "counter = 0\n"
      "def increment():\n"
      "    global counter\n"
      "    counter += 1\n"
      "    counter += 1\n"
      "threads = [Thread(target=increment) for _ in range(3)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n"
      "assert counter == 6\n");
  REQUIRE(program.has_value());
  const int count = GENERATE(1, 2, 3);
  ForkJoin workers(count);
  racecourse::engine::Check check(*program, {}, &workers);
  while (!check.advance(1'000)) {
  }
  // Three threads of four steps each, and nothing else moves: 12! / 4!^3 schedules.
  REQUIRE(check.report().states == 904);
  REQUIRE(check.report().schedules->text() == "34650");
  REQUIRE(check.report().verdict == racecourse::engine::Verdict::kAssertion);
}

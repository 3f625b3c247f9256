#include "threads/start_gate.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <thread>
#include <vector>

#include "wait.h"

using racecourse::tests::eventually;
using racecourse::threads::StartGate;

namespace {

template <class Body>
std::vector<std::thread> startThreads(int count, Body body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(body, i);
  return threads;
}

void join(std::vector<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("nobody leaves before everybody has come, time after time", "[start gate]") {
  const int members = GENERATE(1, 2, 4, 8);
  constexpr int kRounds = 200;
  StartGate gate(members);
  const std::atomic<bool> cancelled = false;
  std::atomic<int> arrivals = 0;
  std::atomic<int> left_early = 0;
  std::atomic<int> refused = 0;
  auto threads = startThreads(members, [&](int) {
    for (int round = 1; round <= kRounds; ++round) {
      ++arrivals;
      if (!gate.arriveAndWait(cancelled)) ++refused;
      if (arrivals < round * members) ++left_early;
    }
  });
  join(threads);
  REQUIRE(left_early == 0);
  REQUIRE(refused == 0);
  REQUIRE(arrivals == kRounds * members);
}

TEST_CASE("members that fell asleep are woken by the last one", "[start gate]") {
  const int members = GENERATE(2, 4, 8);
  StartGate gate(members);
  const std::atomic<bool> cancelled = false;
  std::atomic<int> left = 0;
  auto threads = startThreads(members - 1, [&](int) {
    if (gate.arriveAndWait(cancelled)) ++left;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  REQUIRE(left == 0);
  REQUIRE(gate.arriveAndWait(cancelled));
  join(threads);
  REQUIRE(left == members - 1);
}

TEST_CASE("cancelling makes everybody leave with false, also those who come later", "[start gate]") {
  const int members = GENERATE(2, 4, 8);
  StartGate gate(members);
  std::atomic<bool> cancelled = false;
  std::atomic<int> refused = 0;
  auto threads = startThreads(members - 1, [&](int) {
    if (!gate.arriveAndWait(cancelled)) ++refused;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  REQUIRE(refused == 0);
  cancelled = true;
  join(threads);
  REQUIRE(refused == members - 1);
  REQUIRE_FALSE(gate.arriveAndWait(cancelled));
}

TEST_CASE("a gate does not open for a cancelled run, not even for the last one to come", "[start gate]") {
  StartGate gate(1);
  const std::atomic<bool> cancelled = true;
  REQUIRE_FALSE(gate.arriveAndWait(cancelled));
}

TEST_CASE("a gate that was cancelled does not count those who left", "[start gate]") {
  StartGate gate(4);
  std::atomic<bool> cancelled = false;
  auto leavers = startThreads(3, [&](int) { gate.arriveAndWait(cancelled); });
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  cancelled = true;
  join(leavers);
  cancelled = false;

  std::atomic<int> left = 0;
  auto threads = startThreads(3, [&](int) {
    if (gate.arriveAndWait(cancelled)) ++left;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  REQUIRE(left == 0);
  REQUIRE(gate.arriveAndWait(cancelled));
  join(threads);
  REQUIRE(left == 3);
}

TEST_CASE("a gate that opens at the moment of cancelling gives everybody the same answer", "[start gate]") {
  constexpr int kMembers = 4;
  for (int round = 0; round < 500; ++round) {
    StartGate gate(kMembers);
    std::atomic<bool> cancelled = false;
    std::atomic<int> passed = 0;
    auto threads = startThreads(kMembers, [&](int) {
      if (gate.arriveAndWait(cancelled)) ++passed;
    });
    cancelled = true;
    join(threads);
    REQUIRE((passed == 0 || passed == kMembers));
  }
}

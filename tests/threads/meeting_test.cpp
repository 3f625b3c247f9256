#include "threads/meeting.h"

#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

using namespace racecourse::threads;

TEST_CASE("a meeting is complete once all have arrived, and not before", "[threads][meeting]") {
  Meeting meeting(2);
  std::atomic<bool> cancelled = true;  // so that waiting in vain ends at once
  meeting.arrive();
  CHECK_FALSE(meeting.awaitAll(0, cancelled));
  meeting.arrive();
  CHECK(meeting.awaitAll(0, cancelled));
  CHECK_FALSE(meeting.awaitAll(1, cancelled));
}

TEST_CASE("who only arrives keeps nobody waiting", "[threads][meeting]") {
  constexpr int kRounds = 200;
  const std::atomic<bool> never = false;
  Meeting meeting(3);
  std::atomic<int> complete = 0;
  std::vector<std::thread> threads;
  for (int member = 0; member < 3; ++member) {
    threads.emplace_back([&, member] {
      for (int round = 0; round < kRounds; ++round) {
        meeting.arrive();
        if (member != 0 && meeting.awaitAll(round, never)) complete.fetch_add(1);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(complete == 2 * kRounds);
}

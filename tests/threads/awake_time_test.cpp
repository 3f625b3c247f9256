#include "threads/awake_time.h"

#include <catch2/catch_test_macros.hpp>

using namespace racecourse::threads;

namespace {

constexpr std::int64_t kUs = 1'000;
constexpr std::int64_t kMs = 1'000'000;

using Stretches = std::vector<Interval>;

}  // namespace

TEST_CASE("a thread that looks again and again is awake all the time", "[awake]") {
  AwakeTime awake(8);
  for (std::int64_t now = 5 * kMs; now <= 7 * kMs; now += 20 * kUs) awake.look(now);
  awake.sleep(7 * kMs);
  REQUIRE(awake.totalNs() == 2 * kMs);
  REQUIRE(awake.stretches() == Stretches{{5 * kMs, 7 * kMs}});
}

TEST_CASE("between sleeping and the next look a thread is not awake", "[awake]") {
  AwakeTime awake(8);
  awake.look(0);
  awake.sleep(10 * kUs);
  awake.look(40 * kUs);
  awake.sleep(45 * kUs);
  REQUIRE(awake.totalNs() == 15 * kUs);
  REQUIRE(awake.stretches() == Stretches{{0, 10 * kUs}, {40 * kUs, 45 * kUs}});
}

TEST_CASE("two looks that lie far apart have a pause between them", "[awake]") {
  AwakeTime awake(8);
  awake.look(0);
  awake.look(kShortestPauseNs);
  awake.look(2 * kShortestPauseNs + 1);
  awake.sleep(2 * kShortestPauseNs + 10);
  REQUIRE(awake.totalNs() == kShortestPauseNs + 9);
  REQUIRE(awake.stretches().size() == 2);
}

TEST_CASE("a yield that lets another thread run is sleep, one that comes straight back is not", "[awake]") {
  AwakeTime awake(8);
  awake.look(0);
  awake.yield(kUs, kUs + AwakeTime::kLongestEmptyYieldNs);
  awake.yield(40 * kUs, 40 * kUs + AwakeTime::kLongestEmptyYieldNs + 1);
  awake.sleep(70 * kUs);
  REQUIRE(awake.totalNs() == 40 * kUs + (70 * kUs - 60 * kUs - 1));
  REQUIRE(awake.stretches() == Stretches{{0, 40 * kUs}, {60 * kUs + 1, 70 * kUs}});
}

TEST_CASE("a stretch that goes on is not counted yet", "[awake]") {
  AwakeTime awake(8);
  awake.look(0);
  awake.look(kMs / 4);
  REQUIRE(awake.totalNs() == 0);
  REQUIRE(awake.stretches().empty());
}

TEST_CASE("the first stretches are kept, and all are counted", "[awake]") {
  AwakeTime awake(2);
  for (std::int64_t i = 0; i < 5; ++i) {
    REQUIRE(awake.full() == (i >= 2));
    awake.look(i * kMs);
    awake.sleep(i * kMs + 3);
  }
  REQUIRE(awake.totalNs() == 15);
  REQUIRE(awake.stretches() == Stretches{{0, 3}, {kMs, kMs + 3}});
  REQUIRE(AwakeTime().full());
}

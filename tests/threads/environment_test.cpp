#include "threads/environment.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <thread>
#include <vector>

using namespace racecourse::threads;

TEST_CASE("the clock step is the smallest step seen, and standing still is no step", "[environment]") {
  const std::vector<std::int64_t> readings{100, 100, 120, 120, 125, 140};
  std::size_t next = 0;
  // After the list the clock moves on in big steps.
  const auto clock = [&] {
    const std::size_t i = next++;
    return i < readings.size() ? readings[i] : 1'000 * static_cast<std::int64_t>(i);
  };
  REQUIRE(measureClockStepNs(clock) == 5);
}

TEST_CASE("a clock in steps of 5 µs that is read 7 times a step has a step of 5 µs", "[environment]") {
  std::int64_t reads = 0;
  REQUIRE(measureClockStepNs([&] { return reads++ / 7 * 5'000; }) == 5'000);
  REQUIRE(reads == 1 + 7 * kClockStepsLookedAt);
}

TEST_CASE("a coarse clock is read 20,000 times and no more once it has moved", "[environment]") {
  std::int64_t reads = 0;
  REQUIRE(measureClockStepNs([&] { return reads++ / 12'000 * 1'000'000; }) == 1'000'000);
  REQUIRE(reads == 1 + kClockReads);
}

TEST_CASE("a clock that stands still is given up, with an infinite step", "[environment]") {
  std::int64_t reads = 0;
  const double step = measureClockStepNs([&] {
    ++reads;
    return std::int64_t{7};
  });
  REQUIRE(step == std::numeric_limits<double>::infinity());
  REQUIRE(reads == 1 + kMostClockReads);
}

TEST_CASE("the environment takes threads and isolation from its caller", "[environment]") {
  REQUIRE(describeEnvironment(true, false).threads);
  REQUIRE_FALSE(describeEnvironment(true, false).isolated);
  REQUIRE_FALSE(describeEnvironment(false, true).threads);
  REQUIRE(describeEnvironment(false, true).isolated);
}

TEST_CASE("the environment counts cores and measures the clock step", "[environment]") {
  const Environment here = describeEnvironment(true, true);
  REQUIRE(here.cores == static_cast<int>(std::thread::hardware_concurrency()));
  REQUIRE(here.clock_step_ns > 0);
  REQUIRE(here.clock_step_ns < 1e9);
}

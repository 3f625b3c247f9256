#include "threads/activity.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace racecourse::threads;

namespace {

constexpr std::int64_t kMs = 1'000'000;

using Lane = std::vector<Interval>;

std::vector<std::int64_t> milliseconds(std::vector<std::int64_t> times) {
  for (std::int64_t& time : times) time *= kMs;
  return times;
}

}  // namespace

TEST_CASE("a thread whose chunks are alike ran from beginning to end", "[activity]") {
  REQUIRE(runningIntervals(milliseconds({3, 4, 5, 6})) == Lane{{3 * kMs, 6 * kMs}});
}

TEST_CASE("a chunk much longer than the others is a pause", "[activity]") {
  REQUIRE(runningIntervals(milliseconds({0, 1, 2, 9, 10})) == Lane{{0, 2 * kMs}, {9 * kMs, 10 * kMs}});
}

TEST_CASE("a pause at either end leaves what lies between", "[activity]") {
  REQUIRE(runningIntervals(milliseconds({0, 9, 10, 11, 20})) == Lane{{9 * kMs, 11 * kMs}});
}

TEST_CASE("a chunk of four medians is no pause yet", "[activity]") {
  REQUIRE(runningIntervals(milliseconds({0, 1, 2, 6})) == Lane{{0, 6 * kMs}});
  std::vector<std::int64_t> longer = milliseconds({0, 1, 2, 6});
  longer.back() += 1;
  REQUIRE(runningIntervals(longer) == Lane{{0, 2 * kMs}});
}

TEST_CASE("a chunk within half a millisecond of the median is no pause, however short the median", "[activity]") {
  // Chunks of 10 µs: one of 510 µs may have been slowed by the other threads, one of 510.001 µs counts as a pause.
  REQUIRE(runningIntervals(std::array<std::int64_t, 4>{0, 10'000, 20'000, 530'000}) == Lane{{0, 530'000}});
  REQUIRE(runningIntervals(std::array<std::int64_t, 4>{0, 10'000, 20'000, 530'001}) == Lane{{0, 20'000}});
}

TEST_CASE("of an even number of chunks the shorter middle one is the median", "[activity]") {
  // Chunks of 1, 1, 9 and 9 ms: the long half are pauses.
  REQUIRE(runningIntervals(milliseconds({0, 1, 10, 11, 20})) == Lane{{0, kMs}, {10 * kMs, 11 * kMs}});
}

TEST_CASE("chunks shorter than the clock's step do not make others pauses", "[activity]") {
  REQUIRE(runningIntervals(std::array<std::int64_t, 5>{0, 0, 0, 5'000, 5'000}) == Lane{{0, 5'000}});
}

TEST_CASE("fewer than two times are no interval", "[activity]") {
  REQUIRE(runningIntervals({}).empty());
  REQUIRE(runningIntervals(std::array<std::int64_t, 1>{5}).empty());
}

TEST_CASE("overlap is the share of the running time in which at least two ran", "[activity]") {
  // Alone 0-40, both 40-60, alone 60-100.
  REQUIRE(overlap(std::array{Lane{{0, 60}}, Lane{{40, 100}}}, 1) == 0.2);
}

TEST_CASE("threads that ran at exactly the same time overlap fully", "[activity]") {
  REQUIRE(overlap(std::array{Lane{{5, 105}}, Lane{{5, 105}}}, 1) == 1.0);
  REQUIRE(overlap(std::array{Lane{{5, 105}}, Lane{{5, 105}}, Lane{{5, 105}}}, 1) == 1.0);
}

TEST_CASE("threads that ran one after the other do not overlap", "[activity]") {
  REQUIRE(overlap(std::array{Lane{{0, 50}}, Lane{{50, 100}}}, 1) == 0.0);
}

TEST_CASE("time in which nobody ran does not count", "[activity]") {
  // 10 together, 10 alone, nothing for 980.
  REQUIRE(overlap(std::array{Lane{{0, 10}, {990, 1'000}}, Lane{{0, 10}}}, 1) == 0.5);
}

TEST_CASE("three threads of which any two overlap count like two", "[activity]") {
  // Two at 0-10, three at 10-20, two at 20-30, one at 30-40.
  REQUIRE(overlap(std::array{Lane{{0, 30}}, Lane{{0, 20}}, Lane{{10, 40}}}, 1) == 0.75);
}

TEST_CASE("pauses are filled by other threads", "[activity]") {
  // One core: they take turns and never run together.
  const std::array lanes{Lane{{0, 10}, {20, 30}, {40, 50}}, Lane{{10, 20}, {30, 40}}};
  REQUIRE(overlap(lanes, 1) == 0.0);
}

TEST_CASE("one thread overlaps with nobody", "[activity]") {
  REQUIRE(overlap(std::array{Lane{{0, 100}}}, 1) == 0.0);
  REQUIRE(overlap(std::array{Lane{{0, 1}}}, 1) == 0.0);
  REQUIRE(overlap({}, 1) == 0.0);
}

TEST_CASE("what takes fewer than 20 clock steps cannot be measured", "[activity]") {
  const std::array lanes{Lane{{0, 100}}, Lane{{0, 50}}};
  REQUIRE(overlap(lanes, 5) == 0.5);
  REQUIRE(overlap(lanes, 5.1) == std::nullopt);
}

TEST_CASE("no time at all cannot be measured", "[activity]") {
  REQUIRE(overlap(std::array{Lane{}, Lane{}}, 0) == std::nullopt);
  REQUIRE(overlap(std::array{Lane{{7, 7}}, Lane{{7, 7}}}, 0) == std::nullopt);
  REQUIRE(overlap(std::array{Lane{{0, 0}}, Lane{{90, 90}}}, 0) == std::nullopt);
}

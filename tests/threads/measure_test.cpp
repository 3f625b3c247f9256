#include "threads/measure.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace racecourse::threads;

namespace {

// Time that passes only when an operation is done.
struct PretendTime {
  std::int64_t now = 0;
  std::vector<std::int64_t> batches;

  auto clock() {
    return [this] { return now; };
  }
  auto operationsThatTake(std::int64_t ns) {
    return [this, ns](std::int64_t n) {
      now += n * ns;
      batches.push_back(n);
    };
  }
};

}  // namespace

TEST_CASE("an operation of 100 ns is measured as 100 ns", "[measure]") {
  PretendTime time;
  const auto result = measure({}, time.operationsThatTake(100), time.clock());
  REQUIRE(result);
  REQUIRE(result->ns == Summary{11, 100, 100, 100, 100, 100});
}

TEST_CASE("the batch doubles until it lasts 2 ms", "[measure]") {
  PretendTime time;
  const auto result = measure({.warm_up = 1, .repetitions = 2}, time.operationsThatTake(100'000), time.clock());
  // 16 operations take 1.6 ms, 32 take 3.2 ms.
  REQUIRE(result->batch == 32);
  REQUIRE(time.batches ==
          std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, /*again*/ 32, /*warm-up*/ 32, /*counted*/ 32, 32});
}

TEST_CASE("a batch that lasts exactly 2 ms is long enough", "[measure]") {
  PretendTime time;
  REQUIRE(measure({}, time.operationsThatTake(1'000'000), time.clock())->batch == 2);
}

TEST_CASE("a batch that looked long because of an interruption is not believed", "[measure]") {
  PretendTime time;
  int calls = 0;
  const auto interrupted_once = [&](std::int64_t n) { time.now += ++calls == 1 ? 50'000'000 : n * 1'000'000; };
  const auto result = measure({}, interrupted_once, time.clock());
  REQUIRE(result->batch == 2);
  REQUIRE(result->ns.max == 1e6);
}

TEST_CASE("with a coarse clock the batch lasts 20 of its steps", "[measure]") {
  PretendTime time;
  // 20 steps of 1 ms are 20 ms: 200 operations, so 256.
  REQUIRE(measure({.clock_step_ns = 1e6}, time.operationsThatTake(100'000), time.clock())->batch == 256);
}

TEST_CASE("an operation longer than 2 ms is done once in a batch", "[measure]") {
  PretendTime time;
  const auto result = measure({.repetitions = 3}, time.operationsThatTake(5'000'000), time.clock());
  REQUIRE(result->batch == 1);
  REQUIRE(result->ns == Summary{3, 5e6, 5e6, 5e6, 5e6, 5e6});
}

TEST_CASE("warm-up batches do not count", "[measure]") {
  PretendTime time;
  int calls = 0;
  // Two batches to find the size, two to warm up, then four that count: 5, 6, 7 and 8 ms.
  const auto slower_each_time = [&](std::int64_t) { time.now += ++calls * 1'000'000; };
  const auto result =
      measure({.warm_up = 2, .repetitions = 4, .shortest_batch_ns = 1e6}, slower_each_time, time.clock());
  REQUIRE(result->batch == 1);
  REQUIRE(result->ns == Summary{4, 5e6, 5.75e6, 6.5e6, 7.25e6, 8e6});
}

TEST_CASE("an operation that takes no time ends at the largest batch", "[measure]") {
  PretendTime time;
  const auto result = measure({.largest_batch = 1'024}, time.operationsThatTake(0), time.clock());
  REQUIRE(result->batch == 1'024);
  REQUIRE(result->ns.median == 0);
}

TEST_CASE("a cancelled measurement has no result, wherever it stops", "[measure]") {
  // Seven batches in all: 1, 2, 2 again, then a warm-up and three counted.
  for (std::size_t stop_after = 0; stop_after < 7; ++stop_after) {
    PretendTime time;
    const auto cancelled = [&] { return time.batches.size() >= stop_after; };
    const MeasureOptions options{.warm_up = 1, .repetitions = 3, .cancelled = cancelled};
    REQUIRE_FALSE(measure(options, time.operationsThatTake(1'000'000), time.clock()));
    REQUIRE(time.batches.size() == stop_after);
  }
}

TEST_CASE("a measurement that is cancelled after its last batch stands", "[measure]") {
  PretendTime time;
  const auto cancelled = [&] { return time.batches.size() >= 7; };
  const MeasureOptions options{.warm_up = 1, .repetitions = 3, .cancelled = cancelled};
  REQUIRE(measure(options, time.operationsThatTake(1'000'000), time.clock()));
}

TEST_CASE("the real clock measures the real clock", "[measure]") {
  const auto result = measure({.repetitions = 3, .shortest_batch_ns = 1e5}, [](std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) nowNs();
  });
  REQUIRE(result->ns.min > 0);
  REQUIRE(static_cast<double>(result->batch) * result->ns.max >= 1e5 / 2);
}

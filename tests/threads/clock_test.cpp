#include "threads/clock.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

using racecourse::threads::nowNs;

TEST_CASE("the clock never goes back", "[clock]") {
  std::int64_t before = nowNs();
  bool ascending = true;
  for (int i = 0; i < 10'000; ++i) {
    const std::int64_t now = nowNs();
    ascending = ascending && now >= before;
    before = now;
  }
  REQUIRE(ascending);
}

TEST_CASE("the clock counts nanoseconds", "[clock]") {
  // A sleep lasts at least as long as asked for, so a clock in another unit shows at once.
  const std::int64_t begin = nowNs();
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  REQUIRE(nowNs() - begin >= 2'000'000);
  REQUIRE(nowNs() - begin < 60'000'000'000);
}

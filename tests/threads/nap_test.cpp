#include "threads/nap.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "threads/clock.h"

using namespace racecourse::threads;

TEST_CASE("a nap lasts at least as long as asked", "[nap]") {
  Nap nap;
  for (const std::int64_t ns : {0, 50'000, 2'000'000}) {
    const std::int64_t before = nowNs();
    REQUIRE(nap.sleepFor(ns));
    REQUIRE(nowNs() - before >= ns);
  }
}

TEST_CASE("who naps for ever is woken by the end, and nobody naps after it", "[nap]") {
  constexpr std::int64_t kAnHourNs = 3'600'000'000'000;
  Nap nap;
  std::atomic<int> awake = 0;
  std::vector<std::thread> sleepers;
  for (int i = 0; i < 8; ++i)
    sleepers.emplace_back([&] {
      while (nap.sleepFor(kAnHourNs)) {
      }
      ++awake;
    });
  nap.end();
  for (std::thread& sleeper : sleepers) sleeper.join();
  REQUIRE(awake == 8);
  REQUIRE_FALSE(nap.sleepFor(kAnHourNs));
  nap.begin();
  REQUIRE(nap.sleepFor(1));
}

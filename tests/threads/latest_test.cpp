#include "threads/latest.h"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <thread>
#include <vector>

using racecourse::threads::Latest;

TEST_CASE("before anything is published there is nothing new and the value is empty", "[latest]") {
  Latest<int> latest;
  REQUIRE_FALSE(latest.update());
  REQUIRE(latest.get() == 0);
}

TEST_CASE("a published value is new once", "[latest]") {
  Latest<int> latest;
  latest.publish(1);
  REQUIRE(latest.get() == 0);
  REQUIRE(latest.update());
  REQUIRE(latest.get() == 1);
  REQUIRE_FALSE(latest.update());
  REQUIRE(latest.get() == 1);
}

TEST_CASE("the reader gets the newest value and skips the others", "[latest]") {
  Latest<int> latest;
  for (int i = 1; i <= 100; ++i) latest.publish(i);
  REQUIRE(latest.update());
  REQUIRE(latest.get() == 100);
  REQUIRE_FALSE(latest.update());
}

TEST_CASE("the reader's value stays while newer ones are published", "[latest]") {
  Latest<int> latest;
  latest.publish(1);
  REQUIRE(latest.update());
  const int& held = latest.get();
  for (int i = 2; i <= 10; ++i) {
    latest.publish(i);
    REQUIRE(held == 1);
  }
  REQUIRE(latest.update());
  REQUIRE(latest.get() == 10);
}

TEST_CASE("a value that cannot be copied can be published by moving it", "[latest]") {
  Latest<std::unique_ptr<int>> latest;
  latest.publish(std::make_unique<int>(5));
  REQUIRE(latest.update());
  REQUIRE(*latest.get() == 5);
}

TEST_CASE("between two threads values arrive whole, in order, and the last one arrives", "[latest]") {
  constexpr int kLast = 20'000;
  Latest<std::vector<int>> latest;
  std::thread writer([&] {
    for (int i = 1; i <= kLast; ++i) latest.publish(std::vector<int>(8, i));
  });

  bool whole = true;
  bool in_order = true;
  int seen = 0;
  while (seen < kLast) {
    if (!latest.update()) continue;
    const std::vector<int>& value = latest.get();
    whole = whole && value == std::vector<int>(8, value.front());
    in_order = in_order && value.front() > seen;
    seen = value.front();
  }
  writer.join();
  REQUIRE(whole);
  REQUIRE(in_order);
  REQUIRE(seen == kLast);
  REQUIRE_FALSE(latest.update());
}

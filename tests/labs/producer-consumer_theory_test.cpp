#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "labs/producer-consumer/experiment_theory.h"

namespace racecourse::labs::producer_consumer {
namespace {

using Catch::Approx;

// One producer and one consumer that take 1 ms for an item each, on average.
Flow evenFlow(int capacity) {
  return {.capacity = capacity, .producers = 1, .consumers = 1, .make_ns = 1e6, .use_ns = 1e6};
}

// Items a second of one producer and one consumer, computed item by item: an item is put when it is made and a slot is
// free, which the item `capacity` before it left when it was taken; it is taken when the one before it has been used.
double simulated(const Flow& flow, int items) {
  std::mt19937_64 random(1);
  const auto time = [&](double mean) {
    return -mean * std::log1p(-std::ldexp(static_cast<double>(random() >> 11), -53));
  };
  std::vector<double> taken(static_cast<std::size_t>(items));
  double put = 0, used = 0;
  for (int i = 0; i < items; ++i) {
    const double made = put + time(flow.make_ns);
    put = i < flow.capacity ? made : std::max(made, taken[static_cast<std::size_t>(i - flow.capacity)]);
    taken[static_cast<std::size_t>(i)] = std::max(put, used);
    used = taken[static_cast<std::size_t>(i)] + time(flow.use_ns);
  }
  return items * 1e9 / used;
}

TEST_CASE("with equal means N slots let (N + 2) of (N + 3) through", "[labs][producer-consumer]") {
  for (const int slots : {1, 2, 3, 4, 16, 256}) {
    const auto exact = exactOf(evenFlow(slots));
    REQUIRE(exact);
    CHECK(exact->per_second == Approx(1000.0 * (slots + 2) / (slots + 3)));
    CHECK(exact->producers_waited == Approx(1.0 / (slots + 3)));
    CHECK(exact->consumers_waited == Approx(1.0 / (slots + 3)));
    CHECK(exact->level == Approx((slots * (slots + 1) / 2.0 + slots) / (slots + 3)));
  }
}

TEST_CASE("one producer and one consumer follow rho to the n", "[labs][producer-consumer]") {
  const Flow flow{.capacity = 2, .producers = 1, .consumers = 1, .make_ns = 2e6, .use_ns = 1e6};
  const std::vector<double> chain = chainOf(flow);
  REQUIRE(chain.size() == 5);
  for (int n = 0; n < 5; ++n) CHECK(chain[static_cast<std::size_t>(n)] == Approx(std::ldexp(16.0 / 31.0, -n)));
  CHECK(exactOf(flow)->per_second == Approx(1000.0 * 15 / 31));
}

TEST_CASE("with two producers all but those that wait are at work", "[labs][producer-consumer]") {
  const Flow flow{.capacity = 1, .producers = 2, .consumers = 1, .make_ns = 1e6, .use_ns = 1e6};
  const std::vector<double> expected = {1, 2, 4, 8, 8};
  const std::vector<double> chain = chainOf(flow);
  REQUIRE(chain.size() == expected.size());
  for (std::size_t n = 0; n < chain.size(); ++n) CHECK(chain[n] == Approx(expected[n] / 23));
  CHECK(exactOf(flow)->per_second == Approx(1000.0 * 22 / 23));
  // Nobody waits with up to two items, one does with three, both do with four.
  CHECK(exactOf(flow)->producers_waited == Approx((8 * 0.5 + 8) / 23));
}

TEST_CASE("as many are made as are used, whatever the sides", "[labs][producer-consumer]") {
  const int producers = GENERATE(1, 3, 8), consumers = GENERATE(1, 2, 8), capacity = GENERATE(1, 5, 256);
  const Flow flow{capacity, producers, consumers, 3e6, 2e6};
  const auto exact = exactOf(flow);
  const std::vector<double> chain = chainOf(flow);
  CHECK(std::reduce(chain.begin(), chain.end()) == Approx(1));
  CHECK(exact->per_second == Approx(producers * (1 - exact->producers_waited) * 1e9 / 3e6));
  CHECK(exact->per_second == Approx(consumers * (1 - exact->consumers_waited) * 1e9 / 2e6));
  CHECK(exact->per_second <= Approx(*ceilingOf(flow)));
}

TEST_CASE("the theory agrees with a long run that is computed item by item", "[labs][producer-consumer]") {
  const int capacity = GENERATE(1, 2, 16);
  const double use_ns = GENERATE(1e6, 0.5e6, 2e6);
  Flow flow = evenFlow(capacity);
  flow.use_ns = use_ns;
  CHECK(simulated(flow, 400'000) == Approx(exactOf(flow)->per_second).epsilon(0.01));
}

TEST_CASE("the ceiling is what the slower side can do, or the cores", "[labs][producer-consumer]") {
  const Flow flow{.capacity = 1, .producers = 4, .consumers = 2, .make_ns = 1e6, .use_ns = 1e6};
  CHECK(ceilingOf(flow) == 2000.0);
  CHECK(ceilingOf(flow, 2) == 1000.0);
  CHECK(ceilingOf(flow, 8) == 2000.0);
  CHECK(ceilingOf({.producers = 4, .consumers = 1, .make_ns = 2e6}) == 2000.0);
  CHECK_FALSE(ceilingOf({.producers = 4, .consumers = 1}));
  CHECK_FALSE(exactOf({.make_ns = 1e6}));
}

}  // namespace
}  // namespace racecourse::labs::producer_consumer

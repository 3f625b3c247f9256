#include "threads/statistics.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

using namespace racecourse::threads;

TEST_CASE("no values have a summary of zeros", "[statistics]") { REQUIRE(summarise({}) == Summary{}); }

TEST_CASE("a single value is all five numbers", "[statistics]") {
  REQUIRE(summarise(std::array{7.0}) == Summary{1, 7, 7, 7, 7, 7});
}

TEST_CASE("quartiles of an odd number of values are values", "[statistics]") {
  // Positions 0.25 * 4 = 1, 2 and 3 of 1 2 3 4 5.
  REQUIRE(summarise(std::array{4.0, 1.0, 5.0, 3.0, 2.0}) == Summary{5, 1, 2, 3, 4, 5});
}

TEST_CASE("quartiles between two values are interpolated", "[statistics]") {
  // Positions 0.75, 1.5 and 2.25 of 1 2 3 4.
  REQUIRE(summarise(std::array{1.0, 2.0, 3.0, 4.0}) == Summary{4, 1, 1.75, 2.5, 3.25, 4});
  // Positions 0.25, 0.5 and 0.75 of 10 20.
  REQUIRE(summarise(std::array{20.0, 10.0}) == Summary{2, 10, 12.5, 15, 17.5, 20});
  // Positions 1.75, 3.5 and 5.25 of -8 0 1 3 5 8 40 100.
  REQUIRE(summarise(std::array{8.0, 0.0, 3.0, -8.0, 5.0, 100.0, 40.0, 1.0}) == Summary{8, -8, 0.75, 4, 16, 100});
}

TEST_CASE("summarising leaves the values in their order", "[statistics]") {
  const std::vector<double> values{3, 1, 2};
  REQUIRE(summarise(values).median == 2);
  REQUIRE(values == std::vector<double>{3, 1, 2});
}

TEST_CASE("the spread is the distance of the quartiles as a share of the median", "[statistics]") {
  REQUIRE(spread(Summary{4, 1, 1.75, 2.5, 3.25, 4}) == 0.6);
  REQUIRE(spread(Summary{1, 7, 7, 7, 7, 7}) == 0);
  REQUIRE(spread(Summary{}) == 0);
  REQUIRE(spread(Summary{5, 0, 0, 0, 2, 9}) == std::numeric_limits<double>::infinity());
}

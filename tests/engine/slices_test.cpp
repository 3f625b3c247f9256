#include "engine/slices.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace racecourse::engine {
namespace {

constexpr std::int64_t kHigh = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLow = std::numeric_limits<std::int64_t>::min();

TEST_CASE("a slice is cut to what there is", "[engine][slices]") {
  CHECK(takeSlice(5, 1, 3, 1) == SliceRange{1, 3, 1, 2});
  CHECK(takeSlice(5, {}, {}, 1) == SliceRange{0, 5, 1, 5});
  CHECK(takeSlice(5, {}, {}, -1) == SliceRange{4, -1, -1, 5});
  CHECK(takeSlice(5, -2, {}, 1) == SliceRange{3, 5, 1, 2});
  CHECK(takeSlice(5, 9, -9, -2) == SliceRange{4, -1, -2, 3});
  CHECK(takeSlice(5, 3, 1, 1) == SliceRange{3, 1, 1, 0});
  CHECK(takeSlice(0, {}, {}, -1) == SliceRange{-1, -1, -1, 0});
  CHECK(takeSlice(5, kLow, kHigh, kHigh) == SliceRange{0, 5, kHigh, 1});
  CHECK(takeSlice(5, {}, {}, kLow).count == 1);
}

TEST_CASE("an index counts from either end", "[engine][slices]") {
  CHECK(takeIndex(3, 0) == 0);
  CHECK(takeIndex(3, 2) == 2);
  CHECK(takeIndex(3, -1) == 2);
  CHECK(takeIndex(3, -3) == 0);
  CHECK_FALSE(takeIndex(3, 3));
  CHECK_FALSE(takeIndex(3, -4));
  CHECK_FALSE(takeIndex(0, 0));
}

TEST_CASE("a range has as many numbers as steps fit in", "[engine][slices]") {
  CHECK(rangeLength(0, 10, 3) == 4);
  CHECK(rangeLength(0, 9, 3) == 3);
  CHECK(rangeLength(10, 0, -3) == 4);
  CHECK(rangeLength(5, 5, 1) == 0);
  CHECK(rangeLength(kLow, kHigh, kHigh) == 3);
  CHECK(rangeLength(kHigh, kLow, kLow) == 2);
  // 2^64 - 1 numbers are more than can be told.
  CHECK(rangeLength(kLow, kHigh, 1) == kHigh);
  CHECK(rangeElement(kLow, 2, kHigh) == kHigh - 1);
}

}  // namespace
}  // namespace racecourse::engine

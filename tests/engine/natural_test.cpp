#include "engine/natural.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

namespace racecourse::engine {
namespace {

// 2 to the power of `n`, by doubling.
Natural powerOfTwo(int n) {
  Natural power = 1;
  for (int i = 0; i < n; ++i) power += power;
  return power;
}

// The number of ways to interleave `a` and `b` steps: Pascal's rule, a sum of smaller ones.
Natural interleavings(int a, int b) {
  std::vector<Natural> row(static_cast<std::size_t>(b + 1), Natural(1));
  for (int i = 0; i < a; ++i)
    for (std::size_t j = 1; j < row.size(); ++j) row[j] += row[j - 1];
  return row.back();
}

TEST_CASE("a natural number reads as it was written", "[engine][natural]") {
  CHECK(Natural().text() == "0");
  CHECK(Natural(7).text() == "7");
  CHECK(Natural(999'999'999).text() == "999999999");
  CHECK(Natural(1'000'000'000).text() == "1000000000");
  CHECK(Natural(5'000'000'003).text() == "5000000003");
  CHECK(Natural(std::numeric_limits<std::uint64_t>::max()).text() == "18446744073709551615");
}

TEST_CASE("sums carry through every limb", "[engine][natural]") {
  CHECK((Natural(999'999'999) + Natural(1)).text() == "1000000000");
  CHECK((Natural(999'999'999'999'999'999) + Natural(1)).text() == "1000000000000000000");
  CHECK((Natural(1) + Natural(999'999'999'999'999'999)).text() == "1000000000000000000");
  CHECK((Natural(0) + Natural(0)).zero());
  CHECK(powerOfTwo(64).text() == "18446744073709551616");
  CHECK(powerOfTwo(200).text() == "1606938044258990275541962092341162602522202993782792835301376");
}

TEST_CASE("a number can be added to itself", "[engine][natural]") {
  Natural n = 750'000'000;
  n += n;
  CHECK(n.text() == "1500000000");
}

TEST_CASE("schedules of two threads are counted exactly", "[engine][natural]") {
  // Two steps each (read, write): 4! / (2! 2!) = 6; four each: 8! / (4! 4!) = 70; 100 each: 200 choose 100.
  CHECK(interleavings(2, 2) == Natural(6));
  CHECK(interleavings(4, 4) == Natural(70));
  CHECK(interleavings(100, 100).text() == "90548514656103281165404177077484163874504589675413336841320");
}

TEST_CASE("numbers are ordered by size", "[engine][natural]") {
  CHECK(Natural(2) < Natural(10));
  CHECK(Natural(1'000'000'000) > Natural(999'999'999));
  CHECK(Natural(3'000'000'001) > Natural(2'000'000'002));
  CHECK(powerOfTwo(100) + Natural(1) > powerOfTwo(100));
  CHECK(powerOfTwo(100) == powerOfTwo(99) + powerOfTwo(99));
}

TEST_CASE("a ratio is as close as a double can be, whatever the size", "[engine][natural]") {
  CHECK(ratio(Natural(4), Natural(6)) == 4.0 / 6.0);
  CHECK(ratio(Natural(0), Natural(6)) == 0);
  CHECK(ratio(powerOfTwo(200), powerOfTwo(201)) == 0.5);
  CHECK(ratio(powerOfTwo(300), powerOfTwo(310)) == std::exp2(-10));
  const double tiny = ratio(Natural(1), powerOfTwo(500));
  CHECK(std::abs(tiny / std::exp2(-500) - 1) < 1e-14);
  CHECK(ratio(Natural(1), powerOfTwo(2000)) == 0);
}

}  // namespace
}  // namespace racecourse::engine

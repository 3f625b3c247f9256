#include "threads/jain_index.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace racecourse::threads {

TEST_CASE("Jain's index is 1 for equal shares and 1/n when one gets everything", "[locks]") {
  REQUIRE(jainIndex(std::array{5.0, 5.0, 5.0, 5.0}) == 1);
  REQUIRE(jainIndex(std::array{8.0, 0.0, 0.0, 0.0}) == 0.25);
  REQUIRE(jainIndex(std::array{7.0}) == 1);
}

TEST_CASE("Jain's index of three to one is 16 of 20", "[locks]") {
  REQUIRE(jainIndex(std::array{3.0, 1.0}) == 0.8);
  REQUIRE(jainIndex(std::array{300.0, 100.0}) == 0.8);
}

TEST_CASE("with nothing to share nobody is worse off", "[locks]") {
  REQUIRE(jainIndex({}) == 1);
  REQUIRE(jainIndex(std::array{0.0, 0.0}) == 1);
}

}  // namespace racecourse::threads

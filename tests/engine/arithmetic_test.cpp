#include "engine/arithmetic.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace racecourse::engine {
namespace {

constexpr std::int64_t kHigh = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLow = std::numeric_limits<std::int64_t>::min();

TEST_CASE("quotients round down and remainders have the sign of the divisor", "[engine][arithmetic]") {
  for (const std::int64_t a : {7, -7, 6, -6, 0}) {
    for (const std::int64_t b : {2, -2, 3, -3, 1, -1}) {
      const std::int64_t quotient = *calculate(BinaryOperator::kFloorDivide, a, b);
      const std::int64_t rest = *calculate(BinaryOperator::kModulo, a, b);
      CHECK(quotient * b + rest == a);
      CHECK((b > 0 ? rest >= 0 && rest < b : rest <= 0 && rest > b));
    }
  }
  CHECK(calculate(BinaryOperator::kModulo, kLow, -1) == 0);
  CHECK(calculate(BinaryOperator::kFloorDivide, kLow, -1) == std::unexpected(ArithmeticTrouble::kOverflow));
}

TEST_CASE("what does not fit into 64 bits is trouble, and its neighbour is not", "[engine][arithmetic]") {
  const auto overflow = std::unexpected(ArithmeticTrouble::kOverflow);
  CHECK(calculate(BinaryOperator::kAdd, kHigh, 1) == overflow);
  CHECK(calculate(BinaryOperator::kAdd, kHigh - 1, 1) == kHigh);
  CHECK(calculate(BinaryOperator::kSubtract, kLow, 1) == overflow);
  CHECK(calculate(BinaryOperator::kMultiply, kLow / 2, 2) == kLow);
  CHECK(calculate(BinaryOperator::kMultiply, kHigh / 2 + 1, 2) == overflow);
  CHECK(calculate(BinaryOperator::kPower, -2, 63) == kLow);
  CHECK(calculate(BinaryOperator::kPower, 2, 63) == overflow);
  CHECK(calculate(BinaryOperator::kPower, 3, 40) == overflow);
  CHECK(calculate(BinaryOperator::kPower, 3, 39) == 4052555153018976267);
  CHECK(calculate(BinaryOperator::kShiftLeft, 1, 63) == overflow);
  CHECK(calculate(BinaryOperator::kShiftLeft, -1, 63) == kLow);
  CHECK(calculate(BinaryOperator::kShiftLeft, 1, 64) == overflow);
  CHECK(negate(kLow) == overflow);
  CHECK(negate(kHigh) == -kHigh);
}

TEST_CASE("other trouble has a name of its own", "[engine][arithmetic]") {
  CHECK(calculate(BinaryOperator::kModulo, 1, 0) == std::unexpected(ArithmeticTrouble::kZeroDivision));
  CHECK(calculate(BinaryOperator::kShiftRight, 1, -1) == std::unexpected(ArithmeticTrouble::kNegativeShift));
  CHECK(calculate(BinaryOperator::kPower, 2, -1) == std::unexpected(ArithmeticTrouble::kFraction));
  CHECK(calculate(BinaryOperator::kPower, 0, -1) == std::unexpected(ArithmeticTrouble::kZeroPower));
}

TEST_CASE("powers modulo a number do not overflow on the way", "[engine][arithmetic]") {
  // Fermat: a^(p - 1) = 1 modulo a prime p. 9223372036854775783 is the largest below 2^63.
  CHECK(powerModulo(3, 9223372036854775782, 9223372036854775783) == 1);
  CHECK(powerModulo(2, 10, 1000) == 24);
  CHECK(powerModulo(-3, 3, 7) == 1);
  CHECK(powerModulo(3, 4, -5) == -4);
  CHECK(powerModulo(5, 0, 1) == 0);
}

}  // namespace
}  // namespace racecourse::engine

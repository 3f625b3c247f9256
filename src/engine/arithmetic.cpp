#include "engine/arithmetic.h"

#include <limits>

namespace racecourse::engine {

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();

Calculated trouble(ArithmeticTrouble what) { return std::unexpected(what); }

Calculated add(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) return trouble(ArithmeticTrouble::kOverflow);
  return result;
}

Calculated subtract(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) return trouble(ArithmeticTrouble::kOverflow);
  return result;
}

Calculated multiply(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return trouble(ArithmeticTrouble::kOverflow);
  return result;
}

Calculated floorDivide(std::int64_t a, std::int64_t b) {
  if (b == 0) return trouble(ArithmeticTrouble::kZeroDivision);
  if (b == -1) return negate(a);
  const bool inexact_and_negative = a % b != 0 && (a < 0) != (b < 0);
  return a / b - (inexact_and_negative ? 1 : 0);
}

Calculated modulo(std::int64_t a, std::int64_t b) {
  if (b == 0) return trouble(ArithmeticTrouble::kZeroDivision);
  if (b == -1) return 0;
  const std::int64_t remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

Calculated power(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) return trouble(base == 0 ? ArithmeticTrouble::kZeroPower : ArithmeticTrouble::kFraction);
  std::int64_t result = 1;
  while (true) {
    if (exponent % 2 == 1 && __builtin_mul_overflow(result, base, &result))
      return trouble(ArithmeticTrouble::kOverflow);
    exponent /= 2;
    if (exponent == 0) return result;
    if (__builtin_mul_overflow(base, base, &base)) return trouble(ArithmeticTrouble::kOverflow);
  }
}

Calculated shiftLeft(std::int64_t a, std::int64_t count) {
  if (count < 0) return trouble(ArithmeticTrouble::kNegativeShift);
  if (a == 0) return 0;
  if (count > 63) return trouble(ArithmeticTrouble::kOverflow);
  const auto shifted = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) << count);
  if (shifted >> count != a) return trouble(ArithmeticTrouble::kOverflow);
  return shifted;
}

Calculated shiftRight(std::int64_t a, std::int64_t count) {
  if (count < 0) return trouble(ArithmeticTrouble::kNegativeShift);
  return a >> (count > 63 ? 63 : count);
}

// a * b mod m by doubling, so that nothing exceeds 64 bits. All three are below 2^63, m above 0.
std::uint64_t multiplyModulo(std::uint64_t a, std::uint64_t b, std::uint64_t m) {
  std::uint64_t result = 0;
  for (; b > 0; b /= 2) {
    if (b % 2 == 1) result = (result + a) % m;
    a = a * 2 % m;
  }
  return result;
}

}  // namespace

Calculated negate(std::int64_t a) {
  if (a == kLowest) return trouble(ArithmeticTrouble::kOverflow);
  return -a;
}

Calculated calculate(BinaryOperator op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case BinaryOperator::kAdd:
      return add(a, b);
    case BinaryOperator::kSubtract:
      return subtract(a, b);
    case BinaryOperator::kMultiply:
      return multiply(a, b);
    case BinaryOperator::kFloorDivide:
      return floorDivide(a, b);
    case BinaryOperator::kModulo:
      return modulo(a, b);
    case BinaryOperator::kPower:
      return power(a, b);
    case BinaryOperator::kShiftLeft:
      return shiftLeft(a, b);
    case BinaryOperator::kShiftRight:
      return shiftRight(a, b);
    case BinaryOperator::kBitAnd:
      return a & b;
    case BinaryOperator::kBitOr:
      return a | b;
    case BinaryOperator::kBitXor:
      break;
  }
  return a ^ b;
}

Calculated powerModulo(std::int64_t a, std::int64_t b, std::int64_t m) {
  if (m == 0) return trouble(ArithmeticTrouble::kZeroDivision);
  if (m == kLowest) return trouble(ArithmeticTrouble::kOverflow);
  const auto size = static_cast<std::uint64_t>(m < 0 ? -m : m);
  auto base = static_cast<std::uint64_t>(*modulo(a, static_cast<std::int64_t>(size)));
  std::uint64_t result = 1 % size;
  for (; b > 0; b /= 2) {
    if (b % 2 == 1) result = multiplyModulo(result, base, size);
    base = multiplyModulo(base, base, size);
  }
  return modulo(static_cast<std::int64_t>(result), m);
}

}  // namespace racecourse::engine

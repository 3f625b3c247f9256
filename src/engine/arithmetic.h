// Python's integer arithmetic in 64 bits: quotients round down, remainders have the sign of the divisor, and a result
// that does not fit is trouble instead of a wrong number.
//
//   calculate(BinaryOperator::kFloorDivide, -7, 2)   ->  -4
//   calculate(BinaryOperator::kPower, 10, 20)        ->  ArithmeticTrouble::kOverflow
#pragma once

#include <cstdint>
#include <expected>

#include "engine/ast.h"

namespace racecourse::engine {

enum class ArithmeticTrouble : std::uint8_t {
  kOverflow,       // the result does not fit into 64 bits
  kZeroDivision,   // // or % by zero
  kNegativeShift,  // << or >> by a negative count
  kFraction,       // a negative power of a number other than zero
  kZeroPower,      // a negative power of zero
};

using Calculated = std::expected<std::int64_t, ArithmeticTrouble>;

// a op b.
Calculated calculate(BinaryOperator op, std::int64_t a, std::int64_t b);

// -a.
Calculated negate(std::int64_t a);

// a to the power b, modulo m, as pow(a, b, m) has it. `b` is not negative.
Calculated powerModulo(std::int64_t a, std::int64_t b, std::int64_t m);

}  // namespace racecourse::engine

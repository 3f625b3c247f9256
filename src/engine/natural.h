#pragma once

// Natural numbers of any size, for counting schedules: their number grows faster than any machine word.
//
//   Natural schedules = 6;
//   schedules += schedules;
//   schedules.text()              ->  "12"
//   ratio(Natural(4), schedules)  ->  0.333…

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace racecourse::engine {

class Natural {
 public:
  Natural(std::uint64_t value = 0);

  Natural& operator+=(const Natural& other);
  friend Natural operator+(Natural a, const Natural& b) { return a += b; }

  bool operator==(const Natural&) const = default;
  std::strong_ordering operator<=>(const Natural& other) const;

  bool zero() const { return limbs_.empty(); }

  // In decimal digits, without separators.
  std::string text() const;

  // part / whole to within a few units of the last place, 0 when `part` is 0; `whole` must not be 0. Infinite or 0 when
  // the quotient is beyond what a double holds.
  friend double ratio(const Natural& part, const Natural& whole);

 private:
  // The leading digits as a fraction and the number of limbs behind them.
  struct Leading {
    double mantissa;
    std::ptrdiff_t exponent;  // in limbs
  };
  Leading leading() const;

  std::vector<std::uint32_t> limbs_;  // base 10^9, the lowest first, no zero at the top
};

}  // namespace racecourse::engine

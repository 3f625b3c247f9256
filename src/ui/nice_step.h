#pragma once

// Steps that people count in: 1, 2 or 5 times a power of ten. Ticks and histogram bins are multiples of one.
//
//   const NiceStep step = smallestStep(span / 8, false, [&](const NiceStep& s) { return span / s.at(1) <= 8; });

#include <algorithm>
#include <cmath>

namespace racecourse::ui {

// The largest power of ten that is not above `value`, as an exponent; `value` is above 0.
inline int decadeOf(double value) { return static_cast<int>(std::floor(std::log10(value) + 1e-12)); }

struct NiceStep {
  int mantissa = 1;
  int exponent = 0;

  // The largest step that is not above `value`, which is above 0.
  static NiceStep below(double value) {
    const int decade = decadeOf(value);
    const double rest = value / std::pow(10.0, decade) * (1 + 1e-12);
    return {rest >= 5 ? 5 : rest >= 2 ? 2 : 1, decade};
  }

  // `k` steps. Divides by the power of ten where it is negative, so that 3 steps of 0.1 are exactly 0.3.
  double at(double k) const {
    const double power = std::pow(10.0, std::abs(exponent));
    return (exponent < 0 ? k * mantissa / power : k * mantissa * power) + 0.0;
  }

  // The next longer step.
  NiceStep next() const {
    if (mantissa == 5) return {1, exponent + 1};
    return {mantissa == 1 ? 2 : 5, exponent};
  }

  // `value` in steps; what is a whole number but for rounding is made one.
  double count(double value) const {
    const double steps = value / at(1);
    const double whole = std::round(steps);
    return std::abs(steps - whole) <= 1e-11 * std::max(1.0, std::abs(steps)) ? whole : steps;
  }
};

// The smallest nice step for which `fits` is true, searched upwards from `about`; with `whole` it is at least 1.
template <class Fits>
NiceStep smallestStep(double about, bool whole, Fits fits) {
  NiceStep step = NiceStep::below(about);
  if (whole && step.exponent < 0) step = {1, 0};
  while (!fits(step)) step = step.next();
  return step;
}

}  // namespace racecourse::ui

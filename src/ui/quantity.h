#pragma once

// A value with its unit as text. Two units are known: "ns" (shown in ns, µs, ms or s, whichever fits) and "share" (0 to
// 1, shown as a percentage). Any other is text that stands beside the number.
//
//   shownValue(4127, "ns")    "4.13 µs"       shownValue(0.327, "share")   "33 %"

#include <string>
#include <string_view>

#include "ui/axis.h"

namespace racecourse::ui {

// The unit that suits the longest duration of `shown`, and how many ns it has.
struct TimeUnit {
  const char* name;
  double ns;
};
TimeUnit timeUnit(Extent shown);

// What an axis is called: label and unit, such as "Time per increment (µs)" or "Overlap (%)".
std::string axisTitle(std::string_view label, std::string_view unit, Scale scale, Extent shown);

// A value for the eye: "41 200", "4.13 µs", "33 %", "0.25 MB"; 3 significant digits, whole numbers in full.
std::string shownValue(double value, std::string_view unit = "");

// A value for a table: digits alone, up to 6 significant ones, whole numbers in full; a share as a percentage.
std::string plainValue(double value, std::string_view unit = "");

// `value` with a power of ten, such as "2e18" or "5e-9", in up to `digits` significant digits.
std::string scientific(double value, int digits);

}  // namespace racecourse::ui

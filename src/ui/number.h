#pragma once

// Numbers as text: for the eye with a thin space between thousands, for the ear without.
//
//   grouped(400000)       "400 000"        plain(400000)   "400000"
//   significant(4.127, 2) "4.1"            percent(0.327)  "33 %"

#include <cstdint>
#include <string>

namespace racecourse::ui {

// `n` with a narrow no-break space between groups of three digits; numbers under 10 000 stay as they are.
std::string grouped(std::int64_t n);

// `n` in digits alone.
std::string plain(std::int64_t n);

// `value` rounded to `digits` significant digits, never in exponent form; large values keep all integer digits.
std::string significant(double value, int digits);

// `share` (0 to 1) as a whole percentage; what is not quite 0 or 1 is never shown as 0 or 100.
std::string percent(double share);

// A duration in ns, µs, ms or s with `digits` significant digits, such as "4.1 ns".
std::string duration(double ns, int digits = 3);

// Two durations in the unit that suits the longer one, such as "4.13 to 9.36 ns".
std::string durationRange(double from_ns, double to_ns, int digits = 3);

}  // namespace racecourse::ui

#pragma once

// The laws of speed-up, and the serial fraction that measurements speak of. Pure functions.
//
//   amdahlSpeedup(0.05, 16)   ->  9.142857…      limitOf(0.05)   ->  20
//   const auto fit = fitSerial(timings);         // fit->serial ± fit->error
//
// `serial` is the share of the one-processor time, 0 to 1, in which only one processor can work; `n` counts processors,
// at least 1.

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace racecourse::labs::amdahl {

// How many times as fast fixed work is done: 1 / (s + (1 - s) / n). G. M. Amdahl, "Validity of the single processor
// approach to achieving large scale computing capabilities", AFIPS 1967.
double amdahlSpeedup(double serial, double n);

// How many times the work is done in a fixed time, `serial` being the share of that time: n - s (n - 1).
// J. L. Gustafson, "Reevaluating Amdahl's law", CACM 31(5), 1988.
double gustafsonSpeedup(double serial, double n);

// The speed-up that no number of processors exceeds: 1 / s; infinite for 0.
double limitOf(double serial);

// Speed-up for each processor, 1 when all of them are used to the full.
double efficiency(double speedup, double n);

// The serial fraction that a measured speed-up amounts to: (1/S - 1/n) / (1 - 1/n), for n above 1. A. H. Karp and
// H. P. Flatt, "Measuring parallel processor performance", CACM 33(5), 1990.
double karpFlatt(double speedup, double n);

// The time that fixed work took on `processors` processors, in any unit.
struct Timing {
  double processors = 1;
  double time = 0;
};

// Amdahl's law through timings.
struct Fit {
  double serial = 0;            // may come out a little below 0 or above 1 when the timings are noisy
  std::optional<double> error;  // standard error of `serial`; nothing when there are no more than two timings
  double time_alone = 0;        // fitted time on one processor
};

// The least squares of the relative deviations from time = a + b / n, and serial = a / (a + b). Nothing when the times
// are not above 0, or all of them belong to the same number of processors.
std::optional<Fit> fitSerial(std::span<const Timing> timings);

// A part of a program and its share of the time on one processor.
struct Part {
  std::string_view name;
  double share;
  bool serial;
};

// A data pipeline as it often is; aggregating counts as parallel.
inline constexpr std::array<Part, 5> kPipeline = {{{"Load data from disk", 0.05, true},
                                                   {"Parse and validate", 0.10, false},
                                                   {"Compute transformations", 0.70, false},
                                                   {"Aggregate results", 0.05, false},
                                                   {"Write output", 0.10, true}}};

// The share of the serial parts.
double serialShare(std::span<const Part> parts);

}  // namespace racecourse::labs::amdahl

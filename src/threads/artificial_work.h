// Artificial work of a chosen length: steps of a random-number generator, each of which needs the one before.
//
//   const double step_ns = fastestStepNs(stamps, kStepsPerChunk);
//   value = work(value, stepsFor(300, step_ns));     // about 300 ns
//
// Source of the generator: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace racecourse::threads {

// `value` after `steps` steps; neither is ever 0 when the other is not.
inline std::uint64_t work(std::uint64_t value, std::int64_t steps) {
  for (std::int64_t i = 0; i < steps; ++i) {
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
  }
  return value;
}

// As many steps as take about `ns`.
inline std::int64_t stepsFor(double ns, double step_ns) {
  return step_ns > 0 ? static_cast<std::int64_t>(std::llround(ns / step_ns)) : 0;
}

// ns for one step, from the times at the boundaries of equal chunks: the quickest stretch of `window` chunks decides,
// because whatever disturbs a thread makes it slower. 0 when there are too few.
inline double fastestStepNs(std::span<const std::int64_t> stamps, std::int64_t steps_per_chunk, std::size_t window) {
  if (stamps.size() <= window) return 0;
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = window; i < stamps.size(); ++i) best = std::min(best, stamps[i] - stamps[i - window]);
  return static_cast<double>(best) / (static_cast<double>(window) * static_cast<double>(steps_per_chunk));
}

}  // namespace racecourse::threads

// What the machine under a measurement can do. Shown beside every result, because it decides what the result can mean.
//
//   const threads::Environment here = threads::describeEnvironment(/*threads=*/true, /*isolated=*/true);
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "threads/clock.h"

namespace racecourse::threads {

struct Environment {
  int cores = 1;             // logical cores the system reports, at least 1
  bool threads = false;      // whether threads can be started at all
  bool isolated = false;     // whether the page is cross-origin isolated; true for a native program
  double clock_step_ns = 0;  // smallest step of the clock, in ns
};

inline constexpr int kClockStepsLookedAt = 32;
inline constexpr int kClockReads = 20'000;
inline constexpr int kMostClockReads = 2'000'000;

// The smallest non-zero difference between neighbouring readings of `clock`, in ns. Stops after 32 steps, or after
// 20,000 readings (0.5 ms natively, 15 ms in the slowest browser) once a step was seen, or after 2,000,000: then it is
// infinite.
template <class Clock = std::int64_t (*)()>
double measureClockStepNs(Clock clock = &nowNs) {
  double smallest = std::numeric_limits<double>::infinity();
  std::int64_t before = clock();
  for (int reads = 0, steps = 0; steps < kClockStepsLookedAt && reads < (steps > 0 ? kClockReads : kMostClockReads);
       ++reads) {
    const std::int64_t now = clock();
    if (now > before) {
      smallest = std::min(smallest, static_cast<double>(now - before));
      ++steps;
    }
    before = now;
  }
  return smallest;
}

// Cores and clock step as measured here. Threads and isolation are the caller's knowledge: the page knows, a program
// cannot ask.
Environment describeEnvironment(bool threads, bool isolated);

}  // namespace racecourse::threads

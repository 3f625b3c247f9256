#pragma once

// A machine with any number of cores, for those who have fewer: it takes the times that a run would take instead of
// running it. Everything it knows is here, so what it shows is the model, not a measurement, and is marked as such.
//
//   const auto runs = runVirtually({.cores = 64, .serial = 0.05, .noise = 0.02, .seed = 7});
//
// A run with n threads takes: the serial part on one core; a barrier; the parallel part in n equal chunks, one on each
// core; a barrier. A barrier costs its share for each doubling of the threads. Noise makes a whole run longer or
// shorter. There are no caches, no memory to share and no thread that is slower than the others.

#include <cstdint>
#include <vector>

#include "labs/amdahl/experiment.h"

namespace racecourse::labs::amdahl {

inline constexpr int kMostVirtualCores = 1'024;

struct VirtualMachine {
  int cores = 64;          // 1 to 1,024
  double serial = 0.05;    // share of the time on one core
  double noise = 0;        // standard deviation of a run's duration, relative
  double barrier = 0;      // cost of a barrier for each doubling, as a share of the time on one core
  std::uint64_t seed = 1;  // the same seed, the same times
  int repetitions = 7;
  Scaling scaling = Scaling::kStrong;
};

// The work takes one core this long.
inline constexpr double kVirtualAloneNs = 1e9;

// The times of all repetitions on `processors` cores, in ns.
struct VirtualRun {
  int processors = 1;
  std::vector<double> times;
};

// Without noise, in ns; `n` threads on as many cores.
double idealVirtualTime(const VirtualMachine& machine, int n);

// A run for 1, 2, 4, … cores, and for all of them.
std::vector<VirtualRun> runVirtually(const VirtualMachine& machine);

}  // namespace racecourse::labs::amdahl

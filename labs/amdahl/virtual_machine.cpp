#include "labs/amdahl/virtual_machine.h"

#include <algorithm>
#include <cmath>

namespace racecourse::labs::amdahl {
namespace {

constexpr int kBarriers = 2;
constexpr double kShortestRun = 0.1;  // of its ideal time, however loud the noise

// Random numbers that are the same on every machine: splitmix64, by G. L. Steele, D. Lea and C. H. Flood, "Fast
// splittable pseudorandom number generators", OOPSLA 2014.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // A standard normal number, nearly: the sum of twelve uniform ones less 6, so never beyond 6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

VirtualRun repeated(const VirtualMachine& machine, int n, Random& random) {
  VirtualRun run{.processors = n, .times = {}};
  const double ideal = idealVirtualTime(machine, n);
  for (int i = 0; i < machine.repetitions; ++i)
    run.times.push_back(ideal * std::max(kShortestRun, 1 + machine.noise * random.normal()));
  return run;
}

}  // namespace

double idealVirtualTime(const VirtualMachine& machine, int n) {
  const double parallel = 1 - machine.serial;
  const double chunk = machine.scaling == Scaling::kWeak ? parallel : parallel / n;
  const double barriers = kBarriers * machine.barrier * std::log2(n);
  return kVirtualAloneNs * (machine.serial + barriers + chunk);
}

std::vector<VirtualRun> runVirtually(const VirtualMachine& machine) {
  std::vector<VirtualRun> runs;
  Random random(machine.seed);
  for (int n = 1; n < machine.cores; n *= 2) runs.push_back(repeated(machine, n, random));
  runs.push_back(repeated(machine, machine.cores, random));
  return runs;
}

}  // namespace racecourse::labs::amdahl

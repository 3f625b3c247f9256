// The speed-up experiment: the same calibrated arithmetic on 1, 2, 3 … real threads. A share of it is serial: one
// thread does it while the others wait at a gate. Then all of them take pieces of the rest until none is left.
//
//   threads::Experiment<amdahl::Report> experiment;
//   amdahl::start(experiment, crew, {.serial_percent = 10, .most_threads = 4}, environment);
//   if (experiment.poll()) draw(analyse(experiment.report(), environment));   // each frame
//
// In a run with n threads exactly n are at work; the others sleep. Repetitions go round: each thread count once, then
// each again, so that a machine that is busy for a while does not spoil one count alone.
#pragma once

#include <cstdint>
#include <vector>

#include "labs/range.h"
#include "threads/activity.h"
#include "threads/crew.h"
#include "threads/environment.h"
#include "threads/experiment.h"

namespace racecourse::labs::amdahl {

enum class Scaling {
  kStrong,  // the work stays the same, whatever the number of threads
  kWeak,    // the parallel part grows with the number of threads
};

inline constexpr Range kSerialPercent{0, 100};
inline constexpr Range kMostThreads{2, 32};
inline constexpr Range kRepetitions{1, 30};

struct Settings {
  int serial_percent = 10;  // of the time of one thread
  Scaling scaling = Scaling::kStrong;
  int most_threads = 4;
  int repetitions = 7;
  double alone_ns = 80e6;  // how long the work should take one thread

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range.
Settings clampSettings(Settings settings);

// The thread counts that are measured: 1 to 4, then 6, 8, 12, 16 …, and `most` and `cores` if they are not among them;
// none above `most`.
std::vector<int> threadCounts(int most, int cores);

// Twice the cores, but at least 4 and at most 32.
int usualMostThreads(int cores);

// The pieces into which the work is cut: 8 for each per cent.
inline constexpr int kPiecesPerPercent = 8;

// Serial and parallel pieces of one run.
struct Work {
  int serial = 0;
  int parallel = 0;

  int pieces() const { return serial + parallel; }
};
Work workOf(const Settings& settings, int threads);

// `steps` steps of a xorshift generator from `state`: arithmetic in which every step needs the one before. G.
// Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003.
std::uint64_t churn(std::uint64_t state, std::int64_t steps);

// What `pieces` pieces of `steps` steps add up to, whoever did them.
std::uint64_t sumOfPieces(int pieces, std::int64_t steps);

// One run.
struct Sample {
  int threads = 1;
  double time_ns = 0;       // from the beginning of the serial part until the last thread is done
  double at_work = 0;       // threads that ran at once in the parallel part, on average; 0 when there is no such part
  double piece_ns = 0;      // a piece of the parallel part without pauses, or of the serial one if there is no other
  std::uint64_t total = 0;  // the sum over all pieces
  std::vector<std::vector<threads::Interval>> lanes;  // when each thread ran, in ns from the beginning
};

// A snapshot of what was measured so far. Only complete runs are in it.
struct Report {
  Settings settings;
  std::int64_t steps = 0;  // of a piece, as calibrated
  std::vector<Sample> samples;
};

// Starts a measurement with clamped settings. Reports and progress appear after each round of the thread counts, and at
// the end: drawing them takes time from the cores that are being measured. Cancelling takes effect within about 100 ms;
// the run it interrupts is dropped, complete ones stay.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment);

}  // namespace racecourse::labs::amdahl

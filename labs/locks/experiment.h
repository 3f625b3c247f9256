// What locks cost, measured on real threads: alone, against each other, by critical section, by fairness, and on a hash
// table that is cut into more or fewer pieces.
//
//   threads::Experiment<locks::Report> experiment;
//   locks::start(experiment, crew, {.measure = locks::Measure::kThreads, .threads = 4}, environment);
//   if (experiment.poll()) draw(experiment.report().points);
//
// A point is measured by sampling: the threads work without a pause, and another thread, which sleeps meanwhile, reads
// their counters at the beginning and at the end of a window. Nobody waits for the last one to finish.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "labs/range.h"
#include "threads/environment.h"
#include "threads/experiment.h"
#include "threads/lock_kind.h"
#include "threads/statistics.h"

namespace racecourse::labs::locks {

enum class Measure {
  kCost,      // one thread alone: ns for an increment and for a pair of lock and unlock
  kThreads,   // critical sections a second, by the number of threads
  kSection,   // the same by the length of the section
  kFairness,  // who got the lock how often
  kTable,     // operations a second on a hash table with one, some and many locks
};
inline constexpr int kMeasures = 5;

inline constexpr Range kThreads{1, 16};
inline constexpr Range kWorkNs{0, 10'000};

// The hash table of Measure::kTable: how many buckets, and how many locks there may be between one and all.
inline constexpr int kBuckets = 256;
inline constexpr Range kStripes{2, kBuckets / 2};

// Which locks take part: bit i stands for the LockKind i.
using LockSet = unsigned;
inline constexpr LockSet kAllLocks = (1U << threads::kLockKinds) - 1;
constexpr bool hasLock(LockSet set, int kind) { return (set >> kind & 1U) != 0; }

struct Settings {
  Measure measure = Measure::kCost;
  int threads = 4;       // the most of a sweep, or the number where it is fixed
  int inside_ns = 100;   // work while the lock is held
  int outside_ns = 100;  // work between one critical section and the next
  int stripes = 16;      // locks of the striped table
  LockSet locks = kAllLocks;

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range; no lock at all becomes all of them.
Settings clampSettings(Settings settings);

// One setting of one measurement: `subject` is a LockKind or, for the table, a place in kTables.
struct Trial {
  int subject = 0;
  int threads = 1;
  int inside_ns = 0;

  bool operator==(const Trial&) const = default;
};
inline constexpr std::array<std::string_view, 3> kTables = {"One lock", "Striped", "A lock per bucket"};

// All trials of a run, in the order in which they are made. None for Measure::kCost.
std::vector<Trial> plan(const Settings& settings);

// The numbers of threads of a sweep: 1, 2, 4 … and `most` itself.
std::vector<int> threadSteps(int most);

// The lengths of a sweep over critical sections, in ns.
inline constexpr std::array<int, 7> kSectionSteps = {10, 30, 100, 300, 1'000, 3'000, 10'000};

// What a guard costs a thread that is alone.
struct Cost {
  std::string_view name;       // "None", "Atomic", or a lock
  threads::Summary increment;  // ns for one increment of a shared counter
  threads::Summary pair;       // ns for lock and unlock around nothing; n is 0 where there is no lock
};

// What one trial came to, over its repetitions.
struct Point {
  Trial trial;
  threads::Summary per_second;  // critical sections, or operations, of all threads together
  threads::Summary jain;        // Jain's index of the threads' counts, 0 to 1
  threads::Summary handovers;   // share of acquisitions by another thread than the one before; n is 0 for the table
  std::vector<double> shares;   // of each thread, 0 to 1, over all windows
  std::int64_t done = 0;        // critical sections from the first to the last, outside the windows too
  double fewest = 0;            // of one window: what per_second and jain stand on
  bool exact = false;           // whether what they counted under the lock is as much
};

// A snapshot of a run. Only complete rows are in it.
struct Report {
  Settings settings;
  std::vector<Cost> costs;
  std::vector<Point> points;
  double step_ns = 0;             // calibration: one step of artificial work
  std::optional<double> overlap;  // of the warm-up, where the threads had nothing to wait for; see threads::overlap
};

// How long and how often. The defaults suit a reader; a test is in more of a hurry.
struct Pace {
  std::int64_t warm_up_ns = 100'000'000;  // once, at the beginning
  std::int64_t settle_ns = 5'000'000;     // before each window
  std::int64_t window_ns = 25'000'000;
  int repetitions = 5;
};
inline constexpr Pace kQuick{.warm_up_ns = 2'000'000, .settle_ns = 200'000, .window_ns = 1'000'000, .repetitions = 2};

// Starts a run with clamped settings. A report appears after each row. Cancelling takes effect within about 20 ms; the
// row it interrupts is dropped.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace = {});

// The most critical sections a second that are possible: `threads` on `cores` do `inside_ns` one at a time and
// `outside_ns` at once. Nothing when both are 0.
std::optional<double> ceiling(int threads, int cores, double inside_ns, double outside_ns);

// The row of this name; nullptr when it was not measured.
const Cost* findCost(const Report& report, std::string_view name);

// The point of this trial; nullptr when it was not measured.
const Point* findPoint(const Report& report, const Trial& trial);

}  // namespace racecourse::labs::locks

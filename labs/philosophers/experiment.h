// The philosophers experiment: threads are philosophers, forks are locks, and a meal takes the two on either side. How
// they are taken is the strategy: some deadlock, some go on for ever and eat nothing, some wait in long chains.
//
//   threads::Experiment<philosophers::Report> experiment;
//   philosophers::start(experiment, crew, {.philosophers = 5, .strategy = philosophers::Strategy::kNaive});
//   if (experiment.poll()) draw(experiment.report().table);
//
// Source of the problem: E. W. Dijkstra, "Hierarchical Ordering of Sequential Processes", Acta Informatica 1(2), 1971.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "labs/range.h"
#include "threads/crew.h"
#include "threads/deadlock_detector.h"
#include "threads/experiment.h"
#include "threads/lock_table.h"
#include "threads/statistics.h"

namespace racecourse::labs::philosophers {

enum class Measure {
  kWatch,       // one strategy, as long as the settings say, with the table drawn
  kStrategies,  // all of them in turn, at tables of the same size
  kSize,        // all of them, at tables of two and more
};
inline constexpr int kMeasures = 3;

enum class Strategy {
  kNaive,          // the left fork, then the right one
  kLeftHanded,     // the last philosopher begins on the right
  kOrdered,        // forks are numbered, the smaller number comes first
  kWaiter,         // as naive, but a waiter keeps one seat empty
  kBoth,           // both forks at once, or none
  kBackOff,        // who cannot have the second fork at once puts the first one down and starts over
  kRandomBackOff,  // the same after a pause of random length
};
inline constexpr int kStrategies = 7;
constexpr bool backsOff(Strategy strategy) {
  return strategy == Strategy::kBackOff || strategy == Strategy::kRandomBackOff;
}

// When a run that is watched ends by itself.
enum class End { kMeals, kTime };

inline constexpr Range kPhilosophers{2, 16};
inline constexpr Range kTimeUs{0, 1'000'000};
inline constexpr Range kPeriodUs{1'000, 5'000'000};
inline constexpr Range kMeals{1, 10'000};
inline constexpr Range kSeconds{1, 120};

// In place of a detection period: nobody looks for deadlocks.
inline constexpr std::int64_t kNever = -1;

struct Settings {
  Measure measure = Measure::kWatch;
  int philosophers = 5;  // for Measure::kSize the most
  Strategy strategy = Strategy::kNaive;
  bool in_step = true;  // when watched: everybody has a first fork before anybody asks for a second one
  std::int64_t thinking_us = 500'000;
  std::int64_t eating_us = 500'000;
  bool random = false;                 // times are spread evenly from 0 to twice as long
  std::int64_t pause_us = 500'000;     // between the first fork and the second
  std::int64_t period_us = 2'000'000;  // from one look of the detector to the next, or kNever
  End end = End::kMeals;
  int meals = 3;  // each
  int seconds = 10;

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range.
Settings clampSettings(Settings settings);

// The forks of a philosopher at a table of `philosophers`: numbers from 0. Philosopher 0 sits between fork 0 and 1.
struct Forks {
  int left, right;
};
constexpr Forks forksOf(int philosopher, int philosophers) { return {philosopher, (philosopher + 1) % philosophers}; }

// What a philosopher does. Who waits for a fork stands in the lock table.
enum class Phase {
  kThinking,
  kWaiting,     // for a fork
  kAtTheDoor,   // waits for a seat
  kHolding,     // has the first fork and does not ask for the second one yet
  kEating,      // has both
  kBackingOff,  // has put the first fork down and pauses
  kRolledBack,  // a fork was taken away, and the next attempt has none yet
  kGone,        // has left the table
};
inline constexpr int kPhases = 8;

// The table at one moment.
struct Moment {
  threads::LockSnapshot forks;
  std::vector<Phase> phases;  // of each philosopher

  bool operator==(const Moment&) const = default;
};

// What has been counted so far, over all philosophers.
struct Totals {
  std::int64_t meals = 0;
  std::int64_t deadlocks = 0;    // found, and ended by taking a fork away
  std::int64_t recoveries = 0;   // after which the victim ate all the same
  std::int64_t given_back = 0;   // first forks put down because the second was not free
  std::int64_t waits = 0;        // requests that could not be granted at once
  std::int64_t collisions = 0;   // a fork that an eater took up was in another hand
  std::int64_t rounds = 0;       // in which everybody gave back, since anybody began a meal
  std::int64_t most_rounds = 0;  // the longest such stretch
  int most_eating = 0;           // at the same time
  std::int64_t longest_ns = 0;   // from hungry to eating; who is still hungry counts up to now

  bool operator==(const Totals&) const = default;
};

// One strategy at one size, over the windows of a comparison.
struct Point {
  Strategy strategy = Strategy::kNaive;
  int philosophers = 0;
  threads::Summary per_second;  // meals of all
  threads::Summary jain;        // Jain's index of the philosophers' meals in a window
  threads::Summary longest_ns;  // the longest hunger
  double fewest = 0;            // meals in a window: what per_second and jain stand on
  std::int64_t meals = 0;       // from beginning to end, outside the windows too
  std::int64_t deadlocks = 0;
  std::int64_t given_back = 0;
  std::int64_t collisions = 0;
  int stuck = 0;  // windows at whose end a deadlock stood
};

// A snapshot of a run.
struct Report {
  Settings settings;
  Totals totals;                    // when watched, as what follows
  std::vector<std::int64_t> meals;  // of each philosopher
  std::vector<int> rolled_back;     // how often each was the victim
  Moment table;
  std::optional<threads::Deadlock> newest;
  std::int64_t elapsed_ns = 0;
  std::vector<Point> points;  // of a comparison, updated as its windows are complete
  int windows = 0;            // that are complete
};

// How long and how often a comparison measures. The defaults suit a reader; a test is in more of a hurry.
struct Pace {
  std::int64_t shortest_window_ns = 250'000'000;
  std::int64_t longest_window_ns = 3'000'000'000;
  int meals_in_a_window = 12;  // of a philosopher who never waits
  int repetitions = 5;
  int repetitions_of_sizes = 3;  // of which there are many
};
inline constexpr Pace kQuick{
    .shortest_window_ns = 5'000'000, .meals_in_a_window = 1, .repetitions = 2, .repetitions_of_sizes = 1};

// The sizes of Measure::kSize.
std::vector<int> sizesUpTo(int most);

// The points of a comparison in the order in which a repetition measures them; without numbers yet. Empty when watched.
std::vector<Point> plan(const Settings& settings);

// Starts a run with clamped settings: one member of the crew for each philosopher, and one that watches. Reports appear
// about every 25 ms while something changes, and at the end. Cancelling takes effect within about 20 ms, also in a
// deadlock. Without a detector a deadlock stands until the run's time is up, or until it is cancelled.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const Pace& pace = {});

// The most meals a second that are possible: at most half of the philosophers eat at once, and each has to think before
// the next meal. Nothing when neither takes time.
std::optional<double> ceiling(const Settings& settings, int philosophers);

}  // namespace racecourse::labs::philosophers

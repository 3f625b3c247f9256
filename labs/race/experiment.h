// The lost-update experiment: n threads each add 1 to one shared counter k times, round after round, on real threads.
//
//   threads::Experiment<race::Report> experiment;
//   race::start(experiment, crew, {.threads = 4, .increments = 100'000}, environment);
//   if (experiment.poll()) draw(race::totalLost(experiment.report()));
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "labs/range.h"
#include "threads/activity.h"
#include "threads/crew.h"
#include "threads/environment.h"
#include "threads/experiment.h"
#include "threads/statistics.h"

namespace racecourse::labs::race {

// What protects the counter.
enum class Guard {
  kNone,    // a relaxed load and a relaxed store: visible lost updates without undefined behaviour
  kMutex,   // std::mutex around load, yields and store
  kAtomic,  // fetch_add: one indivisible step, so `yields` does not apply
};

inline constexpr Range kThreads{1, 32};
inline constexpr Range kIncrements{1'000, 10'000'000};
inline constexpr Range kRounds{1, 1'000};
inline constexpr Range kYields{0, 16};

struct Settings {
  int threads = 4;
  std::int64_t increments = 100'000;  // k, by each thread in each round
  int rounds = 50;
  int yields = 0;  // calls of std::this_thread::yield() between the load and the store: they widen the window
  Guard guard = Guard::kNone;

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range.
Settings clampSettings(Settings settings);

// What one round came to.
struct Round {
  std::int64_t expected = 0;      // n * k
  std::int64_t actual = 0;        // what the counter held in the end
  double ns_per_increment = 0;    // time from the first beginning to the last end, divided by n * k
  std::optional<double> overlap;  // see threads::overlap; nothing when the round was too short for the clock

  std::int64_t lost() const { return expected - actual; }
};

// A snapshot of a run. Only complete rounds are in it.
struct Report {
  Settings settings;
  std::vector<Round> rounds;
  std::vector<std::vector<threads::Interval>>
      lanes;                           // newest round: when each thread ran, in ns from the round's first beginning
  std::int64_t lanes_duration_ns = 0;  // newest round: from the first beginning to the last end
  std::int64_t elapsed_ns = 0;         // from the run's first beginning to the newest round's last end
};

// Starts a run with clamped settings. Reports appear about every 50 ms, and at the end. Cancelling takes effect within
// about 20 ms; the round it interrupts is dropped, complete rounds stay.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment);

// Increments lost over all rounds.
std::int64_t totalLost(const Report& report);

// How many rounds lost at least one increment.
int roundsThatLost(const Report& report);

// The same as a share of the rounds, 0 to 1; 0 when there is no round.
double shareOfRoundsThatLost(const Report& report);

// Increments lost in a round.
threads::Summary lostPerRound(const Report& report);

// ns per increment in a round.
threads::Summary costPerIncrement(const Report& report);

// Overlap of a round, over those rounds where it could be measured (n counts them).
threads::Summary overlapPerRound(const Report& report);

// Why a report looks the way it does.
enum class Reason {
  kNoRounds,          // nothing to explain yet
  kLost,              // updates were lost
  kGuarded,           // none lost: the mutex or the atomic makes it impossible
  kOneThread,         // none lost: nobody to race with
  kOneCore,           // none lost: threads take turns on a single core
  kNotMeasurable,     // none lost: rounds are too short for the clock, so nobody knows whether the threads overlapped
  kHardlyOverlapped,  // none lost: the threads ran at the same time for less than a tenth of the time
  kNarrowWindow,      // none lost although the threads overlapped: no other thread came between a load and its store
};

// Overlap below this share counts as hardly any.
inline constexpr double kHardlyOverlaps = 0.1;

// The reason, and the numbers a sentence about it needs.
struct Verdict {
  Reason reason = Reason::kNoRounds;
  int rounds = 0;
  int rounds_that_lost = 0;
  std::int64_t lost = 0;
  std::int64_t expected = 0;  // over all rounds
  threads::Summary overlap;   // per round, 0 to 1; n is 0 when it was never measurable
  double round_ns = 0;        // median duration of a round
  double clock_step_ns = 0;
};

// The first reason that applies, in the order of the enumeration. A guarded counter is always exact: anything else is
// our own mistake, and asserted.
Verdict explain(const Report& report, const threads::Environment& environment);

}  // namespace racecourse::labs::race

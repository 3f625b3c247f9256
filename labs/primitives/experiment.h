// What waiting costs, measured on real threads: one thread rings a bell, others wait for it in four ways, and
// neighbours compute meanwhile.
//
//   threads::Experiment<primitives::Report> experiment;
//   primitives::start(experiment, crew, {.waiters = 2, .neighbours = 2}, environment);
//   if (experiment.poll()) draw(experiment.report().points);
//
// The ways are measured in turn, round after round, so that whatever else the machine does falls on all of them. The
// bell rings at the same uneven moments for each way of a round.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "labs/range.h"
#include "threads/activity.h"
#include "threads/environment.h"
#include "threads/experiment.h"
#include "threads/statistics.h"

namespace racecourse::labs::primitives {

enum class Measure {
  kWays,   // each way with the same waiters
  kCrowd,  // each way with 1, 2, 4 and 8 waiters
  kNap,    // polling with short and with long naps, and beside it the two extremes
};
inline constexpr int kMeasures = 3;

// How a thread waits for the bell.
enum class Way {
  kBusy,       // looks again and again
  kYield,      // looks for about 15 µs, then offers its core between two looks
  kPolling,    // looks, then sleeps for a fixed time
  kCondition,  // sleeps on a condition variable until it is notified
};
inline constexpr int kWays = 4;
inline constexpr std::array<std::string_view, kWays> kWayNames = {"Busy-wait", "Yield", "Polling", "Condition"};

inline constexpr Range kWaiters{1, 8};
inline constexpr Range kNeighbours{0, 4};
inline constexpr Range kIntervalUs{100, 100'000};
inline constexpr Range kNapUs{50, 20'000};

struct Settings {
  Measure measure = Measure::kWays;
  int waiters = 2;
  int neighbours = 2;                 // threads that compute without a pause
  std::int64_t interval_us = 10'000;  // from one ring to the next, on average: each is half as long to half longer
  std::int64_t nap_us = 1'000;        // of polling

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range and those that the measurement chooses itself filled in: a crowd
// has at least one neighbour, and naps are measured without any.
Settings clampSettings(Settings settings);

// One setting of one measurement. Nobody waits when `waiters` is 0: that is what the neighbours can do alone.
struct Trial {
  Way way = Way::kBusy;
  int waiters = 0;
  std::int64_t nap_us = 0;  // 0 unless polling

  bool operator==(const Trial&) const = default;
};

// The trials of one round of these clamped settings, in their order. Where there are neighbours, they are alone at the
// beginning; in a crowd again before each number of waiters.
std::vector<Trial> plan(const Settings& settings);

inline constexpr std::array<int, 4> kCrowdSteps = {1, 2, 4, 8};
inline constexpr std::array<std::int64_t, 9> kNapSteps = {50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 20'000};

// What one trial came to, over the rounds so far. Summaries are over rounds, except `delay_ns` and `nap_ns`.
struct Point {
  Trial trial;
  threads::Summary burned;  // processor time of a waiter as a share of one core, by the system's clock if it has one
  threads::Summary awake;   // the same by clock readings alone
  threads::Summary per_signal_ns;  // processor time of a waiter for one ring
  threads::Summary delay_ns;       // from each ring to each waiter's noticing
  threads::Summary late_ns;        // how much later than planned the bell itself was rung, the worst of each round
  threads::Summary nap_ns;         // how long naps really took; n is 0 unless polling
  threads::Summary neighbours;     // their work over the median of what they do alone; n is 0 without them
  std::int64_t rung = 0;
  std::int64_t heard = 0;  // by all waiters: each of them hears each ring
};

// What a waiter did in the newest round, for a picture. Times in ns since the window began.
struct Lane {
  Way way = Way::kBusy;
  int waiter = 0;                        // from 0
  std::vector<threads::Interval> awake;  // may begin before 0
  std::vector<std::int64_t> rings;
  std::int64_t until = 0;  // what happened later is not recorded
};

// How many waiters of each way have a lane.
inline constexpr int kLanesEach = 2;

// A snapshot of a run.
struct Report {
  Settings settings;
  std::vector<Point> points;      // in the order of the plan, without the neighbours alone
  std::vector<Lane> lanes;        // of Measure::kWays
  int rounds = 0;                 // that are complete
  bool processor_clock = false;   // whether `burned` is the system's count; otherwise it is the same as `awake`
  threads::Summary alone;         // what the neighbours do a second while nobody waits, in chunks of work
  std::optional<double> overlap;  // of the warm-up, where nobody waits for anything; see threads::overlap
};

// How long and how often. The defaults suit a reader; a test is in more of a hurry.
struct Pace {
  std::int64_t warm_up_ns = 100'000'000;  // once, at the beginning
  std::int64_t settle_ns = 5'000'000;     // before each window
  std::int64_t window_ns = 80'000'000;    // longer when the bell would ring less than `fewest_rings` times
  int fewest_rings = 4;
  int rounds = 5;
};
inline constexpr Pace kQuick{
    .warm_up_ns = 1'000'000, .settle_ns = 200'000, .window_ns = 2'000'000, .fewest_rings = 3, .rounds = 2};

// The pauses before each ring of a round in ns, at least one: together as long as the window, or longer.
std::vector<std::int64_t> pauses(const Settings& settings, const Pace& pace, int round);

// Starts a run with clamped settings. A report appears after each trial of each round. Cancelling takes effect within
// about 20 ms; the trial that it interrupts is dropped.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace = {});

// The point of this trial; nullptr when it was not measured.
const Point* findPoint(const Report& report, const Trial& trial);

// What each of `neighbours` gets of the work that they do alone, if every thread that is always ready gets the same
// share of `cores` cores: with busy waiters there are more of them. 0 to 1.
double equalShare(int neighbours, int waiters, int cores);

}  // namespace racecourse::labs::primitives

// The producer-consumer experiment: producers make items and put them into a bounded buffer, consumers take them out
// and use them, all on real threads. It is watched, or measured over capacities, or over the number on each side.
//
//   threads::Experiment<producer_consumer::Report> experiment;
//   producer_consumer::start(experiment, crew, {.measure = Measure::kWatch, .producers = 2});
//   if (experiment.poll()) draw(experiment.report().now);
//
// Threads are numbered from 1: the producers first, then the consumers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "labs/range.h"
#include "threads/buffer_kind.h"
#include "threads/experiment.h"
#include "threads/statistics.h"

namespace racecourse::labs::producer_consumer {

enum class Measure {
  kWatch,     // one run, with the buffer to be seen
  kCapacity,  // items a second by capacity
  kSides,     // items a second by the number of producers and of consumers
};
inline constexpr int kMeasures = 3;

inline constexpr Range kCapacity{1, 256};
inline constexpr Range kSide{1, 8};
inline constexpr Range kItems{1, 100'000};
inline constexpr Range kWatchedUs{0, 1'000'000};
inline constexpr Range kMeasuredUs{0, 20'000};

// Which buffers take part in a sweep: bit i stands for the BufferKind i.
using KindSet = unsigned;
inline constexpr KindSet kAllKinds = (1U << threads::kBufferKinds) - 1;
inline constexpr KindSet kMonitorAlone = 1U << static_cast<int>(threads::BufferKind::kMonitor);
constexpr bool hasKind(KindSet set, int kind) { return (set >> kind & 1U) != 0; }

struct Settings {
  Measure measure = Measure::kWatch;
  threads::BufferKind kind = threads::BufferKind::kMonitor;
  KindSet kinds = kAllKinds;  // Measure::kCapacity has several
  int capacity = 6;           // slots; Measure::kCapacity has all of kCapacitySteps
  int producers = 2;          // Measure::kSides has all sideSteps() up to this
  int consumers = 2;
  std::int64_t make_us = 200'000;  // on average, for an item
  std::int64_t use_us = 200'000;
  bool uneven = true;  // times are exponentially distributed; otherwise each is the average
  bool waits = true;   // making and using wait, as for a disk; otherwise they compute
  int items = 200;     // Measure::kWatch makes so many

  bool operator==(const Settings&) const = default;
};

// What each measurement starts with.
Settings defaultsOf(Measure measure);

// The settings with every number moved into its range; no kind at all becomes all of them.
Settings clampSettings(Settings settings);

// What one point of a sweep stands for.
struct Trial {
  threads::BufferKind kind = threads::BufferKind::kMonitor;
  int capacity = 1;
  int producers = 1;
  int consumers = 1;

  bool operator==(const Trial&) const = default;
};

inline constexpr std::array<int, 9> kCapacitySteps = {1, 2, 4, 8, 16, 32, 64, 128, 256};

// The numbers of threads on one side of a sweep: 1, 2, 4 … and `most` itself.
std::vector<int> sideSteps(int most);

// All trials of a sweep, in the order in which they are made. None for Measure::kWatch.
std::vector<Trial> plan(const Settings& settings);

// An item: its number, counted from 1 in the order in which they were begun, and the producer that made it.
struct Item {
  std::int64_t number = 0;
  int producer = 0;
  std::int64_t made_ns = 0;  // when it was made, in a run that is watched
};

enum class Doing {
  kWorking,  // a producer makes its item, a consumer uses it
  kWaiting,  // a producer with its item for a free slot, a consumer for an item
  kGone,
};

// One thread at one moment.
struct ThreadNow {
  Doing doing = Doing::kGone;
  std::int64_t item = 0;   // that it makes, holds or uses; 0 for none
  std::int64_t items = 0;  // that it has made or used
  double waited = 0;       // share of its time, 0 to 1
};

// The picture at one moment.
struct Scene {
  std::vector<std::optional<Item>> slots;
  int head = 0;  // the slot that is emptied next
  int tail = 0;  // the slot that is filled next
  std::vector<ThreadNow> producers, consumers;
};

// What a run has counted.
struct Totals {
  std::int64_t made = 0;
  std::int64_t used = 0;
  std::int64_t empty_wake_ups = 0;  // somebody was woken and found nothing to do
  std::int64_t waits = 0;
  double producers_waited = 0;  // share of their time, 0 to 1
  double consumers_waited = 0;
  double stay_ns = 0;        // from made to taken, on average
  double present = 0;        // items that are made and not yet taken, on average over moments
  int highest = 0;           // the most items that were in the buffer
  double late_ns = 0;        // how much longer than asked a sleep lasted, on average; 0 without sleeps
  bool in_order = true;      // no consumer got two items of one producer in the wrong order
  bool exactly_once = true;  // every item that was put was taken, or lies in the buffer, once
};

// The level of the buffer at a moment since the start.
struct Level {
  double at_ns = 0;
  int level = 0;
};

// What one trial came to, over its repetitions.
struct Point {
  Trial trial;
  threads::Summary per_second;        // items
  threads::Summary empty_wake_ups;    // for an item
  threads::Summary producers_waited;  // share of their time
  threads::Summary consumers_waited;
  std::int64_t used = 0;
  int highest = 0;     // level
  bool right = false;  // in order, exactly once, never more than the capacity
};

// A snapshot of a run.
struct Report {
  Settings settings;
  Scene now;
  Totals totals;
  std::vector<Level> levels;
  std::int64_t elapsed_ns = 0;
  std::vector<Point> points;  // of a sweep; only complete ones
  double late_ns = 0;         // of a sweep, as in Totals
};

// How often and how long. The defaults suit a reader; a test is in more of a hurry.
struct Pace {
  int repetitions = 5;
  int items = 240;                      // that a window is made for
  std::int64_t settle_ns = 10'000'000;  // before each window
  std::int64_t shortest_window_ns = 40'000'000;
  std::int64_t longest_window_ns = 3'000'000'000;
};
inline constexpr Pace kQuick{.repetitions = 2,
                             .items = 5,
                             .settle_ns = 500'000,
                             .shortest_window_ns = 2'000'000,
                             .longest_window_ns = 20'000'000};

// Starts a run or a sweep, as the measure says, with clamped settings: one member of the crew for each thread, and one
// that watches. Reports appear about every 40 ms, or after each point. Cancelling takes effect within about 20 ms.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const Pace& pace = {});

// The point of this trial; nullptr when it was not measured.
const Point* findPoint(const Report& report, const Trial& trial);

}  // namespace racecourse::labs::producer_consumer

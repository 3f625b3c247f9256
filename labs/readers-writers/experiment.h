// Readers and writers on real threads, with a plain mutex and read-write locks of each policy: one of them watched,
// how long everybody waits with each, and what they get done by the share of reads.
//
//   threads::Experiment<readers_writers::Report> experiment;
//   readers_writers::start(experiment, crew, {.measure = Measure::kWaiting}, environment);
//   if (experiment.poll()) draw(experiment.report().waits);
//
// A thread holds the lock asleep unless it is to compute: then the cores do not decide how many can be inside together.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "labs/range.h"
#include "threads/environment.h"
#include "threads/experiment.h"
#include "threads/read_write_lock_kind.h"
#include "threads/statistics.h"

namespace racecourse::labs::readers_writers {

using threads::ReadWriteLockKind;

enum class Measure {
  kWatch,    // one lock: who is inside and who waits, live
  kWaiting,  // each lock: how long readers and writers wait
  kShare,    // each lock: operations a second, by the share of reads
};
inline constexpr int kMeasures = 3;

// What can be watched: each kind, and two locks that do not say of which kind they are.
enum class Watched { kMutex, kReadersFirst, kWritersFirst, kFair, kStandard, kLockA, kLockB };
inline constexpr int kWatched = 7;
ReadWriteLockKind kindOf(Watched lock);

inline constexpr Range kReaders{0, 8};
inline constexpr Range kWriters{0, 8};
inline constexpr Range kHoldMs{1, 500};
inline constexpr Range kPauseMs{0, 100};
inline constexpr Range kTrialMs{100, 10'000};
inline constexpr Range kThreads{1, 8};
inline constexpr Range kSectionNs{0, 1'000'000};

// Which locks take part: bit i stands for the ReadWriteLockKind i.
using LockSet = unsigned;
inline constexpr LockSet kAllLocks = (1U << threads::kReadWriteLockKinds) - 1;
constexpr bool hasLock(LockSet set, ReadWriteLockKind kind) { return (set >> static_cast<int>(kind) & 1U) != 0; }

struct Settings {
  Measure measure = Measure::kWatch;
  Watched lock = Watched::kReadersFirst;
  LockSet locks = kAllLocks;  // compared
  int readers = 4;            // at least one thread in all
  int writers = 2;
  int read_ms = 50;
  int write_ms = 50;
  int pause_ms = 10;  // from leaving to coming back
  // Nobody leaves while all others of its kind are away: they relay each other, whatever the scheduler does.
  bool relay = true;
  bool asleep = true;          // whether who is inside sleeps; otherwise it computes
  int trial_ms = 2'000;        // for each lock
  int threads = 4;             // by share: each of them draws whether it reads or writes
  int section_ns = 1'000'000;  // by share: the length of a read as well as of a write

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range; nobody at all becomes one reader, no lock at all all of them.
Settings clampSettings(Settings settings);

// Where a thread is.
enum class Place { kAway, kWaiting, kInside };

struct Visitor {
  bool writes = false;
  Place place = Place::kAway;
  std::int64_t since_ns = 0;  // from the start of the trial
  std::int64_t arrival = 0;   // who waits goes by this: the lower, the earlier it came
};

// A time for which a thread waited or was inside, in ns from the start of the trial.
struct Stretch {
  Place place = Place::kWaiting;
  std::int64_t from_ns = 0;
  std::int64_t to_ns = 0;
};

// One moment of a trial.
struct Scene {
  std::vector<Visitor> visitors;            // readers first
  std::vector<std::vector<Stretch>> lanes;  // of each visitor: the newest stretches that are over, in order
  std::int64_t now_ns = 0;
};

// How long those of one kind waited.
struct Waits {
  int threads = 0;
  std::int64_t entries = 0;
  threads::Summary ns;  // of each entry, and of those that were still waiting at the end, up to then
  double percentile_95_ns = 0;
  int still_waiting = 0;  // at the end
  int starved = 0;        // of these, the threads that had waited for at least half of the trial
};

// What a trial with one lock came to.
struct LockWaits {
  ReadWriteLockKind lock = ReadWriteLockKind::kMutex;
  Waits readers, writers;
  int most_readers = 0;         // inside at once
  std::int64_t intrusions = 0;  // of a writer upon anybody, or of anybody upon a writer: 0, or the lock has failed
  bool exact = true;            // no reader saw half of a page, and the page counted each write
  std::int64_t elapsed_ns = 0;
};

// The shares of reads in a sweep, in per cent.
inline constexpr std::array<int, 7> kReadShares = {0, 50, 80, 90, 95, 99, 100};

// What one lock did with one share of reads, over the repetitions.
struct Point {
  ReadWriteLockKind lock = ReadWriteLockKind::kMutex;
  int reads_percent = 0;
  threads::Summary per_second;  // reads and writes of all threads together
  int most_readers = 0;         // seen inside at once, in samples
  std::int64_t done = 0;        // outside the windows too
  bool exact = true;            // as in LockWaits, in samples
};

// A snapshot of a run.
struct Report {
  Settings settings;
  std::optional<Scene> scene;     // watch
  std::vector<LockWaits> waits;   // watch: of the one lock so far; waiting: of the locks that are complete
  std::vector<Point> points;      // share: of the locks that are complete, in the order of kReadShares
  double step_ns = 0;             // share: one step of artificial work
  std::optional<double> overlap;  // share: of the warm-up, where the threads had nothing to wait for
};

// How long and how often the shares are measured. The defaults suit a reader; a test is in more of a hurry.
struct Pace {
  std::int64_t warm_up_ns = 100'000'000;
  std::int64_t settle_ns = 5'000'000;   // before each window
  std::int64_t window_ns = 25'000'000;  // and at least as long as 40 reads
  int repetitions = 5;
};
inline constexpr Pace kQuick{.warm_up_ns = 2'000'000, .settle_ns = 200'000, .window_ns = 1'000'000, .repetitions = 2};

// The locks of a run, in their order.
std::vector<ReadWriteLockKind> locksOf(const Settings& settings);

// Starts a run with clamped settings, with one more thread than readers and writers, or than threads, to keep the time.
// Watching reports about every 40 ms, the others after each lock. Cancelling takes effect within about 20 ms.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace = {});

// The trial with this lock; nullptr when there was none.
const LockWaits* findWaits(const Report& report, ReadWriteLockKind lock);

// The point of this lock and share; nullptr when it was not measured.
const Point* findPoint(const Report& report, ReadWriteLockKind lock, int reads_percent);

}  // namespace racecourse::labs::readers_writers

// The deadlock experiment: threads transfer money between accounts, each account has a lock, and the locks are taken in
// whatever order the money goes. Real threads really deadlock; a detector finds the cycle and rolls a victim back.
//
//   threads::Experiment<deadlock::Report> experiment;
//   deadlock::start(experiment, crew, {.threads = 2, .transfers = 1'000});
//   if (experiment.poll()) draw(experiment.report().totals.deadlocks);
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "labs/range.h"
#include "threads/crew.h"
#include "threads/deadlock_detector.h"
#include "threads/experiment.h"
#include "threads/lock_table.h"

namespace racecourse::labs::deadlock {

inline constexpr Range kThreads{2, 8};
inline constexpr Range kAccounts{2, 16};
inline constexpr Range kLocksEach{2, 4};
inline constexpr Range kTransfers{1, 100'000};
inline constexpr Range kPauseUs{0, 1'000'000};
inline constexpr Range kPeriodUs{100, 2'000'000};

// In place of a period in µs.
inline constexpr std::int64_t kNever = -1;       // nobody looks for deadlocks
inline constexpr std::int64_t kAtEveryWait = 0;  // each thread looks when it begins to wait

// The four conditions of Coffman, Elphick and Shoshani ("System Deadlocks", ACM Computing Surveys 3(2), 1971).
struct Conditions {
  bool mutual_exclusion = true;  // off: balances are atomics, no lock is needed
  bool hold_and_wait = true;     // off: a transfer takes all of its locks at once
  bool no_preemption = true;     // off: who cannot have the next lock at once gives back all and starts over later
  bool circular_wait = true;     // off: locks are taken in the order of their numbers

  bool all() const { return mutual_exclusion && hold_and_wait && no_preemption && circular_wait; }
  bool operator==(const Conditions&) const = default;
};

struct Settings {
  int threads = 2;
  bool meet = true;                // in rounds: everybody holds the first lock before anybody asks for the second
  int accounts = 6;                // when they do not meet; otherwise one a thread, thread i paying to account i + 1
  int locks_each = 2;              // when they do not meet; otherwise 2
  int transfers = 1'000;           // by each thread
  std::int64_t pause_us = 0;       // between one lock and the next
  std::int64_t period_us = 1'000;  // from one look of the detector to the next, or kNever, or kAtEveryWait
  threads::VictimPolicy victim = threads::VictimPolicy::kYoungest;
  Conditions conditions;

  bool operator==(const Settings&) const = default;
};

// The settings with every number moved into its range, and no more locks each than there are accounts.
Settings clampSettings(Settings settings);

// What has been counted so far.
struct Totals {
  std::int64_t transfers = 0;
  std::int64_t deadlocks = 0;    // found and ended by rolling one thread back
  std::int64_t recoveries = 0;   // roll-backs after which the transfer was done all the same
  std::int64_t undone = 0;       // changes of a balance that were taken back
  std::int64_t given_back = 0;   // attempts ended because the next lock was not free (no preemption: off)
  std::int64_t waits = 0;        // requests that could not be granted at once
  std::int64_t looks = 0;        // for a cycle
  std::int64_t looking_ns = 0;   // spent looking
  std::int64_t stuck_ns = 0;     // from closing to finding, over all deadlocks
  std::int64_t wasted_ns = 0;    // in attempts that ended without a transfer
  int most_roll_backs = 0;       // of one and the same transfer
  std::vector<int> rolled_back;  // how often each thread was the victim
};

// One point of a sweep over detection periods.
struct Cell {
  std::int64_t period_us = 0;
  double transfer_ns = 0;  // duration of the cell over the transfers in it
  double stuck_ns = 0;     // standing in a deadlock, a transfer
  double looking_ns = 0;   // looking for one, a transfer
};

// The periods of a sweep in µs, looking at every wait first, and how often each is repeated.
inline constexpr std::array<std::int64_t, 10> kSweepPeriods = {kAtEveryWait, 100,   200,    500,    1'000,
                                                               2'000,        5'000, 10'000, 20'000, 50'000};
inline constexpr int kSweepRepetitions = 5;

// How many of the newest latencies a report keeps.
inline constexpr std::size_t kLatenciesKept = 1'000;

// A snapshot of a run.
struct Report {
  Settings settings;
  Totals totals;
  std::vector<double> latencies_ns;  // from closing to finding, of the newest deadlocks
  threads::LockSnapshot now;
  std::optional<threads::Deadlock> newest;
  std::int64_t elapsed_ns = 0;
  std::int64_t money_before = 0;
  std::int64_t money_after = 0;  // once everybody has left; 0 before
  bool sweeping = false;
  std::vector<Cell> sweep;  // the cells that are complete
};

// Starts a run with clamped settings: one member of the crew for each thread, and one that watches. Reports appear
// about every 25 ms, and at the end. Cancelling takes effect within about 20 ms, also in a deadlock.
void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings);

// Runs the settings with each of the periods again and again, for a short while each.
void startSweep(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings);

}  // namespace racecourse::labs::deadlock

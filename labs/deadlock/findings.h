#pragma once

// What a run of the deadlock lab came to: the numbers that its pictures, sentences and tasks share.
//
//   latency(report).median   ->  ns from the closing of a cycle to its being found
//   factsOf(runs, sweep)     ->  {"deadlocks", 1000}, {"latency over period", 0.83}, …

#include <optional>
#include <vector>

#include "labs/deadlock/experiment.h"
#include "labs/lab.h"
#include "threads/statistics.h"

namespace racecourse::labs::deadlock {

// One finished run, as the table of runs keeps it.
struct PastRun {
  int number = 0;
  Settings settings;
  Totals totals;
  threads::Summary latency;
  double per_second = 0;  // transfers
};

// ns from closing to finding, over the newest deadlocks.
threads::Summary latency(const Report& report);

// Transfers in a second; 0 before any time has passed.
double perSecond(const Report& report);

// ns of work that was thrown away, by each attempt that came to nothing; 0 when there was none.
double wastedEach(const Totals& totals);

// ns that one look for a cycle takes; 0 when nobody looked.
double lookingEach(const Totals& totals);

// Why a report looks the way it does.
enum class Reason {
  kNothing,     // no transfer and no deadlock yet
  kStuck,       // a deadlock stands, and nobody looks
  kRecovered,   // there were deadlocks, and the threads got out of each
  kImpossible,  // none, because a condition is off
  kLuck,        // none, although all four conditions hold
};

Reason explain(const Report& report);

// What a sweep found for one period: ns a transfer, over the repetitions.
struct SweepPoint {
  std::int64_t period_us = 0;
  threads::Summary transfer, stuck, looking;
};

// A point for each period that has a complete cell, in the order of the sweep.
std::vector<SweepPoint> sweepPoints(const std::vector<Cell>& cells);

// The period with the smallest median time a transfer, of those over 0; nothing before there is one.
std::optional<SweepPoint> bestPeriod(const std::vector<SweepPoint>& points);

// How many times as many transfers a second ordered locks did as detection, from the newest pair of runs that differ in
// nothing else.
std::optional<double> orderOverDetection(const std::vector<PastRun>& runs);

// What the runs and the sweep measured, by name.
std::vector<Fact> factsOf(const std::vector<PastRun>& runs, const std::vector<Cell>& sweep);

}  // namespace racecourse::labs::deadlock

#pragma once

// What the deadlock lab says in words. Every number in a sentence comes from the report.
//
//   notice(ui, box, verdictOf(explain(report)), outcome(report));

#include <string>

#include "labs/deadlock/experiment.h"
#include "labs/deadlock/findings.h"
#include "threads/environment.h"
#include "ui/theme.h"

namespace racecourse::labs::deadlock {

// "2 threads × 1000 transfers, they meet after the first lock"
std::string title(const Settings& settings);

// "every 1 ms", "at every wait", "never"
std::string periodPhrase(std::int64_t period_us);

// A setting as a duration without idle zeros: "500 µs", "1 ms", "2 s".
std::string microseconds(std::int64_t us);

// The conditions that are off: "all four on", "Circular wait off".
std::string conditionsPhrase(const Conditions& conditions);

// What came out and why: the sentence under the numbers. Empty while there is nothing.
std::string outcome(const Report& report);

// The colour and icon of that sentence.
ui::Verdict verdictOf(Reason reason);

// "1000 deadlocks in 2000 transfers, 1000 recoveries." for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// What the sweep says about the period, or that it is under way.
std::string sweepSentence(const std::vector<SweepPoint>& points, bool complete);

// The machine under the measurement.
std::string machine(const threads::Environment& environment, const Settings& settings);

// Account 0 is "A".
std::string accountName(int account);

}  // namespace racecourse::labs::deadlock

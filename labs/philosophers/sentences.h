#pragma once

// What the philosophers lab says in words. Every number in a sentence comes from the report.
//
//   notice(ui, box, verdictOf(explain(report)), outcome(report, running));

#include <string>

#include "labs/philosophers/experiment.h"
#include "labs/philosophers/findings.h"
#include "threads/environment.h"
#include "ui/theme.h"

namespace racecourse::labs::philosophers {

// "5 philosophers, left fork first", or the measure where all strategies take part.
std::string title(const Settings& settings);

// "Run 5 philosophers", "Compare the strategies".
std::string runLabel(const Settings& settings);

// A setting as a duration without idle zeros: "500 µs", "1 ms", "2 s"; "none" for 0.
std::string microseconds(std::int64_t us);

// "every 2 s", "off".
std::string periodPhrase(std::int64_t period_us);

// What to think about before the first run.
std::string question(const Settings& settings);

// What came out and why: the sentence under the table. Empty while there is nothing.
std::string outcome(const Report& report, bool running);

// The colour and icon of that sentence.
ui::Verdict verdictOf(Reason reason);

// What a comparison found; empty before its first window.
std::string finding(const Report& report);

// "Finished: 15 meals, 3 deadlocks, 3 recoveries." for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// The machine under the measurement.
std::string machine(const threads::Environment& environment, const Settings& settings);

}  // namespace racecourse::labs::philosophers

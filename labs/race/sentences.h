#pragma once

// What the race lab says in words. Every number in a sentence comes from the report.
//
//   notice(ui, box, verdictOf(explanation.reason), outcome(explanation, settings));

#include <string>

#include "labs/race/experiment.h"
#include "ui/theme.h"

namespace racecourse::labs::race {

// "4 threads × 100 000 increments, nothing guards the counter"
std::string title(const Settings& settings);

// What came out and why: the sentence under the numbers. Empty while there is no round.
std::string outcome(const Verdict& verdict, const Settings& settings);

// The colour and icon of that sentence: lost updates fail, a guard holds, luck proves nothing.
ui::Verdict verdictOf(Reason reason);

// "50 of 50 rounds finished. 12 rounds lost updates." for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// The machine under the measurement: cores, clock, and what a small machine means for this run.
std::string machine(const threads::Environment& environment, const Settings& settings);

}  // namespace racecourse::labs::race

#pragma once

// What the runs of this visit measured, under the names that the tasks of the lesson use.
//
//   factsOf(runs)   ->  {"lost share", 12.5, "%"}, {"cost without a guard", 2.1, "ns"}, …

#include <vector>

#include "labs/race/panels.h"
#include "labs/work.h"

namespace racecourse::labs::race {

// From the newest run with each guard: "lost share" in percent of all increments and "cost without a guard", "cost with
// a mutex", "cost with an atomic" in ns per increment (medians over rounds), and "mutex over atomic", how many times as
// long an increment takes with the mutex. A fact whose runs are missing is left out.
std::vector<Fact> factsOf(const std::vector<PastRun>& runs);

}  // namespace racecourse::labs::race

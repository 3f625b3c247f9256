#pragma once

// What a run of the locks lab measured, by the names that tasks in the lesson call it.
//
//   factsOf(report)   ->   {{"increment with std::mutex", 12.4, "ns"}, {"mutex over none", 15.1, ""}, …}

#include <vector>

#include "labs/lab.h"
#include "labs/locks/experiment.h"

namespace racecourse::labs::locks {

// Cost: "increment without a lock", "increment with an atomic", "increment with TAS" …, "pair of TAS" … (ns); "atomic
// over none", "mutex over none", "mutex over atomic".
// Threads: "TAS, most threads over one" … Section: "TAS, share of the ceiling" … (longest section, 0 to 1).
// Fairness: "fairness of TAS" … (Jain's index), "rate of TAS" … (a second), "mutex over ticket" (rates).
// Table: "striped over one lock", "per bucket over one lock" (with the most threads).
std::vector<Fact> factsOf(const Report& report, const threads::Environment& environment);

}  // namespace racecourse::labs::locks

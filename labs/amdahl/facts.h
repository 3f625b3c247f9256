#pragma once

// The numbers of an analysis by the names that tasks call them: "speed-up with 2 threads", "fitted serial fraction".
// Those of growing work begin with "scaled", those of the virtual machine with "virtual" and count cores.
//
//   addFacts(facts, analysis);

#include <vector>

#include "labs/amdahl/analysis.h"
#include "labs/lab.h"

namespace racecourse::labs::amdahl {

void addFacts(std::vector<Fact>& facts, const Analysis& analysis);

}  // namespace racecourse::labs::amdahl

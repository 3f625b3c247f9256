#pragma once

// The numbers of an analysis under the names that the tasks of the lesson use.
//
//   addFacts(facts, analysis)   ->  {"speed-up with 2 threads", 1.87, ""}, {"fitted serial fraction", 10.3, "%"}, …

#include <vector>

#include "labs/amdahl/analysis.h"
#include "labs/work.h"

namespace racecourse::labs::amdahl {

// Measured, fixed work: "speed-up with 2 threads", "ran at once with 2 threads" (on average, in the parallel part) and
// "fitted serial fraction" in percent; growing work: "scaled speed-up with 2 threads". Simulated, with all cores of the
// virtual machine: "virtual speed-up", "virtual Karp-Flatt" and "virtual fitted serial fraction" in percent, and
// "virtual scaled speed-up". What is not known is left out.
void addFacts(std::vector<Fact>& facts, const Analysis& analysis);

}  // namespace racecourse::labs::amdahl

#pragma once

// What a run of the primitives lab measured, by the names that tasks in the lesson call it.
//
//   factsOf(report)   ->   {{"core burned by busy-waiting", 98.7, "%"}, {"delay of polling", 520, "µs"}, …}

#include <vector>

#include "labs/lab.h"
#include "labs/primitives/experiment.h"

namespace racecourse::labs::primitives {

// Medians. Of the ways: "core burned by …" (%), "delay of …" (µs), "work left by …" (% of the neighbours' work, where
// there are neighbours), "busy-waiting over the condition variable" (burned). Of the crowd: "work left by 8 …" (%),
// "delay of 8 …" (ms). Of the naps: "core burned by naps of 100 µs" (%), "delay of naps of 10 ms" (ms).
std::vector<Fact> factsOf(const Report& report);

}  // namespace racecourse::labs::primitives

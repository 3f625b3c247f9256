// What a check found, in the few words that stand large, and its numbers as people read them.
//
//   headline(report, false)   ->  "Fails in 4 of 6 schedules."
#pragma once

#include <string>

#include "engine/check.h"

namespace racecourse::labs {

std::string headline(const engine::Report& report, bool cancelled);

// Digits in groups; beyond 15 digits as a power of ten: "about 10^18".
std::string readable(const std::string& digits);

// "66.7 %"; never 0 or 100 for what is not quite.
std::string exactPercent(double share);

// How many random runs give an even chance to see what has this probability; 0 when it cannot be told.
double runsForEvenChance(double probability);

}  // namespace racecourse::labs

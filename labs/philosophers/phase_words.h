#pragma once

// What philosophers do, in words.
//
//   phaseWord(Phase::kAtTheDoor)   ->   "stands"
//   phasesOf(Strategy::kBoth)      ->   those that can be seen with that strategy

#include <string>
#include <string_view>
#include <vector>

#include "labs/philosophers/experiment.h"

namespace racecourse::labs::philosophers {

// Of one: "eats"; of several: "eat".
std::string_view phaseWord(Phase phase, bool several = false);

// The phases that a picture of this strategy explains, in the order of a meal.
std::vector<Phase> phasesOf(Strategy strategy);

// "T1" for philosopher 0.
std::string philosopherName(int philosopher);

}  // namespace racecourse::labs::philosophers

// The races that a search noted, for people.
//
//   describeRaces(machine, search)[0].place       ->  "counter"
#pragma once

#include <vector>

#include "engine/check.h"

namespace racecourse::engine {

// By line, then place. Keeps nothing.
std::vector<RaceReport> describeRaces(Machine& machine, Search& search);

// The state that a schedule leads to.
State stateAfter(Machine& machine, const Schedule& schedule);

}  // namespace racecourse::engine

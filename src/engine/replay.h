// Runs a program by a given schedule, from its start, and says where the schedule stops fitting.
//
//   const Replay replay = replaySchedule(machine, {{1, 0}, {2, 0}});
//   replay.states.size()         ->  3: before the first step, and behind each
//   replay.misfit->reason        ->  "step 2: thread 2 cannot take a step here: it waits for lock, which thread 1
//   holds"
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/machine.h"
#include "engine/schedule.h"

namespace racecourse::engine {

// Where a schedule does not fit the program.
struct Misfit {
  std::size_t step = 0;  // from 1; 0 for a text that is no schedule
  std::string reason;    // one sentence without a full stop
};

struct Replay {
  std::vector<State> states;    // one more than steps
  std::vector<StepInfo> steps;  // what was done
  std::optional<Misfit> misfit;
};

// All states and steps of a schedule, as far as it fits.
Replay replaySchedule(Machine& machine, const Schedule& schedule);
Replay replaySchedule(Machine& machine, std::string_view text);

// The same for schedules of any length: calls visit(step, state) with what was done and the state behind it; keeps
// nothing. `state` is the initial one before and the last one that was reached behind.
std::optional<Misfit> replaySchedule(Machine& machine, const Schedule& schedule, State& state,
                                     const std::function<void(const StepInfo&, const State&)>& visit);

// Why this choice cannot be taken here, as a sentence: "thread 5 does not exist". Empty if it can be taken.
std::string whyNot(Machine& machine, const State& state, Choice choice);

}  // namespace racecourse::engine

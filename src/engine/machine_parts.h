// What the files machine*.cpp share.
//
//   const Trial trial = parts.attempt(state, {1, 0});    runs the step beside the state and says what came of it
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/interpreter.h"
#include "engine/machine.h"
#include "engine/memories.h"
#include "engine/place_names.h"

namespace racecourse::engine {

// A step that was tried.
struct Trial {
  bool taken = false;  // whether it can be taken
  Effect effect;
  std::vector<Happening> happenings;  // of the operation it would do, or is blocked at
  State after;                        // if it was to be kept
};

struct MachineParts {
  MachineParts(const Program& source, MachineOptions chosen);

  Program program;  // with helper codes
  MachineOptions options;
  Pool pool;
  std::vector<std::uint8_t> known_flags;  // of the objects of the initial state; empty before

  LocalInfo info(const State& state, int thread) const;
  Local local(const State& state, int thread) const;
  // Runs the thread's next step on a copy of the state, and listens.
  Trial attempt(const State& state, Choice choice);
  // As Python's repr().
  std::string repr(const State& state, Word word);
  std::string typeName(const State& state, Word word);
  // Whether the function `invariant` gives a true value here.
  bool isTrue(Word invariant, Memory& memory);
};

// The step as a sentence with its values; `before` and `after` are the states around it. (step_texts.cpp)
StepInfo stepInfo(MachineParts& parts, const State& before, Choice choice, const Trial& trial);

// What the thread waits for, from the happening at which it is blocked. (machine_views.cpp)
Waiting waitingAt(MachineParts& parts, const State& state, int thread, const Trial& trial);

// The threads that hold the object as a lock.
std::vector<int> holdersOf(const MachineParts& parts, const State& state, std::uint32_t object);

}  // namespace racecourse::engine

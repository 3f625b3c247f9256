// Who is stuck in a state from which some threads can never go on, and why.
//
//   const Deadlock deadlock = explainDeadlock(machine, state);
//   deadlock.text      ->  "thread 1 waits for forks[1], which thread 2 holds; thread 2 waits for forks[0], which ..."
//   deadlock.cycle     ->  {1, 2}
#pragma once

#include <string>
#include <vector>

#include "engine/fairness.h"
#include "engine/machine.h"

namespace racecourse::engine {

struct Deadlock {
  std::vector<int> stuck;    // threads that can never go on
  std::vector<int> cycle;    // each waits for what the next holds, or for its end; the last for the first; may be empty
  bool lost_wakeup = false;  // one of them waits for a notify or set that nobody will send
  std::string text;          // what each waits for; without those that only wait for the end of a stuck one
};

// The threads that are stuck when only `moving` ones will ever step again: alive, not among them, and not just waiting
// for the end of one of them.
std::vector<int> stuckThreads(const Machine& machine, const State& state, const ThreadSet& moving);

// A state in which no thread can step, or only `moving` ones ever will.
Deadlock explainDeadlock(Machine& machine, const State& state, const ThreadSet& moving = {});

// "thread 1", "the main thread".
std::string nameOfThread(int thread);

}  // namespace racecourse::engine

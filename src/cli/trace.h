// One schedule of a program, step by step, with what each step did.
//
//   Trace trace(machine);
//   trace.follow(report.counterexample);
//   trace.rows().back().what   ->  "reads counter: 1"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/machine.h"

namespace racecourse::cli {

struct TraceRow {
  int step = 0;  // from 1
  engine::Choice choice;
  bool switched = false;   // another thread than before, after the first step
  bool preempted = false;  // and the one before could have gone on
  int line = 0;
  std::string what;                   // "reads counter: 0"
  std::string place, value, before;   // as in StepInfo
  std::optional<std::int64_t> clock;  // microseconds of virtual time behind the step, when there is a clock
};

class Trace {
 public:
  // From the program's first choice. Keeps a reference to `machine`.
  explicit Trace(engine::Machine& machine);

  // Takes a step; false, and nothing changes, if it cannot be taken.
  bool take(engine::Choice choice, std::optional<std::int64_t> clock = {});

  // Takes the steps as far as they fit; whether all did.
  bool follow(const engine::Schedule& schedule);

  const std::vector<TraceRow>& rows() const { return rows_; }
  const engine::State& state() const { return state_; }
  engine::Machine& machine() const { return machine_; }
  int switches() const;

  // "2 increment", "main".
  std::string nameOf(int thread) const;
  // "thread 2 (increment)", "the main thread".
  std::string titleOf(int thread) const;
  int threads() const { return static_cast<int>(state_.threads.size()); }

 private:
  engine::Machine& machine_;
  engine::State state_;
  std::vector<TraceRow> rows_;
};

// "AssertionError on line 13: lost an update"
std::string failureText(const engine::Failure& failure);

}  // namespace racecourse::cli

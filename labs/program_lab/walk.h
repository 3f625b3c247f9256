// A way through a program, step by step: forward by choice or by a scheduler, back, and to any place on the way. The
// steps behind the present place are kept, so that going back loses nothing until another step is taken.
//
//   Walk walk(program);
//   walk.take({1, 0}, By::kHand);           // thread 1 takes its step
//   walk.goTo(0);                           // back to the start
//   toText(walk.schedule())  ->  "1"        // the whole way, also what lies ahead
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/machine.h"
#include "engine/schedule.h"
#include "engine/scheduler.h"

namespace racecourse::labs {

// Steps a walk may have; a scheduler stops there.
inline constexpr std::size_t kLongestWalk = 20'000;
// Bytes its values may take; a walk goes no further then.
inline constexpr std::size_t kLargestWalk = std::size_t{128} << 20;

// Who chose a step: the reader, or a link, a counterexample or a scheduler.
enum class By { kHand, kOther };

class Walk {
 public:
  explicit Walk(const engine::Program& program, engine::MachineOptions options = {});

  engine::Machine& machine() { return machine_; }

  // Where we are: 0 before the first step.
  std::size_t place() const { return place_; }
  // Steps of the whole way.
  std::size_t length() const { return steps_.size(); }
  // Whether no further step can be remembered.
  bool full() { return length() >= kLongestWalk || machine_.pool().bytes() > kLargestWalk; }
  const engine::State& state() const { return states_[place_]; }
  const engine::State& stateAt(std::size_t place) const { return states_[place]; }
  // The step that led from place `step` to the next.
  const engine::StepInfo& step(std::size_t step) const { return steps_[step]; }
  const engine::Schedule& schedule() const { return schedule_; }
  // Whether the reader chose every step up to `place`.
  bool byHand(std::size_t place) const;
  // The way up to `place`, and up to where we are.
  engine::Schedule scheduleTo(std::size_t place) const;
  engine::Schedule scheduleHere() const { return scheduleTo(place_); }
  // The choices there are here; empty at the end.
  const std::vector<engine::Choice>& choices() const { return choices_; }
  // Rises with every move.
  std::uint64_t version() const { return version_; }
  // Rises when steps are forgotten, so that what was told about them is no longer true.
  std::uint64_t branch() const { return branch_; }

  // Takes a step from here; what lay ahead is forgotten unless it is the same step. A step that was once taken by hand
  // stays so. False if the choice is not there, or the walk is too long.
  bool take(engine::Choice choice, By by = By::kOther);
  // Goes to a place on the way, at most length().
  void goTo(std::size_t place);
  // Lets `scheduler` take up to `most` steps from here; how many it took.
  std::size_t run(engine::Scheduler& scheduler, std::size_t most);

 private:
  void forgetAhead();

  engine::Machine machine_;
  std::vector<engine::State> states_;
  std::vector<engine::StepInfo> steps_;
  std::vector<By> by_;  // of each step
  engine::Schedule schedule_;
  std::vector<engine::Choice> choices_;
  std::size_t place_ = 0;
  std::uint64_t version_ = 0, branch_ = 0;
};

}  // namespace racecourse::labs

#pragma once

// Programs on the machine, for tests: a schedule told as sentences, and every schedule of a small program.
//
//   CHECK(story(source, "1_2") == Lines{"1: acquires lock", "step 2: thread 2 cannot take a step here: ..."});
//   CHECK(explore(source).states == 12);

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/compiler.h"
#include "engine/machine.h"
#include "engine/replay.h"

namespace racecourse::tests {

using Lines = std::vector<std::string>;

inline engine::Program compiled(std::string_view source) {
  auto program = engine::compile(source);
  if (!program)
    throw std::runtime_error("line " + std::to_string(program.error().line) + ": " + program.error().message);
  return *std::move(program);
}

// A program and its machine.
struct Running {
  engine::Program program;
  engine::Machine machine;
  engine::State state;

  explicit Running(std::string_view source, engine::MachineOptions options = {})
      : program(compiled(source)), machine(program, options), state(machine.initial()) {}

  // Takes these steps; throws where they do not fit.
  Running& go(std::string_view schedule) {
    for (const engine::Choice choice : engine::parseSchedule(schedule).value())
      if (!machine.step(state, choice)) throw std::runtime_error(engine::whyNot(machine, state, choice));
    return *this;
  }

  // The choices as a schedule.
  std::string choices() { return toText(engine::Schedule(machine.choices(state))); }

  // The row of machine.data() for a place: "held by 1".
  std::string value(std::string_view place) {
    for (const engine::DataView& row : machine.data(state))
      if (row.place == place) return row.value;
    return "no such place";
  }

  // The state of the primitive at a place; throws when there is none.
  engine::PrimitiveView primitive(std::string_view place) {
    for (const engine::DataView& row : machine.data(state))
      if (row.place == place && row.primitive) return *row.primitive;
    throw std::runtime_error("no primitive is called " + std::string(place));
  }
};

// How the schedule ended: "finished", "deadlock", "AssertionError line 3", "invariant name", "" if it goes on.
inline std::string ending(engine::Machine& machine, const engine::State& state) {
  if (const auto failure = machine.failure(state)) {
    const std::string name = failure->kind == engine::Failure::kExhausted ? "exhausted" : failure->exception;
    return name + " line " + std::to_string(failure->span.begin.line);
  }
  if (const auto invariant = machine.brokenInvariant(state)) return "invariant " + *invariant;
  if (machine.ended(state)) return "finished";
  return machine.choices(state).empty() ? "deadlock" : "";
}

// Each step as "thread: what it does", and why the schedule stops fitting, if it does.
inline Lines story(std::string_view source, std::string_view schedule, engine::MachineOptions options = {}) {
  Running run(source, options);
  const engine::Replay replay = engine::replaySchedule(run.machine, schedule);
  Lines lines;
  for (const engine::StepInfo& step : replay.steps) lines.push_back(std::to_string(step.thread) + ": " + step.text);
  if (replay.misfit) lines.push_back(replay.misfit->reason);
  return lines;
}

// Everything that a small program can do.
struct Exploration {
  std::size_t states = 0;
  std::uint64_t schedules = 0;    // maximal ones; means nothing when cyclic
  bool cyclic = false;            // some schedule goes on for ever
  bool complete = true;           // false when there were more than `most` states
  std::set<std::string> endings;  // as ending()
  std::set<std::string> outputs;  // of schedules that finished
};

class Explorer {
 public:
  Explorer(engine::Machine& machine, std::size_t most) : machine_(machine), most_(most) {}

  Exploration explore() {
    visit(machine_.initial());
    result_.states = schedules_.size();
    const auto first = schedules_.find(keyOf(machine_.initial()));
    result_.schedules = first->second.value_or(0);
    return result_;
  }

 private:
  using Key = std::vector<std::uint32_t>;

  static Key keyOf(const engine::State& state) {
    Key key{static_cast<std::uint32_t>(state.objects.size()), state.output.bits()};
    for (const auto* words : {&state.globals, &state.objects, &state.threads})
      for (const engine::Word word : *words) key.push_back(word.bits());
    return key;
  }

  std::uint64_t visit(const engine::State& state) {
    const auto [place, fresh] = schedules_.try_emplace(keyOf(state));
    if (!fresh) {
      if (!place->second) result_.cyclic = true;
      return place->second.value_or(0);
    }
    if (schedules_.size() > most_) {
      result_.complete = false;
      return 0;
    }
    const auto choices = machine_.choices(state);
    std::uint64_t schedules = choices.empty() ? 1 : 0;
    if (choices.empty()) end(state);
    for (const engine::Choice choice : choices) {
      engine::State next = state;
      if (!machine_.step(next, choice)) throw std::logic_error("a choice cannot be taken");
      schedules += visit(next);
    }
    place->second = schedules;
    return schedules;
  }

  void end(const engine::State& state) {
    const std::string how = ending(machine_, state);
    result_.endings.insert(how);
    if (how == "finished") result_.outputs.insert(machine_.output(state));
  }

  engine::Machine& machine_;
  std::size_t most_;
  std::map<Key, std::optional<std::uint64_t>> schedules_;  // from each state; nothing while it is on the way
  Exploration result_;
};

inline Exploration explore(std::string_view source, std::size_t most = 100'000, engine::MachineOptions options = {}) {
  const engine::Program program = compiled(source);
  engine::Machine machine(program, options);
  return Explorer(machine, most).explore();
}

}  // namespace racecourse::tests

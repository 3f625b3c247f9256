#include "tests/fuzz/endings.h"

#include <array>
#include <cstdlib>

#include "engine/machine.h"

namespace racecourse::fuzz {

using namespace engine;

namespace {

constexpr std::array kEndings = {Ending::kFinished, Ending::kDeadlock, Ending::kFailure, Ending::kInvariant};
constexpr std::array kNames = {"finished", "deadlock", "failure", "invariant"};

std::string failureOf(Machine& machine, const State& state) {
  const auto failure = machine.failure(state);
  if (!failure) return "";
  return failure->exception + " on line " + std::to_string(failure->span.begin.line) + " " + failure->message;
}

std::string textOf(Machine& machine, const State& state, std::size_t kind) {
  std::string text = std::string(kNames[kind]) + " " + failureOf(machine, state) + ", prints " + machine.output(state);
  for (const auto& [name, value] : machine.finalValues(state)) text += " " + name + "=" + value;
  return text;
}

// Two lines and a place. Which of several accesses to a place is noted, and the number of an object that was made on
// the way, depend on the order of the search.
std::string textOf(const Race& race, std::size_t first_objects) {
  const Slot slot = race.first.slot;
  const bool named = slot.area != Area::kObject || slot.index < first_objects;
  return std::to_string(race.first.line) + " and " + std::to_string(race.second.line) +
         (slot.area == Area::kGlobal ? ", global " : ", object ") + (named ? std::to_string(slot.index) : "made later");
}

// Replaying the way to a state must end in the same way.
void requireWay(Machine& machine, Search& search, Number number, std::size_t kind) {
  State state = machine.initial();
  for (const Choice choice : search.wayTo(number))
    if (!machine.step(state, choice)) std::abort();
  if (!machine.choices(state).empty() && !machine.ended(state)) std::abort();
  if (textOf(machine, state, kind) != textOf(machine, search.at(number), kind)) std::abort();
}

}  // namespace

std::optional<Endings> endingsOf(const Program& program, SearchOptions options, std::size_t most_states) {
  Machine machine(program);
  options.most_states = most_states;
  Search search(machine, options);
  while (!search.advance(most_states)) {
  }
  if (search.stopped() != Stop::kNone || !search.endings(Ending::kExhausted, 1).empty()) return std::nullopt;
  Endings found{.states = search.size()};
  for (std::size_t kind = 0; kind < kEndings.size(); ++kind) {
    const bool fails = kEndings[kind] == Ending::kFailure;
    for (const Number number : search.endings(kEndings[kind])) {
      const State state = search.at(number);
      std::set<std::string>& texts = fails ? found.failures : found.endings;
      if (texts.insert(textOf(machine, state, kind)).second) requireWay(machine, search, number, kind);
      if (fails) found.endings.insert(failureOf(machine, state));
    }
  }
  const std::size_t first_objects = machine.initial().objects.size();
  for (const Race& race : search.races()) found.races.insert(textOf(race, first_objects));
  return found;
}

}  // namespace racecourse::fuzz

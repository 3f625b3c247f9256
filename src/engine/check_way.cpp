#include <algorithm>
#include <cstddef>
#include <unordered_set>

#include "engine/check.h"

namespace racecourse::engine {
namespace {

std::size_t hashOf(const State& state) {
  std::size_t hash = state.output.bits();
  const auto mix = [&](const std::vector<Word>& words) {
    for (const Word word : words) hash = (hash ^ word.bits()) * 0x9E3779B1U + (hash >> 15);
  };
  mix(state.globals);
  mix(state.objects);
  mix(state.threads);
  return hash;
}

// States found, each with the step that led there; equal ones are one.
class Found {
 public:
  // The number of a state that is new.
  std::optional<std::size_t> add(State state, std::size_t from, Choice choice) {
    states_.push_back({std::move(state), from, choice});
    if (numbers_.insert(states_.size() - 1).second) return states_.size() - 1;
    states_.pop_back();
    return std::nullopt;
  }

  std::size_t size() const { return states_.size(); }
  const State& at(std::size_t number) const { return states_[number].state; }

  Schedule wayTo(std::size_t number) const {
    Schedule way;
    for (; number != 0; number = states_[number].from) way.push_back(states_[number].choice);
    std::ranges::reverse(way);
    return way;
  }

 private:
  struct Arrival {
    State state;
    std::size_t from;
    Choice choice;
  };
  struct Hash {
    const std::vector<Arrival>* states;
    std::size_t operator()(std::size_t number) const { return hashOf((*states)[number].state); }
  };
  struct Equal {
    const std::vector<Arrival>* states;
    bool operator()(std::size_t a, std::size_t b) const { return (*states)[a].state == (*states)[b].state; }
  };

  std::vector<Arrival> states_;
  std::unordered_set<std::size_t, Hash, Equal> numbers_{64, Hash{&states_}, Equal{&states_}};
};

}  // namespace

Check::Way Check::findWay(Machine& machine, const State& from, const std::function<bool(const State&)>& goal,
                          std::size_t most_states) {
  if (goal(from)) return {.answer = Way::kYes, .steps = {}};
  Found found;
  found.add(from, 0, {});
  for (std::size_t next = 0; next < found.size(); ++next)
    for (const Choice choice : machine.choices(found.at(next))) {
      State state = found.at(next);
      if (!machine.step(state, choice)) continue;
      const auto fresh = found.add(std::move(state), next, choice);
      if (!fresh) continue;
      if (goal(found.at(*fresh))) return {.answer = Way::kYes, .steps = found.wayTo(*fresh)};
      if (found.size() >= most_states) return {.answer = Way::kUnknown, .steps = {}};
    }
  return {.answer = Way::kNo, .steps = {}};
}

}  // namespace racecourse::engine

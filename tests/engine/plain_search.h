#pragma once

// All states of a model found in the plainest way, as what Search is compared with: states of words in a map, every
// step of every thread, nothing remembered and nothing left out.
//
//   const PlainSearch plain(model);
//   plain.states.size()   ->  12

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/memories.h"
#include "engine/search.h"
#include "engine/settle.h"

namespace racecourse::engine {

// A state in motion, without any of Search's numbers.
class PlainWorld {
 public:
  PlainWorld(Model& model, State& state) : model_(model), state_(state) {}

  int threads() { return static_cast<int>(state_.threads.size()); }
  LocalInfo info(int thread) { return model_.info(state_.threads[static_cast<std::size_t>(thread)]); }
  Effect execute(int thread, Run run) { return execute(thread, run, 0); }
  Effect execute(int thread, Run run, int alternative) {
    StateMemory memory(state_);
    return model_.execute(thread, run, alternative, memory);
  }

  // One step and what happens behind it; the effect's kind is kBlocked if it cannot be taken.
  Effect step(Choice choice) {
    int alive = 0;
    for (int i = 0; i < threads(); ++i) alive += info(i).status != Status::kFinished;
    Effect effect = execute(choice.thread, Run::kStep, choice.alternative);
    if (effect.kind == Effect::kMoved && (alive == 1 || info(choice.thread).status == Status::kFinished)) settle(*this);
    return effect;
  }

  Ending ending() {
    bool all = true, exhausted = false;
    for (int i = 0; i < threads(); ++i) {
      const Status status = info(i).status;
      if (status == Status::kFailed) return Ending::kFailure;
      exhausted |= status == Status::kExhausted;
      all &= status == Status::kFinished;
    }
    if (exhausted) return Ending::kExhausted;
    StateMemory memory(state_);
    if (model_.hasInvariants() && !model_.invariantsHold(memory)) return Ending::kInvariant;
    return all ? Ending::kFinished : Ending::kNone;
  }

 private:
  Model& model_;
  State& state_;
};

class PlainSearch {
 public:
  // A state as numbers that can be ordered.
  using Key = std::vector<std::uint32_t>;
  using Lines = std::pair<std::uint32_t, std::uint32_t>;

  explicit PlainSearch(Model& model) : model_(model) {
    add(model.initial());
    for (std::size_t i = 0; i < states.size(); ++i) expand(i);
  }

  static Key keyOf(const State& state) {
    Key key = {state.output.bits(), static_cast<std::uint32_t>(state.objects.size())};
    for (const auto* words : {&state.globals, &state.objects, &state.threads})
      for (const Word word : *words) key.push_back(word.bits());
    return key;
  }

  std::vector<State> states;
  std::vector<Ending> endings;
  std::vector<std::uint32_t> depths;
  std::vector<std::vector<std::size_t>> targets;
  std::uint64_t transitions = 0;
  std::set<Lines> races;

  // Whether some schedule goes on for ever.
  bool hasCycle() const {
    std::vector<std::size_t> open(states.size());
    std::vector<std::vector<std::size_t>> before(states.size());
    std::vector<std::size_t> over;
    for (std::size_t i = 0; i < states.size(); ++i) {
      open[i] = targets[i].size();
      if (open[i] == 0) over.push_back(i);
      for (const std::size_t target : targets[i]) before[target].push_back(i);
    }
    std::size_t closed = 0;
    for (; !over.empty(); ++closed) {
      const std::size_t last = over.back();
      over.pop_back();
      for (const std::size_t i : before[last])
        if (--open[i] == 0) over.push_back(i);
    }
    return closed < states.size();
  }

 private:
  std::size_t add(State state, std::uint32_t depth = 0) {
    const auto [known, fresh] = numbers_.try_emplace(keyOf(state), states.size());
    if (fresh) {
      states.push_back(std::move(state));
      endings.push_back(Ending::kNone);
      depths.push_back(depth);
      targets.emplace_back();
    }
    return known->second;
  }

  void expand(std::size_t number) {
    State from = states[number];
    PlainWorld before(model_, from);
    if (const Ending ending = before.ending(); ending != Ending::kNone) {
      endings[number] = ending;
      return;
    }
    std::vector<std::pair<int, std::vector<Access>>> next;
    for (int thread = 0; thread < before.threads(); ++thread) {
      const Status status = before.info(thread).status;
      if (status == Status::kSpins) follow(number, from);
      for (int i = 0, count = 1; status == Status::kStands && i < count; ++i) {
        State behind = from;
        const Effect effect = PlainWorld(model_, behind).step({thread, i});
        count = effect.alternatives;
        if (effect.kind == Effect::kBlocked) continue;
        follow(number, behind);
        next.emplace_back(thread, effect.accesses);
      }
    }
    if (targets[number].empty()) endings[number] = Ending::kDeadlock;
    compare(next);
  }

  void follow(std::size_t from, const State& state) {
    ++transitions;
    const std::size_t target = add(state, depths[from] + 1);
    targets[from].push_back(target);
  }

  void compare(const std::vector<std::pair<int, std::vector<Access>>>& next) {
    for (const auto& [thread, accesses] : next)
      for (const auto& [other, others] : next)
        for (const Access& a : accesses)
          for (const Access& b : others)
            if (thread != other && a.slot == b.slot && (a.writes || b.writes) && !(a.atomic && b.atomic))
              races.insert(std::minmax(a.line, b.line));
  }

  Model& model_;
  std::map<Key, std::size_t> numbers_;
};

}  // namespace racecourse::engine

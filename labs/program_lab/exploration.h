// States that can be reached from one state, breadth first, in slices; keeps every step between them, so it is for
// small programs and for short looks ahead.
//
//   Exploration look(machine, walk.state(), 20'000);
//   while (!look.advance(500)) { }
//   look.wayTo(look.size() - 1)      // the shortest schedule that leads to the last state
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/machine.h"

namespace racecourse::labs {

class Exploration {
 public:
  struct Edge {
    int from = 0, to = 0;
    engine::Choice choice;
  };

  // Keeps a reference to `machine`. Stops at `most_states`, when their values take 64 MB, or at the first state that
  // `goal` is true of.
  Exploration(engine::Machine& machine, engine::State from, std::size_t most_states,
              std::function<bool(const engine::State&)> goal = {});

  // Looks behind about `budget` states; true when there is nothing left to do.
  bool advance(std::size_t budget);

  // Whether every state that can be reached was seen.
  bool complete() const { return next_ == states_.size() && !limited_; }
  // The state that `goal` is true of; -1 without one.
  int found() const { return found_; }

  int size() const { return static_cast<int>(states_.size()); }
  const engine::State& state(int number) const { return states_[static_cast<std::size_t>(number)]; }
  const std::vector<Edge>& edges() const { return edges_; }
  // The state behind a step from `number`; -1 when there is none.
  int follow(int number, engine::Choice choice) const;
  // The shortest way from the start.
  engine::Schedule wayTo(int number) const;

 private:
  struct Hash {
    std::size_t operator()(const engine::State& state) const;
  };

  // The number of `state`, a new one if it is new; -1 at the limit.
  int numberOf(engine::State state);
  void lookBehind(int number);

  engine::Machine& machine_;
  std::size_t most_states_, most_bytes_;
  std::function<bool(const engine::State&)> goal_;
  std::vector<engine::State> states_;
  std::unordered_multimap<std::size_t, int> numbers_;  // by hash
  std::vector<Edge> edges_;                            // in order of `from`
  std::vector<std::size_t> first_edge_;                // of each state that was looked behind
  std::vector<std::size_t> came_by_;                   // the edge that found each state
  std::size_t next_ = 0;
  bool limited_ = false;
  int found_ = -1;
};

}  // namespace racecourse::labs

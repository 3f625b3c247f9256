// Some states of a graph as a graph of its own: the steps between them, with states numbered anew in the same order.
//
//   Part part(graph, {3, 5, 8});
//   part.whole(1)             ->  5
//   part.successors(1)        ->  the steps from 5 to 3, 5 and 8, as 0, 1 and 2
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph.h"

namespace racecourse::engine {

class Part : public Graph {
 public:
  // `states` in increasing order, each once. Keeps a reference to `graph`.
  Part(Graph& graph, std::vector<Number> states) : graph_(graph), states_(std::move(states)) {}

  Number size() const override { return static_cast<Number>(states_.size()); }

  std::span<const Edge> successors(Number number) override {
    edges_.clear();
    for (const Edge& edge : graph_.successors(states_[number]))
      if (const auto target = inner(edge.target)) edges_.push_back({edge.choice, *target});
    return edges_;
  }

  // The number here of a state of the whole graph, if it belongs to the part.
  std::optional<Number> inner(Number whole) const {
    const auto found = std::ranges::lower_bound(states_, whole);
    if (found == states_.end() || *found != whole) return std::nullopt;
    return static_cast<Number>(found - states_.begin());
  }

  Number whole(Number inner) const { return states_[inner]; }
  const std::vector<Number>& states() const { return states_; }

 private:
  Graph& graph_;
  std::vector<Number> states_;
  std::vector<Edge> edges_;
};

}  // namespace racecourse::engine

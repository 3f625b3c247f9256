#pragma once

// In which layer each state of a small program stands and in which order: layers by the fewest steps from the start,
// the order by sweeps that move a state to the mean of its neighbours, so that few edges cross. The same graph always
// gives the same plan. Numbers alone, no drawing.
//
//   const MapPlan plan = planMap(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
//   plan.layers   // {0}, {1, 2}, {3}

#include <span>
#include <vector>

namespace racecourse::ui {

// A step of `thread` from one state to another.
struct MapEdge {
  int from = 0, to = 0, thread = 0;

  bool operator==(const MapEdge&) const = default;
};

struct MapPlan {
  std::vector<std::vector<int>> layers;  // states in order
  std::vector<int> depth;                // the layer of each state
  std::vector<int> place;                // its index there

  bool operator==(const MapPlan&) const = default;
};

// State 0 is the start. States that it does not lead to stand in a layer of their own at the end.
MapPlan planMap(int states, std::span<const MapEdge> edges);

// How many pairs of edges between neighbouring layers cross.
int crossings(const MapPlan& plan, std::span<const MapEdge> edges);

}  // namespace racecourse::ui

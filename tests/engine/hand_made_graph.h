#pragma once

// A graph written down edge by edge, for tests of what is computed on graphs.
//
//   HandMadeGraph coin(2, {{0, 1, 0}, {0, 2, 1}});     // from 0, thread 1 back to 0, thread 2 to 1

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/graph.h"

namespace racecourse::engine {

class HandMadeGraph : public Graph {
 public:
  struct Line {
    Number from;
    int thread;
    Number target;
    int alternative = 0;
  };

  HandMadeGraph(Number states, const std::vector<Line>& lines) : edges_(states) {
    for (const Line& line : lines) edges_[line.from].push_back({{line.thread, line.alternative}, line.target});
    for (auto& edges : edges_) std::ranges::stable_sort(edges, {}, [](const Edge& edge) { return edge.choice.thread; });
  }

  Number size() const override { return static_cast<Number>(edges_.size()); }

  std::span<const Edge> successors(Number number) override {
    ++asked;
    return edges_[number];
  }

  // How often successors() was called.
  std::size_t asked = 0;

 private:
  std::vector<std::vector<Edge>> edges_;
};

// `threads` threads that take `steps` steps each and do not disturb each other: state by state, breadth first where
// there are two threads of one step each, else in the order of mixed-radix numbers, which is topological.
inline HandMadeGraph independentThreads(int threads, int steps) {
  Number states = 1;
  for (int thread = 0; thread < threads; ++thread) states *= static_cast<Number>(steps + 1);
  std::vector<HandMadeGraph::Line> lines;
  for (Number state = 0; state < states; ++state) {
    Number unit = 1;
    for (int thread = 0; thread < threads; ++thread, unit *= static_cast<Number>(steps + 1))
      if (state / unit % static_cast<Number>(steps + 1) < static_cast<Number>(steps))
        lines.push_back({state, thread, state + unit});
  }
  return {states, lines};
}

// Advances in the smallest slices, so that every place where work can pause is met.
template <class Work>
void finish(Work& work, std::size_t budget = 1) {
  for (int slices = 0; slices < 100'000'000; ++slices)
    if (work.advance(budget)) return;
}

}  // namespace racecourse::engine

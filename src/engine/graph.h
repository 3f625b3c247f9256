// A finished search as a graph, for what is computed on it: counts, probabilities, loops, ways. Also made by hand in
// tests. Edges are not stored but made anew each time, so an algorithm asks for them as rarely as it can.
//
//   class Coin : public Graph { ... };     // 0 -> 0 | 1
//   coin.successors(0).size()              ->  2
#pragma once

#include <span>

#include "engine/schedule.h"
#include "engine/search.h"

namespace racecourse::engine {

class Graph {
 public:
  virtual ~Graph() = default;
  using Edge = Search::Successors::Edge;

  // States are 0 ... size() - 1; 0 is the initial one, and every state can be reached from it.
  virtual Number size() const = 0;
  // The steps from a state in order of threads and alternatives, none where schedules end; valid until the next call.
  virtual std::span<const Edge> successors(Number number) = 0;
};

// The states of a search that is done. Keeps a reference to it.
class SearchGraph : public Graph {
 public:
  explicit SearchGraph(Search& search) : search_(search), successors_(search) {}

  Number size() const override { return static_cast<Number>(search_.size()); }
  std::span<const Edge> successors(Number number) override { return successors_.of(number); }

 private:
  Search& search_;
  Search::Successors successors_;
};

}  // namespace racecourse::engine

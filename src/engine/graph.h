// A finished search as a graph, for what is computed on it: counts, probabilities, loops, ways. Also made by hand in
// tests.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/schedule.h"
#include "engine/search.h"

namespace racecourse::engine {

class Graph {
 public:
  virtual ~Graph() = default;
  using Edge = Search::Successors::Edge;

  // States are 0 ... size() - 1; 0 is the initial one.
  virtual Number size() const = 0;
  // The steps from a state in order of threads and alternatives; valid until the next call.
  virtual std::span<const Edge> successors(Number number) = 0;
  virtual Ending ending(Number number) const = 0;
  virtual int threads() const = 0;  // at most, over all states
};

}  // namespace racecourse::engine

// How a uniformly random scheduler ends where schedules may go round: the probability of each class of ends, and that
// of going on for ever. Probability flows from the initial state through the components in topological order: a small
// component is solved exactly (to rounding), in a large one what is left inside is passed on until at most kRest of it
// remains.
//
//   0 -> 0 | 1 (two threads)                 ->  ends in 1 with probability 1
//
// The exact solution eliminates states without subtracting: Grassmann, Taksar and Heyman, "Regenerative analysis and
// steady state distributions for Markov chains" (1985).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/components.h"
#include "engine/graph.h"

namespace racecourse::engine {

// The class of a state where schedules end: 0 ... classes - 1.
using ClassOf = std::function<int(Number)>;

// Calls visit(edge, probability) for each step of a state: a uniformly random scheduler picks among the threads that
// can step, then among that thread's alternatives.
template <class Visit>
void withProbabilities(std::span<const Graph::Edge> edges, Visit visit) {
  const auto same = [&](std::size_t a, std::size_t b) { return edges[a].choice.thread == edges[b].choice.thread; };
  std::size_t threads = 0;
  for (std::size_t i = 0; i < edges.size(); ++i)
    if (i == 0 || !same(i, i - 1)) ++threads;
  for (std::size_t first = 0, end = 0; first < edges.size(); first = end) {
    while (end < edges.size() && same(end, first)) ++end;
    const double probability = 1.0 / (static_cast<double>(threads) * static_cast<double>(end - first));
    for (std::size_t i = first; i < end; ++i) visit(edges[i], probability);
  }
}

class Absorption {
 public:
  // Of what flows into a component, the most that may be left inside.
  static constexpr double kRest = 1e-12;

  // Keeps references to `graph` and `components`, which must be done.
  Absorption(Graph& graph, const Components& components, ClassOf class_of, int classes);

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);

  const std::vector<double>& probabilities() const { return probabilities_; }
  double endless() const { return endless_; }
  // Probability that was given to no class because a component took too long: each of the others is at most this much
  // too small.
  double rest() const { return rest_; }
  std::size_t bytes() const;

 private:
  // The steps of a component's states, kept for many passes.
  struct Row {
    Number target;
    double probability;
  };

  void passThrough(Number state);
  bool passAll(std::size_t component, std::size_t& budget);
  void solve(std::size_t component);
  bool sweep(std::size_t component, std::size_t& budget);
  bool finishSweep(std::size_t component);
  std::span<const Row> rowAt(std::size_t place) const;
  std::span<const Row> freshRow(Number state);
  void push(Number state, std::span<const Row> row);
  double inside(std::size_t component) const;

  Graph& graph_;
  const Components& components_;
  ClassOf class_of_;
  std::vector<double> mass_;  // what has arrived at a state and not yet gone on
  std::vector<double> probabilities_;
  double endless_ = 0, rest_ = 0;
  std::size_t left_;  // components still to do

  // Of the large component at work.
  std::size_t place_ = 0;
  int sweeps_ = 0;
  double inflow_ = 0;
  bool leaves_ = false;
  std::vector<Row> rows_, row_;
  std::vector<std::size_t> row_ends_;
  bool rows_kept_ = false;
};

}  // namespace racecourse::engine

// A short closed walk through states that are strongly connected, on which every thread that can move among them does,
// and every other one is seen unable to step if it ever is. So the walk, repeated for ever, is as fair as the states
// allow. Built greedily: from where it stands, the nearest of what is still missing, at last back to the start.
//
//   Tour tour(graph, fair_loop.states, start, fair_loop.moves);
//   while (!tour.advance(100'000)) { }
//   tour.steps()
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/fairness.h"
#include "engine/part.h"

namespace racecourse::engine {

class Tour {
 public:
  // `start` is one of `states`. Keeps a reference to `graph`.
  Tour(Graph& graph, std::vector<Number> states, Number start, const Moves& moves);

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);

  const Schedule& steps() const { return steps_; }

 private:
  struct Arrival {
    Number from = 0;
    Choice choice;
    bool seen = false;
  };

  void setOut();
  bool expand(Number state);
  bool wanted(const Graph::Edge& edge);
  ThreadSet unableAt(Number state);
  void walk(Number from, const Graph::Edge& last);
  bool homewards() const { return to_move_.none() && to_see_unable_.none(); }

  Graph& graph_;
  Part part_;
  Number start_, at_;
  ThreadSet to_move_;        // threads that are still to take a step
  ThreadSet to_see_unable_;  // threads that are still to be seen unable to step
  Schedule steps_;

  // The search for what comes next.
  std::vector<Arrival> arrivals_;
  std::vector<Number> queue_;
  std::size_t next_ = 0;
};

}  // namespace racecourse::engine

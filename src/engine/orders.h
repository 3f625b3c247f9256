// How many distinct orders the schedules of a program are: two schedules are one order when swapping neighbouring steps
// that have nothing to do with each other leads from one to the other (Mazurkiewicz, "Concurrent program schemes and
// their interpretations", 1977). Two steps have something to do with each other when both touch the same place and one
// of them changes it, or when it matters for what follows which came first.
//
//   Orders orders(search);
//   while (!orders.advance(1'000)) { }
//   orders.count()                        ->  34 for two threads that add 1 to a counter twice, in 70 schedules
//
// Counted along the ways that sleep sets leave, one for each order (Godefroid, "Partial-Order Methods for the
// Verification of Concurrent Systems", 1996).
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/graph.h"
#include "engine/natural.h"

namespace racecourse::engine {

class Orders {
 public:
  // Of a search that is complete, without symmetry and reduction. Keeps a reference to it.
  explicit Orders(Search& search);

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);

  // Nothing before the end, and where it cannot be counted: some schedule goes on for ever, a step has alternatives,
  // there are too many threads or the ways to be told apart are too many.
  const std::optional<Natural>& count() const { return count_; }

 private:
  // Threads that need not step next: what would follow has been counted already.
  using Sleep = std::uint64_t;
  struct Ways {
    Sleep sleep;
    Natural count;
  };

  bool pass(Number state);
  bool findIndependent(Number state);
  bool swaps(std::size_t a, std::size_t b);
  std::optional<Number> behind(Number state, int thread);
  void add(Number state, Sleep sleep, const Natural& count);

  Search& search_;
  Search::Successors steps_;
  SearchGraph graph_;
  std::vector<std::vector<Ways>> ways_;  // to each state
  std::vector<Graph::Edge> edges_;       // from the state at hand
  std::vector<Sleep> independent_;       // of each edge: the threads whose step can be swapped with it
  std::size_t kept_ = 0;
  Number next_ = 0;
  Natural total_;
  std::optional<Natural> count_;
};

}  // namespace racecourse::engine

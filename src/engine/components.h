// The strongly connected components of a graph, in an order in which edges lead from later components to earlier ones:
// read backwards, a topological order. Works in slices; asks once for the steps of each state.
//
//   Components components(graph);
//   while (!components.advance(100'000)) { }
//   components.cyclic()                       ->  false when every schedule ends
//
// Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of our own.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/graph.h"

namespace racecourse::engine {

class Components {
 public:
  // Keeps a reference to `graph`, which may have up to 2^31 - 1 states, not all of them reachable from 0.
  explicit Components(Graph& graph);

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);
  // States seen so far.
  std::size_t visited() const { return visited_; }
  // Whether some cycle was seen: true as soon as it is known.
  bool cyclic() const { return cyclic_; }

  // The rest is to be called when advance() has given true. Components are 0 ... count() - 1.
  std::size_t count() const { return ends_.size(); }
  std::size_t of(Number state) const { return marks_[state] & ~kClosed; }
  std::span<const Number> states(std::size_t component) const;
  // Whether an edge leads from the component to itself.
  bool loops(std::size_t component) const { return loops_[component]; }
  // All states, component by component.
  std::span<const Number> order() const { return order_; }

  std::size_t bytes() const;

 private:
  static constexpr Number kClosed = Number{1} << 31;

  // A state whose steps are being followed. Its targets lie on the stack of targets from `first_target` on.
  struct Frame {
    Number state;
    Number low;  // the earliest open state that it is known to reach
    std::size_t first_target;
    bool to_itself = false;
  };

  void visit(Number state);
  void follow();
  void leave();
  void close(const Frame& root);

  Graph& graph_;
  std::vector<Number> marks_;  // 0 before the visit, then its number, with kClosed the component
  std::vector<Frame> frames_;
  std::vector<Number> targets_, open_, order_, ends_;
  std::vector<bool> loops_;
  std::size_t visited_ = 0;
  Number next_root_ = 0;
  bool cyclic_ = false;
};

}  // namespace racecourse::engine

// The way to a state that a person can follow best: with the fewest context switches, and among those with the fewest
// steps. A switch is a step by another thread than the last one; the first step is none. Works in slices.
//
//   FewestSwitches search(graph, [&](Number state) { return fails(state); }, 10'000'000);
//   while (!search.advance(100'000)) { }
//   if (search.found()) toText(search.way())      ->  "1_2-2_1"
//
// Dijkstra's search on pairs of state and last thread, in rounds of 0, 1, 2 ... switches, as CHESS explores (Musuvathi
// and Qadeer, "Iterative context bounding for systematic testing of multithreaded programs", 2007).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/graph.h"

namespace racecourse::engine {

class FewestSwitches {
 public:
  // Looks for a state with is_target(state), with at most `most_nodes` pairs of state and last thread in memory.
  FewestSwitches(Graph& graph, std::function<bool(Number)> is_target, std::size_t most_nodes);

  // Works on about `budget` pairs; true when done.
  bool advance(std::size_t budget);
  // Pairs so far.
  std::size_t size() const { return nodes_.size(); }

  // What follows is to be asked when advance() has given true.

  bool found() const { return found_ != kNone; }
  // Whether it gave up at `most_nodes`.
  bool gaveUp() const { return gave_up_; }
  // The target, the way there and its switches.
  Number target() const { return nodes_[found_].state; }
  Schedule way() const;
  std::uint32_t switches() const { return nodes_[found_].cost.switches; }

  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  struct Cost {
    std::uint32_t switches = 0, steps = 0;

    auto operator<=>(const Cost&) const = default;
  };

  // A state and the thread that led there, by the best way known.
  struct Node {
    Number state = 0;
    Choice last;
    Cost cost;
    std::uint32_t parent = kNone;
    std::uint32_t sibling = kNone;  // another node of the same state
    bool settled = false;
  };

  // Nodes to come, by increasing steps.
  struct Queue {
    struct Entry {
      std::uint32_t node, steps;
    };
    std::vector<Entry> entries;
    std::size_t next = 0;

    bool empty() const { return next == entries.size(); }
    const Entry& front() const { return entries[next]; }
  };

  bool nextNode(std::uint32_t& node);
  void settle(std::uint32_t node);
  void relax(std::uint32_t from, const Graph::Edge& edge);
  void reach(std::uint32_t node, std::uint32_t from, const Graph::Edge& edge, Cost cost);

  Graph& graph_;
  std::function<bool(Number)> is_target_;
  std::size_t most_nodes_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;  // by state: one of its nodes
  // Of this round: reached by a switch from the round before, and without one. Of the next: by a switch from this one.
  Queue switched_, stayed_, later_;
  std::uint32_t round_ = 0;
  std::uint32_t found_ = kNone;
  bool gave_up_ = false;
};

}  // namespace racecourse::engine

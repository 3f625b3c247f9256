#include "engine/fewest_switches.h"

#include <algorithm>
#include <utility>

namespace racecourse::engine {

FewestSwitches::FewestSwitches(Graph& graph, std::function<bool(Number)> is_target, std::size_t most_nodes)
    : graph_(graph),
      is_target_(std::move(is_target)),
      most_nodes_(std::min<std::size_t>(most_nodes, kNone)),
      first_(graph.size(), kNone) {
  // The initial state has no last thread.
  nodes_.push_back({.state = 0, .last = {.thread = -1}});
  first_[0] = 0;
  stayed_.entries.push_back({0, 0});
}

bool FewestSwitches::advance(std::size_t budget) {
  for (; !found() && !gave_up_ && budget > 0; --budget) {
    std::uint32_t node = kNone;
    if (!nextNode(node)) return true;
    settle(node);
  }
  return found() || gave_up_;
}

// The unsettled node of the lowest cost; false when there is none left.
bool FewestSwitches::nextNode(std::uint32_t& node) {
  while (true) {
    if (switched_.empty() && stayed_.empty()) {
      if (later_.empty()) return false;
      switched_ = std::exchange(later_, {});
      stayed_ = {};
      ++round_;
    }
    const bool take_switched =
        !switched_.empty() && (stayed_.empty() || switched_.front().steps <= stayed_.front().steps);
    Queue& queue = take_switched ? switched_ : stayed_;
    node = queue.entries[queue.next++].node;
    if (!nodes_[node].settled) return true;
  }
}

void FewestSwitches::settle(std::uint32_t node) {
  nodes_[node].settled = true;
  if (is_target_(nodes_[node].state)) {
    found_ = node;
    return;
  }
  for (const Graph::Edge& edge : graph_.successors(nodes_[node].state)) relax(node, edge);
}

void FewestSwitches::relax(std::uint32_t from, const Graph::Edge& edge) {
  const Node& parent = nodes_[from];
  const bool switches = parent.last.thread >= 0 && parent.last.thread != edge.choice.thread;
  const Cost cost{parent.cost.switches + (switches ? 1 : 0), parent.cost.steps + 1};
  for (std::uint32_t i = first_[edge.target]; i != kNone; i = nodes_[i].sibling) {
    const Node& other = nodes_[i];
    if (other.last.thread == edge.choice.thread) {
      if (!other.settled && cost < other.cost) reach(i, from, edge, cost);
      return;
    }
    // Whoever goes on from here could go on from there by a switch at no more cost.
    if (Cost{other.cost.switches + 1, other.cost.steps} <= cost) return;
  }
  if (nodes_.size() == most_nodes_) {
    gave_up_ = true;
    return;
  }
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.state = edge.target, .sibling = std::exchange(first_[edge.target], node)});
  reach(node, from, edge, cost);
}

void FewestSwitches::reach(std::uint32_t node, std::uint32_t from, const Graph::Edge& edge, Cost cost) {
  nodes_[node].last = edge.choice;
  nodes_[node].cost = cost;
  nodes_[node].parent = from;
  (cost.switches == round_ ? stayed_ : later_).entries.push_back({node, cost.steps});
}

Schedule FewestSwitches::way() const {
  Schedule way;
  for (std::uint32_t node = found_; nodes_[node].parent != kNone; node = nodes_[node].parent)
    way.push_back(nodes_[node].last);
  std::ranges::reverse(way);
  return way;
}

std::size_t FewestSwitches::bytes() const {
  return nodes_.capacity() * sizeof(Node) + first_.capacity() * sizeof(std::uint32_t) +
         (switched_.entries.capacity() + stayed_.entries.capacity() + later_.entries.capacity()) * sizeof(Queue::Entry);
}

}  // namespace racecourse::engine

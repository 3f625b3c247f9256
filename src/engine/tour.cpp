#include "engine/tour.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace racecourse::engine {

Tour::Tour(Graph& graph, std::vector<Number> states, Number start, const Moves& moves)
    : graph_(graph), part_(graph, std::move(states)), start_(*part_.inner(start)), at_(start_) {
  to_move_ = moves.inside;
  to_see_unable_ = moves.sometimes & ~moves.inside & ~moves.always & ~unableAt(start_);
  assert(to_move_.any());
  setOut();
}

void Tour::setOut() {
  arrivals_.assign(part_.size(), {});
  queue_.assign(1, at_);
  next_ = 0;
}

bool Tour::advance(std::size_t budget) {
  while (!homewards() || at_ != start_) {
    if (budget-- == 0) return false;
    assert(next_ < queue_.size());
    if (expand(queue_[next_++])) setOut();
  }
  return true;
}

// Follows the steps from a state; true when one of them was what the walk was looking for, and has been taken.
bool Tour::expand(Number state) {
  const auto span = part_.successors(state);
  const std::vector<Graph::Edge> edges(span.begin(), span.end());
  for (const Graph::Edge& edge : edges) {
    if (wanted(edge)) {
      walk(state, edge);
      return true;
    }
    if (arrivals_[edge.target].seen || edge.target == at_) continue;
    arrivals_[edge.target] = {state, edge.choice, true};
    queue_.push_back(edge.target);
  }
  return false;
}

bool Tour::wanted(const Graph::Edge& edge) {
  if (homewards()) return edge.target == start_;
  if (to_move_.test(static_cast<std::size_t>(edge.choice.thread))) return true;
  return to_see_unable_.any() && (to_see_unable_ & unableAt(edge.target)).any();
}

ThreadSet Tour::unableAt(Number state) {
  ThreadSet unable = ThreadSet().set();
  for (const Graph::Edge& edge : graph_.successors(part_.whole(state)))
    unable.reset(static_cast<std::size_t>(edge.choice.thread));
  return unable;
}

// Appends the way found, and ticks off what was seen on it.
void Tour::walk(Number from, const Graph::Edge& last) {
  std::vector<Graph::Edge> way{last};
  for (Number state = from; state != at_; state = arrivals_[state].from)
    way.push_back({arrivals_[state].choice, state});
  std::ranges::reverse(way);
  for (const Graph::Edge& edge : way) {
    steps_.push_back(edge.choice);
    to_move_.reset(static_cast<std::size_t>(edge.choice.thread));
    if (to_see_unable_.any()) to_see_unable_ &= ~unableAt(edge.target);
  }
  at_ = last.target;
}

}  // namespace racecourse::engine

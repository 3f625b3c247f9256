#include "engine/components.h"

#include <algorithm>
#include <cassert>

namespace racecourse::engine {

Components::Components(Graph& graph) : graph_(graph) { assert(graph.size() < kClosed); }

bool Components::advance(std::size_t budget) {
  marks_.resize(graph_.size());
  while (true) {
    if (!frames_.empty()) {
      if (visited_ < marks_.size() && budget == 0) return false;
      const std::size_t before = visited_;
      follow();
      budget -= visited_ - before;
      continue;
    }
    while (next_root_ < marks_.size() && marks_[next_root_] != 0) ++next_root_;
    if (next_root_ == marks_.size()) return true;
    if (budget == 0) return false;
    visit(next_root_);
    --budget;
  }
}

void Components::visit(Number state) {
  marks_[state] = static_cast<Number>(++visited_);
  frames_.push_back({state, marks_[state], targets_.size()});
  open_.push_back(state);
  for (const Graph::Edge& edge : graph_.successors(state)) targets_.push_back(edge.target);
}

void Components::follow() {
  Frame& frame = frames_.back();
  if (targets_.size() == frame.first_target) return leave();
  const Number target = targets_.back();
  targets_.pop_back();
  const Number mark = marks_[target];
  if (mark == 0) return visit(target);
  if ((mark & kClosed) != 0) return;
  // What is open reaches this state, so the edge closes a cycle.
  cyclic_ = true;
  frame.low = std::min(frame.low, mark);
  if (target == frame.state) frame.to_itself = true;
}

void Components::leave() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (!frames_.empty()) frames_.back().low = std::min(frames_.back().low, frame.low);
  if (frame.low == marks_[frame.state]) close(frame);
}

void Components::close(const Frame& root) {
  const auto component = static_cast<Number>(ends_.size());
  const std::size_t before = order_.size();
  Number state = 0;
  do {
    state = open_.back();
    open_.pop_back();
    order_.push_back(state);
    marks_[state] = kClosed | component;
  } while (state != root.state);
  ends_.push_back(static_cast<Number>(order_.size()));
  loops_.push_back(order_.size() - before > 1 || root.to_itself);
}

std::span<const Number> Components::states(std::size_t component) const {
  const Number begin = component == 0 ? 0 : ends_[component - 1];
  return std::span(order_).subspan(begin, ends_[component] - begin);
}

std::size_t Components::bytes() const {
  return (marks_.capacity() + targets_.capacity() + open_.capacity() + order_.capacity() + ends_.capacity()) *
             sizeof(Number) +
         frames_.capacity() * sizeof(Frame);
}

}  // namespace racecourse::engine

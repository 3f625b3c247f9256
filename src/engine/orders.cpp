#include "engine/orders.h"

#include <algorithm>

namespace racecourse::engine {
namespace {

constexpr int kMostThreadsCounted = 64;
constexpr std::size_t kMostWays = 1'000'000;  // kept at a time

}  // namespace

Orders::Orders(Search& search) : search_(search), steps_(search), graph_(search), ways_(search.size()) { add(0, 0, 1); }

bool Orders::advance(std::size_t budget) {
  for (; next_ < ways_.size() && budget > 0; ++next_, --budget) {
    if (pass(next_)) continue;
    ways_.clear();
    return true;
  }
  if (next_ < ways_.size()) return false;
  count_ = total_;
  return true;
}

// False when this cannot be counted.
bool Orders::pass(Number state) {
  std::vector<Ways> ways = std::move(ways_[state]);
  kept_ -= ways.size();
  if (search_.ending(state) != Ending::kNone) {
    for (const Ways& one : ways) total_ += one.count;
    return true;
  }
  if (!findIndependent(state)) return false;
  for (const Ways& one : ways) {
    Sleep sleep = one.sleep;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const Sleep bit = Sleep{1} << edges_[i].choice.thread;
      if ((one.sleep & bit) != 0) continue;
      add(edges_[i].target, sleep & independent_[i], one.count);
      sleep |= bit;
    }
  }
  return kept_ <= kMostWays;
}

bool Orders::findIndependent(Number state) {
  const auto found = steps_.of(state);
  edges_.assign(found.begin(), found.end());
  for (const Graph::Edge& edge : edges_)
    if (edge.target <= state || edge.choice.alternative != 0 || edge.choice.thread >= kMostThreadsCounted) return false;
  independent_.assign(edges_.size(), 0);
  for (std::size_t a = 0; a < edges_.size(); ++a) {
    for (std::size_t b = a + 1; b < edges_.size(); ++b) {
      if (steps_.conflict(a, b) || !swaps(a, b)) continue;
      independent_[a] |= Sleep{1} << edges_[b].choice.thread;
      independent_[b] |= Sleep{1} << edges_[a].choice.thread;
    }
  }
  return true;
}

// Whether both orders of two steps are possible and lead to the same state.
bool Orders::swaps(std::size_t a, std::size_t b) {
  const auto one = behind(edges_[a].target, edges_[b].choice.thread);
  return one && one == behind(edges_[b].target, edges_[a].choice.thread);
}

std::optional<Number> Orders::behind(Number state, int thread) {
  for (const Graph::Edge& edge : graph_.successors(state))
    if (edge.choice.thread == thread) return edge.target;
  return std::nullopt;
}

void Orders::add(Number state, Sleep sleep, const Natural& count) {
  std::vector<Ways>& ways = ways_[state];
  const auto known = std::ranges::find(ways, sleep, &Ways::sleep);
  if (known != ways.end()) {
    known->count += count;
    return;
  }
  ways.push_back({sleep, count});
  ++kept_;
}

}  // namespace racecourse::engine

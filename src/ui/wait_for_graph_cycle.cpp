#include <algorithm>

#include "ui/wait_for_graph.h"

namespace racecourse::ui {
namespace {

class CycleSearch {
 public:
  explicit CycleSearch(std::span<const WaitEdge> edges) : edges_(edges), done_(edges.size(), false) {}

  std::vector<int> run() {
    for (int first = 0; first < std::ssize(edges_); ++first)
      if (!done(first) && closes(first)) return path_;
    return {};
  }

 private:
  // Goes on along edge `at`; true when that led back to a node of the path, which then holds the cycle alone.
  bool closes(int at) {
    path_.push_back(at);
    const auto back = std::ranges::find(path_, edge(at).to, [&](int other) { return edge(other).from; });
    if (back != path_.end()) {
      path_.erase(path_.begin(), back);
      return true;
    }
    for (int next = 0; next < std::ssize(edges_); ++next)
      if (edge(next).from == edge(at).to && !done(next) && closes(next)) return true;
    done_[static_cast<std::size_t>(at)] = true;
    path_.pop_back();
    return false;
  }

  const WaitEdge& edge(int index) const { return edges_[static_cast<std::size_t>(index)]; }
  bool done(int index) const { return done_[static_cast<std::size_t>(index)]; }

  std::span<const WaitEdge> edges_;
  std::vector<bool> done_;  // edges that lead into no cycle
  std::vector<int> path_;
};

}  // namespace

std::vector<int> findCycle(std::span<const WaitEdge> edges) { return CycleSearch(edges).run(); }

}  // namespace racecourse::ui

#include "labs/deadlock/graph.h"

#include <vector>

#include "labs/deadlock/sentences.h"

namespace racecourse::labs::deadlock {
namespace {

constexpr std::size_t kMostAtRest = 8;  // locks that are shown although nobody uses them

// Which threads and locks have to do with each other.
struct Involved {
  std::vector<bool> threads, locks;
};

Involved involvedIn(const threads::LockSnapshot& now, bool everybody) {
  Involved involved{std::vector<bool>(now.wanted.size(), everybody), std::vector<bool>(now.owners.size(), everybody)};
  for (std::size_t lock = 0; lock < now.owners.size(); ++lock) {
    if (now.owners[lock] >= 0)
      involved.threads[static_cast<std::size_t>(now.owners[lock])] = involved.locks[lock] = true;
    for (std::size_t thread = 0; thread < now.wanted.size(); ++thread)
      if ((now.wanted[thread] & threads::only(static_cast<int>(lock))) != 0)
        involved.threads[thread] = involved.locks[lock] = true;
  }
  return involved;
}

// Adds a node for each that is involved; gives their numbers among the nodes.
template <class Node>
std::vector<int> addNodes(ui::WaitForGraph& graph, const std::vector<bool>& involved, Node node) {
  std::vector<int> numbers(involved.size(), -1);
  for (std::size_t i = 0; i < involved.size(); ++i) {
    if (!involved[i]) continue;
    numbers[i] = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back(node(static_cast<int>(i)));
  }
  return numbers;
}

void addGraph(ui::WaitForGraph& graph, const threads::LockSnapshot& now, bool everybody) {
  const Involved involved = involvedIn(now, everybody);
  const std::vector<int> thread_nodes = addNodes(graph, involved.threads, [](int i) { return ui::threadNode(i + 1); });
  const std::vector<int> lock_nodes =
      addNodes(graph, involved.locks, [](int i) { return ui::resourceNode(accountName(i)); });
  for (std::size_t lock = 0; lock < lock_nodes.size(); ++lock) {
    const int owner = now.owners[lock];
    if (owner >= 0)
      graph.edges.push_back({lock_nodes[lock], thread_nodes[static_cast<std::size_t>(owner)], ui::WaitKind::kHeldBy});
    for (std::size_t thread = 0; thread < thread_nodes.size(); ++thread)
      if ((now.wanted[thread] & threads::only(static_cast<int>(lock))) != 0)
        graph.edges.push_back({thread_nodes[thread], lock_nodes[lock], ui::WaitKind::kWaitsFor});
  }
  graph.cycle = ui::findCycle(graph.edges);
}

}  // namespace

bool canBeWatched(const Settings& settings) {
  return settings.pause_us >= 100'000 || settings.period_us >= 500'000 || settings.period_us == kNever;
}

ui::WaitForGraph graphOf(const Report& report, bool running) {
  const bool now = running && canBeWatched(report.settings);
  if (!now && !report.newest) return {};
  const threads::LockSnapshot& shown = now ? report.now : report.newest->snapshot;
  ui::WaitForGraph graph{.title = now ? "Who waits for whom, now" : "Who waits for whom, in the newest deadlock",
                         .empty = "Nobody holds or waits for anything."};
  addGraph(graph, shown, now && shown.owners.size() <= kMostAtRest);
  return graph;
}

}  // namespace racecourse::labs::deadlock

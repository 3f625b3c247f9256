#include <algorithm>

#include "ui/wait_for_graph.h"

namespace racecourse::ui {
namespace {

const WaitNode& node(const WaitForGraph& graph, int index) { return graph.nodes[static_cast<std::size_t>(index)]; }

std::string spoken(const WaitNode& node) { return node.thread ? threadSpoken(*node.thread) : node.name; }

// The cycle from its first wait on.
std::vector<WaitEdge> waitsFirst(const WaitForGraph& graph) {
  std::vector<WaitEdge> out;
  for (const int edge : graph.cycle) out.push_back(graph.edges[static_cast<std::size_t>(edge)]);
  std::ranges::rotate(out, std::ranges::find(out, WaitKind::kWaitsFor, &WaitEdge::kind));
  return out;
}

std::string howManyWait(const WaitForGraph& graph) {
  std::vector<int> waiting;
  for (const WaitEdge& edge : graph.edges)
    if (edge.kind == WaitKind::kWaitsFor && !std::ranges::contains(waiting, edge.from)) waiting.push_back(edge.from);
  if (waiting.empty()) return "Nobody waits.";
  const std::string count = std::to_string(waiting.size());
  return count + (waiting.size() == 1 ? " thread waits" : " threads wait") + ". There is no cycle.";
}

}  // namespace

WaitNode threadNode(int thread) { return {threadName(thread), thread}; }

WaitNode resourceNode(std::string name) { return {std::move(name), std::nullopt}; }

Table waitTable(const WaitForGraph& graph) {
  Table table{{"Who", "Relation", "Whom", "In the cycle"}, {}};
  for (int i = 0; i < std::ssize(graph.edges); ++i) {
    const WaitEdge& edge = graph.edges[static_cast<std::size_t>(i)];
    table.rows.push_back({node(graph, edge.from).name, edge.kind == WaitKind::kHeldBy ? "is held by" : "waits for",
                          node(graph, edge.to).name, std::ranges::contains(graph.cycle, i) ? "yes" : "no"});
  }
  return table;
}

std::string waitSummary(const WaitForGraph& graph) {
  if (graph.cycle.empty()) return howManyWait(graph);
  std::string out = "Deadlock: ";
  bool first = true;
  for (const WaitEdge& edge : waitsFirst(graph)) {
    if (edge.kind == WaitKind::kHeldBy)
      out += ", held by " + spoken(node(graph, edge.to));
    else
      out += (first ? spoken(node(graph, edge.from)) : ", which") + " waits for " + spoken(node(graph, edge.to));
    first = false;
  }
  return out + ".";
}

}  // namespace racecourse::ui

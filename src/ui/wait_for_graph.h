#pragma once

// Who holds what and who waits for whom: threads are round, resources square, an arrow leads from a resource to its
// holder (solid) and from a thread to what it waits for (dashed). A closed cycle stands out as the deadlock it is.
//
//   const std::vector<WaitEdge> edges = {{2, 0, WaitKind::kHeldBy}, {0, 3, WaitKind::kWaitsFor}};
//   waitForGraph(ui, box, {.title = "Who waits for whom",
//                          .empty = "Nobody holds or waits for anything.",
//                          .nodes = {threadNode(1), threadNode(2), resourceNode("left"), resourceNode("right")},
//                          .edges = edges,
//                          .cycle = findCycle(edges)});

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/code_view_mark.h"
#include "ui/ui.h"

namespace racecourse::ui {

struct WaitNode {
  std::string name;
  std::optional<int> thread;  // of a thread; a resource has none
};

WaitNode threadNode(int thread);
WaitNode resourceNode(std::string name);

enum class WaitKind { kHeldBy, kWaitsFor };

// From a resource to the thread that holds it, or from a thread to the resource or thread it waits for.
struct WaitEdge {
  int from = 0, to = 0;  // nodes
  WaitKind kind = WaitKind::kWaitsFor;
};

struct WaitForGraph {
  std::string title;            // the accessible name, unique on the screen; not drawn
  std::string empty;            // the sentence that stands in for a graph without nodes
  std::vector<WaitNode> nodes;  // the same ones in the same order keep their places
  std::vector<WaitEdge> edges;
  std::vector<int> cycle;  // the edges of a deadlock, in order; empty without one
};

// Draws `graph` in `box` and describes it.
void waitForGraph(Ui& ui, Rect box, const WaitForGraph& graph);

// The height at which all names can be read.
float waitForGraphHeight(const Ui& ui, const WaitForGraph& graph, float width);

// A cycle along `edges`, in order, the first that a search from the first edge on finds; empty without one. Where a
// resource has several units a cycle need not be a deadlock: then the caller decides.
std::vector<int> findCycle(std::span<const WaitEdge> edges);

// "left", "is held by", "T1", "yes": a row for each edge; the last says whether it is in the cycle.
Table waitTable(const WaitForGraph& graph);

// "Deadlock: thread 1 waits for right, held by thread 2, which waits for left, held by thread 1."
std::string waitSummary(const WaitForGraph& graph);

}  // namespace racecourse::ui

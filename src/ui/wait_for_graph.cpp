#include "ui/wait_for_graph.h"

#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/text.h"
#include "ui/wait_for_graph_arrows.h"
#include "ui/wait_for_graph_layout.h"

namespace racecourse::ui {
namespace {

constexpr float kMostName = 140;  // width of a resource
constexpr float kArrow = 10;

std::vector<NodeSize> sizesOf(const Ui& ui, const WaitForGraph& graph) {
  std::vector<NodeSize> sizes;
  for (const WaitNode& node : graph.nodes) {
    const float text = std::ceil(textWidth(*ui.fonts.body, node.name)) + 24;
    sizes.push_back(node.thread ? NodeSize{kThreadNode, true}
                                : NodeSize{std::clamp(text, kThreadNode, kMostName), false});
  }
  return sizes;
}

float legendHeight(const Ui& ui) { return lineHeight(*ui.fonts.small) + 12; }

bool inCycle(const WaitForGraph& graph, int node) {
  return std::ranges::any_of(graph.cycle, [&](int edge) {
    const WaitEdge& it = graph.edges[static_cast<std::size_t>(edge)];
    return it.from == node || it.to == node;
  });
}

bool waits(const WaitForGraph& graph, int node) {
  return std::ranges::any_of(
      graph.edges, [&](const WaitEdge& edge) { return edge.kind == WaitKind::kWaitsFor && edge.from == node; });
}

// Whether another arrow leads the opposite way.
bool goesBothWays(const WaitForGraph& graph, const WaitEdge& edge) {
  return std::ranges::any_of(graph.edges,
                             [&](const WaitEdge& other) { return other.from == edge.to && other.to == edge.from; });
}

void drawHead(Ui& ui, ImVec2 before, ImVec2 tip, ImU32 colour) {
  const float length = std::max(0.01F, std::hypot(tip.x - before.x, tip.y - before.y));
  const ImVec2 along{(tip.x - before.x) / length * kArrow, (tip.y - before.y) / length * kArrow};
  ui.draw.AddTriangleFilled(tip, {tip.x - along.x - along.y / 2, tip.y - along.y + along.x / 2},
                            {tip.x - along.x + along.y / 2, tip.y - along.y - along.x / 2}, colour);
}

// The line ends inside the head, so that it does not blunt the tip.
void drawArrow(Ui& ui, std::vector<ImVec2> path, WaitKind kind, ImU32 colour, float width) {
  const ImVec2 tip = path.back(), before = path[path.size() - 2];
  const float length = std::max(0.01F, std::hypot(tip.x - before.x, tip.y - before.y));
  const float cut = std::min(kArrow - 2, length);
  path.back() = {tip.x - (tip.x - before.x) / length * cut, tip.y - (tip.y - before.y) / length * cut};
  if (kind == WaitKind::kWaitsFor)
    dashedLine(ui, path, colour, width);
  else
    ui.draw.AddPolyline(path.data(), static_cast<int>(path.size()), colour, 0, width);
  drawHead(ui, before, tip, colour);
}

// The thread that an edge is about gives it its colour.
int threadOf(const WaitForGraph& graph, const WaitEdge& edge) {
  const int node = edge.kind == WaitKind::kHeldBy ? edge.to : edge.from;
  return graph.nodes[static_cast<std::size_t>(node)].thread.value_or(kMainThread);
}

void drawEdge(Ui& ui, const WaitForGraph& graph, std::span<const NodeOutline> outlines, int index) {
  const WaitEdge& edge = graph.edges[static_cast<std::size_t>(index)];
  if (edge.from == edge.to) return;
  const bool closed = std::ranges::contains(graph.cycle, index);
  const ImU32 colour = closed ? ui.theme.verdict(Verdict::kDeadlock) : threadColour(ui.theme, threadOf(graph, edge));
  drawArrow(ui, clearPath(outlines, edge.from, edge.to, goesBothWays(graph, edge)), edge.kind, colour,
            closed ? 3.0F : 2.0F);
}

void drawThread(Ui& ui, const WaitForGraph& graph, Rect box, int index) {
  const WaitNode& node = graph.nodes[static_cast<std::size_t>(index)];
  const ImVec2 middle{box.x + box.w / 2, box.y + box.h / 2};
  const ImU32 colour = threadColour(ui.theme, *node.thread);
  const float radius = box.h / 2;
  ui.draw.AddCircleFilled(middle, radius, mixed(ui.theme.panel, colour, 0.18F));
  if (waits(graph, index)) hatch(ui, box.inset(radius * 0.3F), faded(colour, 0.4F));
  ui.draw.AddCircle(middle, radius - 1.5F, colour, 0, 3);
  if (inCycle(graph, index)) ui.draw.AddCircle(middle, radius + 3, ui.theme.verdict(Verdict::kDeadlock), 0, 2);
  drawTextIn(ui, box, *ui.fonts.strong, ui.theme.ink, node.name, Align::kCentre);
}

void drawResource(Ui& ui, const WaitForGraph& graph, Rect box, int index) {
  const bool closed = inCycle(graph, index);
  const ImU32 fill = closed ? ui.theme.verdictSoft(Verdict::kDeadlock) : ui.theme.sunken;
  const ImU32 line = closed ? ui.theme.verdict(Verdict::kDeadlock) : ui.theme.line_strong;
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, fill, 3);
  ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, line, 3, 0, closed ? 2.0F : 1.0F);
  drawTextIn(ui, {box.x + 8, box.y, box.w - 16, box.h}, *ui.fonts.body, ui.theme.ink,
             graph.nodes[static_cast<std::size_t>(index)].name, Align::kCentre);
}

void drawLegend(Ui& ui, Rect row, bool cycle) {
  const auto entry = [&](std::string_view word) {
    const Rect sample = row.takeLeft(28, 6);
    const Rect text = row.takeLeft(std::ceil(textWidth(*ui.fonts.small, word)) + 1, 18);
    drawTextIn(ui, text, *ui.fonts.small, ui.theme.ink_soft, word, Align::kLeft);
    return std::vector<ImVec2>{{sample.x, row.y + row.h / 2}, {sample.right(), row.y + row.h / 2}};
  };
  drawArrow(ui, entry("held by"), WaitKind::kHeldBy, ui.theme.ink_soft, 2);
  drawArrow(ui, entry("waits for"), WaitKind::kWaitsFor, ui.theme.ink_soft, 2);
  if (cycle) drawVerdictIcon(ui, {entry("deadlock")[0].x + 18, row.y + row.h / 2}, 7, Verdict::kDeadlock);
}

}  // namespace

void waitForGraph(Ui& ui, Rect box, const WaitForGraph& graph) {
  if (graph.nodes.empty()) {
    quietSentence(ui, box, graph.empty);
    return describeFigure(ui, box, graph.title, graph.empty);
  }
  Rect rest = box;
  const Rect picture = rest.takeTop(box.h - legendHeight(ui), 12);
  const WaitLayout layout = layOutNodes(picture.inset(4), sizesOf(ui, graph));
  std::vector<NodeOutline> outlines;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    outlines.push_back({layout.nodes[i], graph.nodes[i].thread.has_value()});
  for (int i = 0; i < std::ssize(graph.edges); ++i) drawEdge(ui, graph, outlines, i);
  for (int i = 0; i < std::ssize(graph.nodes); ++i) {
    const Rect node = layout.nodes[static_cast<std::size_t>(i)];
    if (graph.nodes[static_cast<std::size_t>(i)].thread)
      drawThread(ui, graph, node, i);
    else
      drawResource(ui, graph, node, i);
  }
  drawLegend(ui, rest, !graph.cycle.empty());
  describeFigure(ui, box, graph.title, waitSummary(graph), waitTable(graph));
}

float waitForGraphHeight(const Ui& ui, const WaitForGraph& graph, float width) {
  return nodesHeight(width - 8, sizesOf(ui, graph)) + 8 + legendHeight(ui);
}

}  // namespace racecourse::ui

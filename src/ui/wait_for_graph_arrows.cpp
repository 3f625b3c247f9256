#include "ui/wait_for_graph_arrows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace racecourse::ui {
namespace {

constexpr int kArrowPoints = 17;
constexpr float kShortestArrow = 20;

ImVec2 centre(Rect box) { return {box.x + box.w / 2, box.y + box.h / 2}; }

// How far from the middle of `node` its outline lies in the direction `towards`, of length 1.
float outlineAt(NodeOutline node, ImVec2 towards) {
  if (node.round) return node.box.w / 2;
  const float x = std::abs(towards.x), y = std::abs(towards.y);
  return std::min(x > 0 ? node.box.w / 2 / x : 1e9F, y > 0 ? node.box.h / 2 / y : 1e9F);
}

// From the middle of `node` to its outline and a little beyond, towards `target`.
ImVec2 leave(NodeOutline node, ImVec2 target, float beyond) {
  const ImVec2 from = centre(node.box);
  const float length = std::max(1.0F, std::hypot(target.x - from.x, target.y - from.y));
  const ImVec2 towards{(target.x - from.x) / length, (target.y - from.y) / length};
  const float far = outlineAt(node, towards) + beyond;
  return {from.x + towards.x * far, from.y + towards.y * far};
}

float lengthOf(std::span<const ImVec2> path) {
  float length = 0;
  for (std::size_t i = 1; i < path.size(); ++i)
    length += std::hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
  return length;
}

// Whether `path` comes close to `box`.
bool meets(std::span<const ImVec2> path, Rect box) {
  constexpr float kNear = 3;
  const Rect wide = box.inset(-kNear);
  for (std::size_t i = 1; i < path.size(); ++i)
    for (float t = 0; t <= 1; t += 1.0F / kArrowPoints) {
      const float x = path[i - 1].x + (path[i].x - path[i - 1].x) * t,
                  y = path[i - 1].y + (path[i].y - path[i - 1].y) * t;
      if (x > wide.x && x < wide.right() && y > wide.y && y < wide.bottom()) return true;
    }
  return false;
}

}  // namespace

std::vector<ImVec2> arrowPath(NodeOutline from, NodeOutline to, float aside) {
  const ImVec2 a = centre(from.box), b = centre(to.box);
  const float length = std::max(1.0F, std::hypot(b.x - a.x, b.y - a.y));
  // Of a quadratic curve, which comes half as far as its middle point.
  const float share = 2 * aside / length;
  const ImVec2 bend{(a.x + b.x) / 2 - (b.y - a.y) * share, (a.y + b.y) / 2 + (b.x - a.x) * share};
  const ImVec2 start = leave(from, bend, 2), end = leave(to, bend, 3);
  if (aside == 0) return {start, end};
  std::vector<ImVec2> path;
  for (int i = 0; i < kArrowPoints; ++i) {
    const float t = static_cast<float>(i) / (kArrowPoints - 1), s = 1 - t;
    path.push_back(
        {s * s * start.x + 2 * s * t * bend.x + t * t * end.x, s * s * start.y + 2 * s * t * bend.y + t * t * end.y});
  }
  return path;
}

std::vector<ImVec2> clearPath(std::span<const NodeOutline> nodes, int from, int to, bool swing) {
  const auto node = [&](int index) { return nodes[static_cast<std::size_t>(index)]; };
  std::vector<ImVec2> best;
  int fewest = std::numeric_limits<int>::max();
  for (const float aside : {0.0F, 10.0F, 18.0F, -18.0F, 30.0F, -30.0F, 44.0F, -44.0F, 60.0F, -60.0F}) {
    if (swing && aside < 10) continue;
    std::vector<ImVec2> path = arrowPath(node(from), node(to), aside);
    int met = lengthOf(path) < kShortestArrow ? 1 : 0;
    for (int i = 0; i < std::ssize(nodes); ++i)
      if (i != from && i != to && meets(path, node(i).box)) ++met;
    if (met >= fewest) continue;
    fewest = met;
    best = std::move(path);
    if (met == 0) break;
  }
  return best;
}

}  // namespace racecourse::ui

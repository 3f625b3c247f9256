#pragma once

// Where the nodes of a wait-for graph stand: on a ring, resources and threads in turn so that a cycle goes round it,
// or, where the names would touch, in two columns. It depends on the nodes alone, so they stay while edges come and
// go. Numbers alone, no drawing.
//
//   const WaitLayout layout = layOutNodes({0, 0, 400, 280}, {{.width = 44, .thread = true}, {.width = 60}});

#include <span>
#include <vector>

#include "ui/rect.h"

namespace racecourse::ui {

inline constexpr float kThreadNode = 44, kResourceNode = 34;  // heights

struct NodeSize {
  float width = kThreadNode;
  bool thread = false;

  float height() const { return thread ? kThreadNode : kResourceNode; }
};

struct WaitLayout {
  std::vector<Rect> nodes;
  bool ring = true;
};

WaitLayout layOutNodes(Rect box, std::span<const NodeSize> sizes);

// The height that layOutNodes() needs in `width` so that no two nodes touch.
float nodesHeight(float width, std::span<const NodeSize> sizes);

// The nodes in the order in which they stand round a ring: resources and threads in turn, what is left over at the end.
std::vector<std::size_t> ringOrder(std::span<const NodeSize> sizes);

// Whether any two of `boxes` are less than `gap` apart.
bool tooClose(std::span<const Rect> boxes, float gap);

}  // namespace racecourse::ui

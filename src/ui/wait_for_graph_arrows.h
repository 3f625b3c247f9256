#pragma once

// The ways of arrows between nodes: from outline to outline, straight where nothing is in the way, otherwise in a
// curve around it. Numbers alone, no drawing.
//
//   const std::vector<ImVec2> path = clearPath(nodes, 0, 3, false);

#include <imgui.h>

#include <span>
#include <vector>

#include "ui/rect.h"

namespace racecourse::ui {

struct NodeOutline {
  Rect box;
  bool round = false;  // ends on the circle in the box
};

// The way from the outline of one node to that of another, `aside` pixels to its right in the middle.
std::vector<ImVec2> arrowPath(NodeOutline from, NodeOutline to, float aside);

// The straightest such way between two of `nodes` that meets no other one, or the fewest; `swing` makes it curve in
// any case, to the right, so that two opposite arrows lie apart.
std::vector<ImVec2> clearPath(std::span<const NodeOutline> nodes, int from, int to, bool swing);

}  // namespace racecourse::ui

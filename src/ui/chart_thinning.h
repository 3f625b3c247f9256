#pragma once

// Data that would hide each other on the canvas, left out before they are drawn.
//
//   for (const ImVec2 at : thinnedPoints(points, 3)) draw(at);

#include <imgui.h>

#include <span>
#include <vector>

namespace racecourse::ui {

// `line` with at most four points in each column of pixels: the first, the lowest, the highest, the last. A line
// through them looks the same.
std::vector<ImVec2> thinnedLine(std::span<const ImVec2> line);

// `points` without those that fall into a cell of `cell` pixels that holds one already.
std::vector<ImVec2> thinnedPoints(std::span<const ImVec2> points, float cell);

}  // namespace racecourse::ui

#pragma once

// The data of a chart as lines, points and bars with their spread.
//
//   for (const Series& series : chart.series) drawMarks(ui, chart, layout, series);

#include <span>
#include <vector>

#include "ui/chart_layout.h"

namespace racecourse::ui {

// Draws one series, clipped to the plot.
void drawMarks(Ui& ui, const Chart& chart, const ChartLayout& layout, const Series& series);

// A disc, or a ring when `hollow`; marks the datum that is read out too.
void drawPoint(Ui& ui, ImVec2 at, float radius, ImU32 colour, bool hollow);

// `line` with at most four points in each column of pixels: the first, the lowest, the highest, the last. A line
// through them looks the same.
std::vector<ImVec2> thinnedLine(std::span<const ImVec2> line);

// `points` without those that fall into a cell of `cell` pixels that holds one already.
std::vector<ImVec2> thinnedPoints(std::span<const ImVec2> points, float cell);

}  // namespace racecourse::ui

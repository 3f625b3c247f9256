#pragma once

// The data of a chart as lines, points and bars with their spread.
//
//   for (const Series& series : chart.series) drawMarks(ui, chart, layout, series);

#include "ui/chart_layout.h"

namespace racecourse::ui {

// Draws one series, clipped to the plot.
void drawMarks(Ui& ui, const Chart& chart, const ChartLayout& layout, const Series& series);

// A disc, or a ring when `hollow`; marks the datum that is read out too.
void drawPoint(Ui& ui, ImVec2 at, float radius, ImU32 colour, bool hollow);

}  // namespace racecourse::ui

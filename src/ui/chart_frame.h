#pragma once

// What surrounds the data of a chart: grid lines, ticks, titles, names, reference lines. No box.
//
//   drawFrame(ui, chart, layout);
//   … bars …
//   drawReferenceLines(ui, chart, layout);
//   … lines and points …
//   drawReferenceLabels(ui, chart, layout);

#include "ui/chart_layout.h"

namespace racecourse::ui {

// The colour of `series`, or the ink when it has none.
ImU32 colourOf(const Ui& ui, const Series& series);

// Grid, axes, tick labels, titles and the names of the series.
void drawFrame(Ui& ui, const Chart& chart, const ChartLayout& layout);

// The lines of `chart.lines` that cross the plot, and their labels.
void drawReferenceLines(Ui& ui, const Chart& chart, const ChartLayout& layout);
void drawReferenceLabels(Ui& ui, const Chart& chart, const ChartLayout& layout);

}  // namespace racecourse::ui

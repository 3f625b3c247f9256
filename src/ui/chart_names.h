#pragma once

// Where the names of the series of a chart stand: at the ends of their lines when these lie apart, otherwise in a
// legend above the plot.
//
//   const float beside = endNamesWidth(ui, layout, chart);           // keep this free at the right
//   if (beside == 0 || !placeEndNames(ui, chart, layout)) head = placeLegend(ui, chart, layout);

#include "ui/chart_layout.h"

namespace racecourse::ui {

// The width that names at the ends of lines need; 0 where a legend is better.
float endNamesWidth(const Ui& ui, const ChartLayout& layout, const Chart& chart);

// Places names at the ends of their lines, apart; false when one would stand too far from its line.
bool placeEndNames(const Ui& ui, const Chart& chart, ChartLayout& layout);

// Places the legend beside the title of the vertical axis or in rows below it, and returns how far down it reaches.
float placeLegend(const Ui& ui, const Chart& chart, ChartLayout& layout);

}  // namespace racecourse::ui

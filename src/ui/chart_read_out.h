#pragma once

// What a chart says about the datum nearest to the mouse or the last tap.
//
//   drawReadOut(ui, chart, layout);   // after everything else

#include <optional>
#include <string>
#include <vector>

#include "ui/chart_layout.h"
#include "ui/figure.h"

namespace racecourse::ui {

// A value of a series and where it lies.
struct Datum {
  const Series* series;
  std::size_t index;
  ImVec2 at;
};

// The datum whose mark is nearest to `mouse`, sideways distance counting most. Bars claim the column they stand in.
std::optional<Datum> nearestDatum(const Chart& chart, const ChartLayout& layout, ImVec2 mouse);

// Marks that datum and says its values in a box inside the chart; nothing when the mouse is elsewhere.
void drawReadOut(Ui& ui, const Chart& chart, const ChartLayout& layout);

// What the box says: the x, the value with the name of its series when there are several, the spread.
std::vector<ReadOutLine> readOutLines(const Ui& ui, const Chart& chart, const Datum& datum);

// What an x of `series` is called: the name of its category, the range of its bin, or its value with label and unit.
std::string nameOfX(const Chart& chart, const Series& series, double x);

}  // namespace racecourse::ui

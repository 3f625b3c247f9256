#pragma once

// Where everything of a chart lies: the plot, its scales and ticks, the titles, the names of the series. Computed each
// frame from the data and the box; drawn by chart_frame, chart_marks and chart_read_out.
//
//   const ChartLayout layout = layOut(ui, box, chart);
//   if (const auto point = layout.place(series.x[i], series.y[i])) draw(*point);

#include <optional>
#include <string>
#include <vector>

#include "ui/axis.h"
#include "ui/chart.h"

namespace racecourse::ui {

// The name of a series: in the legend after a swatch, or at the right end of its line.
struct SeriesName {
  const Series* series;
  Rect box;
};

struct ChartLayout {
  Rect box;
  Rect plot;
  Mapping across{}, up{};
  std::vector<Tick> x_ticks, y_ticks;
  std::string x_title, y_title;
  std::vector<SeriesName> names;  // empty when there is nothing to tell apart
  bool names_at_lines = false;
  double bar_spacing = 1;  // between neighbouring bars, in units of x

  // The pixel of a pair of values; nothing when an axis cannot show it.
  std::optional<ImVec2> place(double x, double y) const;

  // Where bars stand: the pixel of 0, or the bottom of the plot.
  float baseline() const;
};

// The space in front of a name in the legend, which holds its swatch.
inline constexpr float kSwatchRoom = 24;

// Lays out `chart`, which has data, in `box`.
ChartLayout layOut(const Ui& ui, Rect box, const Chart& chart);

// The left and right pixel of the bar of `series` at `x`. Bars without a width of their own share the space between
// neighbours with the bars of the other series.
struct Slot {
  float left, right;
};
Slot barSlot(const Chart& chart, const ChartLayout& layout, const Series& series, double x);

}  // namespace racecourse::ui

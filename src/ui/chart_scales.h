#pragma once

// Which values the axes of a chart show.
//
//   const Extent shown = shownAlong(chart, countsWhole(chart, chart.x, &Series::x));

#include <algorithm>
#include <vector>

#include "ui/axis.h"
#include "ui/chart.h"

namespace racecourse::ui {

inline Scale scaleOf(const Axis& axis) { return axis.log ? Scale::kLog : Scale::kLinear; }

// True when `axis` has a place for `value`.
bool canShow(const Axis& axis, double value);

// Calls `use(series, index)` for each pair of values that the axes of `chart` can show.
template <class Use>
void forEachPair(const Chart& chart, Use use) {
  for (const Series& series : chart.series)
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
      if (canShow(chart.x, series.x[i]) && canShow(chart.y, series.y[i])) use(series, i);
}

// True when there is such a pair.
bool hasData(const Chart& chart);

// True when some series is drawn as bars.
bool hasBars(const Chart& chart);

// True when the bar of `series` at `x` stands for a range of values, not for the whole number it stands on.
bool coversRange(const Series& series, double x);

// The smallest distance between two values of x that carry bars; 1 when there is at most one.
double barSpacing(const Chart& chart);

// True when `axis`, which carries `values` of each series, counts whole things.
bool countsWhole(const Chart& chart, const Axis& axis, std::vector<double> Series::* values);

// The values between the ends of the horizontal axis.
Extent shownAlong(const Chart& chart, bool whole);

// The values between the ends of the vertical axis, which lie on at most `at_most` nice steps.
Extent shownUp(const Chart& chart, bool whole, int at_most);

}  // namespace racecourse::ui

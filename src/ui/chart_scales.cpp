#include "ui/chart_scales.h"

#include <cmath>

namespace racecourse::ui {
namespace {

// `data` with the ends that the axis fixes; ends that leave no length are ignored.
Extent withFixedEnds(const Axis& axis, const Extent& data) {
  Extent fixed = data;
  if (axis.minimum && canShow(axis, *axis.minimum)) fixed.low = *axis.minimum;
  if (axis.maximum && canShow(axis, *axis.maximum)) fixed.high = *axis.maximum;
  return fixed.low < fixed.high ? fixed : data;
}

// The values of x that the marks of `chart` cover.
Extent coveredAlong(const Chart& chart) {
  const double spacing = barSpacing(chart);
  Extent covered;
  forEachPair(chart, [&](const Series& series, std::size_t i) {
    const double half = series.mark != Mark::kBars ? 0 : (series.bar_width > 0 ? series.bar_width : spacing) / 2;
    covered.include(series.x[i] - half, scaleOf(chart.x));
    covered.include(series.x[i] + half, scaleOf(chart.x));
  });
  for (const ReferenceLine& line : chart.lines)
    if (line.vertical) covered.include(line.value, scaleOf(chart.x));
  return covered;
}

Extent coveredUp(const Chart& chart) {
  Extent covered;
  const auto include = [&](double value) { covered.include(value, scaleOf(chart.y)); };
  forEachPair(chart, [&](const Series& series, std::size_t i) {
    include(series.y[i]);
    if (i < series.low.size()) include(series.low[i]);
    if (i < series.high.size()) include(series.high[i]);
  });
  for (const ReferenceLine& line : chart.lines)
    if (!line.vertical) include(line.value);
  return covered;
}

bool hasLength(const Extent& extent) {
  return extent.high - extent.low > 1e-9 * std::max(std::abs(extent.low), std::abs(extent.high));
}

}  // namespace

bool coversRange(const Series& series, double x) {
  return series.bar_width > 0 && !(series.bar_width == 1 && x == std::round(x));
}

bool canShow(const Axis& axis, double value) {
  Extent one;
  one.include(value, scaleOf(axis));
  return !one.empty();
}

bool hasData(const Chart& chart) {
  bool found = false;
  forEachPair(chart, [&](const Series&, std::size_t) { found = true; });
  return found;
}

bool hasBars(const Chart& chart) { return std::ranges::contains(chart.series, Mark::kBars, &Series::mark); }

double barSpacing(const Chart& chart) {
  std::vector<double> at;
  forEachPair(chart, [&](const Series& series, std::size_t i) {
    if (series.mark == Mark::kBars) at.push_back(series.x[i]);
  });
  std::ranges::sort(at);
  double smallest = 0;
  for (std::size_t i = 1; i < at.size(); ++i)
    if (const double gap = at[i] - at[i - 1]; gap > 0 && (smallest == 0 || gap < smallest)) smallest = gap;
  return smallest == 0 ? 1 : smallest;
}

bool countsWhole(const Chart& chart, const Axis& axis, std::vector<double> Series::* values) {
  return axis.unit != "ns" && axis.unit != "share" &&
         std::ranges::all_of(chart.series, [&](const Series& series) { return allWhole(series.*values); });
}

Extent shownAlong(const Chart& chart, bool whole) {
  if (!chart.categories.empty()) return {-0.5, static_cast<double>(chart.categories.size()) - 0.5};
  const Extent covered = coveredAlong(chart);
  // The axis ends where the data does: no empty space for the sake of a round number.
  return withFixedEnds(chart.x, hasLength(covered) ? covered : drawable(covered, scaleOf(chart.x), false, whole));
}

Extent shownUp(const Chart& chart, bool whole, int at_most) {
  Extent covered = coveredUp(chart);
  // Named bars carry their values above them.
  if (!chart.categories.empty() && !chart.y.log && covered.high > 0) covered.high *= 1.1;
  const bool from_zero = hasBars(chart) || covered.low >= 0;
  return withFixedEnds(chart.y, drawable(covered, scaleOf(chart.y), from_zero, whole, at_most));
}

}  // namespace racecourse::ui

#include "ui/chart_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/chart_names.h"
#include "ui/chart_scales.h"
#include "ui/quantity.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr int kFineSteps = 9;
constexpr float kGap = 8;
constexpr float kMarkRoom = 6;  // so that marks at the ends of the data do not stand on the axis

float labelWidth(const Ui& ui, const Tick& tick) { return textWidth(*ui.fonts.mono_small, tick.label); }

float widestLabel(const Ui& ui, const std::vector<Tick>& ticks) {
  float widest = 0;
  for (const Tick& tick : ticks) widest = std::max(widest, labelWidth(ui, tick));
  return std::ceil(widest);
}

bool labelsApart(const Ui& ui, const Mapping& across, const std::vector<Tick>& ticks) {
  constexpr float kApart = 18;
  float free_from = -1e9F;
  for (const Tick& tick : ticks) {
    if (tick.label.empty()) continue;
    const float half = labelWidth(ui, tick) / 2;
    const float at = across.pixel(tick.value);
    if (at - half < free_from) return false;
    free_from = at + half + kApart;
  }
  return true;
}

std::vector<Tick> categoryTicks(const Chart& chart) {
  std::vector<Tick> out;
  for (const std::string& name : chart.categories) out.push_back({static_cast<double>(out.size()), name});
  return out;
}

// `found` with labels on even multiples of the step alone.
std::vector<Tick> everySecondLabelled(std::vector<Tick> found) {
  const double step = found.size() > 1 ? found[1].value - found[0].value : 1;
  for (Tick& tick : found)
    if (std::fmod(std::round(tick.value / step), 2) != 0) tick.label.clear();
  return found;
}

// As many ticks as there is room for their labels, at least two labelled ones where that can be.
std::vector<Tick> ticksAcross(const Ui& ui, const Chart& chart, const ChartLayout& layout, bool whole) {
  if (!chart.categories.empty()) return categoryTicks(chart);
  const auto& [scale, shown, from, to] = layout.across;
  const auto labels = [](const std::vector<Tick>& found) {
    return std::ranges::count_if(found, [](const Tick& tick) { return !tick.label.empty(); });
  };
  std::vector<Tick> found;
  for (int at_most = std::clamp(static_cast<int>(layout.plot.w / 32), 2, 10); at_most > 0; --at_most) {
    found = ticks(scale, shown, at_most, chart.x.unit, whole);
    if (labels(found) < 2) break;
    if (labelsApart(ui, layout.across, found)) return found;
    if (scale == Scale::kLog) continue;
    const std::vector<Tick> sparse = everySecondLabelled(found);
    if (labels(sparse) >= 2 && labelsApart(ui, layout.across, sparse)) return sparse;
  }
  return found;
}

// Fits the plot and the vertical scale between `head` and the labels of the horizontal axis.
void fitUp(const Ui& ui, const Chart& chart, ChartLayout& layout, float head) {
  const float line = lineHeight(*ui.fonts.small);
  const float foot = line + 6 + (chart.x.label.empty() ? 0 : line);
  layout.plot.y = std::round(layout.box.y + head + kGap);
  layout.plot.h = std::max(1.0F, std::round(layout.box.bottom() - foot) - layout.plot.y);
  const bool whole = countsWhole(chart, chart.y, &Series::y);
  const int at_most = std::clamp(static_cast<int>(layout.plot.h / 24), 3, 6);
  // The ends may lie on finer steps than the ticks: less empty space above the data.
  const Extent shown = shownUp(chart, whole, kFineSteps);
  layout.up = {scaleOf(chart.y), shown, layout.plot.bottom(), layout.plot.y};
  layout.y_ticks = ticks(layout.up.scale, shown, at_most, chart.y.unit, whole);
  layout.y_title = chart.y.label.empty() ? "" : axisTitle(chart.y.label, chart.y.unit, layout.up.scale, shown);
}

// Fits the plot and the horizontal scale between the labels of the vertical axis and `right`.
void fitAcross(const Ui& ui, const Chart& chart, ChartLayout& layout, float right) {
  const bool whole = countsWhole(chart, chart.x, &Series::x);
  const Extent shown = shownAlong(chart, whole);
  layout.plot.x = std::round(layout.box.x + widestLabel(ui, layout.y_ticks) + kGap);
  layout.plot.w = std::max(1.0F, std::round(right) - layout.plot.x);
  const float room = hasBars(chart) ? 0 : std::min(kMarkRoom, layout.plot.w / 4);
  layout.across = {scaleOf(chart.x), shown, layout.plot.x + room, layout.plot.right() - room};
  layout.x_ticks = ticksAcross(ui, chart, layout, whole);
  layout.x_title = chart.x.label.empty() ? "" : axisTitle(chart.x.label, chart.x.unit, layout.across.scale, shown);
}

// How far the last label of the horizontal axis would reach beyond the box.
float overflow(const Ui& ui, const Chart& chart, const ChartLayout& layout) {
  float most = 0;
  if (!chart.categories.empty()) return most;
  for (const Tick& tick : layout.x_ticks)
    most = std::max(most, layout.across.pixel(tick.value) + labelWidth(ui, tick) / 2 - layout.box.right());
  return most;
}

}  // namespace

std::optional<ImVec2> ChartLayout::place(double x, double y) const {
  Extent along, upwards;
  along.include(x, across.scale);
  upwards.include(y, up.scale);
  if (along.empty() || upwards.empty()) return std::nullopt;
  return ImVec2(across.pixel(x), up.pixel(y));
}

float ChartLayout::baseline() const {
  const double foot = up.scale == Scale::kLog ? up.shown.low : std::clamp(0.0, up.shown.low, up.shown.high);
  return up.pixel(foot);
}

ChartLayout layOut(const Ui& ui, Rect box, const Chart& chart) {
  ChartLayout layout{.box = box, .bar_spacing = barSpacing(chart)};
  const bool tell_apart = chart.series.size() > 1;
  fitUp(ui, chart, layout, chart.y.label.empty() ? 0 : lineHeight(*ui.fonts.small));
  const float beside = tell_apart ? endNamesWidth(ui, layout, chart) : 0;
  fitAcross(ui, chart, layout, box.right() - beside);
  if (beside > 0 && placeEndNames(ui, chart, layout)) return layout;
  if (tell_apart) fitUp(ui, chart, layout, placeLegend(ui, chart, layout));
  fitAcross(ui, chart, layout, box.right());
  if (const float over = overflow(ui, chart, layout); over > 0) fitAcross(ui, chart, layout, box.right() - over);
  return layout;
}

Slot barSlot(const Chart& chart, const ChartLayout& layout, const Series& series, double x) {
  if (series.bar_width > 0) {
    const float left = std::round(layout.across.pixel(x - series.bar_width / 2));
    const float right = std::round(layout.across.pixel(x + series.bar_width / 2));
    return {left + (right - left > 4 ? 1.0F : 0.0F), std::max(right, left + 1)};
  }
  constexpr float kFilled = 0.64F, kWidest = 72;
  float index = 0, count = 0;
  for (const Series& other : chart.series) {
    if (&other == &series) index = count;
    if (other.mark == Mark::kBars && other.bar_width <= 0) ++count;
  }
  const double half = layout.bar_spacing / 2;
  const float space = layout.across.pixel(x + half) - layout.across.pixel(x - half);
  const float width = std::max(1.0F, std::min(space * kFilled / count, kWidest));
  const float left = std::round(layout.across.pixel(x) + (index - count / 2) * width);
  return {left, std::max(left + 1, std::round(left + width - (count > 1 ? 2.0F : 0.0F)))};
}

}  // namespace racecourse::ui

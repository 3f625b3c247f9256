#include "ui/chart_read_out.h"

#include <algorithm>
#include <cmath>

#include "ui/chart_frame.h"
#include "ui/chart_marks.h"
#include "ui/chart_scales.h"
#include "ui/figure.h"
#include "ui/quantity.h"

namespace racecourse::ui {
namespace {

float distanceAcross(const Chart& chart, const ChartLayout& layout, const Series& series, std::size_t i, float mouse,
                     float at) {
  if (series.mark != Mark::kBars) return mouse - at;
  const Slot slot = barSlot(chart, layout, series, series.x[i]);
  if (mouse < slot.left) return slot.left - mouse;
  return std::max(0.0F, mouse - slot.right);
}

void markDatum(Ui& ui, const Chart& chart, const ChartLayout& layout, const Datum& datum) {
  const ImU32 colour = colourOf(ui, *datum.series);
  if (datum.series->mark == Mark::kBars) {
    const Slot slot = barSlot(chart, layout, *datum.series, datum.series->x[datum.index]);
    const float top = std::min(datum.at.y, layout.baseline()), bottom = std::max(datum.at.y, layout.baseline());
    ui.draw.AddRect({slot.left - 1, top - 1}, {slot.right + 1, bottom + 1}, ui.theme.ink, 2, 0, 1.5F);
    return;
  }
  verticalLine(ui, datum.at.x, datum.at.y, layout.plot.bottom(), ui.theme.line_strong);
  drawPoint(ui, datum.at, 6, ui.theme.panel, false);
  drawPoint(ui, datum.at, 4.5F, colour, datum.series->hollow);
}

}  // namespace

std::optional<Datum> nearestDatum(const Chart& chart, const ChartLayout& layout, ImVec2 mouse) {
  constexpr float kUpwards = 0.4F;  // how much a pixel upwards counts against one sideways
  std::optional<Datum> nearest;
  float least = 0;
  forEachPair(chart, [&](const Series& series, std::size_t i) {
    const ImVec2 at = *layout.place(series.x[i], series.y[i]);
    if (at.x < layout.plot.x - 1 || at.x > layout.plot.right() + 1) return;
    const float across = distanceAcross(chart, layout, series, i, mouse.x, at.x);
    const float distance = std::hypot(across, series.mark == Mark::kBars ? 0 : (mouse.y - at.y) * kUpwards);
    if (nearest && distance >= least) return;
    nearest = Datum{&series, i, at};
    least = distance;
  });
  return nearest;
}

void drawReadOut(Ui& ui, const Chart& chart, const ChartLayout& layout) {
  const auto mouse = pointer(layout.plot);
  if (!mouse) return;
  const auto datum = nearestDatum(chart, layout, *mouse);
  if (!datum) return;
  markDatum(ui, chart, layout, *datum);
  readOut(ui, layout.box, datum->at, readOutLines(ui, chart, *datum));
}

std::vector<ReadOutLine> readOutLines(const Ui& ui, const Chart& chart, const Datum& datum) {
  const Series& series = *datum.series;
  const auto value = [&](const std::vector<double>& values) { return shownValue(values[datum.index], chart.y.unit); };
  std::vector<ReadOutLine> lines{{nameOfX(chart, series, series.x[datum.index])}};
  const bool tell_apart = chart.series.size() > 1 && !series.name.empty();
  if (tell_apart)
    lines.push_back({series.name + "  " + value(series.y), colourOf(ui, series)});
  else
    lines.push_back({value(series.y)});
  if (datum.index < series.low.size() && datum.index < series.high.size())
    lines.push_back({value(series.low) + " to " + value(series.high)});
  return lines;
}

std::string nameOfX(const Chart& chart, const Series& series, double x) {
  const auto category = static_cast<std::size_t>(std::clamp(std::round(x), 0.0, 1e9));
  if (category < chart.categories.size()) return chart.categories[category];
  const double half = coversRange(series, x) ? series.bar_width / 2 : 0;
  if (half > 0) return shownValue(x - half, chart.x.unit) + " to " + shownValue(x + half, chart.x.unit);
  return chart.x.label + (chart.x.label.empty() ? "" : " ") + shownValue(x, chart.x.unit);
}

}  // namespace racecourse::ui

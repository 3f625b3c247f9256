#include "ui/chart_names.h"

#include <algorithm>
#include <cmath>

#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kLegendGap = 16;    // between names
constexpr float kLineGap = 8;       // between a line and its name
constexpr float kWidestName = 160;  // at the end of a line
constexpr std::size_t kMostAtLines = 6;

float nameWidth(const Ui& ui, const Series& series) { return std::ceil(textWidth(*ui.fonts.small, series.name)) + 1; }

// The pixel of the last value of a line.
std::optional<ImVec2> endOf(const ChartLayout& layout, const Series& series) {
  for (std::size_t i = std::min(series.x.size(), series.y.size()); i-- > 0;)
    if (const auto point = layout.place(series.x[i], series.y[i])) return point;
  return std::nullopt;
}

// Places a box for each name from left to right in rows that start at `x` and `y`.
void placeRows(const Ui& ui, const Chart& chart, ChartLayout& layout, float x, float y) {
  const float line = lineHeight(*ui.fonts.small);
  const float left = x;
  for (const Series& series : chart.series) {
    if (series.name.empty()) continue;
    const float width = std::min(kSwatchRoom + nameWidth(ui, series), layout.box.right() - left);
    if (x > left && x + width > layout.box.right() + 0.5F) {
      x = left;
      y += line;
    }
    layout.names.push_back({&series, {x, y, width, line}});
    x += width + kLegendGap;
  }
}

}  // namespace

float endNamesWidth(const Ui& ui, const ChartLayout& layout, const Chart& chart) {
  if (chart.series.size() > kMostAtLines || layout.box.w < 480) return 0;
  float widest = 0;
  for (const Series& series : chart.series) {
    if (series.mark != Mark::kLine || series.x.size() < 2) return 0;
    widest = std::max(widest, nameWidth(ui, series));
  }
  return widest <= kWidestName ? widest + kLineGap : 0;
}

bool placeEndNames(const Ui& ui, const Chart& chart, ChartLayout& layout) {
  const float line = lineHeight(*ui.fonts.small);
  std::vector<SeriesName> names;
  for (const Series& series : chart.series)
    if (const auto end = endOf(layout, series))
      names.push_back({&series, {layout.plot.right() + kLineGap, end->y - line / 2, nameWidth(ui, series), line}});
  std::ranges::sort(names, {}, [](const SeriesName& name) { return name.box.y; });
  float free_from = layout.box.y;
  for (SeriesName& name : names) {
    const float moved = std::max(0.0F, free_from - name.box.y);
    if (moved > line) return false;
    name.box.y += moved;
    free_from = name.box.bottom() - 3;
  }
  layout.names = std::move(names);
  layout.names_at_lines = true;
  return true;
}

float placeLegend(const Ui& ui, const Chart& chart, ChartLayout& layout) {
  const float line = lineHeight(*ui.fonts.small);
  float total = -kLegendGap;
  for (const Series& series : chart.series)
    if (!series.name.empty()) total += kSwatchRoom + nameWidth(ui, series) + kLegendGap;
  const float title = textWidth(*ui.fonts.small, layout.y_title);
  const bool beside = title + kLegendGap + total <= layout.box.w;
  placeRows(ui, chart, layout, beside ? layout.box.right() - total : layout.box.x,
            layout.box.y + (beside || title == 0 ? 0 : line));
  return (layout.names.empty() ? layout.box.y + line : layout.names.back().box.bottom()) - layout.box.y;
}

}  // namespace racecourse::ui

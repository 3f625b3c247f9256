#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/step_lanes_page.h"
#include "ui/timeline_lanes.h"

namespace racecourse::ui {
namespace {

constexpr float kCell = 2;  // pixels

// Where `thread` ran, as places along the columns.
std::vector<std::pair<double, double>> ranAlong(const LanesPage& page, int thread) {
  std::vector<std::pair<double, double>> out;
  for (const LaneColumn& column : page.columns.column) {
    if (page.lanes.steps[static_cast<std::size_t>(column.from)].thread != thread) continue;
    if (!out.empty() && out.back().second == column.start)
      out.back().second += column.width();
    else
      out.emplace_back(column.start, column.start + column.width());
  }
  return out;
}

// One thread's row: each cell as strong as the share of its steps that are the thread's.
void drawShares(Ui& ui, const LanesPage& page, int thread, float top, float bottom) {
  constexpr float kSteps = 8;
  const Mapping across{
      Scale::kLinear, {0, static_cast<double>(std::max(page.columns.width(), 1))}, page.strip.x, page.strip.right()};
  const auto count = static_cast<std::size_t>(std::ceil(page.strip.w / kCell));
  const std::vector<float> shares = coverage(across, kCell, count, ranAlong(page, thread));
  const auto level = [&](std::size_t i) { return std::ceil(shares[i] * kSteps) / kSteps; };
  for (std::size_t i = 0, end = 0; i < count; i = end) {
    for (end = i + 1; end < count && level(end) == level(i);) ++end;
    if (level(i) <= 0) continue;
    const float left = page.strip.x + static_cast<float>(i) * kCell,
                right = page.strip.x + static_cast<float>(end) * kCell;
    ui.draw.AddRectFilled({left, top}, {std::min(right, page.strip.right()), bottom},
                          faded(threadColour(ui.theme, thread), level(i)));
  }
}

}  // namespace

void drawStrip(Ui& ui, const LanesPage& page) {
  const Rect& strip = page.strip;
  const auto count = static_cast<float>(std::max<std::size_t>(page.lanes.threads.size(), 1));
  const float row = std::max(1.0F, std::min(3.0F, (strip.h - 4) / count));
  const float height = row * count, middle = strip.y + strip.h / 2;
  if (page.lanes.steps.empty()) return horizontalLine(ui, strip.x, page.plot.right(), middle, ui.theme.line);
  float y = std::round(middle - height / 2);
  for (const int thread : page.lanes.threads) {
    drawShares(ui, page, thread, y, y + row);
    y += row;
  }
  const float x = page.stripX(page.columns.at(page.position));
  // What lies behind the cursor is pale.
  ui.draw.AddRectFilled({x, strip.y}, {strip.right() + 1, strip.bottom()}, faded(ui.theme.panel, 0.65F));
  if (!page.window.whole) {
    const float left = page.stripX(page.window.first), right = page.stripX(page.window.first + page.window.count);
    ui.draw.AddRect({left, strip.y}, {std::max(right, left + 6), strip.bottom()}, ui.theme.line_strong, 3);
  }
  ui.draw.AddCircleFilled({x, middle}, 7, ui.theme.panel);
  ui.draw.AddCircle({x, middle}, 6, ui.theme.accent, 0, 2);
}

}  // namespace racecourse::ui

#include "ui/step_lanes_page.h"

#include <algorithm>
#include <cmath>

#include "ui/step_lanes_marks.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kLane = 32, kStrip = 18, kGap = 8;
constexpr float kHead = 8;    // above the lanes, for the handle of the cursor
constexpr float kRight = 24;  // for the verdict at the end

float lanesHeight(const StepLanes& lanes) {
  const auto count = static_cast<float>(std::max<std::size_t>(lanes.threads.size(), 1));
  return count * std::max(22.0F, kLane - std::max(0.0F, count - 6));
}

float namesWidth(const Ui& ui, const StepLanes& lanes) {
  float widest = 0;
  for (const int thread : lanes.threads) widest = std::max(widest, textWidth(*ui.fonts.small, threadName(thread)));
  return std::ceil(widest) + 14;
}

}  // namespace

LanesPage layOutLanes(const Ui& ui, Rect box, const StepLanes& lanes, const LanesView& view, bool held) {
  LanesPage page{.lanes = lanes,
                 .position = std::clamp(view.position, 0, static_cast<int>(lanes.steps.size())),
                 .columns = columnsOf(static_cast<int>(lanes.steps.size()), lanes.repeats)};
  box.takeTop(kHead);
  const float left = namesWidth(ui, lanes);
  page.plot = box.takeTop(lanesHeight(lanes), kGap);
  page.plot.takeLeft(left);
  page.plot.w = std::max(1.0F, page.plot.w - kRight);
  page.lane_height = page.plot.h / static_cast<float>(std::max<std::size_t>(lanes.threads.size(), 1));
  page.strip = box.takeTop(kStrip, kGap);
  page.strip.x = page.plot.x;
  page.legend = box;
  page.window = laneWindow(page.columns.width(), page.plot.w, view.first, page.columns.at(page.position), held ? 0 : 3);
  page.strip.w = page.window.whole ? static_cast<float>(page.window.count) * page.window.pitch : page.plot.w;
  return page;
}

float stepLanesHeight(const Ui& ui, const StepLanes& lanes, float width) {
  return kHead + lanesHeight(lanes) + kGap + kStrip + kGap + stepLegendHeight(ui, width);
}

float LanesPage::stripX(double along) const {
  return strip.x + static_cast<float>(along) / static_cast<float>(std::max(columns.width(), 1)) * strip.w;
}

double LanesPage::along(float x) const {
  return window.first + std::clamp(static_cast<double>((x - plot.x) / window.pitch), 0.0, window.count);
}

double LanesPage::stripAlong(float x) const {
  return std::clamp((x - strip.x) / std::max(strip.w, 1.0F), 0.0F, 1.0F) * static_cast<float>(columns.width());
}

std::optional<float> LanesPage::laneY(int thread) const {
  const auto lane = std::ranges::find(lanes.threads, thread);
  if (lane == lanes.threads.end()) return std::nullopt;
  return plot.y + (static_cast<float>(lane - lanes.threads.begin()) + 0.5F) * lane_height;
}

}  // namespace racecourse::ui

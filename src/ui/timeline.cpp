#include "ui/timeline.h"

#include <algorithm>
#include <cmath>

#include "ui/axis.h"
#include "ui/figure.h"
#include "ui/quantity.h"
#include "ui/text.h"
#include "ui/timeline_lanes.h"

namespace racecourse::ui {
namespace {

constexpr float kGap = 8;
constexpr float kComfortableLane = 26;

bool hasBlocks(const Timeline& timeline) {
  return std::ranges::any_of(timeline.lanes, [](const Lane& lane) { return !lane.running.empty(); });
}

double lastEnd(const Timeline& timeline) {
  double end = timeline.duration;
  for (const Lane& lane : timeline.lanes)
    if (!lane.running.empty()) end = std::max(end, lane.running.back().second);
  return end;
}

float headHeight(const Ui& ui, const Timeline& timeline) {
  return timeline.shade_overlap ? lineHeight(*ui.fonts.small) + 6 : 0;
}

float footHeight(const Ui& ui) { return 2 * lineHeight(*ui.fonts.small) + 6; }

float namesWidth(const Ui& ui, const Timeline& timeline, float width) {
  float widest = 0;
  for (const Lane& lane : timeline.lanes) widest = std::max(widest, textWidth(*ui.fonts.small, nameOf(lane)));
  return std::min(std::ceil(widest) + 1, width / 4);
}

TimelineLayout layOut(const Ui& ui, Rect box, const Timeline& timeline) {
  TimelineLayout layout{.plot = box, .lanes = timeline.lanes.size()};
  for (const Lane& lane : timeline.lanes) layout.blocks += lane.running.size();
  const float left = namesWidth(ui, timeline, box.w) + kGap;
  layout.plot.x = std::round(box.x + left);
  layout.plot.w = box.right() - layout.plot.x - kGap;
  layout.plot.y = std::round(box.y + headHeight(ui, timeline));
  layout.plot.h = box.bottom() - footHeight(ui) - layout.plot.y;
  const auto count = static_cast<float>(timeline.lanes.size());
  layout.lane_height = std::max(1.0F, std::min(layout.plot.h / count, 40.0F));
  layout.plot.h = layout.lane_height * count;
  const double end = lastEnd(timeline);
  layout.across = {Scale::kLinear, {0, end > 0 ? end : 1}, layout.plot.x, layout.plot.right()};
  return layout;
}

void drawTimeAxis(Ui& ui, Rect box, const TimelineLayout& layout) {
  const Rect& plot = layout.plot;
  const float line = lineHeight(*ui.fonts.small);
  horizontalLine(ui, plot.x, plot.right(), plot.bottom(), ui.theme.line_strong);
  const int at_most = std::clamp(static_cast<int>(plot.w / 50), 2, 10);
  for (const Tick& tick : ticks(Scale::kLinear, layout.across.shown, at_most, "ns")) {
    const float x = layout.across.pixel(tick.value);
    const float width = textWidth(*ui.fonts.mono_small, tick.label) + 1;
    verticalLine(ui, x, plot.bottom(), plot.bottom() + 5, ui.theme.line_strong);
    drawTextIn(ui, {std::min(x - width / 2, box.right() - width), plot.bottom() + 6, width, line}, *ui.fonts.mono_small,
               ui.theme.ink_soft, tick.label, Align::kCentre);
  }
  drawTextIn(ui, {plot.x, plot.bottom() + 6 + line, plot.w, line}, *ui.fonts.small, ui.theme.ink_soft,
             axisTitle("Time", "ns", Scale::kLinear, layout.across.shown), Align::kRight);
}

// Behind the lanes, with its key above them.
void drawOverlap(Ui& ui, Rect box, const Timeline& timeline, const TimelineLayout& layout) {
  const ImU32 shade = faded(ui.theme.ink, 0.08F);
  float free_from = layout.plot.x;
  for (const auto& [from, to] : overlapping(timeline.lanes)) {
    const float left = std::max(layout.across.pixel(from), free_from), right = layout.across.pixel(to);
    if (right - left < 0.25F) continue;
    ui.draw.AddRectFilled({left, layout.plot.y}, {right, layout.plot.bottom()}, shade);
    free_from = right;
  }
  Rect key{layout.plot.x, box.y, layout.plot.w, lineHeight(*ui.fonts.small)};
  const Rect swatch = key.takeLeft(16, 8);
  ui.draw.AddRectFilled({swatch.x, swatch.y + 4}, {swatch.right(), swatch.bottom() - 4}, faded(ui.theme.ink, 0.14F), 2);
  drawTextIn(ui, key, *ui.fonts.small, ui.theme.ink_soft, "At least two threads ran", Align::kLeft);
}

// Every lane has its name when they are high enough, otherwise every second, fourth …
void drawNames(Ui& ui, Rect box, const Timeline& timeline, const TimelineLayout& layout) {
  const float line = lineHeight(*ui.fonts.small);
  std::size_t stride = 1;
  while (static_cast<float>(stride) * layout.lane_height < 0.8F * line) stride *= 2;
  for (std::size_t i = 0; i < timeline.lanes.size(); i += stride) {
    const Rect lane = layout.lane(i);
    const Rect place{box.x, lane.y + (lane.h - line) / 2, layout.plot.x - kGap - box.x, line};
    drawTextIn(ui, place, *ui.fonts.small, ui.theme.ink, nameOf(timeline.lanes[i]), Align::kLeft);
  }
}

void drawReadOut(Ui& ui, Rect box, const Timeline& timeline, const TimelineLayout& layout) {
  const auto mouse = pointer(layout.plot);
  if (!mouse) return;
  const float row = (mouse->y - layout.plot.y) / layout.lane_height;
  const auto index = std::min(static_cast<std::size_t>(std::max(row, 0.0F)), timeline.lanes.size() - 1);
  const Rect lane = layout.lane(index);
  const ImVec2 at{mouse->x, lane.y + lane.h / 2};
  verticalLine(ui, at.x, layout.plot.y, layout.plot.bottom(), ui.theme.ink_soft);
  ui.draw.AddCircleFilled(at, 5.5F, ui.theme.panel);
  ui.draw.AddCircleFilled(at, 4, ui.theme.thread(timeline.lanes[index].thread));
  readOut(ui, box, at, readOutLines(ui, timeline.lanes[index], layout.across.value(mouse->x)));
}

}  // namespace

void timeline(Ui& ui, Rect box, const Timeline& timeline) {
  if (!hasBlocks(timeline)) {
    quietSentence(ui, box, timeline.empty);
    return describeFigure(ui, box, timeline.title, timeline.empty);
  }
  const TimelineLayout layout = layOut(ui, box, timeline);
  if (timeline.shade_overlap) drawOverlap(ui, box, timeline, layout);
  for (std::size_t i = 0; i < timeline.lanes.size(); ++i) drawLane(ui, layout, i, timeline.lanes[i]);
  drawNames(ui, box, timeline, layout);
  drawTimeAxis(ui, box, layout);
  drawReadOut(ui, box, timeline, layout);
  describeFigure(ui, box, timeline.title, timeline.summary, timeline.table ? timelineTable(timeline) : Table{});
}

float timelineHeight(const Ui& ui, int lanes) {
  const float each = lanes <= 8 ? kComfortableLane : std::max(9.0F, 8 * kComfortableLane / static_cast<float>(lanes));
  return static_cast<float>(std::max(lanes, 1)) * each + lineHeight(*ui.fonts.small) + 6 + footHeight(ui);
}

std::vector<std::pair<double, double>> overlapping(const std::vector<Lane>& lanes) {
  std::vector<std::pair<double, int>> changes;
  for (const Lane& lane : lanes)
    for (const auto& [from, to] : lane.running) changes.insert(changes.end(), {{from, 1}, {to, -1}});
  std::ranges::sort(changes);  // at the same time ends come first, so that blocks that only touch do not overlap
  std::vector<std::pair<double, double>> out;
  int running = 0;
  for (const auto& [time, change] : changes) {
    const bool goes_on = !out.empty() && out.back().second == time;
    if (running == 1 && change == 1 && !goes_on) out.emplace_back(time, time);
    if (running == 2 && change == -1) out.back().second = time;
    running += change;
  }
  return out;
}

Table timelineTable(const Timeline& timeline) {
  const TimeUnit unit = timeUnit({0, lastEnd(timeline)});
  const std::string suffix = " (" + std::string(unit.name) + ")";
  Table table{{"Thread", "Running (%)", "First start" + suffix, "Last end" + suffix}, {}};
  for (const Lane& lane : timeline.lanes) {
    std::vector<std::string> row{nameOf(lane), "0", "", ""};
    if (!lane.running.empty()) {
      double ran = 0;
      for (const auto& [from, to] : lane.running) ran += to - from;
      row = {nameOf(lane), plainValue(std::round(1000 * ran / lastEnd(timeline)) / 10),
             plainValue(lane.running.front().first / unit.ns), plainValue(lane.running.back().second / unit.ns)};
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace racecourse::ui

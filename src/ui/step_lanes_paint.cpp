#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/step_lanes_marks.h"
#include "ui/step_lanes_page.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kMark = 6;  // radius

const LaneStep& step(const LanesPage& page, int index) { return page.lanes.steps[static_cast<std::size_t>(index)]; }

float middleOf(const LanesPage& page, const LaneColumn& column) { return page.x(column.start + column.width() / 2.0); }

// A tinted bar behind consecutive steps of one thread, so that switches show.
void drawRun(Ui& ui, const LanesPage& page, const LaneColumn& column) {
  const LaneStep& here = step(page, column.from);
  const auto y = page.laneY(here.thread);
  if (!y || column.times > 1) return;
  const bool goes_on = column.from > 0 && step(page, column.from - 1).thread == here.thread;
  const bool stays = column.to < std::ssize(page.lanes.steps) && step(page, column.to).thread == here.thread;
  const float left = page.x(column.start) + (goes_on ? 0 : 1), right = page.x(column.start + 1) - (stays ? 0 : 1);
  const ImDrawFlags corners =
      (goes_on ? 0 : ImDrawFlags_RoundCornersLeft) | (stays ? 0 : ImDrawFlags_RoundCornersRight);
  const float half = std::min(11.0F, page.lane_height / 2 - 1);
  ui.draw.AddRectFilled({left, *y - half}, {right, *y + half},
                        faded(threadColour(ui.theme, here.thread), 0.2F * page.strength(column.from)), half,
                        corners == 0 ? static_cast<int>(ImDrawFlags_RoundCornersNone) : corners);
}

// The way from the lane that ran before to this one.
void drawSwitch(Ui& ui, const LanesPage& page, const LaneColumn& column) {
  if (column.from == 0) return;
  const int before = step(page, column.from - 1).thread, now = step(page, column.from).thread;
  const auto from = page.laneY(before), to = page.laneY(now);
  if (before == now || !from || !to) return;
  const float away = *from < *to ? 12.0F : -12.0F;
  verticalLine(ui, page.x(column.start) - 0.5F, std::min(*from + away, *to - away), std::max(*from + away, *to - away),
               faded(ui.theme.line_strong, page.strength(column.from)));
}

// A pill with the count in the lane of each thread that takes part.
void drawRepeat(Ui& ui, const LanesPage& page, const LaneColumn& column) {
  const int length = (column.to - column.from) / column.times;
  const float x = middleOf(page, column), half = 1.5F * page.window.pitch - 2, strength = page.strength(column.from);
  for (const int thread : page.lanes.threads) {
    const auto group =
        page.lanes.steps.subspan(static_cast<std::size_t>(column.from), static_cast<std::size_t>(length));
    const auto y = page.laneY(thread);
    if (!y || !std::ranges::contains(group, thread, &LaneStep::thread)) continue;
    const ImU32 colour = faded(threadColour(ui.theme, thread), strength);
    ui.draw.AddRectFilled({x - half, *y - 10}, {x + half, *y + 10}, ui.theme.panel, 10);
    ui.draw.AddRect({x - half, *y - 10}, {x + half, *y + 10}, colour, 10, 0, 1.5F);
    drawTextIn(ui, {x - half, *y - 10, 2 * half, 20}, *ui.fonts.small, faded(ui.theme.ink, 0.4F + 0.6F * strength),
               "×" + std::to_string(column.times), Align::kCentre);
  }
}

void drawColumn(Ui& ui, const LanesPage& page, const LaneColumn& column) {
  if (column.times > 1) return drawRepeat(ui, page, column);
  const LaneStep& here = step(page, column.from);
  const auto y = page.laneY(here.thread);
  const ImU32 colour = faded(threadColour(ui.theme, here.thread), page.strength(column.from));
  if (y) drawStepMark(ui, {middleOf(page, column), *y}, kMark, here.kind, colour);
}

void drawEnding(Ui& ui, const LanesPage& page) {
  if (!page.lanes.ending || page.lanes.steps.empty()) return;
  const auto y = page.laneY(page.lanes.steps.back().thread);
  const float x = page.x(page.columns.width()) + 13;
  if (y && x <= page.plot.right() + 14) drawVerdictIcon(ui, {x, *y}, 7, *page.lanes.ending);
}

void drawLanes(Ui& ui, const LanesPage& page) {
  for (const int thread : page.lanes.threads) {
    const float y = *page.laneY(thread);
    horizontalLine(ui, page.plot.x, page.plot.right(), y, ui.theme.line);
    const std::string name = threadName(thread);
    const float width = std::ceil(textWidth(*ui.fonts.small, name));
    const Rect label{page.plot.x - 14 - width, y - 10, width + 1, 20};
    drawTextIn(ui, label, *ui.fonts.small, ui.theme.ink, name, Align::kLeft);
    ui.draw.AddRectFilled({page.plot.x - 8, y - 8}, {page.plot.x - 5, y + 8}, threadColour(ui.theme, thread), 1.5F);
  }
}

// The columns that can be seen.
std::span<const LaneColumn> inSight(const LanesPage& page) {
  const auto& all = page.columns.column;
  if (all.empty()) return {};
  const std::size_t first = page.columns.under(page.window.first);
  const std::size_t last = page.columns.under(page.window.first + page.window.count);
  return std::span(all).subspan(first, last - first + 1);
}

std::optional<ImVec2> placeOf(const LanesPage& page, int index) {
  if (index < 0 || index >= std::ssize(page.lanes.steps)) return std::nullopt;
  const auto y = page.laneY(step(page, index).thread);
  if (!y) return std::nullopt;
  return ImVec2(middleOf(page, page.columns.column[page.columns.of(index)]), *y);
}

}  // namespace

void drawLaneSteps(Ui& ui, const LanesPage& page) {
  drawLanes(ui, page);
  ui.draw.PushClipRect({page.plot.x - 1, page.plot.y}, {page.plot.right() + 1, page.plot.bottom()}, true);
  for (const LaneColumn& column : inSight(page)) {
    drawRun(ui, page, column);
    drawSwitch(ui, page, column);
  }
  for (const LaneColumn& column : inSight(page)) drawColumn(ui, page, column);
  ui.draw.PopClipRect();
  drawEnding(ui, page);
}

void drawConflicts(Ui& ui, const LanesPage& page) {
  ui.draw.PushClipRect({page.plot.x - 1, page.plot.y}, {page.plot.right() + 1, page.plot.bottom()}, true);
  const ImU32 colour = ui.theme.verdict(Verdict::kFails);
  for (const StepConflict& conflict : page.lanes.conflicts) {
    const auto from = placeOf(page, conflict.first), to = placeOf(page, conflict.second);
    if (!from || !to) continue;
    const bool outside = std::max(from->x, to->x) < page.plot.x || std::min(from->x, to->x) > page.plot.right();
    if (outside) continue;
    const float strength = page.strength(std::max(conflict.first, conflict.second));
    const float length = std::max(1.0F, std::hypot(to->x - from->x, to->y - from->y));
    const ImVec2 off{(to->x - from->x) / length * (kMark + 4), (to->y - from->y) / length * (kMark + 4)};
    const ImVec2 ends[] = {{from->x + off.x, from->y + off.y}, {to->x - off.x, to->y - off.y}};
    dashedLine(ui, ends, faded(colour, strength), 2);
    for (const ImVec2 end : {*from, *to}) ui.draw.AddCircle(end, kMark + 4, faded(colour, strength), 0, 1.5F);
  }
  ui.draw.PopClipRect();
}

void drawCursor(Ui& ui, const LanesPage& page) {
  const float x = std::round(page.x(page.columns.at(page.position)));
  ui.draw.AddRectFilled({x - 1, page.plot.y - 4}, {x + 1, page.plot.bottom()}, ui.theme.accent);
  ui.draw.AddTriangleFilled({x - 6, page.plot.y - 8}, {x + 6, page.plot.y - 8}, {x, page.plot.y}, ui.theme.accent);
}

}  // namespace racecourse::ui

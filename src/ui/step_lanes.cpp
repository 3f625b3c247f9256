#include "ui/step_lanes.h"

#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/step_lanes_marks.h"
#include "ui/step_lanes_page.h"

namespace racecourse::ui {
namespace {

constexpr std::size_t kMostRows = 60;  // of the table

void describe(Ui& ui, Rect box, const LanesPage& page, ImGuiID id) {
  const auto count = static_cast<double>(page.lanes.steps.size());
  ui.semantics.describe({.id = id,
                         .role = Role::kSlider,
                         .rect = box,
                         .label = page.lanes.title,
                         .value = spokenPosition(page.lanes, page.position),
                         .enabled = count > 0,
                         .range = {0, count, 1, static_cast<double>(page.position)}});
  describeFigure(ui, box, page.lanes.title + ", step by step", "", lanesTable(page.lanes, page.position, kMostRows),
                 page.columns.column.size());
}

void drawReadOut(Ui& ui, Rect box, const LanesPage& page) {
  const auto mouse = pointer(page.plot);
  if (!mouse || page.columns.column.empty() || mouse->x > page.x(page.columns.width())) return;
  const LaneColumn& column = page.columns.column[page.columns.under(page.along(mouse->x))];
  const LaneStep& step = page.lanes.steps[static_cast<std::size_t>(column.from)];
  const ImU32 colour = threadColour(ui.theme, step.thread);
  const float x = page.x(column.start + column.width() / 2.0);
  std::vector<ReadOutLine> lines;
  if (column.times == 1)
    lines = {{"Step " + std::to_string(column.to)}, {threadName(step.thread) + " " + step.said, colour}};
  else
    lines = {{"Steps " + std::to_string(column.from + 1) + " to " + std::to_string(column.to)},
             {std::to_string(column.times) + " times the same, first:"},
             {threadName(step.thread) + " " + step.said, colour}};
  readOut(ui, box, {x, page.laneY(step.thread).value_or(mouse->y)}, lines);
}

// Where the reader drags the cursor to, in the lanes or on the strip below them.
int draggedTo(const LanesPage& page, bool on_strip) {
  const float x = ImGui::GetIO().MousePos.x;
  return page.columns.position(on_strip ? page.stripAlong(x) : page.along(x));
}

}  // namespace

bool stepLanes(Ui& ui, Rect box, const StepLanes& lanes, LanesView& view) {
  const int before = view.position;
  view.position = std::clamp(before, 0, static_cast<int>(lanes.steps.size()));
  const LanesPage start = layOutLanes(ui, box, lanes, view, true);
  const Rect touched{box.x, box.y, std::max(box.w, 1.0F), std::max(start.strip.bottom() - box.y, 1.0F)};
  ImGui::SetCursorScreenPos({touched.x, touched.y});
  ImGui::InvisibleButton(lanes.title.c_str(), {touched.w, touched.h});
  const ImGuiID id = ImGui::GetItemID();
  const bool held = ImGui::IsItemActive() && !lanes.steps.empty();
  const bool on_strip = ImGui::GetIO().MouseClickedPos[0].y >= start.plot.bottom();
  if (held) view.position = draggedTo(start, on_strip);
  if (const auto value = ui.semantics.takeValue(id))
    view.position = std::clamp(static_cast<int>(std::lround(*value)), 0, static_cast<int>(lanes.steps.size()));
  const LanesPage page = layOutLanes(ui, box, lanes, view, held && !on_strip);
  view.first = page.window.first;
  drawLaneSteps(ui, page);
  drawConflicts(ui, page);
  drawCursor(ui, page);
  drawStrip(ui, page);
  drawStepLegend(ui, page.legend, lanes.steps, !lanes.conflicts.empty());
  describe(ui, touched, page, id);
  drawReadOut(ui, box, page);
  return view.position != before;
}

}  // namespace racecourse::ui

#include "labs/primitives/picture.h"

#include <algorithm>
#include <cmath>

#include "labs/primitives/charts.h"
#include "labs/primitives/sentences.h"
#include "ui/axis.h"
#include "ui/figure.h"
#include "ui/number.h"
#include "ui/quantity.h"
#include "ui/text.h"
#include "ui/timeline_lanes.h"

namespace racecourse::labs::primitives {
namespace {

using ui::Rect;
using ui::Ui;

constexpr double kSignalsShown = 4;
constexpr float kLaneHeight = 30;
constexpr float kBlockHeight = 18;
constexpr float kBesideNames = 8;
constexpr float kSignalHalfWidth = 3.5F;
constexpr float kSignalHeight = 5;

PictureLane laneOf(const Lane& lane, double duration, bool several) {
  PictureLane out{.way = lane.way, .name = std::string(nameOf(lane.way))};
  if (several) out.name += " " + ui::plain(lane.waiter + 1);
  for (const auto& [begin, end] : lane.awake) {
    const double from = std::max(0.0, static_cast<double>(begin));
    const double to = std::min(duration, static_cast<double>(end));
    if (from <= to) out.awake.emplace_back(from, to);
  }
  for (const std::int64_t ring : lane.rings)
    if (static_cast<double>(ring) <= duration) out.signals.push_back(static_cast<double>(ring));
  return out;
}

double awakeShare(const PictureLane& lane, double duration) {
  double sum = 0;
  for (const auto& [from, to] : lane.awake) sum += to - from;
  return duration > 0 ? sum / duration : 0;
}

float footHeight(const Ui& ui) { return 2 * ui::lineHeight(*ui.fonts.small) + 6; }
float headHeight(const Ui& ui) { return ui::lineHeight(*ui.fonts.small) + 6; }

struct Layout {
  ui::TimelineLayout lanes;
  float names_x = 0;
};

Layout layOut(const Ui& ui, Rect box, const Picture& picture) {
  float widest = 0;
  for (const PictureLane& lane : picture.lanes) widest = std::max(widest, ui::textWidth(*ui.fonts.small, lane.name));
  Layout layout{.names_x = box.x};
  Rect& plot = layout.lanes.plot;
  plot.x = std::round(box.x + std::min(widest + 1, box.w / 3) + kBesideNames);
  plot.w = box.right() - plot.x - kBesideNames;
  plot.y = std::round(box.y + headHeight(ui));
  plot.h = kLaneHeight * static_cast<float>(picture.lanes.size());
  layout.lanes.lane_height = kLaneHeight;
  layout.lanes.lanes = picture.lanes.size();
  for (const PictureLane& lane : picture.lanes) layout.lanes.blocks += lane.awake.size();
  layout.lanes.across = {ui::Scale::kLinear, {0, picture.duration}, plot.x, plot.right()};
  return layout;
}

// A small triangle that points down at the moment.
void drawSignal(Ui& ui, float x, float tip) {
  ui.draw.AddTriangleFilled({x - kSignalHalfWidth, tip - kSignalHeight}, {x + kSignalHalfWidth, tip - kSignalHeight},
                            {x, tip}, ui.theme.ink);
}

void drawKey(Ui& ui, Rect box, const Layout& layout) {
  const float line = ui::lineHeight(*ui.fonts.small);
  Rect key{layout.lanes.plot.x, box.y, layout.lanes.plot.w, line};
  const Rect mark = key.takeLeft(2 * kSignalHalfWidth, 6);
  drawSignal(ui, mark.x + kSignalHalfWidth, mark.y + line / 2 + kSignalHeight / 2);
  ui::drawTextIn(ui, key.takeLeft(ui::textWidth(*ui.fonts.small, "Signal") + 1, 16), *ui.fonts.small, ui.theme.ink_soft,
                 "Signal", ui::Align::kLeft);
  const Rect swatch = key.takeLeft(16, 6);
  ui.draw.AddRectFilled({swatch.x, swatch.y + 4}, {swatch.right(), swatch.bottom() - 4}, ui.theme.ink_soft, 2);
  ui::drawTextIn(ui, key, *ui.fonts.small, ui.theme.ink_soft, "Awake", ui::Align::kLeft);
}

// Too many blocks to tell apart: the more of its time was awake, the stronger a cell; the least is still seen.
void drawDense(Ui& ui, const Layout& layout, const Rect& place, const PictureLane& lane) {
  constexpr float kFaintest = 0.3F;
  constexpr float kCell = 2;
  const auto count = static_cast<std::size_t>(std::ceil(layout.lanes.plot.w / kCell));
  const std::vector<float> shares = ui::coverage(layout.lanes.across, kCell, count, lane.awake);
  const float top = std::round(place.y + (place.h - kBlockHeight) / 2);
  float left = place.x;
  for (const float share : shares) {
    if (share > 0)
      ui.draw.AddRectFilled({left, top}, {std::min(left + kCell, place.right()), top + kBlockHeight},
                            ui::faded(colourOf(ui.theme, lane.way), std::max(kFaintest, share)));
    left += kCell;
  }
}

void drawLane(Ui& ui, const Layout& layout, std::size_t index, const PictureLane& lane) {
  constexpr float kPixelsForBlock = 4;
  const Rect place = layout.lanes.lane(index);
  const float line = ui::lineHeight(*ui.fonts.small);
  ui::horizontalLine(ui, place.x, place.right(), place.y + place.h / 2, ui.theme.line);
  if (static_cast<float>(lane.awake.size()) * kPixelsForBlock > place.w)
    drawDense(ui, layout, place, lane);
  else
    ui::drawLane(ui, layout.lanes, index,
                 {.name = lane.name, .thread = static_cast<int>(lane.way), .running = lane.awake});
  for (const double signal : lane.signals) drawSignal(ui, layout.lanes.across.pixel(signal), place.y + kSignalHeight);
  ui::drawTextIn(ui, {layout.names_x, place.y + (place.h - line) / 2, place.x - kBesideNames - layout.names_x, line},
                 *ui.fonts.small, ui.theme.ink, lane.name, ui::Align::kLeft);
}

void drawTimeAxis(Ui& ui, Rect box, const Layout& layout) {
  const Rect& plot = layout.lanes.plot;
  const float line = ui::lineHeight(*ui.fonts.small);
  const ui::Extent shown = layout.lanes.across.shown;
  ui::horizontalLine(ui, plot.x, plot.right(), plot.bottom(), ui.theme.line_strong);
  const int at_most = std::clamp(static_cast<int>(plot.w / 50), 2, 10);
  for (const ui::Tick& tick : ui::ticks(ui::Scale::kLinear, shown, at_most, "ns")) {
    const float x = layout.lanes.across.pixel(tick.value);
    const float width = ui::textWidth(*ui.fonts.mono_small, tick.label) + 1;
    ui::verticalLine(ui, x, plot.bottom(), plot.bottom() + 5, ui.theme.line_strong);
    ui::drawTextIn(ui, {std::min(x - width / 2, box.right() - width), plot.bottom() + 6, width, line},
                   *ui.fonts.mono_small, ui.theme.ink_soft, tick.label, ui::Align::kCentre);
  }
  ui::drawTextIn(ui, {plot.x, plot.bottom() + 6 + line, plot.w, line}, *ui.fonts.small, ui.theme.ink_soft,
                 ui::axisTitle("Time", "ns", ui::Scale::kLinear, shown), ui::Align::kRight);
}

std::vector<ui::ReadOutLine> readOutLines(const Ui& ui, const PictureLane& lane, double time, double nearby) {
  std::vector<ui::ReadOutLine> lines{{lane.name, colourOf(ui.theme, lane.way)}};
  const auto block = std::ranges::find_if(lane.awake, [&](const auto& each) { return each.second + nearby >= time; });
  const bool awake = block != lane.awake.end() && block->first - nearby <= time;
  lines.push_back(
      {awake ? "awake for " + ui::shownValue(block->second - block->first, "ns") : "asleep, or without a core"});
  const auto next = std::ranges::upper_bound(lane.signals, time + nearby);
  if (next != lane.signals.begin())
    lines.push_back({ui::shownValue(std::max(0.0, time - *std::prev(next)), "ns") + " after a signal"});
  return lines;
}

void drawReadOut(Ui& ui, Rect box, const Picture& picture, const Layout& layout) {
  const auto mouse = ui::pointer(layout.lanes.plot);
  if (!mouse) return;
  const float row = (mouse->y - layout.lanes.plot.y) / kLaneHeight;
  const auto index = std::min(static_cast<std::size_t>(std::max(row, 0.0F)), picture.lanes.size() - 1);
  const Rect place = layout.lanes.lane(index);
  const ImVec2 at{mouse->x, place.y + place.h / 2};
  ui::verticalLine(ui, at.x, layout.lanes.plot.y, layout.lanes.plot.bottom(), ui.theme.ink_soft);
  const double pixel = layout.lanes.across.value(mouse->x + 1) - layout.lanes.across.value(mouse->x);
  ui::readOut(ui, box, at, readOutLines(ui, picture.lanes[index], layout.lanes.across.value(mouse->x), pixel));
}

}  // namespace

Picture pictureOf(const Report& report) {
  Picture picture{.duration = kSignalsShown * static_cast<double>(report.settings.interval_us) * 1e3};
  for (const Lane& lane : report.lanes) picture.duration = std::min(picture.duration, static_cast<double>(lane.until));
  const bool several = std::ranges::any_of(report.lanes, [](const Lane& lane) { return lane.waiter > 0; });
  for (const Lane& lane : report.lanes) picture.lanes.push_back(laneOf(lane, picture.duration, several));
  return picture;
}

std::string pictureSummary(const Picture& picture) {
  std::string text;
  for (const PictureLane& lane : picture.lanes)
    text += (text.empty() ? "" : ", ") + lane.name + " " + shareText(awakeShare(lane, picture.duration));
  return "Awake for, of " + ui::duration(picture.duration) + ": " + text + ".";
}

ui::Table pictureTable(const Picture& picture) {
  ui::Table table{{"Waiter", "Awake (%)", "Times awake", "Signals"}, {}};
  for (const PictureLane& lane : picture.lanes)
    table.rows.push_back({lane.name, ui::plainValue(std::round(1e4 * awakeShare(lane, picture.duration)) / 100),
                          ui::plain(std::ssize(lane.awake)), ui::plain(std::ssize(lane.signals))});
  return table;
}

void drawPicture(Ui& ui, Rect box, const Picture& picture, bool running) {
  const Layout layout = layOut(ui, box, picture);
  drawKey(ui, box, layout);
  for (std::size_t i = 0; i < picture.lanes.size(); ++i) drawLane(ui, layout, i, picture.lanes[i]);
  drawTimeAxis(ui, box, layout);
  drawReadOut(ui, box, picture, layout);
  ui::describeFigure(ui, box, kPictureTitle, pictureSummary(picture), running ? ui::Table{} : pictureTable(picture));
}

float pictureHeight(const Ui& ui, const Picture& picture) {
  return headHeight(ui) + kLaneHeight * static_cast<float>(picture.lanes.size()) + footHeight(ui);
}

}  // namespace racecourse::labs::primitives

#include "labs/readers-writers/lanes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/axis.h"
#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/number.h"
#include "ui/quantity.h"
#include "ui/text.h"

namespace racecourse::labs::readers_writers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kLane = 24, kBlock = 16, kLegendGap = 18, kSwatch = 22;
constexpr float kPale = 0.32F;
constexpr std::int64_t kMillisecond = 1'000'000;

std::string laneName(const Scene& scene, std::size_t visitor) {
  return "T" + ui::plain(static_cast<std::int64_t>(visitor) + 1) +
         (scene.visitors[visitor].writes ? " writer" : " reader");
}

void drawBlock(Ui& ui, Rect block, int thread, bool writes, Place place) {
  const ImU32 colour = ui::threadColour(ui.theme, thread);
  const ImVec2 from{block.x, block.y}, to{block.right(), block.bottom()};
  if (place == Place::kWaiting) {
    const Rect low{block.x, block.y + block.h / 4, block.w, block.h / 2};
    return ui::hatch(ui, low, ui::faded(colour, 0.8F));
  }
  ui.draw.AddRectFilled(from, to, writes ? colour : ui::mixed(ui.theme.panel, colour, kPale), 2);
  if (block.w > 3) ui.draw.AddRect(from, to, colour, 2);
}

Rect blockOf(const ui::Mapping& across, const Stretch& stretch, std::int64_t now_ns, float top) {
  const auto pixel = [&](std::int64_t at) { return across.pixel(static_cast<double>(at - now_ns)); };
  const float left = pixel(stretch.from_ns);
  return {left, top + (kLane - kBlock) / 2, std::max(1.0F, pixel(stretch.to_ns) - left), kBlock};
}

void drawAxis(Ui& ui, Rect plot, const ui::Mapping& across) {
  ui::horizontalLine(ui, plot.x, plot.right(), plot.bottom(), ui.theme.line_strong);
  const float line = ui::lineHeight(*ui.fonts.small);
  const int at_most = std::clamp(static_cast<int>(plot.w / 70), 2, 8);
  for (const ui::Tick& tick : ui::ticks(ui::Scale::kLinear, across.shown, at_most, "ns")) {
    const float x = across.pixel(tick.value), width = ui::textWidth(*ui.fonts.mono_small, tick.label) + 1;
    ui::verticalLine(ui, x, plot.bottom(), plot.bottom() + 5, ui.theme.line_strong);
    ui::drawTextIn(ui, {std::min(x - width / 2, plot.right() - width), plot.bottom() + 6, width, line},
                   *ui.fonts.mono_small, ui.theme.ink_soft, tick.label, ui::Align::kCentre);
  }
  ui::drawTextIn(ui, {plot.x, plot.bottom() + 6 + line, plot.w, line}, *ui.fonts.small, ui.theme.ink_soft,
                 ui::axisTitle("Before now", "ns", ui::Scale::kLinear, across.shown), ui::Align::kRight);
}

void drawLegend(Ui& ui, Rect row) {
  const auto entry = [&](std::string_view word, bool writes, Place place) {
    const Rect swatch = row.takeLeft(kSwatch, 6);
    drawBlock(ui, {swatch.x, row.y + (row.h - kBlock) / 2, kSwatch, kBlock}, ui::kMainThread, writes, place);
    const float width = std::ceil(ui::textWidth(*ui.fonts.small, word)) + 1;
    ui::drawTextIn(ui, row.takeLeft(width, kLegendGap), *ui.fonts.small, ui.theme.ink_soft, word, ui::Align::kLeft);
  };
  entry("reads", false, Place::kInside);
  entry("writes", true, Place::kInside);
  entry("waits", false, Place::kWaiting);
}

std::string doing(const Stretch& stretch, bool writes) {
  const std::string time = ui::duration(static_cast<double>(stretch.to_ns - stretch.from_ns));
  if (stretch.place == Place::kWaiting) return "waited for " + time;
  return (writes ? "wrote for " : "read for ") + time;
}

void drawReadOut(Ui& ui, Rect box, Rect plot, const ui::Mapping& across, const Scene& scene) {
  const auto mouse = ui::pointer(plot);
  if (!mouse) return;
  const auto row = static_cast<std::size_t>(std::max(0.0F, (mouse->y - plot.y) / kLane));
  const std::size_t visitor = std::min(row, scene.visitors.size() - 1);
  const auto moment = scene.now_ns + std::llround(across.value(mouse->x));
  const std::vector<Stretch> all = stretchesSince(scene, visitor, 0);
  const auto found = std::ranges::find_if(
      all, [&](const Stretch& stretch) { return stretch.from_ns <= moment && moment <= stretch.to_ns; });
  ui::verticalLine(ui, mouse->x, plot.y, plot.bottom(), ui.theme.ink_soft);
  ui::readOut(ui, box, *mouse,
              {{laneName(scene, visitor), ui::threadColour(ui.theme, static_cast<int>(visitor) + 1)},
               {found == all.end() ? "away" : doing(*found, scene.visitors[visitor].writes), 0}});
}

double shareOf(const std::vector<Stretch>& stretches, Place place, std::int64_t shown_ns) {
  std::int64_t sum = 0;
  for (const Stretch& stretch : stretches)
    if (stretch.place == place) sum += stretch.to_ns - stretch.from_ns;
  return static_cast<double>(sum) / static_cast<double>(std::max<std::int64_t>(1, shown_ns));
}

ui::Table tableOf(const Scene& scene, std::int64_t shown_ns) {
  ui::Table table{{"Thread", "Inside", "Waiting"}, {}};
  for (std::size_t i = 0; i < scene.visitors.size(); ++i) {
    const std::vector<Stretch> all = stretchesSince(scene, i, scene.now_ns - shown_ns);
    table.rows.push_back({laneName(scene, i), ui::percent(shareOf(all, Place::kInside, shown_ns)),
                          ui::percent(shareOf(all, Place::kWaiting, shown_ns))});
  }
  return table;
}

}  // namespace

void lanes(Ui& ui, Rect box, const Scene& scene, std::int64_t shown_ns, bool running) {
  shown_ns = std::max(kMillisecond, std::min(shown_ns, scene.now_ns));
  const Rect whole = box;
  drawLegend(ui, box.takeTop(ui::lineHeight(*ui.fonts.small), 6));
  float names = 0;
  for (std::size_t i = 0; i < scene.visitors.size(); ++i)
    names = std::max(names, ui::textWidth(*ui.fonts.small, laneName(scene, i)));
  Rect plot{box.x + std::ceil(names) + 10, box.y, 0, kLane * static_cast<float>(scene.visitors.size())};
  plot.w = box.right() - plot.x;
  const ui::Mapping across{ui::Scale::kLinear, {-static_cast<double>(shown_ns), 0}, plot.x, plot.right()};
  float top = plot.y;
  for (std::size_t i = 0; i < scene.visitors.size(); ++i, top += kLane) {
    ui::drawTextIn(ui, {box.x, top, names + 1, kLane}, *ui.fonts.small, ui.theme.ink, laneName(scene, i),
                   ui::Align::kLeft);
    for (const Stretch& stretch : stretchesSince(scene, i, scene.now_ns - shown_ns))
      drawBlock(ui, blockOf(across, stretch, scene.now_ns, top), static_cast<int>(i) + 1, scene.visitors[i].writes,
                stretch.place);
  }
  drawAxis(ui, plot, across);
  drawReadOut(ui, whole, plot, across, scene);
  ui::describeFigure(ui, whole, "Who was inside, who waited", "A lane for each thread: inside, waiting, or away.",
                     running ? ui::Table{} : tableOf(scene, shown_ns));
}

float lanesHeight(const Ui& ui, const Scene& scene) {
  return 3 * ui::lineHeight(*ui.fonts.small) + 12 + kLane * static_cast<float>(scene.visitors.size());
}

std::vector<Stretch> stretchesSince(const Scene& scene, std::size_t visitor, std::int64_t from_ns) {
  std::vector<Stretch> all;
  for (const Stretch& stretch : scene.lanes[visitor])
    if (stretch.to_ns > from_ns) all.push_back({stretch.place, std::max(stretch.from_ns, from_ns), stretch.to_ns});
  const Visitor& now = scene.visitors[visitor];
  if (now.place != Place::kAway) all.push_back({now.place, std::max(now.since_ns, from_ns), scene.now_ns});
  return all;
}

std::int64_t shownNs(const Settings& settings) {
  constexpr std::int64_t kRounds = 20, kLeastMs = 100;
  const std::int64_t round_ms = std::max(settings.read_ms, settings.write_ms) + settings.pause_ms;
  return std::min<std::int64_t>(settings.trial_ms, std::max(kLeastMs, kRounds * round_ms)) * kMillisecond;
}

}  // namespace racecourse::labs::readers_writers

#include "labs/readers-writers/room.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "labs/readers-writers/sentences.h"
#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::readers_writers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kBadge = 14, kCell = 42, kPad = 10, kBetween = 26;
constexpr int kLeastZone = 200;  // pixels; below it the zones stand one below the other
constexpr std::array<Place, 3> kZones = {Place::kAway, Place::kWaiting, Place::kInside};

// The visitors of a place by their number; at the door in the order of arrival.
std::vector<std::size_t> visitorsAt(const Scene& scene, Place place) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < scene.visitors.size(); ++i)
    if (scene.visitors[i].place == place) found.push_back(i);
  if (place == Place::kWaiting) std::ranges::sort(found, {}, [&](std::size_t i) { return scene.visitors[i].arrival; });
  return found;
}

std::string insideTitle(const Scene& scene, const std::vector<std::size_t>& inside) {
  if (inside.empty()) return "Inside: nobody";
  if (scene.visitors[inside.front()].writes) return "Inside: a writer, alone";
  const auto many = static_cast<int>(inside.size());
  return "Inside: " + readersPhrase(many) + (many > 1 ? " together" : "");
}

std::string zoneTitle(const Scene& scene, Place place, const std::vector<std::size_t>& who) {
  if (place == Place::kInside) return insideTitle(scene, who);
  const std::string many = ui::plain(static_cast<std::int64_t>(who.size()));
  return place == Place::kAway ? "Away: " + many
                               : "At the door: " + many + (who.size() > 1 ? ", first at the right" : "");
}

bool stacked(float width) { return width < 3 * kLeastZone + 2 * kBetween; }

float zoneWidth(float width) { return stacked(width) ? width : (width - 2 * kBetween) / 3; }

int inARow(float zone_width) { return std::max(1, static_cast<int>((zone_width - 2 * kPad) / kCell)); }

float zoneHeight(const Ui& ui, const Scene& scene, float width) {
  const int row = inARow(zoneWidth(width));
  const int rows = (static_cast<int>(scene.visitors.size()) + row - 1) / row;
  return ui::lineHeight(*ui.fonts.small) + 6 + 2 * kPad + static_cast<float>(rows) * kCell;
}

void drawVisitor(Ui& ui, ImVec2 centre, const Visitor& visitor, int thread) {
  constexpr float kSquare = kBadge + 4;
  if (visitor.writes)
    ui.draw.AddRect({centre.x - kSquare, centre.y - kSquare}, {centre.x + kSquare, centre.y + kSquare},
                    ui::threadColour(ui.theme, thread), 3, 0, 2);
  ui::drawThreadBadge(ui, centre, kBadge, thread, visitor.place == Place::kWaiting,
                      visitor.place == Place::kAway ? 0.5F : 1.0F);
}

// The first at the door stands next to it, at the right.
void drawVisitors(Ui& ui, Rect box, const Scene& scene, Place place, const std::vector<std::size_t>& who) {
  const int row = inARow(box.w + 2 * kPad);
  for (std::size_t i = 0; i < who.size(); ++i) {
    const auto column = static_cast<float>(static_cast<int>(i) % row);
    const auto line = static_cast<float>(static_cast<int>(i) / row);
    const float along = (column + 0.5F) * kCell;
    const float x = place == Place::kWaiting ? box.right() - along : box.x + along;
    drawVisitor(ui, {x, box.y + (line + 0.5F) * kCell}, scene.visitors[who[i]], static_cast<int>(who[i]) + 1);
  }
}

void drawZone(Ui& ui, Rect box, const Scene& scene, Place place) {
  const std::vector<std::size_t> who = visitorsAt(scene, place);
  ui::drawTextIn(ui, box.takeTop(ui::lineHeight(*ui.fonts.small), 6), *ui.fonts.small, ui.theme.ink_soft,
                 zoneTitle(scene, place, who), ui::Align::kLeft);
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()},
                        place == Place::kInside ? ui.theme.accent_soft : ui.theme.sunken, ui.theme.radius);
  if (place == Place::kInside) {
    const bool alone = !who.empty() && scene.visitors[who.front()].writes;
    ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, alone ? ui.theme.ink : ui.theme.line_strong,
                    ui.theme.radius, 0, 2);
  }
  drawVisitors(ui, box.inset(kPad), scene, place, who);
}

// Where to go from one zone to the next.
void drawArrow(Ui& ui, ImVec2 middle, bool down) {
  constexpr float kLength = 5, kHalf = 5;
  const auto at = [&](float along, float across) {
    return down ? ImVec2(middle.x + across, middle.y + along) : ImVec2(middle.x + along, middle.y + across);
  };
  const std::array<ImVec2, 3> points = {at(-kLength / 2, -kHalf), at(kLength / 2, 0), at(-kLength / 2, kHalf)};
  ui.draw.AddPolyline(points.data(), static_cast<int>(points.size()), ui.theme.ink_soft, 0, 1.5F);
}

const char* placeWord(Place place) {
  return place == Place::kAway ? "away" : place == Place::kWaiting ? "waits at the door" : "inside";
}

ui::Table tableOf(const Scene& scene) {
  ui::Table table{{"Thread", "Role", "Where", "Since (ms)"}, {}};
  for (std::size_t i = 0; i < scene.visitors.size(); ++i) {
    const Visitor& visitor = scene.visitors[i];
    table.rows.push_back({"T" + ui::plain(static_cast<std::int64_t>(i) + 1), visitor.writes ? "writer" : "reader",
                          placeWord(visitor.place),
                          ui::significant(static_cast<double>(scene.now_ns - visitor.since_ns) / 1e6, 3)});
  }
  return table;
}

}  // namespace

void room(Ui& ui, Rect box, const Scene& scene, bool running) {
  const float width = zoneWidth(box.w), height = zoneHeight(ui, scene, box.w);
  const bool down = stacked(box.w);
  Rect next{box.x, box.y, width, height};
  for (const Place place : kZones) {
    drawZone(ui, next, scene, place);
    if (place == Place::kInside) break;
    const float half = kBetween / 2;
    const float title = ui::lineHeight(*ui.fonts.small) + 6;
    drawArrow(ui,
              down ? ImVec2(next.x + width / 2, next.bottom() + half)
                   : ImVec2(next.right() + half, next.y + title + (height - title) / 2),
              down);
    (down ? next.y : next.x) += (down ? height : width) + kBetween;
  }
  ui::describeFigure(ui, box, "The room", sceneSentence(scene), running ? ui::Table{} : tableOf(scene));
}

float roomHeight(const Ui& ui, const Scene& scene, float width) {
  const float zone = zoneHeight(ui, scene, width);
  return stacked(width) ? 3 * zone + 2 * kBetween : zone;
}

}  // namespace racecourse::labs::readers_writers

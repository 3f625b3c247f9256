#include "ui/state_map.h"

#include <algorithm>

#include "ui/code_view_mark.h"
#include "ui/controls.h"
#include "ui/figure.h"
#include "ui/state_map_page.h"

namespace racecourse::ui {
namespace {

constexpr float kGap = 12;
constexpr float kReach = 12;  // pixels around a state that still mean it

// A click on the picture; an invisible item of Dear ImGui takes it.
std::optional<int> clicked(const StateMap& map, const MapPlaces& places, Rect box) {
  const std::string name = "##" + map.title;
  ImGui::SetCursorScreenPos({box.x, box.y});
  const bool pressed = ImGui::InvisibleButton(name.c_str(), {std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
  return pressed ? stateAt(places, ImGui::GetIO().MousePos, kReach) : std::nullopt;
}

void drawReadOut(Ui& ui, Rect box, const MapPage& page) {
  const auto mouse = pointer(box);
  const auto state = mouse ? stateAt(page.places, *mouse, kReach) : std::nullopt;
  if (!state) return;
  std::vector<ReadOutLine> lines{{"State " + std::to_string(*state + 1)}};
  const MapState& here = page.map.states[static_cast<std::size_t>(*state)];
  if (!here.said.empty()) lines.push_back({here.said});
  for (const MapEdge& edge : page.map.edges)
    if (edge.from == *state)
      lines.push_back(
          {threadName(edge.thread) + " leads to " + std::to_string(edge.to + 1), threadColour(ui.theme, edge.thread)});
  ui.draw.AddCircle(page.at(*state), page.radius(*state) + 3, ui.theme.focus, 0, 2);
  readOut(ui, box, page.at(*state), lines);
}

bool stateSlider(Ui& ui, Rect box, const StateMap& map, const MapPlan& plan, int& present) {
  const SliderText text{.label = "State",
                        .value = std::to_string(present + 1) + " of " + std::to_string(map.states.size()),
                        .spoken = spokenState(map, plan, present),
                        .minimum = 1,
                        .maximum = std::max(1, static_cast<int>(map.states.size()))};
  int position = present + 1;
  const bool moved = slider(ui, box, text, position);
  if (moved) present = position - 1;
  return moved;
}

}  // namespace

bool stateMap(Ui& ui, Rect box, const StateMap& map, const MapPlan& plan, int& present) {
  if (map.states.empty()) return false;
  present = std::clamp(present, 0, static_cast<int>(map.states.size()) - 1);
  const int before = present;
  const float below = mapLegendHeight(ui, map, box.w) + sliderHeight(ui) + 2 * kGap;
  const Rect picture = box.takeTop(std::max(1.0F, box.h - below), kGap);
  MapPage page{map, plan, placeStates(plan, picture), present};
  if (const auto state = clicked(map, page.places, picture)) present = *state;
  drawMapEdges(ui, page);
  drawMapStates(ui, page);
  describeFigure(ui, picture, map.title, mapSummary(map), mapTable(map, plan));
  drawMapLegend(ui, box.takeTop(mapLegendHeight(ui, map, box.w), kGap), map);
  stateSlider(ui, box.takeTop(sliderHeight(ui)), map, plan, present);
  drawReadOut(ui, picture, page);
  return present != before;
}

float stateMapHeight(const Ui& ui, const StateMap& map, const MapPlan& plan, float width) {
  return mapHeight(plan, width) + mapLegendHeight(ui, map, width) + sliderHeight(ui) + 2 * kGap;
}

}  // namespace racecourse::ui

#pragma once

// Where each state of a plan lies in a box, and how to draw the map there. It runs from left to right in a wide box and
// from top to bottom in a narrow one.
//
//   const MapPage page{map, plan, placeStates(plan, box), present};
//   drawMapEdges(ui, page), drawMapStates(ui, page);

#include <imgui.h>

#include <optional>
#include <vector>

#include "ui/state_map.h"

namespace racecourse::ui {

struct MapPlaces {
  std::vector<ImVec2> at;     // the middle of each state
  std::vector<float> radius;  // small in crowded layers
  bool downwards = false;
};

// Fits `plan` into `box`: layers at equal distances, the states of a layer spread around its middle.
MapPlaces placeStates(const MapPlan& plan, Rect box);

// The height at which `plan` is comfortable to read in `width`.
float mapHeight(const MapPlan& plan, float width);

// The state under `pointer`, or the nearest one within `reach` pixels of its rim.
std::optional<int> stateAt(const MapPlaces& places, ImVec2 pointer, float reach);

struct MapPage {
  const StateMap& map;
  const MapPlan& plan;
  MapPlaces places;
  int present;

  bool taken(const MapEdge& edge) const;
  ImVec2 at(int state) const { return places.at[static_cast<std::size_t>(state)]; }
  float radius(int state) const { return places.radius[static_cast<std::size_t>(state)]; }
};

void drawMapEdges(Ui& ui, const MapPage& page);
void drawMapStates(Ui& ui, const MapPage& page);

// What the colours and signs mean, in as many rows as it takes.
void drawMapLegend(Ui& ui, Rect box, const StateMap& map);
float mapLegendHeight(const Ui& ui, const StateMap& map, float width);

}  // namespace racecourse::ui

#pragma once

// Every state a small program can be in, a step an edge in the colour of its thread, from the start on in layers; the
// ends of schedules carry the sign of their verdict. The way taken is strong, the present state has a ring. A click,
// or the slider below the picture, goes to another state. For up to about 500 states.
//
//   const MapPlan plan = planMap(std::ssize(map.states), map.edges);   // once for each program
//   if (stateMap(ui, area.takeTop(stateMapHeight(ui, map, plan, area.w)), map, plan, state)) standAt(state);

#include <optional>
#include <string>
#include <vector>

#include "ui/state_map_plan.h"
#include "ui/ui.h"

namespace racecourse::ui {

struct MapState {
  std::string said;               // "counter = 1, thread 2 has read 0"; may be empty
  std::optional<Verdict> ending;  // of schedules that end here
};

struct StateMap {
  std::string title;  // the accessible name, unique on the screen; not drawn
  std::vector<MapState> states;
  std::vector<MapEdge> edges;
  std::vector<int> taken;  // the states of the present schedule, from 0 on
};

// Draws `map` in `box` and describes it; true when the reader goes to another state.
bool stateMap(Ui& ui, Rect box, const StateMap& map, const MapPlan& plan, int& present);

float stateMapHeight(const Ui& ui, const StateMap& map, const MapPlan& plan, float width);

// State, steps from the start, where each thread's step leads, and how it ends. States count from 1.
Table mapTable(const StateMap& map, const MapPlan& plan);

// "57 states, 12 of them ends: 4 hold, 8 fail."
std::string mapSummary(const StateMap& map);

// "State 5 of 57, 3 steps from the start: counter = 1. Thread 1 leads to 7, thread 2 to 8."
std::string spokenState(const StateMap& map, const MapPlan& plan, int state);

}  // namespace racecourse::ui

#include "ui/state_map.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/harness.h"
#include "ui/state_map_page.h"

namespace racecourse::ui {
namespace {

using tests::Harness;
using Edges = std::vector<MapEdge>;
using Layers = std::vector<std::vector<int>>;

// Two threads with a step each; one order holds, the other fails.
StateMap diamond() {
  return {.title = "States",
          .states = {{"x = 0", {}}, {"x = 1", {}}, {"", {}}, {"x = 3", Verdict::kHolds}, {"", Verdict::kFails}},
          .edges = {{0, 1, 0}, {0, 2, 1}, {1, 3, 1}, {2, 4, 0}},
          .taken = {0, 1}};
}

MapPlan planOf(const StateMap& map) { return planMap(static_cast<int>(map.states.size()), map.edges); }

TEST_CASE("states stand in layers by the fewest steps from the start", "[ui][state_map]") {
  const MapPlan plan = planMap(5, Edges{{0, 1, 0}, {1, 2, 0}, {0, 2, 1}, {2, 3, 0}, {3, 1, 1}, {3, 4, 0}});
  CHECK(plan.layers == Layers{{0}, {1, 2}, {3}, {4}});
  CHECK(plan.depth == std::vector<int>{0, 1, 1, 2, 3});
  CHECK(plan.place == std::vector<int>{0, 0, 1, 0, 0});
}

TEST_CASE("states that the start does not lead to stand at the end", "[ui][state_map]") {
  CHECK(planMap(4, Edges{{0, 1, 0}, {2, 3, 0}}).layers == Layers{{0}, {1}, {2, 3}});
  CHECK(planMap(1, {}).layers == Layers{{0}});
  CHECK(planMap(0, {}).layers.empty());
}

TEST_CASE("crossings are counted between neighbouring layers", "[ui][state_map]") {
  const Edges edges = {{0, 1, 0}, {0, 2, 0}, {1, 4, 0}, {2, 3, 0}};
  const MapPlan crossed{.layers = {{0}, {1, 2}, {3, 4}}, .depth = {0, 1, 1, 2, 2}, .place = {0, 0, 1, 0, 1}};
  CHECK(crossings(crossed, edges) == 1);
}

TEST_CASE("the sweeps take crossings away", "[ui][state_map]") {
  const Edges edges = {{0, 1, 0}, {0, 2, 0}, {0, 3, 0}, {1, 6, 0}, {2, 5, 0},
                       {3, 4, 0}, {6, 7, 0}, {5, 8, 0}, {4, 9, 0}};
  const MapPlan plan = planMap(10, edges);
  CHECK(crossings(plan, edges) == 0);
  CHECK(plan.layers == Layers{{0}, {1, 2, 3}, {6, 5, 4}, {7, 8, 9}});
}

TEST_CASE("the same graph has the same plan", "[ui][state_map]") {
  Edges edges;
  for (int i = 0; i < 300; ++i)
    for (int k = 1; k <= 3; ++k)
      if (3 * i + k < 500) edges.push_back({i, (3 * i + k) * 7 % 500, k % 2});
  CHECK(planMap(500, edges) == planMap(500, edges));
}

TEST_CASE("a plan fits its box, from left to right or from top to bottom", "[ui][state_map]") {
  const MapPlan plan = planOf(diamond());
  const MapPlaces wide = placeStates(plan, {0, 0, 600, 200});
  CHECK_FALSE(wide.downwards);
  CHECK(wide.at[0].x == 216);
  CHECK(wide.at[0].y == 100);
  CHECK(wide.at[1].x == 300);
  CHECK(wide.at[1].y == 76);
  CHECK(wide.at[2].y == 124);
  CHECK(wide.at[3].x == 384);
  CHECK(wide.radius[0] == 9);
  const MapPlaces high = placeStates(plan, {0, 0, 100, 128});
  CHECK(high.downwards);
  CHECK(high.at[0].x == 50);
  CHECK(high.at[0].y == 14);
  CHECK(high.at[4].y == 114);
}

TEST_CASE("a map is as high as its layers or its widest one ask for", "[ui][state_map]") {
  const MapPlan plan = planOf(diamond());
  CHECK(mapHeight(plan, 800) == 124);
  CHECK(mapHeight(plan, 312) == 196);
  MapPlan deep;
  deep.layers.resize(10, {0});
  CHECK(mapHeight(deep, 312) == 440);
  deep.layers.resize(99, std::vector<int>(30));
  CHECK(mapHeight(deep, 312) == 640);
  CHECK(mapHeight(deep, 800) == 440);
}

TEST_CASE("crowded layers have small states that still lie inside", "[ui][state_map]") {
  Edges edges;
  for (int i = 1; i < 200; ++i) edges.push_back({0, i, i % 3});
  const MapPlaces places = placeStates(planMap(200, edges), {0, 0, 500, 200});
  CHECK(places.radius[7] == 1.5F);
  for (const ImVec2& at : places.at) {
    CHECK(at.y >= 14);
    CHECK(at.y <= 186);
  }
}

TEST_CASE("the nearest state within reach is meant", "[ui][state_map]") {
  const MapPlaces places{.at = {{10, 10}, {40, 10}}, .radius = {5, 5}};
  CHECK(stateAt(places, {12, 10}, 12) == 0);
  CHECK(stateAt(places, {26, 10}, 12) == 1);
  CHECK(stateAt(places, {10, 40}, 12) == std::nullopt);
}

TEST_CASE("a map is a figure with a row for each state", "[ui][state_map]") {
  const StateMap map = diamond();
  const MapPlan plan = planOf(map);
  int present = 1;
  Harness harness([&](Ui& ui, Rect) { stateMap(ui, {0, 0, 600, 400}, map, plan, present); });
  const Item figure = harness.figure("States");
  CHECK(figure.value == "5 states, 2 of them ends: 1 holds, 1 fails.");
  CHECK(figure.table == Table{{"State", "Steps from the start", "Next", "End", "What holds there"},
                              {{"1", "0", "T0: 2, T1: 3", "", "x = 0"},
                               {"2", "1", "T1: 4", "", "x = 1"},
                               {"3", "1", "T0: 5", "", ""},
                               {"4", "2", "", "holds", "x = 3"},
                               {"5", "2", "", "fails", ""}}});
}

TEST_CASE("the state is a slider that says where each thread leads", "[ui][state_map]") {
  const StateMap map = diamond();
  const MapPlan plan = planOf(map);
  int present = 0;
  Harness harness([&](Ui& ui, Rect) { stateMap(ui, {0, 0, 600, 400}, map, plan, present); });
  CHECK(harness.item("State").range == Range{1, 5, 1, 1});
  CHECK(harness.item("State").value == "State 1 of 5, the start: x = 0. Thread 0 leads to 2, thread 1 to 3.");
  harness.set("State", 4);
  CHECK(present == 3);
  CHECK(harness.item("State").value == "State 4 of 5, 2 steps from the start: x = 3. The end: holds.");
}

TEST_CASE("a click on a state goes there, one beside all does not", "[ui][state_map]") {
  const StateMap map = diamond();
  const MapPlan plan = planOf(map);
  int present = 0;
  Harness harness([&](Ui& ui, Rect) { stateMap(ui, {0, 0, 600, 400}, map, plan, present); });
  const MapPlaces places = placeStates(plan, harness.figure("States").rect);
  harness.click({places.at[4].x, places.at[4].y, 0, 0});
  CHECK(present == 4);
  harness.click({3, 3, 0, 0});
  CHECK(present == 4);
}

TEST_CASE("500 states draw in few vertices, and odd boxes do no harm", "[ui][state_map]") {
  StateMap map{.title = "States", .states = std::vector<MapState>(500)};
  for (int i = 1; i < 500; ++i) map.edges.push_back({(i - 1) / 2, i, i % 2});
  map.edges.push_back({400, 3, 1});
  map.edges.push_back({9, 9, 0});
  const MapPlan plan = planOf(map);
  int present = 77;
  for (const Rect box : {Rect{0, 0, 0, 0}, Rect{0, 0, 40, 300}, Rect{0, 0, 800, 500}}) {
    Harness harness([&](Ui& ui, Rect) { stateMap(ui, box, map, plan, present); });
    CHECK(present == 77);
    CHECK(ImGui::GetDrawData()->TotalVtxCount < 40'000);
  }
}

TEST_CASE("the height of a map holds its legend and slider", "[ui][state_map]") {
  const StateMap map = diamond();
  const MapPlan plan = planOf(map);
  for (const float width : {312.0F, 700.0F}) {
    float height = 0;
    int present = 0;
    Harness harness([&](Ui& ui, Rect) {
      height = stateMapHeight(ui, map, plan, width);
      stateMap(ui, {0, 0, width, height}, map, plan, present);
    });
    CHECK(harness.figure("States").rect.h >= 124);
    CHECK(harness.item("State").rect.bottom() <= height + 0.01F);
  }
}

}  // namespace
}  // namespace racecourse::ui

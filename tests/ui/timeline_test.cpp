#include "ui/timeline.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "ui/screen.h"
#include "ui/timeline_lanes.h"

using namespace racecourse::ui;

namespace {

using Spans = std::vector<std::pair<double, double>>;
using Texts = std::vector<std::string>;

constexpr Rect kBox{20, 10, 700, 260};

Timeline twoThreads() {
  return {.title = "The last round",
          .summary = "Two threads.",
          .empty = "Run to see them.",
          .lanes = {{.thread = 0, .running = {{0, 1000}, {3000, 4000}}},
                    {.name = "writer", .thread = 1, .running = {{500, 2500}}}},
          .shade_overlap = true};
}

Timeline dense(int lanes, int blocks) {
  Timeline out{.title = "Dense"};
  for (int i = 0; i < lanes; ++i) {
    out.lanes.push_back({.thread = i});
    for (int k = 0; k < blocks; ++k) out.lanes.back().running.push_back({k * 1000.0, k * 1000.0 + 400});
  }
  out.shade_overlap = true;
  return out;
}

// Calls `check` with a Ui in a frame of `screen`.
template <class Check>
void inFrame(Screen& screen, Check check) {
  ImGui::GetIO().DisplaySize = {760, 300};
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  screen.frame([&](Ui& ui, Rect) { check(ui); });
}

// Draws `data` four times and returns its figure; the mouse ends at `mouse`.
Item shown(Screen& screen, const Timeline& data, ImVec2 mouse = {-1e6F, -1e6F}) {
  ImGui::GetIO().AddMousePosEvent(mouse.x, mouse.y);
  for (int i = 0; i < 4; ++i) inFrame(screen, [&](Ui& ui) { timeline(ui, kBox, data); });
  REQUIRE(screen.semantics().items().size() == 1);
  return screen.semantics().items()[0];
}

int vertices() { return ImGui::GetDrawData()->TotalVtxCount; }

}  // namespace

TEST_CASE("overlap is where at least two lanes ran", "[timeline]") {
  CHECK(overlapping({}).empty());
  CHECK(overlapping({{.running = {{0, 9}}}}).empty());
  CHECK(overlapping({{.running = {{0, 4}, {6, 9}}}, {.running = {{2, 7}}}}) == Spans{{2, 4}, {6, 7}});
  CHECK(overlapping({{.running = {{0, 9}}}, {.running = {{1, 3}}}, {.running = {{2, 5}}}}) == Spans{{1, 5}});
}

TEST_CASE("blocks that only touch do not overlap, and empty ones count for nothing", "[timeline]") {
  CHECK(overlapping({{.running = {{0, 4}}}, {.running = {{4, 9}}}}).empty());
  CHECK(overlapping({{.running = {{0, 9}}}, {.running = {{4, 4}}}}).empty());
  CHECK(overlapping({{.running = {{0, 9}}}, {.running = {{1, 3}}}, {.running = {{3, 5}}}}) == Spans{{1, 5}});
}

TEST_CASE("a timeline is one figure with a row for each thread", "[timeline]") {
  Screen screen;
  const Item figure = shown(screen, twoThreads());
  CHECK(figure.role == Role::kFigure);
  CHECK(figure.label == "The last round");
  CHECK(figure.value == "Two threads.");
  CHECK(figure.rect == kBox);
  CHECK(figure.table == Table{{"Thread", "Running (%)", "First start (µs)", "Last end (µs)"},
                              {{"T0", "50", "0", "4"}, {"T1  writer", "50", "0.5", "2.5"}}});
}

TEST_CASE("the share of the time running counts against the given duration", "[timeline]") {
  Timeline data = twoThreads();
  data.duration = 6000;
  data.lanes.push_back({.thread = 2});
  CHECK(timelineTable(data).rows ==
        std::vector<Texts>{{"T0", "33.3", "0", "4"}, {"T1  writer", "33.3", "0.5", "2.5"}, {"T2", "0", "", ""}});
}

TEST_CASE("a timeline whose data changes all the time carries no table", "[timeline]") {
  Screen screen;
  Timeline data = twoThreads();
  data.table = false;
  CHECK(shown(screen, data).table == Table{});
}

TEST_CASE("a timeline without blocks says what would fill it", "[timeline]") {
  Screen screen;
  Timeline data = twoThreads();
  data.lanes = {{.thread = 0}, {.thread = 1}};
  const Item figure = shown(screen, data);
  CHECK(figure.value == "Run to see them.");
  CHECK(figure.table == Table{});
}

TEST_CASE("a read-out says what a thread did and for how long", "[timeline]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    const Lane lane{.name = "writer", .thread = 1, .running = {{1000, 2000}, {2500, 4000}}};
    const auto at = [&](double time) {
      Texts out;
      for (const ReadOutLine& line : readOutLines(ui, lane, time)) out.push_back(line.text);
      return out;
    };
    CHECK(at(500) == Texts{"T1  writer", "not started"});
    CHECK(at(1500) == Texts{"T1  writer", "ran for 1.00\u202Fµs", "from 1.00\u202Fµs to 2.00\u202Fµs"});
    CHECK(at(2200) == Texts{"T1  writer", "waited for a core for 500\u202Fns", "from 2.00\u202Fµs to 2.50\u202Fµs"});
    CHECK(at(4001) == Texts{"T1  writer", "finished"});
    CHECK(readOutLines(ui, lane, 500)[0].colour == ui.theme.thread(1));
  });
}

TEST_CASE("a read-out appears over the lanes alone", "[timeline]") {
  Screen screen;
  shown(screen, twoThreads());
  const int quiet = vertices();
  shown(screen, twoThreads(), {400, 295});
  CHECK(vertices() == quiet);
  shown(screen, twoThreads(), {400, 60});
  CHECK(vertices() > quiet);
}

TEST_CASE("coverage is the share of each cell in which a thread ran", "[timeline]") {
  const Mapping across{Scale::kLinear, {0, 64}, 50, 58};
  CHECK(coverage(across, 1, 8, Spans{{0, 4}, {12, 28}}) == std::vector<float>{0.5F, 0.5F, 1, 0.5F, 0, 0, 0, 0});
  CHECK(coverage(across, 4, 2, Spans{{24, 40}, {56, 200}}) == std::vector<float>{0.25F, 0.5F});
}

TEST_CASE("32 lanes cost few vertices, whether the blocks are few or countless", "[timeline]") {
  Screen screen;
  for (const int blocks : {8, 60, 5000}) {
    shown(screen, dense(32, blocks));
    CHECK(vertices() > 1000);
    CHECK(vertices() < 60'000);
  }
}

TEST_CASE("more lanes need more height, but each needs less", "[timeline]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    const float chrome = timelineHeight(ui, 1) - (timelineHeight(ui, 2) - timelineHeight(ui, 1));
    CHECK(timelineHeight(ui, 0) == timelineHeight(ui, 1));
    CHECK(timelineHeight(ui, 4) > timelineHeight(ui, 2));
    CHECK(timelineHeight(ui, 32) > timelineHeight(ui, 4));
    CHECK((timelineHeight(ui, 32) - chrome) / 32 < (timelineHeight(ui, 4) - chrome) / 4);
    CHECK((timelineHeight(ui, 32) - chrome) / 32 >= 9);
  });
}

TEST_CASE("a timeline in a tiny box draws without harm", "[timeline]") {
  Screen screen;
  for (const float size : {100.0F, 20.0F, 1.0F, 0.0F})
    inFrame(screen, [&](Ui& ui) { timeline(ui, {0, 0, size, size}, dense(32, 40)); });
  CHECK(screen.semantics().items()[0].label == "Dense");
}

#include "ui/step_lanes.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/harness.h"
#include "ui/step_lanes_columns.h"
#include "ui/step_lanes_marks.h"
#include "ui/step_lanes_page.h"

namespace racecourse::ui {
namespace {

using tests::Harness;
using Repeats = std::vector<StepRepeat>;
using Columns = std::vector<LaneColumn>;

constexpr Rect kBox{20, 20, 600, 240};

// A step a letter: capital letters are thread 1, small ones thread 0.
std::vector<LaneStep> stepsOf(std::string_view letters) {
  std::vector<LaneStep> steps;
  for (const char c : letters) {
    const bool capital = c >= 'A' && c <= 'Z';
    steps.push_back({capital ? 1 : 0, StepKind::kRead, std::string("reads ") + c});
  }
  return steps;
}

const std::vector<LaneStep> kLost = {{0, StepKind::kRead, "reads counter: 0"},
                                     {1, StepKind::kRead, "reads counter: 0"},
                                     {0, StepKind::kWrite, "writes counter = 1"},
                                     {1, StepKind::kWrite, "writes counter = 1"}};

StepLanes lostUpdate() {
  return {.title = "Schedule", .threads = {0, 1}, .steps = kLost, .conflicts = {{0, 3}}, .ending = Verdict::kFails};
}

TEST_CASE("a group of steps that repeats at once is found, the shortest that covers most", "[ui][step_lanes]") {
  CHECK(findRepeats(stepsOf("")).empty());
  CHECK(findRepeats(stepsOf("aaab")).empty());
  CHECK(findRepeats(stepsOf("aaaab")) == Repeats{{0, 1, 4}});
  CHECK(findRepeats(stepsOf("xababababay")) == Repeats{{1, 2, 4}});
  CHECK(findRepeats(stepsOf("aAbaAbaAbaAbz")) == Repeats{{0, 3, 4}});
  CHECK(findRepeats(stepsOf("aaaaabcbcbcbc"), 4) == Repeats{{0, 1, 5}, {5, 2, 4}});
  CHECK(findRepeats(stepsOf("ababab"), 3, 1).empty());
}

TEST_CASE("long spins are found quickly", "[ui][step_lanes]") {
  std::string spin = "start";
  for (int i = 0; i < 5000; ++i) spin += "aB";
  CHECK(findRepeats(stepsOf(spin + "end")) == Repeats{{5, 2, 5000}});
}

TEST_CASE("a column is a step, or a repeat three times as wide", "[ui][step_lanes]") {
  const LaneColumns columns = columnsOf(12, Repeats{{4, 1, 6}});
  CHECK(columns.column ==
        Columns{{0, 1, 1, 0}, {1, 2, 1, 1}, {2, 3, 1, 2}, {3, 4, 1, 3}, {4, 10, 6, 4}, {10, 11, 1, 7}, {11, 12, 1, 8}});
  CHECK(columns.width() == 9);
  CHECK(columns.at(0) == 0);
  CHECK(columns.at(4) == 4);
  CHECK(columns.at(7) == 5.5);
  CHECK(columns.at(10) == 7);
  CHECK(columns.at(99) == 9);
  for (int position = 0; position <= 12; ++position) CHECK(columns.position(columns.at(position)) == position);
}

TEST_CASE("repeats that lie outside or overlap are left out", "[ui][step_lanes]") {
  CHECK(columnsOf(3, Repeats{{1, 1, 4}}).column.size() == 3);
  CHECK(columnsOf(8, Repeats{{0, 2, 3}, {4, 1, 4}}).column == Columns{{0, 6, 3, 0}, {6, 7, 1, 3}, {7, 8, 1, 4}});
  CHECK(columnsOf(0, {}).width() == 0);
  CHECK(columnsOf(0, {}).at(3) == 0);
  CHECK(columnsOf(0, {}).position(3) == 0);
}

TEST_CASE("a short schedule is shown whole, a long one around the cursor", "[ui][step_lanes]") {
  CHECK(laneWindow(10, 600, 0, 3).pitch == 24);
  CHECK(laneWindow(30, 600, 0, 3).pitch == 20);
  CHECK(laneWindow(30, 600, 0, 3).whole);
  const LaneWindow start = laneWindow(1000, 560, 0, 0);
  CHECK_FALSE(start.whole);
  CHECK(start.pitch == 14);
  CHECK(start.count == 40);
  CHECK(start.first == 0);
  CHECK(laneWindow(1000, 560, 0, 37).first == 0);
  CHECK(laneWindow(1000, 560, 0, 38).first == 1);
  CHECK(laneWindow(1000, 560, 500, 500).first == 497);
  CHECK(laneWindow(1000, 560, 500, 1000).first == 960);
  CHECK(laneWindow(1000, 560, 500, 501, 0).first == 500);
}

TEST_CASE("the cursor is a slider that says where it stands", "[ui][step_lanes]") {
  const StepLanes lanes = lostUpdate();
  LanesView view{.position = 2};
  int changes = 0;
  Harness harness([&](Ui& ui, Rect) { changes += stepLanes(ui, kBox, lanes, view); });
  CHECK(harness.item("Schedule").role == Role::kSlider);
  CHECK(harness.item("Schedule").range == Range{0, 4, 1, 2});
  CHECK(harness.item("Schedule").value == "Step 2 of 4: thread 1 reads counter: 0");
  harness.set("Schedule", 3);
  CHECK(view.position == 3);
  CHECK(harness.item("Schedule").value == "Step 3 of 4: thread 0 writes counter = 1");
  harness.set("Schedule", 99);
  CHECK(view.position == 4);
  harness.set("Schedule", 0);
  CHECK(view.position == 0);
  CHECK(harness.item("Schedule").value == "Before the first of 4 steps");
  CHECK(changes == 3);
}

TEST_CASE("the steps are a table with what they conflict with", "[ui][step_lanes]") {
  const StepLanes lanes = lostUpdate();
  LanesView view;
  Harness harness([&](Ui& ui, Rect) { stepLanes(ui, kBox, lanes, view); });
  CHECK(harness.figure("Schedule, step by step").table == Table{{"Step", "Thread", "What it does", "Conflicts with"},
                                                                {{"1", "T0", "reads counter: 0", "step 4"},
                                                                 {"2", "T1", "reads counter: 0", ""},
                                                                 {"3", "T0", "writes counter = 1", ""},
                                                                 {"4", "T1", "writes counter = 1", "step 1"}}});
}

TEST_CASE("a repeat is one row that names its steps once", "[ui][step_lanes]") {
  const auto steps = stepsOf("xaBaBaBaBy");
  const StepLanes lanes{.title = "Spin", .threads = {0, 1}, .steps = steps, .repeats = findRepeats(steps)};
  CHECK(lanesTable(lanes, 0, 100).rows ==
        std::vector<std::vector<std::string>>{{"1", "T0", "reads x", ""},
                                              {"2 to 9", "T0, T1", "4 times: T0 reads a; T1 reads B", ""},
                                              {"10", "T0", "reads y", ""}});
}

TEST_CASE("the table of a long schedule has the rows around the cursor", "[ui][step_lanes]") {
  const auto steps = stepsOf("abcdefghij");
  const StepLanes lanes{.title = "Long", .threads = {0}, .steps = steps};
  const auto first = [&](int position) { return lanesTable(lanes, position, 4).rows.front()[0]; };
  CHECK(lanesTable(lanes, 5, 4).rows.size() == 4);
  CHECK(first(0) == "1");
  CHECK(first(5) == "4");
  CHECK(first(10) == "7");
}

TEST_CASE("a click on a mark goes to the state after its step", "[ui][step_lanes]") {
  const StepLanes lanes = lostUpdate();
  LanesView view;
  Rect third{}, before{};
  Harness harness([&](Ui& ui, Rect) {
    stepLanes(ui, kBox, lanes, view);
    const LanesPage page = layOutLanes(ui, kBox, lanes, view, false);
    third = {page.x(2.5), *page.laneY(0), 0, 0};
    before = {page.plot.x, *page.laneY(0), 1, 0};
  });
  harness.click(third);
  CHECK(view.position == 3);
  harness.click(before);
  CHECK(view.position == 0);
}

TEST_CASE("a click on the strip reaches any part of a long schedule", "[ui][step_lanes]") {
  std::string letters;
  for (int i = 0; i < 2000; ++i) letters += static_cast<char>("abAcBd"[i * i % 6]);
  const auto steps = stepsOf(letters);
  const StepLanes lanes{.title = "Long", .threads = {0, 1}, .steps = steps};
  LanesView view;
  Rect middle{};
  Harness harness([&](Ui& ui, Rect) {
    stepLanes(ui, kBox, lanes, view);
    middle = layOutLanes(ui, kBox, lanes, view, false).strip;
  });
  harness.click(middle);
  CHECK(std::abs(view.position - 1000) <= 4);  // a pixel of the strip is between three and four steps
  CHECK(view.first <= 997);
  CHECK(view.first > 950);
}

TEST_CASE("a held mouse does not run away with the window", "[ui][step_lanes]") {
  const auto steps = stepsOf(std::string(300, 'a') + "b");
  const StepLanes lanes{.title = "Long", .threads = {0}, .steps = steps};
  LanesView view;
  Rect edge{};
  Harness harness([&](Ui& ui, Rect) {
    stepLanes(ui, kBox, lanes, view);
    const LanesPage page = layOutLanes(ui, kBox, lanes, view, true);
    edge = {page.plot.right() - 8, *page.laneY(0), 0, 0};
  });
  ImGui::GetIO().AddMousePosEvent(edge.x, edge.y);
  harness.frame();
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  harness.frame();
  const int position = view.position;
  for (int i = 0; i < 20; ++i) harness.frame();
  CHECK(view.position == position);
  CHECK(view.first == 0);
}

TEST_CASE("thousands of steps cost few vertices", "[ui][step_lanes]") {
  std::vector<LaneStep> steps;
  for (int i = 0; i < 20'000; ++i) steps.push_back({i * i % 7 % 3, static_cast<StepKind>(i % 7), "does it"});
  const StepLanes lanes{.title = "Long", .threads = {0, 1, 2}, .steps = steps};
  LanesView view{.position = 12'000};
  Harness harness([&](Ui& ui, Rect) { stepLanes(ui, {0, 0, 1200, 240}, lanes, view); }, 1200);
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 1000);
  CHECK(ImGui::GetDrawData()->TotalVtxCount < 30'000);
}

TEST_CASE("the height is the same for every step of a schedule and holds the legend", "[ui][step_lanes]") {
  for (const float width : {312.0F, 700.0F}) {
    float none = 0, all = 0, legend = 0;
    Harness harness([&](Ui& ui, Rect) {
      StepLanes lanes = lostUpdate();
      all = stepLanesHeight(ui, lanes, width);
      legend = layOutLanes(ui, {0, 0, width, all}, lanes, {}, false).legend.h - stepLegendHeight(ui, width);
      lanes.steps = {};
      none = stepLanesHeight(ui, lanes, width);
    });
    CHECK(none == all);
    CHECK(std::abs(legend) < 0.01F);
  }
}

TEST_CASE("no steps, unknown threads and tiny boxes do no harm", "[ui][step_lanes]") {
  const auto steps = stepsOf("aBc");
  for (const float size : {400.0F, 30.0F, 0.0F})
    for (const std::span<const LaneStep> some : {std::span<const LaneStep>{}, std::span<const LaneStep>(steps)}) {
      const StepLanes lanes{
          .title = "Odd", .threads = {0}, .steps = some, .conflicts = {{0, 1}, {-1, 9}}, .ending = Verdict::kHolds};
      LanesView view{.position = 77};
      Harness harness([&](Ui& ui, Rect) { stepLanes(ui, {0, 0, size, size}, lanes, view); });
      CHECK(view.position == std::ssize(some));
    }
}

TEST_CASE("without a step the slider says so and is off", "[ui][step_lanes]") {
  const StepLanes lanes{.title = "Schedule", .threads = {0}};
  LanesView view;
  Harness harness([&](Ui& ui, Rect) { stepLanes(ui, kBox, lanes, view); });
  CHECK(harness.item("Schedule").value == "No step has been taken");
  CHECK_FALSE(harness.item("Schedule").enabled);
}

}  // namespace
}  // namespace racecourse::ui

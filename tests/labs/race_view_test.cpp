#include <catch2/catch_test_macros.hpp>

#include "tests/labs/lab_visit.h"

namespace racecourse::labs::race {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores) : LabVisit("race", width, here) {}
};

TEST_CASE("the lab starts with the seeds' counter and a question", "[labs][race]") {
  Visit visit;
  CHECK(visit.harness.item("Threads").value == "4");
  CHECK(visit.harness.item("Increments").value == "100000");
  CHECK(visit.harness.item("None").on);
  CHECK(visit.harness.item("Run 4 threads").enabled);
  CHECK(visit.harness.find(
      "Each thread adds 1 to the same counter, again and again. Before you run: what will the counter show?"));
  CHECK_FALSE(visit.harness.find("Lost"));
}

TEST_CASE("chosen by name, a guarded run is exact and says why", "[labs][race]") {
  Visit visit;
  visit.harness.set("Threads", 2);
  visit.harness.set("Increments", 0);
  visit.harness.set("Rounds", 2);
  visit.harness.press("Mutex");
  CHECK(visit.lab->link() == "threads=2&increments=1000&rounds=5&guard=mutex");
  visit.harness.press("Run 2 threads");
  visit.finish();
  CHECK(visit.harness.item("Expected").value == "2000, threads × increments");
  CHECK(visit.harness.item("Actual").value == "2000, newest round");
  CHECK(visit.harness.item("Lost").value.starts_with("0, "));
  CHECK(visit.harness.item("Rounds that lost").value == "0 of 5, so far");
  CHECK(visit.harness.find(
      "No update was lost, and none can be: the mutex lets one thread at a time read, add and write."));
  CHECK(visit.lab->takeNews() == "Finished 5 rounds. No update was lost.");
}

TEST_CASE("an unguarded run adds up, whatever was lost", "[labs][race]") {
  Visit visit;
  visit.lab->obey("increments", "20000");
  visit.lab->obey("rounds", "3");
  visit.lab->obey("run", "");
  visit.finish();
  const auto number = [&](const char* name) { return std::stoll(visit.harness.item(name).value); };
  CHECK(number("Expected") == 80'000);
  CHECK(number("Actual") + number("Lost") == number("Expected"));
}

TEST_CASE("every picture has its data as a table once the run is over", "[labs][race]") {
  Visit visit;
  visit.lab->obey("increments", "20000");
  visit.lab->obey("rounds", "6");
  visit.lab->obey("guard", "atomic");
  visit.lab->obey("run", "");
  visit.finish();
  CHECK(visit.harness.figure("Your runs").table.rows.size() == 1);
  int figures = 0;
  for (const ui::Item& item : visit.harness.screen().semantics().items()) {
    if (item.role != ui::Role::kFigure) continue;
    ++figures;
    INFO(item.label);
    CHECK_FALSE(item.value.empty());
    if (item.label == "How much the losing rounds lost")
      CHECK(item.value == "Every round so far was exact.");
    else
      CHECK(item.table.header.size() >= 2);
  }
  CHECK(figures == 4);
}

TEST_CASE("a long run is stopped by the same button, and another one starts", "[labs][race]") {
  Visit visit;
  visit.lab->obey("increments", "10000000");
  visit.lab->obey("rounds", "1000");
  visit.harness.press("Run 4 threads");
  CHECK(visit.lab->active());
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews() == "Stopped before the first round was complete.");
  visit.lab->obey("increments", "1000");
  visit.lab->obey("rounds", "2");
  visit.harness.frame();
  visit.harness.press("Run 4 threads");
  visit.finish();
  CHECK(visit.harness.item("Expected").value == "4000, threads × increments");
}

TEST_CASE("runs are compared once there are two guards", "[labs][race]") {
  Visit visit;
  for (const char* guard : {"mutex", "atomic"}) {
    visit.lab->obey("increments", "1000");
    visit.lab->obey("rounds", "2");
    visit.lab->obey("guard", guard);
    visit.lab->obey("run", "");
    visit.finish();
  }
  CHECK(visit.harness.figure("Your runs").table.rows.size() == 2);
  CHECK(visit.harness.figure("Cost of an increment by guard").table.rows.size() == 2);
}

TEST_CASE("yields do not apply to an atomic", "[labs][race]") {
  Visit visit;
  CHECK(visit.harness.item("Yields in the gap").enabled);
  visit.harness.press("Atomic");
  visit.harness.frame();
  CHECK_FALSE(visit.harness.item("Yields in the gap").enabled);
}

TEST_CASE("without threads the lab says why and its button is off", "[labs][race]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 4 threads").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  visit.harness.press("Run 4 threads");
  CHECK_FALSE(visit.lab->active());
}

TEST_CASE("nothing lies outside the canvas at any width", "[labs][race]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    visit.lab->obey("increments", "1000");
    visit.lab->obey("rounds", "2");
    visit.lab->obey("run", "");
    visit.finish();
    for (const ui::Item& item : visit.harness.screen().semantics().items()) {
      INFO(item.label << " at " << width);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= width);
      CHECK(item.rect.bottom() <= visit.height);
    }
  }
}

}  // namespace
}  // namespace racecourse::labs::race

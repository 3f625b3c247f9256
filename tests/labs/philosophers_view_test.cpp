#include <catch2/catch_test_macros.hpp>
#include <cstddef>

#include "labs/philosophers/experiment.h"
#include "tests/labs/lab_visit.h"

namespace racecourse::labs::philosophers {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores)
      : LabVisit("philosophers", width, here) {}

  // Quick, and over before anybody is bored.
  void obeyQuick(const char* strategy, const char* period) {
    obey(
        {{"strategy", strategy}, {"think", "0"}, {"eat", "100"}, {"pause", "100"}, {"period", period}, {"meals", "4"}});
  }
};

TEST_CASE("the philosophers lab starts with a laid table, seven strategies and a question", "[labs][philosophers]") {
  Visit visit;
  CHECK(visit.harness.item("Philosophers").value == "5");
  for (const char* strategy :
       {"One left-handed", "Forks in order", "A waiter", "Both forks at once", "Back off", "Back off and pause"})
    CHECK_FALSE(visit.harness.item(strategy).on);
  CHECK(visit.harness.item("Left fork first").on);
  CHECK(visit.harness.item("In step").on);
  CHECK(visit.harness.item("Detector").value == "every 2\u202Fs");
  CHECK(visit.harness.find(
      "Everybody takes the left fork and then the right one. Before you run: what will become of them?"));
  const ui::Item table = visit.harness.figure("The table");
  CHECK(table.value == "5 think.");
  CHECK(table.table.rows.size() == 5);
  CHECK_FALSE(visit.harness.find("Deadlocks"));
}

TEST_CASE("the laid table has as many seats as the slider says", "[labs][philosophers]") {
  Visit visit;
  visit.obey({{"philosophers", "16"}});
  CHECK(visit.harness.figure("The table").table.rows.size() == 16);
  CHECK(visit.harness.find("Run 16 philosophers"));
  visit.harness.press("A waiter");
  visit.harness.frame();
  CHECK(visit.harness.find("Before you run: will everybody eat, and who has to wait for whom?"));
}

TEST_CASE("four rounds in step deadlock four times and recover", "[labs][philosophers]") {
  Visit visit;
  visit.obeyQuick("naive", "1000");
  visit.harness.press("Run 5 philosophers");
  visit.finish();
  CHECK(visit.lab->takeNews() == "Finished: 20 meals, 4 deadlocks, 4 recoveries.");
  CHECK(visit.harness.item("Deadlocks").value == "4, 4 recovered");
  CHECK(visit.harness.item("Meals").value.starts_with("20, "));
  CHECK(visit.harness.item("Jain’s index").value == "1.0, 1: all ate equally often");
  CHECK(visit.harness.figure("The table in the newest deadlock").value ==
        "Deadlock: T1 waits for T2, which waits for T3, which waits for T4, which waits for T5, which waits for T1.");
  CHECK(visit.harness.figure("Meals each").table.rows.size() == 5);
  CHECK(visit.harness.figure("Your runs").table.rows.size() == 1);
}

TEST_CASE("without a detector the circle stands until Stop, and the table shows it", "[labs][philosophers]") {
  Visit visit;
  visit.obeyQuick("naive", "off");
  visit.harness.press("Run 5 philosophers");
  const auto stands = [&] {
    return visit.harness.find("The table") && visit.harness.figure("The table").value.starts_with("Deadlock: ");
  };
  visit.wait(stands);
  REQUIRE(stands());
  CHECK(
      visit.harness.find("Deadlock: each holds the left fork and waits for the right one. Nobody looks for it, so they "
                         "sit here until you press Stop."));
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews() == "Stopped: 0 meals, 0 deadlocks, 0 recoveries.");
  CHECK(visit.harness.figure("The table at the end").value.starts_with("Deadlock: "));
  visit.obeyQuick("waiter", "off");
  visit.obey({{"run", ""}});
  visit.finish();
  CHECK(visit.lab->takeNews() == "Finished: 20 meals, 0 deadlocks, 0 recoveries.");
  CHECK(visit.harness.figure("Your runs").table.rows.size() == 2);
}

TEST_CASE("backing off in step without a pause is called a livelock", "[labs][philosophers]") {
  Visit visit;
  visit.obeyQuick("backoff", "off");
  visit.harness.press("Run 5 philosophers");
  const auto livelock = [&] {
    for (const ui::Item& item : visit.harness.screen().semantics().items())
      if (item.label.starts_with("Livelock: in ")) return true;
    return false;
  };
  visit.wait(livelock);
  CHECK(livelock());
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Stopped: 0 meals, 0 deadlocks, 0 recoveries, "));
  CHECK(visit.harness.item("Meals").value == "0, 0 a second");
  CHECK(visit.harness.item("Forks put down").value.ends_with(", no meal so far"));
}

TEST_CASE("a comparison grows strategy by strategy and can be stopped", "[labs][philosophers]") {
  Visit visit;
  visit.obey({{"measure", "strategies"}, {"think", "100"}, {"eat", "100"}, {"pause", "0"}});
  CHECK_FALSE(visit.harness.find("Left fork first"));
  CHECK_FALSE(visit.harness.find("In step"));
  visit.harness.press("Compare the strategies");
  visit.wait([&] { return visit.lab->facts().size() >= 4; });
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Stopped: "));
  CHECK(visit.harness.figure("Strategies").table.rows.size() >= 2);
  CHECK(visit.harness.find("Meals by strategy"));
}

TEST_CASE("without threads the philosophers lab says why and its button is off", "[labs][philosophers]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 5 philosophers").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  visit.harness.press("Run 5 philosophers");
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->obey("run", ""));
  CHECK(visit.lab->takeNews() == "This page has no threads to run. The frame forbids them.");
}

TEST_CASE("nothing of the philosophers lab lies outside the canvas at any width", "[labs][philosophers]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    visit.obeyQuick("naive", "1000");
    visit.obey({{"philosophers", "16"}, {"run", ""}});
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
}  // namespace racecourse::labs::philosophers

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/labs/lab_visit.h"

namespace racecourse::labs::primitives {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores)
      : LabVisit("primitives", width, here) {}
};

}  // namespace

TEST_CASE("the primitives lab starts with the ways to wait, and asks first", "[labs][primitives]") {
  Visit visit;
  CHECK(visit.harness.item("Ways").on);
  CHECK(visit.harness.item("Run 2 waiters").enabled);
  CHECK(
      visit.harness.find("Threads wait for a signal: by looking again and again, by looking and yielding, by "
                         "polling, or on a condition variable. Before you run: what does each of them burn, and who "
                         "else pays for it?"));
  CHECK(visit.lab->facts().empty());
  CHECK(visit.lab->link().empty());
}

TEST_CASE("the ways to wait are measured, drawn and named", "[labs][primitives]") {
  Visit visit;
  visit.obey({{"interval", "2000"}, {"run", ""}});
  CHECK(visit.lab->takeNews().starts_with("Running: 2 waiters, 2 neighbours, a signal every 2"));
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Finished 5 rounds. Waiting for one signal, a thread that looks again and "));
  for (const char* picture :
       {"Core burned by one waiter", "From signal to noticing", "Work left to the neighbours", "Ways to wait"})
    CHECK(visit.harness.figure(picture).table.rows.size() == 4);
  CHECK(visit.harness.figure("When a waiter is awake").table.rows.size() == 8);
  const std::vector<Fact> facts = visit.lab->facts();
  for (const char* name : {"core burned by busy-waiting", "delay of the condition variable", "work left by polling"})
    CHECK(std::ranges::contains(facts, name, &Fact::name));
}

TEST_CASE("each measurement of waiting shows the controls that it has", "[labs][primitives]") {
  Visit visit;
  for (const char* name : {"Waiters", "Neighbours", "A signal every", "Polling naps for"})
    CHECK(visit.harness.find(name));
  visit.harness.press("Crowd");
  CHECK_FALSE(visit.harness.find("Waiters"));
  CHECK(visit.harness.find("Run 1 to 8 waiters"));
  visit.harness.set("Neighbours", 4);
  visit.harness.press("Naps");
  CHECK_FALSE(visit.harness.find("Neighbours"));
  CHECK_FALSE(visit.harness.find("Polling naps for"));
  visit.harness.set("Waiters", 1);
  visit.harness.set("A signal every", 0);
  CHECK(visit.lab->link() == "measure=nap&waiters=1&neighbours=4&interval=100");
}

TEST_CASE("a crowd has a neighbour at least", "[labs][primitives]") {
  Visit visit;
  visit.obey({{"measure", "crowd"}, {"neighbours", "0"}});
  CHECK(visit.harness.item("Neighbours").range.now == 1);
  CHECK(visit.lab->link() == "measure=crowd&neighbours=0");
}

TEST_CASE("what was measured stays when another measurement is looked at, and a run is stopped by the same button",
          "[labs][primitives]") {
  Visit visit;
  visit.obey({{"measure", "crowd"}, {"interval", "1000"}, {"run", ""}});
  visit.wait([&] { return visit.harness.find("Delay").has_value(); });
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Stopped "));
  CHECK(visit.harness.figure("Neighbours’ work").table.rows.size() == 4);
  visit.harness.press("Ways");
  CHECK_FALSE(visit.harness.find("Neighbours’ work"));
  visit.harness.press("Crowd");
  CHECK(visit.harness.find("Neighbours’ work"));
}

TEST_CASE("without threads the primitives lab says why and its button is off", "[labs][primitives]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 2 waiters").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  visit.lab->obey("run", "");
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->takeNews() == "This page has no threads to run. The frame forbids them.");
}

TEST_CASE("nothing of the primitives lab lies outside the canvas at any width, before and after a run",
          "[labs][primitives]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    for (const char* measure : {"ways", "crowd", "nap"}) {
      visit.obey({{"measure", measure}, {"interval", "1000"}, {"run", ""}});
      visit.wait([&] { return !visit.lab->facts().empty(); });
      for (const ui::Item& item : visit.harness.screen().semantics().items()) {
        INFO(item.label << " at " << width);
        CHECK(item.rect.x >= 0);
        CHECK(item.rect.right() <= width);
        CHECK(item.rect.bottom() <= visit.height);
      }
      visit.obey({{"stop", ""}});
      visit.finish();
    }
  }
}

}  // namespace racecourse::labs::primitives

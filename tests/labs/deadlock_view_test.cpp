#include <catch2/catch_test_macros.hpp>

#include "labs/deadlock/graph.h"
#include "tests/labs/lab_visit.h"

namespace racecourse::labs::deadlock {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores) : LabVisit("deadlock", width, here) {}
};

TEST_CASE("the deadlock lab starts with two threads, four conditions and a question", "[labs][deadlock]") {
  Visit visit;
  CHECK(visit.harness.item("Threads").value == "2");
  CHECK(visit.harness.item("Transfers each").value == "1000");
  CHECK(visit.harness.item("Detection").value == "every 1\u202Fms");
  CHECK(visit.harness.item("Meet").on);
  CHECK(visit.harness.item("Age").on);
  for (const char* condition : {"Mutual exclusion", "Hold and wait", "No preemption", "Circular wait"})
    CHECK(visit.harness.item(condition).on);
  CHECK(visit.harness.find("Locks are taken in the order of the payment."));
  CHECK(
      visit.harness.find("Thread 1 locks account A and then wants B; thread 2 locks B and then wants A. Before you "
                         "run: what will become of "
                         "them?"));
  CHECK_FALSE(visit.harness.find("Deadlocks"));
}

TEST_CASE("chosen by name, ten rounds deadlock ten times and recover", "[labs][deadlock]") {
  Visit visit;
  visit.harness.set("Transfers each", 2);
  visit.harness.set("Detection", 2);
  CHECK(visit.lab->link() == "transfers=10&period=100");
  visit.harness.press("Run 2 threads");
  visit.finish();
  CHECK(visit.harness.item("Deadlocks").value == "10, found and ended");
  CHECK(visit.harness.item("Recovered").value == "10, one transfer up to 1 ×");
  CHECK(visit.harness.item("Changes undone").value.starts_with("10, "));
  CHECK(visit.lab->takeNews() == "Finished: 20 transfers, 10 deadlocks, 10 recoveries.");
  const ui::Item graph = visit.harness.figure("Who waits for whom, in the newest deadlock");
  CHECK(graph.value == "Deadlock: thread 1 waits for B, held by thread 2, which waits for A, held by thread 1.");
  CHECK(visit.harness.figure("Who was rolled back").table.rows.size() == 2);
  CHECK(visit.harness.figure("How long deadlocks stood").table.rows.size() >= 1);
  CHECK(visit.harness.figure("Your runs").table.rows.size() == 1);
}

TEST_CASE("a condition that is switched off makes the deadlock impossible, and the lab says why", "[labs][deadlock]") {
  Visit visit;
  visit.obey({{"transfers", "10"}, {"period", "100"}});
  visit.harness.press("Circular wait");
  CHECK(visit.lab->link() == "transfers=10&period=100&circular=off");
  CHECK(visit.harness.find("Locks are taken in the order of the accounts."));
  visit.harness.press("Run 2 threads");
  visit.finish();
  CHECK(visit.harness.item("Deadlocks").value.starts_with("0, "));
  CHECK(
      visit.harness.find("No deadlock, and none can be: who holds an account waits only for larger ones, so the "
                         "waiting never comes back to where it began."));
  CHECK_FALSE(visit.harness.find("Who was rolled back"));
}

TEST_CASE("without a detector the cycle stands in the graph until Stop takes the locks back", "[labs][deadlock]") {
  Visit visit;
  visit.obey({{"threads", "3"}, {"transfers", "5"}, {"period", "off"}, {"run", ""}});
  const auto stands = [&] {
    return visit.harness.find("Who waits for whom, now") &&
           visit.harness.figure("Who waits for whom, now").value.starts_with("Deadlock: ");
  };
  visit.wait(stands);
  REQUIRE(stands());
  CHECK(
      visit.harness.find("Deadlock: 3 threads wait for each other, and nobody looks for it. They stand here until you "
                         "press Stop, which takes the locks back."));
  visit.harness.press("Stop");
  visit.finish();
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->takeNews().starts_with("Stopped: "));
  visit.obey({{"period", "100"}, {"run", ""}});
  visit.finish();
  CHECK(visit.harness.item("Deadlocks").value == "5, found and ended");
}

TEST_CASE("the graph of a deadlock leaves out who has nothing to do with it", "[labs][deadlock]") {
  Report report;
  // Accounts A, B and C; thread 1 holds A and wants C, thread 3 the other way round; thread 2 rests.
  report.now = {.owners = {0, -1, 2}, .wanted = {4, 0, 1}, .requests = {2, 0, 2}, .waiting_since = {1, 0, 2}};
  CHECK(graphOf(report, false).title.empty());
  report.newest = threads::Deadlock{.snapshot = report.now, .cycle = {0, 2}, .victim = 2};
  const ui::WaitForGraph newest = graphOf(report, false);
  CHECK(newest.title == "Who waits for whom, in the newest deadlock");
  CHECK(newest.nodes.size() == 4);
  CHECK(newest.nodes[1].thread == 3);
  CHECK(newest.nodes[3].name == "C");
  CHECK(newest.cycle.size() == 4);
  // Who can watch it sees everybody.
  report.settings.period_us = kNever;
  CHECK(graphOf(report, true).title == "Who waits for whom, now");
  CHECK(graphOf(report, true).nodes.size() == 6);
  CHECK(graphOf(report, false).nodes.size() == 4);
}

TEST_CASE("a sweep grows point by point and can be stopped", "[labs][deadlock]") {
  Visit visit;
  visit.harness.press("Sweep the period");
  CHECK(visit.harness.find("Stop the sweep"));
  const auto points = [&] { return visit.lab->facts().size(); };
  visit.wait([&] { return points() > 0; });
  visit.harness.press("Stop the sweep");
  visit.finish();
  CHECK(visit.harness.figure("What a transfer takes, by detection period").table.rows.size() >= 1);
  CHECK(visit.lab->facts().front().name == "best period");
  CHECK(visit.harness.find("Sweep the period"));
}

TEST_CASE("accounts and locks apply only to threads that do not meet", "[labs][deadlock]") {
  Visit visit;
  CHECK_FALSE(visit.harness.item("Accounts").enabled);
  CHECK_FALSE(visit.harness.item("Locks each").enabled);
  visit.harness.press("Free");
  visit.harness.frame();
  CHECK(visit.harness.item("Accounts").enabled);
  CHECK(visit.harness.item("Locks each").enabled);
}

TEST_CASE("without threads the deadlock lab says why and its buttons are off", "[labs][deadlock]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 2 threads").enabled);
  CHECK_FALSE(visit.harness.item("Sweep the period").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  visit.harness.press("Run 2 threads");
  CHECK_FALSE(visit.lab->active());
}

TEST_CASE("nothing of the deadlock lab lies outside the canvas at any width", "[labs][deadlock]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    visit.obey({{"threads", "8"}, {"transfers", "3"}, {"period", "100"}, {"run", ""}});
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
}  // namespace racecourse::labs::deadlock

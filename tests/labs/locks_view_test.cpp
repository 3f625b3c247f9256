#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/labs/lab_visit.h"

namespace racecourse::labs::locks {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores) : LabVisit("locks", width, here) {}
};

}  // namespace

TEST_CASE("the lab starts with the price of a lock, and asks first", "[labs][locks]") {
  Visit visit;
  CHECK(visit.harness.item("Cost").on);
  CHECK(visit.harness.item("TAS").on);
  CHECK(visit.harness.item("std::mutex").on);
  CHECK(visit.harness.item("Run 1 thread").enabled);
  CHECK(
      visit.harness.find("One thread takes a lock that nobody else wants, adds 1, and lets go. Before you run: how "
                         "many times as long does "
                         "that take as adding 1?"));
  CHECK(visit.lab->facts().empty());
}

TEST_CASE("chosen by name, the cost of one lock is measured", "[labs][locks]") {
  Visit visit;
  for (const char* other : {"TAS", "TTAS", "Backoff", "Ticket", "MCS", "Futex"}) visit.harness.press(other);
  CHECK(visit.lab->link() == "locks=mutex");
  visit.harness.press("Run 1 thread");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Finished 3 rows. Alone, an increment takes "));
  CHECK(visit.harness.figure("Cost by guard").table.rows.size() == 3);
  CHECK(visit.harness.figure("An increment by guard, one thread").table.rows.size() == 3);
  const std::vector<Fact> facts = visit.lab->facts();
  CHECK(std::ranges::contains(facts, "mutex over none", &Fact::name));
}

TEST_CASE("the last lock cannot be switched off", "[labs][locks]") {
  Visit visit;
  visit.obey({{"locks", "ticket"}});
  visit.harness.press("Ticket");
  CHECK(visit.lab->link() == "locks=ticket");
  CHECK(visit.harness.item("Ticket").on);
}

TEST_CASE("each measurement shows the controls that it has", "[labs][locks]") {
  Visit visit;
  CHECK_FALSE(visit.harness.find("Work inside"));
  visit.harness.press("Crowd");
  for (const char* name : {"Work inside", "Work outside", "Ticket"}) CHECK(visit.harness.find(name));
  CHECK_FALSE(visit.harness.find("Stripes"));
  visit.harness.press("Length");
  CHECK_FALSE(visit.harness.find("Work inside"));
  CHECK(visit.harness.find("Work outside"));
  visit.harness.press("Table");
  CHECK(visit.harness.find("Stripes"));
  CHECK_FALSE(visit.harness.find("Ticket"));
  visit.harness.set("Stripes", 0);
  visit.harness.set("Work inside", 4);
  CHECK(visit.lab->link() == "measure=table&stripes=2");
}

TEST_CASE("a run over threads fills its chart and its table, and stays when another measurement is looked at",
          "[labs][locks]") {
  Visit visit;
  visit.obey({{"measure", "threads"}, {"threads", "2"}, {"locks", "futex_mutex"}, {"run", ""}});
  visit.finish();
  CHECK(visit.harness.figure("Throughput").table.rows.size() == 2);
  CHECK(visit.harness.figure("Throughput by threads").table.rows.size() == 2);
  visit.harness.press("Cost");
  CHECK_FALSE(visit.harness.find("Throughput"));
  visit.harness.press("Crowd");
  CHECK(visit.harness.find("Throughput"));
}

TEST_CASE("fairness has a share for each thread, and a run is stopped by the same button", "[labs][locks]") {
  Visit visit;
  visit.obey({{"measure", "fairness"}, {"threads", "2"}, {"locks", "ticket"}, {"run", ""}});
  visit.finish();
  CHECK(visit.harness.figure("Each thread’s share of the acquisitions").table.header.size() == 3);
  CHECK(visit.harness.figure("Fast or fair").table.rows.size() == 1);
  CHECK(visit.harness.figure("Fairness").table.rows.size() == 1);
  visit.obey({{"threads", "16"}, {"locks", "all"}});
  visit.harness.press("Run 16 threads");
  CHECK(visit.lab->active());
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Stopped "));
  // What was measured before stays until there is something new.
  CHECK(visit.harness.find("Fairness"));
}

TEST_CASE("without threads the lab says why and its button is off", "[labs][locks]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 1 thread").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  visit.lab->obey("run", "");
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->takeNews() == "This page has no threads to run. The frame forbids them.");
}

TEST_CASE("nothing lies outside the canvas at any width, whatever is measured", "[labs][locks]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    for (const char* measure : {"cost", "threads", "section", "fairness", "table"}) {
      visit.obey({{"measure", measure}});
      for (const ui::Item& item : visit.harness.screen().semantics().items()) {
        INFO(item.label << " at " << width);
        CHECK(item.rect.x >= 0);
        CHECK(item.rect.right() <= width);
        CHECK(item.rect.bottom() <= visit.height);
      }
    }
  }
}

}  // namespace racecourse::labs::locks

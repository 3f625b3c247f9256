#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/labs/lab_visit.h"
#include "tests/labs/readers-writers_reports.h"

namespace racecourse::labs::readers_writers {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores)
      : LabVisit("readers-writers", width, here) {}
};

using Link = std::initializer_list<std::pair<const char*, const char*>>;
const Link kShort = {{"readers", "2"}, {"writers", "1"}, {"read", "2"},
                     {"write", "2"},   {"pause", "0"},   {"trial", "100"}};

}  // namespace

TEST_CASE("the lab of readers and writers starts with a lock to watch, and asks first", "[labs][readers-writers]") {
  Visit visit;
  CHECK(visit.harness.item("Watch").on);
  CHECK(visit.harness.item("Readers first").on);
  CHECK(visit.harness.item("Run 4 readers, 2 writers").enabled);
  CHECK(
      visit.harness.find("Readers and writers come to one lock again and again. Before you run: who will be inside "
                         "together, and will everybody get in?"));
  CHECK(visit.lab->facts().empty());
  CHECK(visit.lab->link().empty());
}

TEST_CASE("a watched run fills the room, its lanes and its table", "[labs][readers-writers]") {
  Visit visit;
  visit.obey(kShort);
  visit.harness.press("Fair");
  visit.harness.press("Run 2 readers, 1 writer");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Finished. "));
  CHECK(visit.harness.figure("The room").table.rows.size() == 3);
  CHECK(visit.harness.figure("Who was inside, who waited").table.rows.size() == 3);
  CHECK(visit.harness.figure("Waits").table.rows.size() == 2);
  CHECK(visit.harness.item("Intrusions").value.starts_with("0"));
  CHECK(std::ranges::contains(visit.lab->facts(), "most readers at once", &Fact::name));
}

TEST_CASE("waits are compared by lock, and stay when something else is looked at", "[labs][readers-writers]") {
  Visit visit;
  visit.obey(kShort);
  visit.obey({{"measure", "waiting"}, {"locks", "mutex_fair"}, {"run", ""}});
  visit.finish();
  CHECK(visit.harness.figure("The longest wait, by lock").table.rows.size() == 2);
  CHECK(visit.harness.figure("Waits").table.rows.size() == 4);
  CHECK(std::ranges::contains(visit.lab->facts(), "longest wait of a writer, fair", &Fact::name));
  visit.harness.press("Share");
  CHECK_FALSE(visit.harness.find("The longest wait, by lock"));
  visit.harness.press("Waiting");
  CHECK(visit.harness.find("The longest wait, by lock"));
}

TEST_CASE("the last lock of readers and writers cannot be switched off", "[labs][readers-writers]") {
  Visit visit;
  visit.obey({{"measure", "share"}, {"locks", "fair"}});
  visit.harness.press("Fair");
  CHECK(visit.lab->link() == "measure=share&locks=fair");
  CHECK(visit.harness.item("Fair").on);
}

TEST_CASE("each measurement of readers and writers has its controls", "[labs][readers-writers]") {
  Visit visit;
  for (const char* name :
       {"Readers", "Writers", "A read", "A write", "Pause between", "Trial", "Sleeps", "Relayed", "Lock A"})
    CHECK(visit.harness.find(name));
  visit.harness.press("Waiting");
  CHECK(visit.harness.find("Trial of each lock"));
  CHECK(visit.harness.item("Standard").on);
  visit.harness.press("Share");
  CHECK_FALSE(visit.harness.find("Writers"));
  for (const char* name : {"Threads", "A read or write", "Computes"}) CHECK(visit.harness.find(name));
  visit.harness.press("Computes");
  visit.harness.set("A read or write", 1);
  CHECK(visit.lab->link() == "measure=share&work=computing&section=100");
}

TEST_CASE("a run of readers and writers is stopped by the same button", "[labs][readers-writers]") {
  Visit visit;
  visit.obey({{"read", "500"}, {"trial", "10000"}});
  visit.harness.press("Run 4 readers, 2 writers");
  visit.wait([&] { return visit.harness.find("The room").has_value(); });
  CHECK(visit.lab->active());
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Stopped. "));
  CHECK(visit.harness.figure("The room").table.rows.size() == 6);
}

TEST_CASE("without threads the lab of readers and writers says why", "[labs][readers-writers]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 4 readers, 2 writers").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
  REQUIRE(visit.lab->obey("run", ""));
  CHECK_FALSE(visit.lab->active());
}

TEST_CASE("nothing of readers and writers lies outside the canvas, at any width", "[labs][readers-writers]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    Visit visit(width);
    visit.obey({{"readers", "8"}, {"writers", "8"}, {"read", "1"}, {"write", "1"}, {"trial", "100"}});
    // One width has to do for the longest run.
    const bool share = width == 360;
    for (const char* measure : {"watch", "waiting", "share"}) {
      visit.obey({{"measure", measure}, {"locks", "mutex"}, {"threads", "1"}, {"section", "0"}});
      if (share || std::string_view(measure) != "share") visit.obey({{"run", ""}});
      visit.finish();
      for (const ui::Item& item : visit.harness.screen().semantics().items()) {
        INFO(item.label << " at " << width);
        CHECK(item.rect.x >= 0);
        CHECK(item.rect.right() <= width);
        CHECK(item.rect.bottom() <= visit.height);
      }
    }
  }
}

}  // namespace racecourse::labs::readers_writers

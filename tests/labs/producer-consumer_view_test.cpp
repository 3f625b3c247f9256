#include <catch2/catch_test_macros.hpp>

#include "labs/producer-consumer/buffer_picture.h"
#include "labs/producer-consumer/buffer_picture_layout.h"
#include "labs/producer-consumer/charts.h"
#include "tests/labs/lab_visit.h"
#include "tests/labs/producer-consumer_reports.h"

namespace racecourse::labs::producer_consumer {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800, const threads::Environment& here = kTwoCores)
      : LabVisit("producer-consumer", width, here, {}, 1800) {}
};

bool touch(const ui::Rect& a, const ui::Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST_CASE("the producer-consumer lab starts with an empty buffer and a question", "[labs][producer-consumer]") {
  Visit visit;
  CHECK(visit.harness.item("Slots").value == "6");
  CHECK(visit.harness.item("Monitor").on);
  CHECK(visit.harness.item("Uneven").on);
  CHECK(visit.harness.item("Waits").on);
  CHECK(
      visit.harness.find("Producers fill the slots, consumers empty them, and none of them knows how fast the others "
                         "are. Before you run: will the buffer be full, empty, or in between most of the time?"));
  const ui::Item buffer = visit.harness.figure("2 producers, 6 slots, 2 consumers");
  CHECK(buffer.value == "0 of 6 slots are filled. 0 of 2 producers wait for a slot, 0 of 2 consumers for an item.");
  CHECK(buffer.table.rows.size() == 10);
  CHECK(buffer.table.rows.front() == std::vector<std::string>{"T1, producer", "not started", "0", "0\u202F%"});
  CHECK_FALSE(visit.harness.find("Items used"));
}

TEST_CASE("a run that is watched ends with what was made, used and waited", "[labs][producer-consumer]") {
  Visit visit;
  visit.obey({{"make", "1000"}, {"use", "1000"}, {"items", "50"}});
  CHECK(visit.lab->link() == "make=1000&use=1000&items=50");
  visit.harness.press("Run 4 threads");
  visit.finish();
  CHECK(visit.lab->takeNews().starts_with("Finished: 50 items made, 50 used. Producers waited"));
  CHECK(visit.harness.item("Items used").value == "50, 50 made");
  CHECK(
      visit.harness.find("Of 50 items none was lost and none was taken twice; each consumer got those of a producer in "
                         "their order, and there were never more than there are slots."));
  CHECK(visit.harness.figure("Items in the buffer").table.rows.size() >= 2);
  CHECK(visit.harness.figure("2 producers, 6 slots, 2 consumers").table.rows[3][1] == "is done");
  CHECK(visit.lab->facts().front().name == "items per second");
}

TEST_CASE("while it runs the picture says who waits, and Stop ends it", "[labs][producer-consumer]") {
  Visit visit;
  visit.obey({{"make", "0"}, {"use", "1000000"}, {"times", "even"}, {"run", ""}});
  const auto full = [&] {
    return visit.harness.figure("2 producers, 6 slots, 2 consumers").value ==
           "6 of 6 slots are filled. 2 of 2 producers wait for a slot, 0 of 2 consumers for an item.";
  };
  visit.wait(full);
  REQUIRE(full());
  visit.harness.press("Stop");
  visit.finish();
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->takeNews().starts_with("Stopped: 10 items made, "));
}

TEST_CASE("a sweep of the producer-consumer lab grows point by point and can be stopped", "[labs][producer-consumer]") {
  Visit visit;
  visit.harness.press("Capacity");
  visit.harness.frame();
  CHECK(visit.lab->link() == "measure=capacity");
  visit.obey({{"make", "0"}, {"use", "0"}, {"run", ""}});
  visit.wait([&] { return visit.lab->facts().size() > 1; });
  visit.harness.press("Stop");
  visit.finish();
  CHECK(visit.harness.figure("Throughput by capacity").table.rows.size() >= 1);
  CHECK(visit.harness.figure("Throughput and waiting").table.rows.size() >= 1);
  // What was measured stays while another measurement is on the screen.
  visit.harness.press("Watch");
  visit.harness.frame();
  CHECK(visit.lab->link().empty());
  CHECK(visit.lab->facts().size() > 1);
}

TEST_CASE("one kind of buffer at least takes part in a sweep", "[labs][producer-consumer]") {
  Visit visit;
  visit.obey({{"measure", "capacity"}});
  visit.harness.press("Monitor");
  visit.harness.frame();
  CHECK(visit.harness.item("Monitor").on);
  visit.harness.press("Notify all");
  visit.harness.frame();
  visit.harness.press("Monitor");
  visit.harness.frame();
  CHECK_FALSE(visit.harness.item("Monitor").on);
  CHECK(visit.lab->link() == "measure=capacity&buffers=broadcast");
}

TEST_CASE("without threads the producer-consumer lab says why and its button is off", "[labs][producer-consumer]") {
  Visit visit(800, kNoThreads);
  CHECK_FALSE(visit.harness.item("Run 4 threads").enabled);
  CHECK(visit.harness.find("This page has no threads to run. The frame forbids them."));
}

TEST_CASE("nothing of the producer-consumer lab lies outside the canvas at any width", "[labs][producer-consumer]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    for (const char* capacity : {"1", "24", "256"}) {
      Visit visit(width);
      visit.obey({{"producers", "8"},
                  {"consumers", "5"},
                  {"capacity", capacity},
                  {"make", "100"},
                  {"use", "100"},
                  {"run", ""}});
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

TEST_CASE("slots and threads of the picture never touch", "[labs][producer-consumer]") {
  for (const float width : {288.0F, 328.0F, 440.0F, 600.0F, 700.0F, 1160.0F}) {
    for (const int slots : {1, 2, 7, 24, 64, 256}) {
      const PictureLayout layout = layOutPicture({10, 20, width, 0}, {.slots = slots, .producers = 8, .consumers = 3});
      INFO(slots << " slots in " << width);
      REQUIRE(std::ssize(layout.slots) == slots);
      std::vector<ui::Rect> all = layout.slots;
      all.insert(all.end(), layout.producers.begin(), layout.producers.end());
      all.insert(all.end(), layout.consumers.begin(), layout.consumers.end());
      for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].x >= 10);
        CHECK(all[i].right() <= 10 + width + 0.01F);
        CHECK(all[i].y >= 20);
        CHECK(all[i].bottom() <= 20 + layout.height + 0.01F);
        for (std::size_t j = i + 1; j < all.size(); ++j) REQUIRE_FALSE(touch(all[i], all[j]));
      }
    }
  }
}

TEST_CASE("the picture as a table names every thread and every slot", "[labs][producer-consumer]") {
  const ui::Table table = sceneTable(watchedReport().now, true);
  using Cells = std::vector<std::string>;
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows[0] == Cells{"T1, producer", "waits for a slot with item 100", "100", "60\u202F%"});
  CHECK(table.rows[2] == Cells{"T3, consumer", "uses item 97", "48", "20\u202F%"});
  CHECK(table.rows[3] == Cells{"Slot 1", "item 99 of T1", "", ""});
  CHECK(table.rows[4] == Cells{"Slot 2", "free", "", ""});
}

TEST_CASE("a sweep over capacities is drawn with its theory", "[labs][producer-consumer]") {
  const ui::Theme theme = ui::loadTheme(ui::Appearance::kLight);
  const Report report = sweepOf(
      defaultsOf(Measure::kCapacity),
      {pointOf({kMonitor, 1, 1, 1}, 760), pointOf({kMonitor, 2, 1, 1}, 790), pointOf({kBroadcast, 1, 1, 1}, 740, 0.5)});
  const ui::Chart chart = capacityChart(theme, report, kTwoCores);
  REQUIRE(chart.series.size() == 3);
  CHECK(chart.series[0].name == "Monitor");
  CHECK(chart.series[0].x == std::vector{1.0, 2.0});
  CHECK(chart.series[0].y == std::vector{760.0, 790.0});
  CHECK(chart.series[1].name == "Notify all");
  CHECK(chart.series[2].name == "By theory");
  CHECK(chart.series[2].hollow);
  CHECK(chart.series[2].x.size() == kCapacitySteps.size());
  const ui::DataTable table = capacityTable(theme, report, kTwoCores);
  CHECK(table.rows[2].cells ==
        std::vector<std::string>{"Notify all", "1", "740", "750", "25\u202F%", "50\u202F%", "0.50"});
}

TEST_CASE("sides have a line and a row for each number of producers", "[labs][producer-consumer]") {
  const ui::Theme theme = ui::loadTheme(ui::Appearance::kLight);
  const Settings settings{.measure = Measure::kSides, .capacity = 16, .producers = 2, .consumers = 2, .uneven = false};
  const Report report = sweepOf(
      settings, {pointOf({kMonitor, 16, 1, 1}, 4), pointOf({kMonitor, 16, 1, 2}, 5), pointOf({kMonitor, 16, 2, 1}, 6)});
  const ui::Chart chart = sidesChart(theme, report, kTwoCores);
  REQUIRE(chart.series.size() == 4);
  CHECK(chart.series[0].name == "1 producer");
  CHECK(chart.series[1].name == "Ceiling (computed), 1 producer");
  CHECK(chart.series[1].y == std::vector{5.0, 5.0});
  CHECK(chart.series[2].y == std::vector{6.0});
  const ui::DataTable table = sidesTable(theme, report);
  CHECK(table.rows[0].cells == std::vector<std::string>{"1 producer", "4.0", "5.0"});
  CHECK(table.rows[1].cells == std::vector<std::string>{"2 producers", "6.0", ""});
}

TEST_CASE("the level of the buffer is drawn over time up to its capacity", "[labs][producer-consumer]") {
  const ui::Chart chart = levelChart(ui::loadTheme(ui::Appearance::kLight), watchedReport());
  CHECK(chart.series.front().y == std::vector{0.0, 2.0, 1.0});
  CHECK(chart.y.maximum == 2.0);
  CHECK(chart.summary == "The level over time, from empty to 2.");
}

}  // namespace
}  // namespace racecourse::labs::producer_consumer

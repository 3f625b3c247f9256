#include <catch2/catch_test_macros.hpp>

#include "labs/readers-writers/charts.h"
#include "labs/readers-writers/lanes.h"
#include "labs/readers-writers/room.h"
#include "tests/harness.h"
#include "tests/labs/readers-writers_reports.h"

namespace racecourse::labs::readers_writers {
namespace {

using Cells = std::vector<std::string>;

Cells cellsOf(const ui::DataTable& table, std::size_t row) {
  Cells cells;
  for (const std::string& cell : table.rows[row].cells) cells.push_back(spaced(cell));
  return cells;
}

const ui::Theme kTheme = ui::loadTheme(ui::Appearance::kLight);

}  // namespace

TEST_CASE("the longest waits stand beside the length of the trial", "[readers-writers]") {
  const ui::Chart chart = waitChart(kTheme, starvation());
  CHECK(chart.categories == Cells{"Mutex", "Readers first", "Writers first", "Fair"});
  REQUIRE(chart.series.size() == 2);
  CHECK(chart.series[0].name == "Readers");
  CHECK(chart.series[1].y[1] == 1'975e6);
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].value == 2e9);
}

TEST_CASE("a chart has no bars for those who are not there", "[readers-writers]") {
  Report report = starvation();
  report.settings.writers = 0;
  REQUIRE(waitChart(kTheme, report).series.size() == 1);
  CHECK(waitChart(kTheme, report).series[0].name == "Readers");
}

TEST_CASE("a wait that was not over is marked in the table", "[readers-writers]") {
  const ui::DataTable table = waitTable(starvation());
  REQUIRE(table.rows.size() == 8);
  CHECK(cellsOf(table, 0) == Cells{"Mutex", "readers", "20", "150 ms", "150 ms", "150 ms", "0", "0", "1"});
  CHECK(cellsOf(table, 3) == Cells{"Readers first", "writers", "0", "1.98 s", "1.98 s", "≥ 1.98 s", "2", "2", "4"});
  CHECK(table.rows[3].emphasised);
  CHECK_FALSE(table.rows[2].emphasised);
}

TEST_CASE("a lock that does not say what it is keeps that to itself", "[readers-writers]") {
  Report report{.settings = {.lock = Watched::kLockB}};
  report.waits = {lockWaits(ReadWriteLockKind::kMutex, waited(4, 20, 150), waited(2, 10, 160), 1)};
  CHECK(waitTable(report).rows.front().cells.front() == "Lock B");
}

TEST_CASE("rates have a line for each lock, and a computed one", "[readers-writers]") {
  Report report = shares({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2});
  const ui::Chart chart = shareChart(kTheme, report, 2);
  REQUIRE(chart.series.size() == 3);
  CHECK(chart.series[1].name == "Readers first");
  CHECK(chart.series[2].name == "Ideal (computed)");
  CHECK(chart.series[2].hollow);
  CHECK(chart.series[2].y.front() == 1e6);
  CHECK(chart.categories == Cells{"0", "50", "80", "90", "95", "99", "100"});
  // All four sleep at once; on two cores two compute at once.
  CHECK(chart.series[2].y.back() == 4e6);
  report.settings.asleep = false;
  CHECK(shareChart(kTheme, report, 2).series[2].y.back() == 2e6);
}

TEST_CASE("the table of rates has the most readers of each lock", "[readers-writers]") {
  const ui::DataTable table = shareTable(kTheme, shares({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2}));
  REQUIRE(table.rows.size() == 2);
  CHECK(cellsOf(table, 0) ==
        Cells{"Mutex", "1.00 M", "1.00 M", "1.00 M", "1.00 M", "1.00 M", "1.00 M", "1.00 M", "4 %", "1"});
  CHECK(cellsOf(table, 1) ==
        Cells{"Readers first", "500 k", "900 k", "1.02 M", "1.20 M", "1.50 M", "1.80 M", "2.00 M", "4 %", "3"});
  CHECK(shareTable(kTheme, {}).rows.empty());
}

TEST_CASE("stretches are cut off where the picture begins, and the present one goes on", "[readers-writers]") {
  const std::vector<Stretch> first = stretchesSince(scene(), 0, 25'000'000);
  REQUIRE(first.size() == 2);
  CHECK(first[0].place == Place::kInside);
  CHECK(first[0].from_ns == 25'000'000);
  CHECK(first[0].to_ns == 30'000'000);
  CHECK(first[1].from_ns == 60'000'000);
  CHECK(first[1].to_ns == 100'000'000);
  CHECK(stretchesSince(scene(), 4, 60'000'000).empty());
}

TEST_CASE("some rounds are shown, and never more than the trial", "[readers-writers]") {
  CHECK(shownNs({}) == 1'200'000'000);
  CHECK(shownNs({.read_ms = 500}) == 2'000'000'000);
  CHECK(shownNs({.read_ms = 1, .write_ms = 1, .pause_ms = 0}) == 100'000'000);
}

TEST_CASE("the room and the lanes say who is where", "[readers-writers]") {
  for (const float width : {320.0F, 800.0F}) {
    tests::Harness harness(
        [](ui::Ui& ui, ui::Rect area) {
          room(ui, area.takeTop(roomHeight(ui, scene(), area.w), 12), scene(), false);
          lanes(ui, area.takeTop(lanesHeight(ui, scene())), scene(), 100'000'000, false);
        },
        width, 900);
    const ui::Item picture = harness.figure("The room");
    CHECK(picture.value ==
          "Inside: T1 (reads), T2 (reads). At the door, first come first: T4 (writes), T3 (reads). Away: T5 (writes).");
    REQUIRE(picture.table.rows.size() == 5);
    CHECK(picture.table.rows[3] == Cells{"T4", "writer", "waits at the door", "30.0"});
    const ui::Item lanes_item = harness.figure("Who was inside, who waited");
    REQUIRE(lanes_item.table.rows.size() == 5);
    CHECK(Cells{lanes_item.table.rows[0][0], spaced(lanes_item.table.rows[0][1]),
                spaced(lanes_item.table.rows[0][2])} == Cells{"T1 reader", "50 %", "10 %"});
  }
}

}  // namespace racecourse::labs::readers_writers

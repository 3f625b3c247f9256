#include <catch2/catch_test_macros.hpp>

#include "labs/primitives/charts.h"
#include "labs/primitives/picture.h"
#include "tests/labs/primitives_reports.h"

namespace racecourse::labs::primitives {
namespace {

const ui::Theme kTheme = ui::loadTheme(ui::Appearance::kLight);

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("each way to wait has its bars, its point and its row", "[labs][primitives]") {
  const ui::Chart burned = burnedChart(kTheme, waysReport());
  CHECK(burned.categories == Cells{"Busy-wait", "Yield", "Polling", "Condition"});
  REQUIRE(burned.series.size() == 1);
  CHECK(burned.series[0].y == std::vector{50.0, 40.0, 0.6, 0.12});
  const ui::Chart left = neighbourChart(kTheme, waysReport());
  CHECK(left.series[0].y == std::vector{0.51, 0.62, 0.98, 0.99});
  CHECK(left.lines.front().value == 1);
  const ui::Chart delay = delayChart(kTheme, waysReport());
  CHECK(delay.y.log);
  CHECK(delay.series[0].y == std::vector{400.0, 900.0, 530e3, 61e3});
  const ui::DataTable table = waysTable(kTheme, waysReport());
  CHECK(spaced(table.rows[3].cells) ==
        Cells{"Condition", "0.12 %", "12 µs", "61 µs", "55 to 67 µs", "73 µs", "99 %", "60 µs"});
}

TEST_CASE("without neighbours there is no picture of them", "[labs][primitives]") {
  const Report report = reportOf({.neighbours = 0}, {pointOf({Way::kBusy, 2}, 0.98, 400)});
  CHECK(neighbourChart(kTheme, report).series.empty());
  CHECK(spaced(waysTable(kTheme, report).rows[0].cells[6]) == "–");
}

TEST_CASE("a crowd has a line for each way that was measured, and the computed shares", "[labs][primitives]") {
  const ui::Chart work = crowdWorkChart(kTheme, crowdReport(), 2);
  REQUIRE(work.series.size() == 3);
  CHECK(work.series[0].name == "Busy-wait");
  CHECK(work.series[0].x == std::vector{1.0, 2.0, 4.0, 8.0});
  CHECK(work.series[1].name == "Condition");
  CHECK(work.series[2].hollow);
  CHECK(work.series[2].y[1] == 0.5);
  const ui::Chart delay = crowdDelayChart(kTheme, crowdReport());
  CHECK(delay.series[0].y == std::vector{1e6, 2e6, 4e6, 8e6});
  const std::vector<ui::DataTable> tables = crowdTables(kTheme, crowdReport());
  REQUIRE(tables.size() == 3);
  CHECK(spaced(tables[0].rows[0].cells) == Cells{"Busy-wait", "50 %", "33 %", "20 %", "11 %"});
  CHECK(spaced(tables[0].rows[1].cells) == Cells{"Yield", "", "", "", ""});
  CHECK(spaced(tables[1].rows[3].cells) == Cells{"Condition", "50 µs", "100 µs", "200 µs", "400 µs"});
  CHECK(spaced(tables[2].rows[0].cells) == Cells{"Busy-wait", "50 %", "50 %", "50 %", "50 %"});
}

TEST_CASE("polling is drawn beside half a nap and the two extremes", "[labs][primitives]") {
  const ui::Chart delay = napDelayChart(kTheme, napReport());
  REQUIRE(delay.series.size() == 2);
  CHECK(delay.series[0].x.front() == 50e3);
  CHECK(delay.series[1].hollow);
  CHECK(delay.series[1].y == delay.series[0].y);
  REQUIRE(delay.lines.size() == 2);
  CHECK(delay.lines[0].label == "Busy-wait");
  CHECK(delay.lines[0].value == 500);
  CHECK(delay.lines[1].value == 50e3);
  const ui::Chart burned = napBurnedChart(kTheme, napReport());
  CHECK(burned.series[0].y[1] == 4.0);
  CHECK(burned.lines[0].value == 98);
  const ui::DataTable table = napTable(napReport());
  REQUIRE(table.rows.size() == kNapSteps.size());
  CHECK(spaced(table.rows[4].cells) == Cells{"1 ms", "1.06 ms", "500 µs", "450 to 550 µs", "500 µs", "0.40 %"});
}

TEST_CASE("the picture shows four intervals, as far as all lanes are recorded", "[labs][primitives]") {
  const Picture picture = pictureOf(waysReport());
  CHECK(picture.duration == 40e6);
  REQUIRE(picture.lanes.size() == 2);
  CHECK(picture.lanes[0].name == "Busy-wait");
  CHECK(picture.lanes[0].awake == std::vector<std::pair<double, double>>{{0, 20e6}, {24e6, 40e6}});
  CHECK(picture.lanes[0].signals == std::vector{8e6, 20e6});
  CHECK(spaced(pictureSummary(picture)) == "Awake for, of 40.0 ms: Busy-wait 90 %, Condition 2.0 %.");
  CHECK(pictureTable(picture).rows[1] == Cells{"Condition", "2", "2", "2"});

  Report report = waysReport();
  report.lanes[1].until = 10'000'000;
  report.lanes[1].waiter = 1;
  const Picture shorter = pictureOf(report);
  CHECK(shorter.duration == 10e6);
  CHECK(shorter.lanes[1].name == "Condition 2");
  CHECK(pictureOf({}).lanes.empty());
}

}  // namespace racecourse::labs::primitives

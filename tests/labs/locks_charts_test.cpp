#include <catch2/catch_test_macros.hpp>

#include "labs/locks/charts.h"
#include "tests/labs/locks_reports.h"

namespace racecourse::labs::locks {
namespace {

const ui::Theme kTheme = ui::loadTheme(ui::Appearance::kLight);

Report sweep() {
  return reportOf(
      {.measure = Measure::kThreads, .threads = 2, .inside_ns = 100, .outside_ns = 100},
      {pointOf({kTicket, 1, 100}, 4e6), pointOf({kTicket, 2, 100}, 1e6), pointOf({kStdMutex, 1, 100}, 5e6)});
}

}  // namespace

TEST_CASE("each guard has its bar and its row", "[labs][locks]") {
  const ui::Chart chart = costChart(kTheme, costReport());
  CHECK(chart.categories == std::vector<std::string>{"None", "Atomic", "TAS", "std::mutex"});
  CHECK(chart.series.front().y == std::vector{0.5, 2.0, 2.5, 6.0});
  const ui::DataTable table = costTable(costReport());
  CHECK(spaced(table.rows[1].cells) == std::vector<std::string>{"Atomic", "2.00 ns", "4.0", "–", "20 %"});
  CHECK(spaced(table.rows[3].cells) == std::vector<std::string>{"std::mutex", "6.00 ns", "12", "5.00 ns", "20 %"});
}

TEST_CASE("a sweep has a line for each lock and a computed ceiling", "[labs][locks]") {
  const ui::Chart chart = rateChart(kTheme, sweep(), 2);
  REQUIRE(chart.series.size() == 3);
  CHECK(chart.series[0].name == "Ticket");
  CHECK(chart.series[0].x == std::vector{1.0, 2.0});
  CHECK(chart.series[0].y == std::vector{4.0, 1.0});
  CHECK(chart.series[1].y == std::vector{5.0});
  CHECK(chart.series[2].hollow);
  CHECK(chart.series[2].y == std::vector{5.0, 10.0});
}

TEST_CASE("a row that is not complete yet leaves its cells empty", "[labs][locks]") {
  const ui::DataTable table = rateTable(kTheme, sweep());
  REQUIRE(table.columns.size() == 4);
  CHECK(table.columns[1].name == "1");
  CHECK(spaced(table.rows[0].cells) == std::vector<std::string>{"Ticket", "4.00 M", "1.00 M", "20 %"});
  CHECK(spaced(table.rows[1].cells) == std::vector<std::string>{"std::mutex", "5.00 M", "", "20 %"});
}

TEST_CASE("over sections the steps are times", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kSection, .threads = 2, .outside_ns = 0},
                                 {pointOf({kTicket, 2, 10}, 1e6), pointOf({kTicket, 2, 10'000}, 5e4)});
  const ui::Chart chart = rateChart(kTheme, report, 2);
  CHECK(chart.x.log);
  CHECK(chart.series[0].x == std::vector{10.0, 10'000.0});
  CHECK(chart.series[1].y == std::vector{100.0, 0.1});
  CHECK(spaced(rateTable(kTheme, report).columns[2].name) == "10 µs");
}

TEST_CASE("every thread has its share of every lock", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kFairness, .threads = 2},
                                 {pointOf({kTicket, 2, 100}, 1e6), pointOf({kStdMutex, 2, 100}, 4e6, 0.8)});
  const ui::Chart shares = shareChart(kTheme, report);
  REQUIRE(shares.series.size() == 2);
  CHECK(shares.series[0].y == std::vector{0.5, 0.75});
  CHECK(shares.series[1].y == std::vector{0.5, 0.25});
  CHECK(shares.lines.front().value == 0.5);
  const ui::Chart trade = tradeChart(kTheme, report);
  CHECK(trade.series[1].x == std::vector{0.8});
  CHECK(trade.series[1].y == std::vector{4.0});
  CHECK(spaced(fairnessTable(kTheme, report).rows[1].cells) ==
        std::vector<std::string>{"std::mutex", "4.00 M", "0.800", "25 %", "75 %", "50 %", "20 %"});
}

TEST_CASE("a hash table is drawn from zero, without a ceiling", "[labs][locks]") {
  const Report report =
      reportOf({.measure = Measure::kTable, .threads = 1}, {pointOf({0, 1, 100}, 1e6), pointOf({1, 1, 100}, 2e6)});
  const ui::Chart chart = rateChart(kTheme, report, 2);
  CHECK(chart.series.size() == 2);
  CHECK(chart.series[1].name == "Striped");
  CHECK(chart.y.minimum == 0.0);
  CHECK_FALSE(chart.y.log);
}

}  // namespace racecourse::labs::locks

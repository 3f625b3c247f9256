#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include "labs/philosophers/charts.h"
#include "labs/philosophers/findings.h"
#include "labs/philosophers/sentences.h"
#include "tests/labs/philosophers_reports.h"

namespace racecourse::labs::philosophers {
namespace {

Point& pointOf(Report& report, Strategy strategy) {
  return *std::ranges::find(report.points, strategy, &Point::strategy);
}

std::string said(const Report& report, bool running = false) { return spaced(outcome(report, running)); }

double valueOf(const std::vector<Fact>& facts, std::string_view name) {
  const auto found = std::ranges::find(facts, name, &Fact::name);
  return found == facts.end() ? -1 : found->value;
}

TEST_CASE("a standing deadlock is said as long as it stands, and afterwards", "[labs][philosophers]") {
  CHECK(explain(stuckReport()) == Reason::kDeadlock);
  CHECK(said(stuckReport(), true) ==
        "Deadlock: each holds the left fork and waits for the right one. Nobody looks for it, so they sit here until "
        "you press Stop.");
  CHECK(said(stuckReport(2'000'000), true) ==
        "Deadlock: each holds the left fork and waits for the right one. The detector, which looks every 2 s, will "
        "take a fork away from one of them.");
  CHECK(said(stuckReport()) ==
        "Deadlock: each holds the left fork and waits for the right one. So they sat until the run was stopped.");
}

TEST_CASE("many rounds in which everybody gives back are a livelock, a few are not", "[labs][philosophers]") {
  const Settings settings{.strategy = Strategy::kBackOff};
  CHECK(explain(reportOf(settings, {.rounds = kLivelockRounds - 1})) == Reason::kNothing);
  const Report report = reportOf(settings, {.rounds = kLivelockRounds, .most_rounds = kLivelockRounds});
  CHECK(explain(report) == Reason::kLivelock);
  CHECK(said(report) ==
        "Livelock: in 20 rounds running everybody took a fork, could not have the second one, and put the first one "
        "down. Nobody is blocked, everybody is busy, and nobody eats.");
  CHECK(verdictOf(explain(report)) == ui::Verdict::kDeadlock);
}

TEST_CASE("a run with deadlocks says how many were recovered from", "[labs][philosophers]") {
  CHECK(said(reportOf({}, {.meals = 15, .deadlocks = 3, .recoveries = 3})) ==
        "3 deadlocks in 15 meals. Each time one philosopher lost a fork, started over, and ate after all.");
  CHECK(said(reportOf({}, {.meals = 1, .deadlocks = 1, .recoveries = 0})) ==
        "1 deadlock in 1 meal. 0 of those who lost a fork have eaten since.");
}

TEST_CASE("without a deadlock the reason is said, or that it was luck", "[labs][philosophers]") {
  const auto after = [](Strategy strategy) { return said(reportOf({.strategy = strategy}, {.meals = 10})); };
  CHECK(after(Strategy::kNaive) ==
        "No deadlock in 10 meals. That is luck, not safety: the circle can close at any time. Add a pause between the "
        "forks, or let them go in step.");
  CHECK(after(Strategy::kLeftHanded) ==
        "No deadlock, and none can be: the last philosopher begins on the right, so not everybody can hold a left "
        "fork.");
  CHECK(after(Strategy::kOrdered) ==
        "No deadlock, and none can be: who holds a fork waits only for larger ones, so the waiting never comes back to "
        "where it began.");
  CHECK(after(Strategy::kWaiter) ==
        "No deadlock, and none can be: one seat is empty, so somebody who sits has both forks within reach.");
  CHECK(after(Strategy::kBoth) == "No deadlock, and none can be: who waits holds nothing that another could wait for.");
  CHECK(said(reportOf({.strategy = Strategy::kRandomBackOff}, {.meals = 10, .given_back = 25, .most_rounds = 1})) ==
        "No deadlock, and none can be: who waits holds nothing that another could wait for. For each meal 2.5 first "
        "forks were put down again. At most 1 round running went by in which everybody did.");
}

TEST_CASE("nothing is said before there is anything to say", "[labs][philosophers]") {
  Report report = reportOf({});
  CHECK(said(report, true).empty());
  CHECK(said(report) == "Nobody had eaten when the run was stopped.");
  report.elapsed_ns = 0;
  CHECK(said(report).empty());
  CHECK(finding({}).empty());
}

TEST_CASE("what is announced has exact counts", "[labs][philosophers]") {
  CHECK(spokenResult(reportOf({}, {.meals = 15, .deadlocks = 3, .recoveries = 3}), false) ==
        "Finished: 15 meals, 3 deadlocks, 3 recoveries.");
  CHECK(spokenResult(reportOf({.strategy = Strategy::kBackOff}, {.given_back = 1}), true) ==
        "Stopped: 0 meals, 0 deadlocks, 0 recoveries, 1 fork put down.");
  Report none;
  none.settings.measure = Measure::kSize;
  CHECK(spokenResult(none, true) == "Stopped: nothing was measured.");
}

TEST_CASE("a comparison names the best, the worst, the least fair, and the noise", "[labs][philosophers]") {
  Report report = comparisonOf({.measure = Measure::kStrategies, .thinking_us = 0, .eating_us = 250});
  pointOf(report, Strategy::kBoth).per_second = about(7'200);
  pointOf(report, Strategy::kBoth).jain = about(0.5);
  pointOf(report, Strategy::kNaive).per_second = about(900);
  pointOf(report, Strategy::kLeftHanded).per_second = about(4'900);
  CHECK(spaced(finding(report)) ==
        "Both forks at once served the most, 7200 meals a second, which is 90 % of what can be; left fork first the "
        "fewest, 900 meals a second. Both forks at once was the least fair: its Jain’s index is 0.50. One left-handed "
        "and forks in order are the same rule here; they lie 2 % apart, so take no smaller difference seriously.");
  CHECK(spokenResult(report, false).starts_with("Finished: both forks at once served the most"));
}

TEST_CASE("a comparison of sizes says who makes use of a larger table", "[labs][philosophers]") {
  Report report = comparisonOf({.measure = Measure::kSize, .philosophers = 16});
  for (Point& point : report.points)
    if (point.strategy == Strategy::kWaiter) point.per_second = about(1'500);
  for (Point& point : report.points)
    if (point.strategy == Strategy::kBoth && point.philosophers == 16) point.per_second = about(17'000);
  CHECK(spaced(finding(report)) ==
        "With 16 at the table both forks at once served the most, 17 000 meals a second, which is 8.5 times as many as "
        "with 2; a waiter served the fewest, 1500 meals a second.");
}

TEST_CASE("the facts of a run and of both comparisons are those that the lab promises", "[labs][philosophers]") {
  Report strategies = comparisonOf({.measure = Measure::kStrategies, .thinking_us = 0, .eating_us = 250});
  pointOf(strategies, Strategy::kNaive).per_second = about(2'000);
  pointOf(strategies, Strategy::kBackOff).given_back = 40'000;
  const Report sizes = comparisonOf({.measure = Measure::kSize, .philosophers = 16});
  PastRun run{.settings = {}, .totals = {.meals = 10, .deadlocks = 4, .recoveries = 3, .given_back = 5}};
  run.totals.longest_ns = 7'000'000;
  run.totals.most_eating = 2;
  run.totals.most_rounds = 9;
  run.per_second = 12;
  run.fairness = 0.75;
  const std::vector<Fact> facts = factsOf({run}, strategies, sizes);
  CHECK(valueOf(facts, "meals per second") == 12);
  CHECK(valueOf(facts, "fairness") == 0.75);
  CHECK(valueOf(facts, "longest hunger") == 7);
  CHECK(valueOf(facts, "deadlocks") == 4);
  CHECK(valueOf(facts, "recoveries") == 3);
  CHECK(valueOf(facts, "most eating at once") == 2);
  CHECK(valueOf(facts, "rounds without a meal") == 9);
  CHECK(valueOf(facts, "give-backs per meal") == 0.5);
  CHECK(valueOf(facts, "waiter over naive") == 2.5);
  CHECK(valueOf(facts, "both, share of the ceiling") == 0.625);
  CHECK(valueOf(facts, "give-backs per meal, back off") == 40);
  CHECK(valueOf(facts, "most over two, a waiter") == 8);
  std::ifstream file(RACECOURSE_LABS "/philosophers/facts.toml");
  const std::string listed(std::istreambuf_iterator<char>(file), {});
  for (const Fact& fact : facts) {
    INFO(fact.name);
    CHECK(listed.contains("\"" + fact.name + "\" = "));
  }
}

TEST_CASE("a strategy that fed nobody has no ratio and no fairness", "[labs][philosophers]") {
  Report report = comparisonOf({.measure = Measure::kStrategies});
  pointOf(report, Strategy::kNaive).per_second = {.n = 5};
  pointOf(report, Strategy::kNaive).stuck = 5;
  pointOf(report, Strategy::kBackOff).per_second = {.n = 5};
  pointOf(report, Strategy::kBackOff).meals = 0;
  const std::vector<Fact> facts = factsOf({}, report, {});
  CHECK(valueOf(facts, "waiter over naive") == -1);
  CHECK(valueOf(facts, "give-backs per meal, back off") == -1);
  const ui::DataTable table = strategyTable(ui::loadTheme(ui::Appearance::kLight), report);
  CHECK(table.rows[0].cells ==
        std::vector<std::string>{"Left fork first", "0", "–", "–", "5.00\u202Fms", "0, 5 stand", "–"});
  CHECK(table.rows[5].cells.back() == "no meal");
}

TEST_CASE("the chart of strategies has a bar for each, below what can be", "[labs][philosophers]") {
  const ui::Theme theme = ui::loadTheme(ui::Appearance::kLight);
  const Report report = comparisonOf({.measure = Measure::kStrategies, .thinking_us = 0, .eating_us = 250});
  const ui::Chart chart = strategyChart(theme, report);
  CHECK(chart.series.size() == kStrategies);
  CHECK(chart.categories[3] == "A waiter");
  CHECK(chart.series[3].y == std::vector{5'000.0});
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].value == 8'000);
}

TEST_CASE("the chart of sizes has a line for each strategy, and the ceiling", "[labs][philosophers]") {
  const ui::Theme theme = ui::loadTheme(ui::Appearance::kLight);
  const Report report =
      comparisonOf({.measure = Measure::kSize, .philosophers = 5, .thinking_us = 0, .eating_us = 1'000});
  const ui::Chart chart = sizeChart(theme, report);
  REQUIRE(chart.series.size() == kStrategies + 1);
  CHECK(chart.series[0].x == std::vector{2.0, 3.0, 4.0, 5.0});
  CHECK(chart.series.back().name == "Ceiling (computed)");
  CHECK(chart.series.back().y == std::vector{1'000.0, 1'000.0, 2'000.0, 2'000.0});
  CHECK(chart.series.back().hollow);
  CHECK(spaced(sizeTable(theme, report).rows[0].cells[4]) == "5000");
}

TEST_CASE("the table of runs marks what went wrong", "[labs][philosophers]") {
  const ui::Theme theme = ui::loadTheme(ui::Appearance::kLight);
  const ui::DataTable table = runsTable(theme, {{.number = 1, .reason = Reason::kDeadlock},
                                                {.number = 2, .reason = Reason::kLivelock},
                                                {.number = 3, .reason = Reason::kImpossible}});
  CHECK(table.rows[0].cells.back() == "0");
  CHECK(table.rows[0].mark == theme.verdict(ui::Verdict::kHolds));
  CHECK(table.rows[1].cells.back() == "livelock");
  CHECK(table.rows[2].cells.back() == "0, one stands");
}

TEST_CASE("the titles and labels of the philosophers lab", "[labs][philosophers]") {
  CHECK(title({}) == "5 philosophers, left fork first");
  CHECK(title({.measure = Measure::kSize, .philosophers = 8}) == "All strategies, 2 to 8 philosophers");
  CHECK(runLabel({.philosophers = 7}) == "Run 7 philosophers");
  CHECK(spaced(microseconds(500)) == "500 µs");
  CHECK(microseconds(0) == "none");
  CHECK(spaced(periodPhrase(10'000)) == "every 10 ms");
  CHECK(periodPhrase(kNever) == "off");
  const threads::Environment two{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};
  CHECK(machine(two, {}) ==
        "This machine shows 2 cores. Who thinks, eats or pauses sleeps and needs no core, and a sleep lasts a little "
        "longer than asked. With the detector there are 6 threads: the shorter the times, the more of them wait for a "
        "core.");
}

}  // namespace
}  // namespace racecourse::labs::philosophers

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <stdexcept>

#include "labs/deadlock/findings.h"
#include "labs/deadlock/sentences.h"

namespace racecourse::labs::deadlock {
namespace {

Report reportOf(Totals totals, Settings settings = {}) {
  Report report;
  report.settings = settings;
  report.totals = std::move(totals);
  report.elapsed_ns = 2'000'000'000;
  return report;
}

double fact(const std::vector<Fact>& facts, std::string_view name) {
  for (const Fact& each : facts)
    if (each.name == name) return each.value;
  throw std::runtime_error("there is no fact " + std::string(name));
}

PastRun pastRun(Settings settings, double per_second) { return {.settings = settings, .per_second = per_second}; }

TEST_CASE("a report is explained by what happened, then by its conditions", "[labs][deadlock]") {
  const Settings ordered{.conditions = {.circular_wait = false}};
  CHECK(explain(reportOf({})) == Reason::kNothing);
  CHECK(explain(reportOf({.transfers = 5, .deadlocks = 1})) == Reason::kRecovered);
  CHECK(explain(reportOf({.transfers = 5})) == Reason::kLuck);
  CHECK(explain(reportOf({.transfers = 5}, ordered)) == Reason::kImpossible);
  Report stuck = reportOf({}, {.period_us = kNever});
  stuck.now = {.owners = {0, 1}, .wanted = {2, 1}, .requests = {2, 2}, .waiting_since = {5, 6}};
  CHECK(explain(stuck) == Reason::kStuck);
  CHECK(outcome(stuck) ==
        "Deadlock: 2 threads wait for each other, and nobody looks for it. They stand here until you press Stop, which "
        "takes the locks back.");
  // With a detector the same picture is a matter of a moment.
  stuck.settings.period_us = 1'000;
  CHECK(explain(stuck) == Reason::kNothing);
}

TEST_CASE("the sentence says how the threads got out, or why there is nothing to get out of", "[labs][deadlock]") {
  Report report = reportOf({.transfers = 2'000, .deadlocks = 1'000, .recoveries = 1'000});
  report.latencies_ns = {1e6, 2e6, 3e6};
  CHECK(outcome(report) ==
        "1000 deadlocks in 2000 transfers. After each of them one thread was rolled back, started over, and made its "
        "transfer after all. Half of them stood for over 2.00\u202Fms before they were found.");
  CHECK(outcome(reportOf({.transfers = 3}, {.conditions = {.hold_and_wait = false}})) ==
        "No deadlock, and none can be: who waits holds nothing that another could wait for.");
  CHECK(outcome(reportOf({.transfers = 3}, {.conditions = {.mutual_exclusion = false}})) ==
        "No deadlock, and none can be: nobody ever waits for anybody.");
  CHECK(verdictOf(Reason::kImpossible) == ui::Verdict::kHolds);
  CHECK(verdictOf(Reason::kLuck) == ui::Verdict::kUnknown);
  CHECK(verdictOf(Reason::kRecovered) == ui::Verdict::kDeadlock);
}

TEST_CASE("settings in words", "[labs][deadlock]") {
  CHECK(title({}) == "2 threads × 1000 transfers, they meet after the first lock");
  CHECK(title({.threads = 4, .meet = false, .transfers = 1}) == "4 threads × 1 transfer, 6 accounts, 2 locks each");
  CHECK(periodPhrase(kNever) == "never");
  CHECK(periodPhrase(kAtEveryWait) == "at every wait");
  CHECK(periodPhrase(2'000) == "every 2\u202Fms");
  CHECK(microseconds(500) == "500\u202Fµs");
  CHECK(microseconds(1'500) == "1.5\u202Fms");
  CHECK(microseconds(2'000'000) == "2\u202Fs");
  CHECK(conditionsPhrase({}) == "all four");
  CHECK(conditionsPhrase({.hold_and_wait = false, .circular_wait = false}) == "without Hold and wait, Circular wait");
  CHECK(spokenResult(reportOf({.transfers = 2, .deadlocks = 1, .recoveries = 1}), false) ==
        "Finished: 2 transfers, 1 deadlock, 1 recovery.");
  CHECK(accountName(0) == "A");
  CHECK(accountName(15) == "P");
}

TEST_CASE("a sweep is summarised by period, and the best period is the cheapest", "[labs][deadlock]") {
  const std::vector<Cell> cells = {{0, 10, 0, 1},   {100, 40, 4, 2},   {1'000, 30, 9, 1},  {0, 12, 0, 1},
                                   {100, 60, 6, 4}, {1'000, 31, 9, 1}, {50'000, 99, 90, 0}};
  const std::vector<SweepPoint> points = sweepPoints(cells);
  REQUIRE(points.size() == 4);
  CHECK(points[1].period_us == 100);
  CHECK(points[1].transfer.median == 50);
  CHECK(points[1].stuck.median == 5);
  CHECK(points[1].looking.median == 3);
  REQUIRE(bestPeriod(points));
  CHECK(bestPeriod(points)->period_us == 1'000);
  CHECK_FALSE(bestPeriod({}));
  CHECK(sweepSentence({}, false) == "The first cell is being measured.");
  CHECK(fact(factsOf({}, cells), "best period") == 1);
}

TEST_CASE("order is compared with detection where nothing else differs", "[labs][deadlock]") {
  const Settings detected{.period_us = 500};
  const Settings ordered{.period_us = 1'000, .conditions = {.circular_wait = false}};
  const Settings others{.threads = 3, .conditions = {.circular_wait = false}};
  CHECK_FALSE(orderOverDetection({}));
  CHECK_FALSE(orderOverDetection({pastRun(detected, 100), pastRun(others, 300)}));
  CHECK(orderOverDetection({pastRun(detected, 100), pastRun(ordered, 300)}) == 3.0);
  CHECK(orderOverDetection({pastRun(ordered, 300), pastRun(detected, 100)}) == 3.0);
  CHECK(orderOverDetection({pastRun(detected, 50), pastRun(detected, 100), pastRun(ordered, 300)}) == 3.0);
}

TEST_CASE("facts of the newest run", "[labs][deadlock]") {
  Report report = reportOf({.transfers = 2'000,
                            .deadlocks = 10,
                            .recoveries = 10,
                            .looks = 4,
                            .looking_ns = 8'000,
                            .wasted_ns = 5'000'000,
                            .rolled_back = {6, 4}},
                           {.period_us = 2'000});
  report.latencies_ns = {1e6};
  const PastRun run{.settings = report.settings,
                    .totals = report.totals,
                    .latency = latency(report),
                    .per_second = perSecond(report)};
  const std::vector<Fact> facts = factsOf({run}, {});
  CHECK(fact(facts, "deadlocks") == 10);
  CHECK(fact(facts, "recoveries") == 10);
  CHECK(fact(facts, "transfers per second") == 1'000);
  CHECK(fact(facts, "time to detection") == 1);
  CHECK(fact(facts, "latency over period") == 0.5);
  CHECK(fact(facts, "wasted by a roll-back") == 0.5);
  CHECK(fact(facts, "cost of a look") == 2);
  CHECK(factsOf({}, {}).empty());
}

TEST_CASE("the cost of looking and of standing is least where both are equal", "[labs][deadlock]") {
  // c/p + d p/2, as in the lesson: 20 µs a look, 100 deadlocks a second.
  const double c = 20e-6;
  const double d = 100;
  const auto cost = [&](double p) { return c / p + d * p / 2; };
  const double best = std::sqrt(2 * c / d);
  CHECK(c / best == Catch::Approx(d * best / 2));
  for (const double factor : {0.5, 0.9, 1.1, 2.0}) CHECK(cost(best) < cost(factor * best));
}

}  // namespace
}  // namespace racecourse::labs::deadlock

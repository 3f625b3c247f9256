#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "labs/producer-consumer/findings.h"
#include "labs/producer-consumer/sentences.h"
#include "tests/labs/lab_visit.h"
#include "tests/labs/producer-consumer_reports.h"

namespace racecourse::labs::producer_consumer {
namespace {

using Catch::Approx;

std::optional<double> factOf(const Report& report, std::string_view name) {
  for (const Fact& fact : factsOf(report))
    if (fact.name == name) return fact.value;
  return std::nullopt;
}

Report capacities(const Settings& settings, double one, double most) {
  return sweepOf(settings, {pointOf({kMonitor, 1, settings.producers, settings.consumers}, one, 0.1),
                            pointOf({kMonitor, 16, settings.producers, settings.consumers}, (one + most) / 2),
                            pointOf({kMonitor, 256, settings.producers, settings.consumers}, most)});
}

TEST_CASE("a run that was watched says who waited and what that means", "[labs][producer-consumer]") {
  const Report report = watchedReport();
  CHECK(spaced(finding(report, kTwoCores)) ==
        "Producers waited for a free slot 60 % of their time, consumers for an item 15 %. In the long run theory "
        "expects 2 % and 51 %. The consumers are the slower side. 24 wake-ups were for nothing.");
  CHECK(
      spaced(littlesLaw(report)) ==
      "Little’s law: 9.6 items a second × 250 ms from made to taken = 2.4 items. Counted at moments, there were 2.5 on "
      "average.");
  CHECK(promises(report) ==
        "Of 96 items none was lost and none was taken twice; each consumer got those of a producer in their order, and "
        "there were never more than there are slots.");
  CHECK(
      spaced(spokenResult(report, kTwoCores, true)).starts_with("Stopped: 100 items made, 96 used. Producers waited"));
  CHECK(finding({}, kTwoCores).empty());
  CHECK(littlesLaw({}).empty());
  CHECK(promises({}).empty());
}

TEST_CASE("a buffer that breaks a promise is told of", "[labs][producer-consumer]") {
  const char* failed =
      "An item is lost, was taken twice or out of order, or there was one too many. The buffer has failed.";
  Report report = watchedReport();
  CHECK(allRight(report));
  report.totals.exactly_once = false;
  CHECK(promises(report) == failed);
  report = watchedReport();
  report.totals.highest = 3;
  CHECK(promises(report) == failed);
  report = watchedReport();
  report.totals.in_order = false;
  CHECK(promises(report) == failed);
  Report sweep = capacities(defaultsOf(Measure::kCapacity), 750, 1'000);
  CHECK(itemsUsed(sweep) == 3'000);
  sweep.points.back().right = false;
  CHECK(promises(sweep) == failed);
}

TEST_CASE("capacities are compared with each other and with theory", "[labs][producer-consumer]") {
  const Report report = capacities(defaultsOf(Measure::kCapacity), 780, 1'000);
  CHECK(spaced(finding(report, kTwoCores)) ==
        "Monitor: one slot lets 780 items a second through, 256 slots 1000. That is 78 %. By theory it is 75 %.");
  CHECK(factOf(report, "one slot over 256") == Approx(78));
  CHECK(factOf(report, "one slot over 16") == Approx(100 * 780.0 / 890));
  CHECK(factOf(report, "empty wake-ups of the monitor") == 0.1);
  CHECK_FALSE(factOf(report, "empty wake-ups of notify all"));
  CHECK(spaced(spokenResult(report, kTwoCores, false)).starts_with("Finished: 3 points. Monitor: one slot"));
  CHECK(spokenResult(sweepOf(report.settings, {}), kTwoCores, true) == "Stopped before the first point was complete.");
}

TEST_CASE("without work what is left is the price of handing over", "[labs][producer-consumer]") {
  const Report report =
      capacities({.measure = Measure::kCapacity, .producers = 1, .consumers = 1, .make_us = 0, .use_us = 0}, 1e5, 1e6);
  CHECK(spaced(finding(report, kTwoCores)) ==
        "Monitor: an item takes 10.0 µs through one slot and 1.00 µs through 256.");
  CHECK(factOf(report, "an item through one slot") == Approx(10));
  CHECK(factOf(report, "an item through 256 slots") == Approx(1));
  CHECK_FALSE(theoryOf(report.settings, report.points.front().trial, 2));
}

TEST_CASE("theory is exact for uneven work that waits, otherwise a ceiling", "[labs][producer-consumer]") {
  Settings settings = defaultsOf(Measure::kCapacity);
  const Trial one_slot{kMonitor, 1, 1, 1};
  CHECK(theoryIsExact(settings));
  CHECK(theoryOf(settings, one_slot, 2) == Approx(750));
  settings.uneven = false;
  CHECK_FALSE(theoryIsExact(settings));
  CHECK(theoryOf(settings, one_slot, 2) == Approx(1'000));
  settings.waits = false;
  CHECK(theoryOf(settings, one_slot, 1) == Approx(500));
}

TEST_CASE("sides are compared from the first to the best", "[labs][producer-consumer]") {
  const Settings settings{.measure = Measure::kSides, .capacity = 16, .producers = 2, .consumers = 2};
  const Report report = sweepOf(settings, {pointOf({kMonitor, 16, 1, 1}, 250), pointOf({kMonitor, 16, 1, 2}, 500),
                                           pointOf({kMonitor, 16, 2, 1}, 255), pointOf({kMonitor, 16, 2, 2}, 510)});
  CHECK(spaced(finding(report, kTwoCores)) ==
        "Most gets through with 2 producers and 2 consumers: 510 items a second, 2.0 times what 1 producer and 1 "
        "consumer "
        "do.");
  CHECK(factOf(report, "most consumers over one") == Approx(2));
  CHECK(factOf(report, "most producers over one") == Approx(1.02));
}

TEST_CASE("what was watched is known by name", "[labs][producer-consumer]") {
  const Report report = watchedReport();
  CHECK(factOf(report, "items per second") == Approx(9.6));
  CHECK(factOf(report, "producers waited") == Approx(60));
  CHECK(factOf(report, "consumers waited") == Approx(15));
  CHECK(factOf(report, "items made and not taken") == Approx(2.5));
  CHECK(factOf(report, "time from made to taken") == Approx(250));
  CHECK(factOf(report, "empty wake-ups per item") == Approx(0.25));
  CHECK(factsOf({}).empty());
}

TEST_CASE("settings of the producer-consumer lab in words", "[labs][producer-consumer]") {
  CHECK(title({.producers = 1}) == "1 producer, 6 slots, 2 consumers");
  CHECK(title(defaultsOf(Measure::kCapacity)) == "1 producer, 1 to 256 slots, 1 consumer");
  CHECK(title(defaultsOf(Measure::kSides)) == "1 to 4 producers, 16 slots, 1 to 8 consumers");
  CHECK(runLabel({}) == "Run 4 threads");
  CHECK(runLabel(defaultsOf(Measure::kSides)) == "Run up to 12 threads");
  CHECK(timePhrase(0) == "none");
  CHECK(spaced(timePhrase(500)) == "500 µs");
  CHECK(spaced(timePhrase(200'000)) == "200 ms");
  CHECK(spaced(timePhrase(1'000'000)) == "1 s");
  CHECK(spaced(shownRate(9.64)) == "9.6");
  CHECK(spaced(shownRate(750.4)) == "750");
  CHECK(spaced(shownRate(123'456)) == "123 k");
  CHECK(spaced(shownRate(1'234'567)) == "1.23 M");
}

TEST_CASE("threads and slots in words", "[labs][producer-consumer]") {
  CHECK(doingPhrase({.doing = Doing::kWorking, .item = 3}, true) == "makes item 3");
  CHECK(doingPhrase({.doing = Doing::kWorking, .item = 3}, false) == "uses item 3");
  CHECK(doingPhrase({.doing = Doing::kWaiting, .item = 3}, true) == "waits for a slot with item 3");
  CHECK(doingPhrase({.doing = Doing::kWaiting}, false) == "waits for an item");
  CHECK(doingPhrase({.doing = Doing::kGone}, false) == "is done");
  CHECK(sceneSummary(watchedReport().now) ==
        "1 of 2 slots is filled. 1 of 1 producers wait for a slot, 0 of 2 consumers for an item.");
}

TEST_CASE("the machine of the producer-consumer lab is told with what it means", "[labs][producer-consumer]") {
  const Report report = watchedReport();
  CHECK(spaced(machine(kTwoCores, report.settings, report)) ==
        "This machine shows 2 cores; the clock moves in steps of 100 ns. Work that waits needs no core. A sleep lasted "
        "about 90 µs longer than asked; the next one is shortened by that.");
  CHECK(
      spaced(machine(kTwoCores, {.waits = false}, {})) ==
      "This machine shows 2 cores; the clock moves in steps of 100 ns. Work that computes needs a core, and there are "
      "more threads than cores.");
}

}  // namespace
}  // namespace racecourse::labs::producer_consumer

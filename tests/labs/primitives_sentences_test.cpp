#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "labs/primitives/facts.h"
#include "labs/primitives/sentences.h"
#include "tests/labs/primitives_reports.h"

namespace racecourse::labs::primitives {
namespace {

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

double factOf(const Report& report, std::string_view name) {
  for (const Fact& fact : factsOf(report))
    if (fact.name == name) return fact.value;
  return -1;
}

}  // namespace

TEST_CASE("the button says whom it runs", "[labs][primitives]") {
  CHECK(runLabel({}) == "Run 2 waiters");
  CHECK(runLabel({.waiters = 1}) == "Run 1 waiter");
  CHECK(runLabel({.measure = Measure::kCrowd}) == "Run 1 to 8 waiters");
}

TEST_CASE("the heading over the results of the primitives lab", "[labs][primitives]") {
  CHECK(spaced(title({})) == "2 waiters, 2 neighbours, a signal every 10 ms");
  CHECK(spaced(title({.waiters = 1, .neighbours = 0, .interval_us = 500})) == "1 waiter, a signal every 500 µs");
  CHECK(spaced(title(clampSettings({.measure = Measure::kCrowd, .neighbours = 1}))) ==
        "1 to 8 waiters, 1 neighbour, a signal every 10 ms");
}

TEST_CASE("what the ways to wait cost, in words", "[labs][primitives]") {
  Report report = waysReport();
  CHECK(
      spaced(finding(report)) ==
      "Waiting for one signal, a thread that looks again and again burns 5.0 ms of a core. On a condition variable it "
      "burns 12 µs. Beside the first, the neighbours do 51 % of what they can do alone; beside the second, 99 %. "
      "The news arrives after 400 ns and after 61 µs.");
  for (Point& point : report.points) point.neighbours = {};
  CHECK(
      spaced(finding(report)) ==
      "Waiting for one signal, a thread that looks again and again burns 5.0 ms of a core. On a condition variable it "
      "burns 12 µs. The news arrives after 400 ns and after 61 µs.");
  report.points.pop_back();
  CHECK(finding(report).empty());
}

TEST_CASE("what a crowd costs, in words", "[labs][primitives]") {
  Report report = crowdReport();
  CHECK(spaced(finding(report)) ==
        "Beside 8 busy-waiting threads, the neighbours do 11 % of what they can do alone; beside 8 on a condition "
        "variable, 95 %. Half of the time the news takes longer than 8.0 ms to reach a busy waiter, and longer than "
        "400 µs to reach one on the condition variable.");
  report.points.pop_back();
  CHECK(finding(report).empty());
}

TEST_CASE("what naps cost, in words", "[labs][primitives]") {
  Report report = napReport();
  CHECK(spaced(finding(report)) ==
        "With naps of 50 µs a waiter burns 8.0 % of a core and hears of half of the signals within 25 µs. With naps of "
        "20 ms it burns 0.020 % of a core and hears of half of the signals within 10 ms. On the condition variable it "
        "burns 0.10 % of a core and hears of half of the signals within 50 µs.");
  report.points.pop_back();
  CHECK(finding(report).empty());
}

TEST_CASE("that no signal was lost is said only where none was", "[labs][primitives]") {
  Report report = waysReport();
  CHECK(allHeard(report));
  CHECK(proofOfHearing(report) == "No signal was lost: 400 were given, and every waiter heard each of them.");
  report.points[1].heard -= 1;
  CHECK_FALSE(allHeard(report));
  CHECK(proofOfHearing(report) == "A signal was lost: not every waiter heard each of the 400.");
  CHECK(proofOfHearing({}).empty());
}

TEST_CASE("what was burned is counted by the system, or by readings of the clock", "[labs][primitives]") {
  Report report = waysReport();
  CHECK(spaced(meaningOfBurned(report)) ==
        "“Burned” is the time for which a waiter had a core, as the system counts it. By readings of the clock alone, "
        "which is all that a page has, “Busy-wait” comes to 45 % instead of 50 %.");
  report.processor_clock = false;
  CHECK(meaningOfBurned(report).starts_with("A page cannot ask how long a thread had a core."));
  CHECK(meaningOfBurned(report).ends_with("“Yield” sleeps for 150\u202Fµs instead."));
}

TEST_CASE("what the machine allowed", "[labs][primitives]") {
  Report report = waysReport();
  CHECK(spaced(machine(kHere, report)) ==
        "This machine shows 2 cores; the clock moves in steps of 100 ns. With nothing to wait for, two or more threads "
        "ran at once for 97 % of the time. Half of the measurements of the neighbours alone lie within 20 % of each "
        "other.");
  report.alone.upper_quartile *= 1.1;
  CHECK(machine(kHere, report).ends_with("so run it again when it is done."));
  report.alone = about(1e8);
  threads::Environment many = kHere;
  many.cores = 16;
  CHECK(machine(many, report)
            .ends_with(
                "There is a core for everybody, so nobody has to make room: take more waiters or more neighbours."));
  CHECK(spaced(machine(kHere, {})) == "This machine shows 2 cores; the clock moves in steps of 100 ns.");
}

TEST_CASE("the end of a run of the primitives lab is announced", "[labs][primitives]") {
  Report report = waysReport();
  CHECK(spokenResult(report, false) == "Finished 5 rounds. " + finding(report));
  report.rounds = 1;
  CHECK(spokenResult(report, true) == "Stopped after 1 round. " + finding(report));
  CHECK(spokenResult({}, true) == "Stopped before the first round was complete.");
}

TEST_CASE("shares and settings as text", "[labs][primitives]") {
  CHECK(spaced(shareText(0.984)) == "98 %");
  CHECK(spaced(shareText(0.0123)) == "1.2 %");
  CHECK(spaced(shareText(0.00012)) == "0.012 %");
  CHECK(spaced(shareText(0)) == "0 %");
  CHECK(spaced(timeText(50)) == "50 µs");
  CHECK(spaced(timeText(1'000)) == "1 ms");
  CHECK(spaced(timeText(12'500)) == "12.5 ms");
}

TEST_CASE("facts of the ways, the crowd and the naps", "[labs][primitives]") {
  const Report ways = waysReport();
  CHECK(factOf(ways, "core burned by busy-waiting") == Catch::Approx(50));
  CHECK(factOf(ways, "core burned by the condition variable") == Catch::Approx(0.12));
  CHECK(factOf(ways, "busy-waiting over the condition variable") == Catch::Approx(0.5 / 0.0012));
  CHECK(factOf(ways, "delay of busy-waiting") == Catch::Approx(0.4));
  CHECK(factOf(ways, "delay of polling") == Catch::Approx(530));
  CHECK(factOf(ways, "work left by yielding") == Catch::Approx(62));
  CHECK(factOf(crowdReport(), "work left by 8 busy waiters") == Catch::Approx(100.0 / 9));
  CHECK(factOf(crowdReport(), "delay of 8 on the condition variable") == Catch::Approx(0.4));
  CHECK(factOf(napReport(), "core burned by naps of 100 µs") == Catch::Approx(4));
  CHECK(factOf(napReport(), "delay of naps of 10 ms") == Catch::Approx(5));
  CHECK(factsOf({}).empty());
}

TEST_CASE("without neighbours there is no fact about them", "[labs][primitives]") {
  const Report report = reportOf({.neighbours = 0}, {pointOf({Way::kBusy, 2}, 0.98, 400)});
  CHECK(factsOf(report).size() == 2);
  CHECK(factOf(report, "work left by busy-waiting") == -1);
}

}  // namespace racecourse::labs::primitives

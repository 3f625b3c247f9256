#include <catch2/catch_test_macros.hpp>

#include "labs/locks/facts.h"
#include "labs/locks/sentences.h"
#include "tests/labs/locks_reports.h"

namespace racecourse::labs::locks {
namespace {

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

double factOf(const Report& report, std::string_view name) {
  for (const Fact& fact : factsOf(report, kHere))
    if (fact.name == name) return fact.value;
  return -1;
}

}  // namespace

TEST_CASE("the button says how many threads it runs", "[labs][locks]") {
  CHECK(runLabel({.measure = Measure::kCost, .threads = 4}) == "Run 1 thread");
  CHECK(runLabel({.measure = Measure::kThreads, .threads = 4}) == "Run 1 to 4 threads");
  CHECK(runLabel({.measure = Measure::kTable, .threads = 1}) == "Run 1 thread");
  CHECK(runLabel({.measure = Measure::kFairness, .threads = 4}) == "Run 4 threads");
}

TEST_CASE("a title says what was measured under which conditions", "[labs][locks]") {
  CHECK(spaced(title({.measure = Measure::kCost})) == "What a guard costs one thread");
  CHECK(spaced(title({.measure = Measure::kThreads, .threads = 4})) ==
        "Critical sections a second, 1 to 4 threads, 100 ns inside, 100 ns outside");
  CHECK(spaced(title({.measure = Measure::kSection, .threads = 4, .outside_ns = 0})) ==
        "Critical sections a second, 4 threads, 0 ns outside");
}

TEST_CASE("the cost of a mutex is told in times of an unguarded increment", "[labs][locks]") {
  CHECK(spaced(finding(costReport())) ==
        "Alone, an increment takes 0.500 ns without a guard and 2.00 ns as an atomic. With std::mutex it takes 6.00 "
        "ns, 12 times "
        "as long as without.");
}

TEST_CASE("costs become facts", "[labs][locks]") {
  CHECK(factOf(costReport(), "mutex over none") == 12);
  CHECK(factOf(costReport(), "atomic over none") == 4);
  CHECK(factOf(costReport(), "mutex over atomic") == 3);
  CHECK(factOf(costReport(), "increment without a lock") == 0.5);
  CHECK(factOf(costReport(), "increment with an atomic") == 2);
  CHECK(factOf(costReport(), "increment with TAS") == 2.5);
  CHECK(factOf(costReport(), "pair of std::mutex") == 5);
  CHECK(factOf(costReport(), "pair of Atomic") == -1);
  CHECK(factsOf({}, kHere).empty());
}

TEST_CASE("a sweep over threads tells the best and the worst, beside one thread", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kThreads, .threads = 2},
                                 {pointOf({kTicket, 1, 100}, 4e6), pointOf({kTicket, 2, 100}, 1e6),
                                  pointOf({kStdMutex, 1, 100}, 4e6), pointOf({kStdMutex, 2, 100}, 6e6)});
  CHECK(spaced(finding(report)) ==
        "With 2 threads, “std::mutex” does most: 6.00 M a second, 1.5 times what one thread does. “Ticket” does 1.00 "
        "M, 4.0 "
        "times less than one thread.");
  CHECK(factOf(report, "std::mutex, most threads over one") == 1.5);
  CHECK(factOf(report, "Ticket, most threads over one") == 0.25);
  CHECK(factOf(report, "TAS, most threads over one") == -1);
}

TEST_CASE("a sweep over sections compares both ends", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kSection, .threads = 2, .outside_ns = 0},
                                 {pointOf({kTicket, 2, 10}, 1e6), pointOf({kTicket, 2, 10'000}, 5e4),
                                  pointOf({kStdMutex, 2, 10}, 8e6), pointOf({kStdMutex, 2, 10'000}, 1e5)});
  CHECK(
      spaced(finding(report)) ==
      "With 10 ns inside, the best lock does 8.0 times what the worst does. With 10 µs inside, the best lock does 2.0 "
      "times what the worst does.");
  // At most one section in 10 µs: 100,000 a second.
  CHECK(factOf(report, "std::mutex, share of the ceiling") == 1);
  CHECK(factOf(report, "Ticket, share of the ceiling") == 0.5);
}

TEST_CASE("fairness names the fairest and the least fair", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kFairness, .threads = 2},
                                 {pointOf({kTicket, 2, 100}, 1e6), pointOf({kStdMutex, 2, 100}, 4e6, 0.8)});
  CHECK(spaced(finding(report)) ==
        "Fairest is Ticket (Jain’s index 1.00), least fair std::mutex (Jain’s index 0.800), where one thread had 75 % "
        "of the "
        "acquisitions.");
  CHECK(factOf(report, "fairness of Ticket") == 1);
  CHECK(factOf(report, "fairness of std::mutex") == 0.8);
  CHECK(factOf(report, "rate of std::mutex") == 4e6);
  CHECK(factOf(report, "mutex over ticket") == 4);
}

TEST_CASE("a lock that was hardly acquired is not judged", "[labs][locks]") {
  const Settings settings{.measure = Measure::kFairness, .threads = 2};
  const Report report = reportOf(settings, {pointOf({kTicket, 2, 100}, 399), pointOf({kStdMutex, 2, 100}, 400, 0.8)});
  CHECK(spaced(finding(report)) ==
        "It is 1 when all shares are equal: std::mutex (Jain’s index 0.800). Acquired too seldom to judge: Ticket.");
  CHECK(finding(reportOf(settings, {pointOf({kTicket, 2, 100}, 10)})) == "Acquired too seldom to judge: Ticket.");
}

TEST_CASE("large ratios are rounded", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kThreads, .threads = 2},
                                 {pointOf({kTicket, 1, 100}, 2.4567e6), pointOf({kTicket, 2, 100}, 100)});
  CHECK(spaced(finding(report)) ==
        "With 2 threads, “Ticket” does most: 100 a second, 25 000 times less than one thread.");
}

TEST_CASE("tables are compared with the one that has one lock", "[labs][locks]") {
  const Report report = reportOf({.measure = Measure::kTable, .threads = 2},
                                 {pointOf({0, 2, 100}, 1e6), pointOf({1, 2, 100}, 1.5e6), pointOf({2, 2, 100}, 2e6)});
  CHECK(factOf(report, "striped over one lock") == 1.5);
  CHECK(factOf(report, "per bucket over one lock") == 2);
  CHECK(spaced(finding(report)) ==
        "With 2 threads, “A lock per bucket” does most: 2.00 M a second. “One lock” does 1.00 M.");
  CHECK(spaced(proofOfExclusion(report)) ==
        "After 3000 operations each table holds the keys that it should: none was lost.");
}

TEST_CASE("a counter that disagrees is a lock that failed", "[labs][locks]") {
  Report report = reportOf({.measure = Measure::kThreads, .threads = 1}, {pointOf({kTicket, 1, 100}, 1e6)});
  CHECK(allExact(report));
  CHECK(spaced(proofOfExclusion(report)) ==
        "Nobody was ever inside with another: 1000 critical sections, and a plain counter under the locks has counted "
        "each of them.");
  report.points.front().exact = false;
  CHECK_FALSE(allExact(report));
  CHECK(spaced(proofOfExclusion(report)) ==
        "A counter under the locks has not counted each critical section. A lock has failed.");
}

TEST_CASE("rates are short", "[labs][locks]") {
  CHECK(shortRate(5'276'630) == "5.28 M");
  CHECK(shortRate(50'103) == "50.1 k");
  CHECK(shortRate(740) == "740");
}

TEST_CASE("the machine is told with what it means", "[labs][locks]") {
  Report report = reportOf({.measure = Measure::kThreads, .threads = 4}, {pointOf({kTicket, 4, 100}, 1e6)});
  report.overlap = 0.93;
  CHECK(
      spaced(machine(kHere, report.settings, report)) ==
      "This machine shows 2 cores; the clock moves in steps of 100 ns. With nothing to wait for, two or more of the 4 "
      "threads ran at once for 93 % of the time. The middle half of the repetitions lies within 20 % of the median in "
      "a typical row. There are more threads than cores: a lock that goes to a thread without a core waits with it.");
  CHECK(spaced(machine(kHere, {}, {})) == "This machine shows 2 cores; the clock moves in steps of 100 ns.");
}

TEST_CASE("the end of a run is spoken", "[labs][locks]") {
  CHECK(spaced(spokenResult({}, true)) == "Stopped before the first row was complete.");
  CHECK(spaced(spokenResult(costReport(), false)).starts_with("Finished 4 rows. Alone, an increment takes 0.500 ns"));
  CHECK(spaced(spokenResult(costReport(), true)).starts_with("Stopped after 4 rows. "));
}

}  // namespace racecourse::labs::locks

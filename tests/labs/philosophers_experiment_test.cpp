#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "labs/philosophers/experiment.h"
#include "tests/labs/poll_until.h"
#include "tests/threads/process.h"

namespace racecourse::labs::philosophers {
namespace {

// Short enough for a test, long enough to meet.
Settings quick(Strategy strategy, int philosophers = 5) {
  return {.philosophers = philosophers,
          .strategy = strategy,
          .thinking_us = 0,
          .eating_us = 20,
          .pause_us = 20,
          .period_us = kNever,
          .meals = 20};
}

Report runToTheEnd(threads::Crew& crew, const Settings& settings) {
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, kQuick);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.failure() == "");
  REQUIRE(experiment.state() == threads::State::kFinished);
  REQUIRE(experiment.progress() == 1);
  return experiment.report();
}

Report runToTheEnd(const Settings& settings) {
  threads::Crew crew;
  return runToTheEnd(crew, settings);
}

void cancelAndWait(threads::Experiment<Report>& experiment) {
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == threads::State::kCancelled);
}

std::int64_t rolledBack(const Report& report) {
  std::int64_t times = 0;
  for (const int each : report.rolled_back) times += each;
  return times;
}

TEST_CASE("in step the left fork first deadlocks in every round, and recovers every time", "[philosophers]") {
  const int philosophers = GENERATE(2, 3, 5, 8, 16);
  Settings settings = quick(Strategy::kNaive, philosophers);
  settings.period_us = kPeriodUs.least;
  const Report report = runToTheEnd(settings);
  CHECK(report.totals.deadlocks == 20);
  CHECK(report.totals.recoveries == 20);
  CHECK(rolledBack(report) == 20);
  CHECK(report.totals.meals == 20 * philosophers);
  CHECK(std::ranges::all_of(report.meals, [](std::int64_t meals) { return meals == 20; }));
  CHECK(report.totals.collisions == 0);
  REQUIRE(report.newest);
  CHECK(std::ssize(report.newest->cycle) == philosophers);
  CHECK(report.newest->snapshot.owners == report.newest->cycle);
}

TEST_CASE("every other strategy feeds everybody without a detector", "[philosophers]") {
  const Strategy strategy =
      GENERATE(Strategy::kLeftHanded, Strategy::kOrdered, Strategy::kWaiter, Strategy::kBoth, Strategy::kRandomBackOff);
  const int philosophers = GENERATE(2, 3, 5, 16);
  const bool in_step = GENERATE(true, false);
  Settings settings = quick(strategy, philosophers);
  settings.in_step = in_step;
  // A single deadlock would hold the run up for ever.
  const Report report = runToTheEnd(settings);
  CHECK(report.totals.meals == 20 * philosophers);
  CHECK(std::ranges::all_of(report.meals, [](std::int64_t meals) { return meals == 20; }));
  CHECK(report.totals.deadlocks == 0);
  CHECK(rolledBack(report) == 0);
  CHECK(report.totals.collisions == 0);
  CHECK(report.totals.most_eating <= philosophers / 2);
  CHECK(report.totals.rounds == 0);
  if (!backsOff(strategy)) CHECK(report.totals.given_back == 0);
}

TEST_CASE("who backs off in step after a random pause fails once with all others, and then eats", "[philosophers]") {
  const Report report = runToTheEnd(quick(Strategy::kRandomBackOff));
  // In each of 20 rounds all five give back at least once.
  CHECK(report.totals.given_back >= 100);
  CHECK(report.totals.most_rounds >= 1);
  CHECK(report.totals.meals == 100);
}

TEST_CASE("who backs off in step without a pause never eats, and Stop ends it", "[philosophers]") {
  const int philosophers = GENERATE(2, 5, 16);
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, quick(Strategy::kBackOff, philosophers));
  REQUIRE(pollUntil(experiment, [&] { return experiment.report().totals.rounds >= 100; }));
  cancelAndWait(experiment);
  const Totals& totals = experiment.report().totals;
  CHECK(totals.meals == 0);
  CHECK(totals.most_eating == 0);
  CHECK(totals.rounds >= 100);
  CHECK(totals.given_back >= 100 * philosophers);
  CHECK(totals.collisions == 0);
  CHECK(runToTheEnd(crew, quick(Strategy::kOrdered, philosophers)).totals.meals == 20 * philosophers);
}

TEST_CASE("nobody looks: the table stands still, its last moment stays, and Stop frees it", "[philosophers]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, quick(Strategy::kNaive));
  REQUIRE(pollUntil(experiment, [&] { return !threads::findCycle(experiment.report().table.forks).empty(); }));
  cancelAndWait(experiment);
  const Report& report = experiment.report();
  CHECK(report.table.forks.owners == std::vector{0, 1, 2, 3, 4});
  CHECK(threads::findCycle(report.table.forks) == std::vector{0, 1, 2, 3, 4});
  CHECK(report.totals.deadlocks == 0);
  CHECK(rolledBack(report) == 0);
  CHECK(runToTheEnd(crew, quick(Strategy::kWaiter)).totals.meals == 100);
}

TEST_CASE("a run by time ends by itself, also in a deadlock and in a livelock", "[philosophers]") {
  const Strategy strategy = GENERATE(Strategy::kNaive, Strategy::kBackOff);
  Settings settings = quick(strategy);
  settings.end = End::kTime;
  settings.seconds = 1;
  const Report report = runToTheEnd(settings);
  CHECK(report.totals.meals == 0);
  CHECK(report.totals.longest_ns > 0);
  CHECK(report.elapsed_ns >= 1'000'000'000);
}

TEST_CASE("cancelling ends a run whatever the philosophers do", "[philosophers]") {
  const Strategy strategy = static_cast<Strategy>(GENERATE(Catch::Generators::range(0, kStrategies)));
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew,
        {.philosophers = 16, .strategy = strategy, .thinking_us = 1'000'000, .eating_us = 1'000'000, .random = true});
  REQUIRE(pollUntil(experiment, [&] { return !experiment.report().table.phases.empty(); }));
  cancelAndWait(experiment);
}

TEST_CASE("a table leaves no thread and no memory behind", "[philosophers]") {
  threads::Crew crew;
  Settings settings = quick(Strategy::kNaive);
  settings.period_us = kPeriodUs.least;
  runToTheEnd(crew, settings);
  const int threads_before = tests::threadCount();
  const std::size_t heap_before = tests::heapInUse();
  for (int run = 0; run < 5; ++run) runToTheEnd(crew, settings);
  CHECK(crew.size() == 6);
  CHECK(tests::threadCount() == threads_before);
  if (!tests::kSanitized) CHECK(tests::heapInUse() < heap_before + 64 * 1024);
}

TEST_CASE("a comparison measures every strategy, and every size", "[philosophers]") {
  const Measure measure = GENERATE(Measure::kStrategies, Measure::kSize);
  const Report report = runToTheEnd({.measure = measure,
                                     .philosophers = 4,
                                     .thinking_us = 100,
                                     .eating_us = 100,
                                     .random = true,
                                     .pause_us = 0,
                                     .period_us = kPeriodUs.least});
  const bool sizes = measure == Measure::kSize;
  REQUIRE(report.points.size() == (sizes ? 3 : 1) * kStrategies);
  CHECK(report.windows == std::ssize(report.points) * (sizes ? 1 : 2));
  for (const Point& point : report.points) {
    CHECK(point.per_second.n == (sizes ? 1 : 2));
    CHECK(point.collisions == 0);
    if (point.strategy != Strategy::kNaive) CHECK(point.deadlocks == 0);
    if (!backsOff(point.strategy)) CHECK(point.given_back == 0);
  }
  CHECK(report.points.back().strategy == Strategy::kRandomBackOff);
  CHECK(report.points.back().philosophers == 4);
}

TEST_CASE("a comparison can be cancelled in a window", "[philosophers]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.measure = Measure::kStrategies, .philosophers = 16, .period_us = kNever});
  REQUIRE(pollUntil(experiment, [&] { return experiment.state() == threads::State::kRunning; }));
  cancelAndWait(experiment);
  CHECK(runToTheEnd(crew, quick(Strategy::kBoth)).totals.meals == 100);
}

TEST_CASE("half of the table at most eats at once, and each has to think", "[philosophers]") {
  CHECK(ceiling({.thinking_us = 0, .eating_us = 1'000}, 2) == 1'000);
  CHECK(ceiling({.thinking_us = 0, .eating_us = 1'000}, 3) == 1'000);
  CHECK(ceiling({.thinking_us = 0, .eating_us = 1'000}, 5) == 2'000);
  CHECK(ceiling({.thinking_us = 1'000, .eating_us = 1'000}, 4) == 2'000);
  CHECK(ceiling({.thinking_us = 9'000, .eating_us = 1'000}, 5) == 500);
  CHECK(ceiling({.thinking_us = 1'000, .eating_us = 0}, 5) == 5'000);
  CHECK_FALSE(ceiling({.thinking_us = 0, .eating_us = 0}, 5));
}

TEST_CASE("the sizes of a comparison end with the largest table", "[philosophers]") {
  CHECK(sizesUpTo(2) == std::vector{2});
  CHECK(sizesUpTo(5) == std::vector{2, 3, 4, 5});
  CHECK(sizesUpTo(7) == std::vector{2, 3, 4, 5, 6, 7});
  CHECK(sizesUpTo(16) == std::vector{2, 3, 4, 5, 6, 8, 12, 16});
  CHECK(plan({.measure = Measure::kWatch}).empty());
}

TEST_CASE("settings of the philosophers are moved into their ranges", "[philosophers]") {
  const Settings wild{.philosophers = 99,
                      .thinking_us = -1,
                      .eating_us = 2'000'000,
                      .pause_us = -5,
                      .period_us = 7,
                      .meals = 0,
                      .seconds = 1'000};
  const Settings tame{.philosophers = 16,
                      .thinking_us = 0,
                      .eating_us = 1'000'000,
                      .pause_us = 0,
                      .period_us = 1'000,
                      .meals = 1,
                      .seconds = 120};
  CHECK(clampSettings(wild) == tame);
  CHECK(clampSettings({.period_us = kNever}).period_us == kNever);
}

}  // namespace
}  // namespace racecourse::labs::philosophers

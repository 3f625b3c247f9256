#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>

#include "labs/locks/experiment.h"
#include "tests/labs/poll_until.h"
#include "threads/artificial_work.h"

namespace racecourse::labs::locks {
namespace {

using threads::State;

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

Report runToTheEnd(const Settings& settings) {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, kHere, kQuick);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == State::kFinished);
  REQUIRE(experiment.progress() == 1);
  return experiment.report();
}

constexpr LockSet just(threads::LockKind kind) { return 1U << static_cast<int>(kind); }

}  // namespace

TEST_CASE("settings are moved into their ranges", "[locks]") {
  REQUIRE(clampSettings({.threads = 0, .inside_ns = -1, .outside_ns = -1, .stripes = 0, .locks = 0}) ==
          Settings{.threads = 1, .inside_ns = 0, .outside_ns = 0, .stripes = 2, .locks = kAllLocks});
  REQUIRE(clampSettings({.threads = 99, .inside_ns = 99'999, .outside_ns = 99'999, .stripes = 999, .locks = ~0U}) ==
          Settings{.threads = 16, .inside_ns = 10'000, .outside_ns = 10'000, .stripes = 128, .locks = kAllLocks});
  REQUIRE(clampSettings({}) == Settings{});
}

TEST_CASE("a sweep over threads doubles, and ends with the number asked for", "[locks]") {
  REQUIRE(threadSteps(1) == std::vector{1});
  REQUIRE(threadSteps(4) == std::vector{1, 2, 4});
  REQUIRE(threadSteps(6) == std::vector{1, 2, 4, 6});
  REQUIRE(threadSteps(16) == std::vector{1, 2, 4, 8, 16});
}

TEST_CASE("each measurement has its trials", "[locks]") {
  const LockSet two = just(threads::LockKind::kTicket) | just(threads::LockKind::kMutex);
  REQUIRE(plan({.measure = Measure::kCost}).empty());
  REQUIRE(plan({.measure = Measure::kThreads, .threads = 2, .inside_ns = 50, .locks = two}) ==
          std::vector<Trial>{{3, 1, 50}, {3, 2, 50}, {6, 1, 50}, {6, 2, 50}});
  REQUIRE(plan({.measure = Measure::kFairness, .threads = 3, .inside_ns = 50, .locks = two}) ==
          std::vector<Trial>{{3, 3, 50}, {6, 3, 50}});
  REQUIRE(plan({.measure = Measure::kTable, .threads = 2, .inside_ns = 0, .locks = two}) ==
          std::vector<Trial>{{0, 1, 0}, {0, 2, 0}, {1, 1, 0}, {1, 2, 0}, {2, 1, 0}, {2, 2, 0}});
  REQUIRE(plan({.measure = Measure::kSection, .threads = 3}).size() == 7 * kSectionSteps.size());
  REQUIRE(plan({.measure = Measure::kSection, .threads = 3}).back() == Trial{6, 3, 10'000});
}

TEST_CASE("the ceiling is the cores until the section is always taken", "[locks]") {
  // 100 ns inside and 300 outside: one thread goes round 2.5 million times a second, two 5 million, four 10 million on
  // four cores. More than one section each 100 ns is never possible.
  REQUIRE(ceiling(1, 4, 100, 300) == 2.5e6);
  REQUIRE(ceiling(2, 4, 100, 300) == 5e6);
  REQUIRE(ceiling(4, 4, 100, 300) == 1e7);
  REQUIRE(ceiling(8, 8, 100, 300) == 1e7);
  REQUIRE(ceiling(8, 2, 100, 300) == 5e6);
  REQUIRE(ceiling(2, 2, 0, 100) == 2e7);
  REQUIRE(ceiling(2, 2, 0, 0) == std::nullopt);
}

TEST_CASE("artificial work depends on every step, and never dies out", "[locks]") {
  REQUIRE(threads::work(1, 0) == 1);
  REQUIRE(threads::work(threads::work(1, 2), 3) == threads::work(1, 5));
  // The first numbers of xorshift64 with the shifts 13, 7, 17 from 1.
  REQUIRE(threads::work(1, 1) == 1'082'269'761);
  REQUIRE(threads::work(1, 2) == 1'152'992'998'833'853'505);
}

TEST_CASE("the quickest stretch calibrates a step", "[locks]") {
  // Chunks of 10 steps; the second pair of chunks took 20 ns each.
  const std::vector<std::int64_t> stamps{0, 100, 150, 170, 190, 400};
  REQUIRE(threads::fastestStepNs(stamps, 10, 2) == 2.0);
  REQUIRE(threads::fastestStepNs(stamps, 10, 6) == 0);
  REQUIRE(threads::stepsFor(301, 2) == 151);
  REQUIRE(threads::stepsFor(300, 0) == 0);
}

TEST_CASE("one thread alone is measured without a guard, with an atomic, and with each lock", "[locks]") {
  const Report report = runToTheEnd({.measure = Measure::kCost, .locks = just(threads::LockKind::kMcs)});
  REQUIRE(report.costs.size() == 3);
  for (const char* name : {"None", "Atomic", "MCS"}) {
    const Cost* cost = findCost(report, name);
    REQUIRE(cost != nullptr);
    REQUIRE(cost->increment.n == 11);
    REQUIRE(cost->increment.median > 0);
    REQUIRE(cost->pair.n == (cost->name == "MCS" ? 11 : 0));
  }
  REQUIRE(findCost(report, "Ticket") == nullptr);
}

TEST_CASE("every lock counts under contention as much as was done", "[locks]") {
  const int threads = GENERATE(1, 2, 5);
  const Report report = runToTheEnd({.measure = Measure::kFairness, .threads = threads, .inside_ns = 20});
  REQUIRE(report.points.size() == 7);
  for (const Point& point : report.points) {
    REQUIRE(point.exact);
    REQUIRE(point.done > 0);
    REQUIRE(point.per_second.n == 2);
    REQUIRE(point.shares.size() == static_cast<std::size_t>(threads));
    REQUIRE(point.jain.min >= 1.0 / threads - 1e-9);
    REQUIRE(point.jain.max <= 1 + 1e-9);
    REQUIRE(point.handovers.max <= 1);
  }
  if (threads > 1) return;
  // Alone, a thread gets everything and hands over to nobody but the first time.
  for (const Point& point : report.points) REQUIRE(point.shares == std::vector{point.per_second.max > 0 ? 1.0 : 0.0});
}

TEST_CASE("a sweep measures each trial in its order", "[locks]") {
  const Settings settings{
      .measure = Measure::kThreads, .threads = 3, .inside_ns = 0, .locks = just(threads::LockKind::kFutex)};
  const Report report = runToTheEnd(settings);
  REQUIRE(report.settings == settings);
  REQUIRE(report.step_ns > 0);
  REQUIRE(report.points.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) REQUIRE(report.points[i].trial == plan(settings)[i]);
  REQUIRE(findPoint(report, {5, 2, 0}) == &report.points[1]);
  REQUIRE(findPoint(report, {5, 4, 0}) == nullptr);
}

TEST_CASE("each hash table keeps as many keys as it should", "[locks]") {
  const Report report = runToTheEnd({.measure = Measure::kTable, .threads = 4, .stripes = 7});
  REQUIRE(report.points.size() == 9);
  for (const Point& point : report.points) {
    REQUIRE(point.exact);
    REQUIRE(point.done > 0);
    REQUIRE(point.handovers.n == 0);
  }
}

TEST_CASE("a cancelled run keeps its complete rows", "[locks]") {
  const Measure measure = GENERATE(Measure::kCost, Measure::kSection, Measure::kTable);
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.measure = measure, .threads = 8, .inside_ns = 10'000}, kHere);
  REQUIRE(pollUntil(experiment, [&] { return experiment.progress() > 0; }));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  // One thread alone may be done before it hears of it.
  REQUIRE((experiment.state() == State::kCancelled || measure == Measure::kCost));
  const Report& report = experiment.report();
  REQUIRE(report.costs.size() + report.points.size() >= 1);
  for (const Point& point : report.points) REQUIRE(point.per_second.n == Pace{}.repetitions);
}

TEST_CASE("a run can be cancelled at once, and the next one starts", "[locks]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.measure = Measure::kThreads, .threads = 16}, kHere);
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  start(experiment, crew, {.measure = Measure::kFairness, .threads = 2, .locks = 1}, kHere, kQuick);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.report().points.size() == 1);
}

}  // namespace racecourse::labs::locks

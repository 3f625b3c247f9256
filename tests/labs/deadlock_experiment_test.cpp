#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>

#include "labs/deadlock/experiment.h"
#include "tests/labs/poll_until.h"
#include "tests/threads/process.h"

namespace racecourse::labs::deadlock {
namespace {

Report runToTheEnd(threads::Crew& crew, const Settings& settings) {
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings);
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

int rolledBack(const Report& report) {
  return std::accumulate(report.totals.rolled_back.begin(), report.totals.rolled_back.end(), 0);
}

TEST_CASE("a thousand rounds deadlock and recover a thousand times, with the same threads", "[deadlock]") {
  threads::Crew crew;
  runToTheEnd(crew, {.transfers = 20, .period_us = 200});
  const int threads_before = tests::threadCount();
  const std::size_t heap_before = tests::heapInUse();
  const Report report = runToTheEnd(crew, {.transfers = 1'000, .period_us = 200});
  CHECK(report.totals.deadlocks == 1'000);
  CHECK(report.totals.recoveries == 1'000);
  CHECK(report.totals.transfers == 2'000);
  CHECK(report.totals.undone == 1'000);
  CHECK(rolledBack(report) == 1'000);
  CHECK(report.money_after == report.money_before);
  CHECK(crew.size() == 3);
  CHECK(tests::threadCount() == threads_before);
  if (!tests::kSanitized) CHECK(tests::heapInUse() < heap_before + 256 * 1024);
}

TEST_CASE("a ring of any number of threads deadlocks once a round", "[deadlock]") {
  const int thread_count = GENERATE(2, 3, 5, 8);
  const auto period = GENERATE(kAtEveryWait, std::int64_t{200});
  const Report report = runToTheEnd({.threads = thread_count, .transfers = 20, .period_us = period});
  CHECK(report.totals.deadlocks == 20);
  CHECK(report.totals.recoveries == 20);
  CHECK(report.totals.transfers == 20 * thread_count);
  CHECK(report.money_after == 100 * thread_count);
  REQUIRE(report.newest);
  CHECK(std::ssize(report.newest->cycle) == thread_count);
  CHECK(report.newest->snapshot.owners == report.newest->cycle);
  CHECK(report.latencies_ns.size() == 20);
}

TEST_CASE("each condition that is off makes the deadlock impossible", "[deadlock]") {
  const auto [conditions, meet] = GENERATE(
      std::pair{Conditions{.mutual_exclusion = false}, true}, std::pair{Conditions{.hold_and_wait = false}, true},
      std::pair{Conditions{.no_preemption = false}, true}, std::pair{Conditions{.circular_wait = false}, true},
      std::pair{Conditions{.mutual_exclusion = false}, false}, std::pair{Conditions{.hold_and_wait = false}, false},
      std::pair{Conditions{.no_preemption = false}, false}, std::pair{Conditions{.circular_wait = false}, false},
      std::pair{Conditions{false, false, false, false}, true});
  // Nobody looks for a deadlock: a single one would hold the run up for ever.
  const Report report = runToTheEnd({.threads = 3,
                                     .meet = meet,
                                     .accounts = 3,
                                     .locks_each = 3,
                                     .transfers = 200,
                                     .period_us = kNever,
                                     .conditions = conditions});
  CHECK(report.totals.transfers == 600);
  CHECK(report.totals.deadlocks == 0);
  CHECK(report.totals.looks == 0);
  CHECK(rolledBack(report) == 0);
  CHECK(report.money_after == 300);
  if (conditions.no_preemption) CHECK(report.totals.given_back == 0);
}

TEST_CASE("threads that meet without the third condition give back in every round", "[deadlock]") {
  const Report report = runToTheEnd({.transfers = 50, .period_us = kNever, .conditions = {.no_preemption = false}});
  CHECK(report.totals.given_back >= 50);
  CHECK(report.totals.transfers == 100);
}

TEST_CASE("free running threads recover from every deadlock, and no money is lost", "[deadlock]") {
  const auto victim = GENERATE(threads::VictimPolicy::kYoungest, threads::VictimPolicy::kFewestLocks,
                               threads::VictimPolicy::kLeastWork);
  const auto period = GENERATE(kAtEveryWait, std::int64_t{200});
  const Report report = runToTheEnd({.threads = 4,
                                     .meet = false,
                                     .accounts = 4,
                                     .locks_each = 3,
                                     .transfers = 200,
                                     .pause_us = 5,
                                     .period_us = period,
                                     .victim = victim});
  CHECK(report.totals.transfers == 800);
  CHECK(report.totals.recoveries == report.totals.deadlocks);
  CHECK(rolledBack(report) == report.totals.deadlocks);
  CHECK(report.money_after == 400);
}

TEST_CASE("nobody looks: the threads stand still, the snapshot shows why, and Stop frees them", "[deadlock]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.transfers = 10, .period_us = kNever});
  REQUIRE(pollUntil(experiment, [&] { return !threads::findCycle(experiment.report().now).empty(); }));
  CHECK(experiment.report().now.owners == std::vector{0, 1});
  CHECK(experiment.report().totals.transfers == 0);
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == threads::State::kCancelled);
  // The first to leave hands its lock to the other one, who may finish before it hears of the end.
  CHECK(experiment.report().totals.transfers <= 1);
  CHECK(experiment.report().money_after == 200);
  CHECK(runToTheEnd(crew, {.transfers = 5, .period_us = 100}).totals.deadlocks == 5);
}

TEST_CASE("a deadlock is found at its wait, or at the detector's next look", "[deadlock]") {
  const Report slow = runToTheEnd({.transfers = 3, .period_us = 20'000});
  // After a roll-back the next deadlock closes within the same period, so that each look finds one at most.
  CHECK(slow.totals.deadlocks == 3);
  CHECK(slow.totals.looks >= 3);
  const Report at_once = runToTheEnd({.transfers = 3, .period_us = kAtEveryWait});
  CHECK(at_once.totals.deadlocks == 3);
  CHECK(at_once.totals.looks >= at_once.totals.waits);
}

TEST_CASE("a sweep measures every period as often as it says", "[deadlock]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  startSweep(experiment, crew, {.threads = 2});
  REQUIRE(pollUntil(experiment, [&] { return experiment.report().sweep.size() == kSweepPeriods.size(); }));
  const std::vector<Cell> sweep = experiment.report().sweep;
  for (std::size_t i = 0; i < sweep.size(); ++i) {
    CHECK(sweep[i].period_us == kSweepPeriods[i]);
    CHECK(sweep[i].transfer_ns > 0);
    CHECK(sweep[i].stuck_ns > 0);
    CHECK(sweep[i].looking_ns > 0);
  }
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == threads::State::kCancelled);
}

TEST_CASE("settings are moved into their ranges, and no transfer locks an account twice", "[deadlock]") {
  const Settings wild{.threads = 99, .accounts = 2, .locks_each = 4, .transfers = 0, .pause_us = -1, .period_us = 1};
  const Settings tame{.threads = 8, .accounts = 2, .locks_each = 2, .transfers = 1, .pause_us = 0, .period_us = 100};
  CHECK(clampSettings(wild) == tame);
  CHECK(clampSettings({.period_us = kNever}).period_us == kNever);
  CHECK(clampSettings({.period_us = kAtEveryWait}).period_us == kAtEveryWait);
}

}  // namespace
}  // namespace racecourse::labs::deadlock

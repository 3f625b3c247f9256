#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "labs/race/experiment.h"
#include "tests/labs/poll_until.h"

using namespace racecourse;
using namespace racecourse::labs::race;
using racecourse::labs::pollUntil;

namespace {

const threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 1};

Report runToTheEnd(const Settings& settings) {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, kHere);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == threads::State::kFinished);
  REQUIRE(experiment.progress() == 1);
  return experiment.report();
}

Round round(std::int64_t expected, std::int64_t actual, double ns = 2, std::optional<double> overlap = 0.5) {
  return {.expected = expected, .actual = actual, .ns_per_increment = ns, .overlap = overlap};
}

Report reportOf(std::vector<Round> rounds, Settings settings = {}) {
  Report report;
  report.settings = settings;
  report.rounds = std::move(rounds);
  return report;
}

// Two threads that each add 1 to a counter a few times, in two steps: read into a register, write the register plus 1.
struct TwoThreads {
  int counter = 0;
  std::array<int, 2> steps_done{};
  std::array<int, 2> seen{};

  void step(std::size_t thread) {
    const bool reads = steps_done[thread]++ % 2 == 0;
    if (reads) {
      seen[thread] = counter;
    } else {
      counter = seen[thread] + 1;
    }
  }
};

// Follows every interleaving and counts how many end with which counter.
void exploreAll(const TwoThreads& now, int steps_each, std::map<int, int>& schedules_ending_with) {
  if (now.steps_done == std::array{steps_each, steps_each}) ++schedules_ending_with[now.counter];
  for (std::size_t thread = 0; thread < 2; ++thread) {
    if (now.steps_done[thread] == steps_each) continue;
    TwoThreads next = now;
    next.step(thread);
    exploreAll(next, steps_each, schedules_ending_with);
  }
}

std::map<int, int> allEndings(int increments_each) {
  std::map<int, int> schedules_ending_with;
  exploreAll({}, 2 * increments_each, schedules_ending_with);
  return schedules_ending_with;
}

}  // namespace

TEST_CASE("of the six schedules of two increments four lose one", "[race]") {
  // Read a, write A; read b, write B. There are 4! / (2! * 2!) = 6 orders. Only aAbB and bBaA keep both increments: in
  // abAB, abBA, baAB and baBA both threads have read 0 before either wrote.
  REQUIRE(allEndings(1) == std::map<int, int>{{1, 4}, {2, 2}});
}

TEST_CASE("two threads that add 1 three times each can end with as little as 2, never less", "[race]") {
  // 12! / (6! * 6!) = 924 schedules. 2 is reached so: a reads 0; b does all but its last increment; a writes 1; b reads
  // 1; a does the rest; b writes 2. 1 is impossible: the thread that writes last would have to have read 0 before,
  // although it had written at least 1 itself by then, and no write ever brings the counter back to 0.
  const std::map<int, int> endings = allEndings(3);
  int schedules = 0;
  for (const auto& [counter, count] : endings) schedules += count;
  REQUIRE(schedules == 924);
  REQUIRE(endings.begin()->first == 2);
  REQUIRE(endings.rbegin()->first == 6);
  // All six are kept only when the increments do not overlap: 6! / (3! * 3!) orders of whole increments.
  REQUIRE(endings.rbegin()->second == 20);
}

TEST_CASE("a guarded counter is exact", "[race]") {
  const int thread_count = GENERATE(1, 2, 4, 8);
  const Guard guard = GENERATE(Guard::kMutex, Guard::kAtomic);
  const int yields = GENERATE(0, 1);
  const Settings settings{.threads = thread_count, .increments = 2'000, .rounds = 5, .yields = yields, .guard = guard};
  const Report report = runToTheEnd(settings);
  REQUIRE(report.rounds.size() == 5);
  for (const Round& each : report.rounds) {
    REQUIRE(each.expected == thread_count * 2'000);
    REQUIRE(each.actual == each.expected);
    REQUIRE(each.lost() == 0);
  }
  REQUIRE(explain(report, kHere).reason == Reason::kGuarded);
}

TEST_CASE("one thread without a guard loses nothing", "[race]") {
  const int yields = GENERATE(0, 3);
  const Report report = runToTheEnd({.threads = 1, .increments = 1'500, .rounds = 4, .yields = yields});
  REQUIRE(report.rounds.size() == 4);
  for (const Round& each : report.rounds) {
    REQUIRE(each.actual == 1'500);
    REQUIRE(each.overlap == 0.0);
  }
  REQUIRE(explain(report, kHere).reason == Reason::kOneThread);
}

TEST_CASE("without a guard a round ends between 2 and n * k", "[race]") {
  const int thread_count = GENERATE(2, 4, 8);
  const int yields = GENERATE(0, 2);
  const Report report = runToTheEnd(
      {.threads = thread_count, .increments = 3'000, .rounds = 10, .yields = yields, .guard = Guard::kNone});
  REQUIRE(report.rounds.size() == 10);
  for (const Round& each : report.rounds) {
    REQUIRE(each.expected == thread_count * 3'000);
    // Why not less than 2: see the schedules of three increments above.
    REQUIRE(each.actual >= 2);
    REQUIRE(each.actual <= each.expected);
    REQUIRE(each.ns_per_increment > 0);
  }
}

TEST_CASE("the lanes show when each thread of the newest round ran", "[race]") {
  const Report report = runToTheEnd({.threads = 4, .increments = 20'000, .rounds = 3});
  REQUIRE(report.lanes.size() == 4);
  std::int64_t first = report.lanes_duration_ns;
  std::int64_t last = 0;
  for (const std::vector<threads::Interval>& lane : report.lanes) {
    REQUIRE_FALSE(lane.empty());
    std::int64_t before = -1;
    for (const threads::Interval& interval : lane) {
      REQUIRE(interval.begin > before);
      REQUIRE(interval.end >= interval.begin);
      before = interval.end;
    }
    first = std::min(first, lane.front().begin);
    last = std::max(last, lane.back().end);
  }
  REQUIRE(first >= 0);
  REQUIRE(last <= report.lanes_duration_ns);
  REQUIRE(report.elapsed_ns >= report.lanes_duration_ns);
  const double round_ns = report.rounds.back().ns_per_increment * static_cast<double>(report.rounds.back().expected);
  REQUIRE(std::abs(round_ns - static_cast<double>(report.lanes_duration_ns)) < 1);
}

TEST_CASE("a clock too coarse for a round leaves the overlap open", "[race]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  const threads::Environment coarse{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 1e12};
  start(experiment, crew, {.threads = 2, .increments = 1'000, .rounds = 3, .guard = Guard::kAtomic}, coarse);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  for (const Round& each : experiment.report().rounds) REQUIRE(each.overlap == std::nullopt);
  REQUIRE(overlapPerRound(experiment.report()).n == 0);
}

TEST_CASE("the report names its settings before the first round is over", "[race]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  const Settings settings{
      .threads = 2, .increments = 10'000'000, .rounds = 1'000, .yields = 16, .guard = Guard::kMutex};
  start(experiment, crew, settings, kHere);
  REQUIRE(pollUntil(experiment, [&] { return experiment.report().settings == settings; }));
  REQUIRE(experiment.report().rounds.empty());
  REQUIRE(explain(experiment.report(), kHere).reason == Reason::kNoRounds);
}

TEST_CASE("a cancelled run keeps its complete rounds and drops the one in progress", "[race]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.threads = 4, .increments = 300'000, .rounds = 1'000, .guard = Guard::kMutex}, kHere);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.report().rounds.empty(); }));
  const std::size_t seen = experiment.report().rounds.size();
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == threads::State::kCancelled);
  REQUIRE(experiment.report().rounds.size() >= seen);
  REQUIRE(experiment.report().rounds.size() < 1'000);
  // With a mutex every complete round is exact, so a round that was cut short would show.
  for (const Round& each : experiment.report().rounds) REQUIRE(each.actual == 1'200'000);
}

TEST_CASE("the slowest settings can be cancelled, and the threads run the next race", "[race]") {
  const Guard guard = GENERATE(Guard::kNone, Guard::kMutex, Guard::kAtomic);
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  const Settings slowest{.threads = 32, .increments = 10'000'000, .rounds = 1'000, .yields = 16, .guard = guard};
  start(experiment, crew, slowest, kHere);
  REQUIRE(pollUntil(experiment, [&] { return experiment.state() == threads::State::kRunning; }));
  // Long enough for the warm-up to be over, so that a round is what is cancelled.
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == threads::State::kCancelled);

  start(experiment, crew, {.threads = 32, .increments = 1'000, .rounds = 2, .guard = Guard::kAtomic}, kHere);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.report().rounds.size() == 2);
  REQUIRE(totalLost(experiment.report()) == 0);
  REQUIRE(crew.size() == 32);
}

TEST_CASE("settings are moved into their ranges", "[race]") {
  const Settings low = clampSettings({.threads = 0, .increments = -5, .rounds = 0, .yields = -1});
  REQUIRE(low == Settings{.threads = 1, .increments = 1'000, .rounds = 1, .yields = 0});
  const Settings high = clampSettings({.threads = 33, .increments = 1'000'000'000'000, .rounds = 1'001, .yields = 17});
  REQUIRE(high == Settings{.threads = 32, .increments = 10'000'000, .rounds = 1'000, .yields = 16});
  const Settings inside{.threads = 3, .increments = 4'321, .rounds = 7, .yields = 2, .guard = Guard::kMutex};
  REQUIRE(clampSettings(inside) == inside);
  REQUIRE(clampSettings({}) == Settings{});
}

TEST_CASE("a run uses clamped settings", "[race]") {
  const Report report = runToTheEnd({.threads = 2, .increments = 1, .rounds = 0, .guard = Guard::kAtomic});
  REQUIRE(report.settings == Settings{.threads = 2, .increments = 1'000, .rounds = 1, .guard = Guard::kAtomic});
  REQUIRE(report.rounds.size() == 1);
  REQUIRE(report.rounds.front().actual == 2'000);
}

TEST_CASE("the default is the counter of the notes: four threads, 100,000 increments each, no guard", "[race]") {
  REQUIRE(Settings{}.threads == 4);
  REQUIRE(Settings{}.increments == 100'000);
  REQUIRE(Settings{}.guard == Guard::kNone);
}

TEST_CASE("losses are added up over rounds", "[race]") {
  const Report report = reportOf({round(400, 400), round(400, 390), round(400, 100), round(400, 400)});
  REQUIRE(totalLost(report) == 310);
  REQUIRE(roundsThatLost(report) == 2);
  REQUIRE(shareOfRoundsThatLost(report) == 0.5);
  // Sorted: 0 0 10 300, positions 0.75, 1.5 and 2.25.
  REQUIRE(lostPerRound(report) == threads::Summary{4, 0, 0, 5, 82.5, 300});
}

TEST_CASE("no rounds have lost nothing", "[race]") {
  REQUIRE(totalLost({}) == 0);
  REQUIRE(roundsThatLost({}) == 0);
  REQUIRE(shareOfRoundsThatLost({}) == 0);
  REQUIRE(lostPerRound({}) == threads::Summary{});
}

TEST_CASE("cost and overlap are summarised over rounds, overlap over those that have one", "[race]") {
  const Report report =
      reportOf({round(10, 10, 4, 0.25), round(10, 10, 1, std::nullopt), round(10, 10, 2, 0.75), round(10, 10, 3, 0.5)});
  REQUIRE(costPerIncrement(report) == threads::Summary{4, 1, 1.75, 2.5, 3.25, 4});
  REQUIRE(overlapPerRound(report) == threads::Summary{3, 0.25, 0.375, 0.5, 0.625, 0.75});
}

TEST_CASE("a verdict carries the numbers of its sentence", "[race]") {
  const Report report = reportOf({round(400, 390, 2, 0.5), round(400, 400, 4, 0.75)});
  const Verdict verdict = explain(report, {.cores = 8, .threads = true, .isolated = true, .clock_step_ns = 5'000});
  REQUIRE(verdict.reason == Reason::kLost);
  REQUIRE(verdict.rounds == 2);
  REQUIRE(verdict.rounds_that_lost == 1);
  REQUIRE(verdict.lost == 10);
  REQUIRE(verdict.expected == 800);
  REQUIRE(verdict.overlap == threads::Summary{2, 0.5, 0.5625, 0.625, 0.6875, 0.75});
  REQUIRE(verdict.round_ns == 1'200);  // 800 and 1,600 ns
  REQUIRE(verdict.clock_step_ns == 5'000);
}

TEST_CASE("when nothing was lost the verdict says why", "[race]") {
  const auto reason = [](const Report& report, int cores) {
    return explain(report, {.cores = cores, .threads = true, .isolated = true, .clock_step_ns = 20}).reason;
  };
  const Settings mutex{.guard = Guard::kMutex};
  const Settings atomic{.guard = Guard::kAtomic};
  const Settings alone{.threads = 1};
  REQUIRE(reason({}, 4) == Reason::kNoRounds);
  REQUIRE(reason(reportOf({round(9, 9)}, mutex), 4) == Reason::kGuarded);
  REQUIRE(reason(reportOf({round(9, 9)}, atomic), 1) == Reason::kGuarded);
  REQUIRE(reason(reportOf({round(9, 9)}, alone), 4) == Reason::kOneThread);
  REQUIRE(reason(reportOf({round(9, 9)}), 1) == Reason::kOneCore);
  REQUIRE(reason(reportOf({round(9, 9, 1, std::nullopt)}), 4) == Reason::kNotMeasurable);
  REQUIRE(reason(reportOf({round(9, 9, 1, 0.03), round(9, 9, 1, std::nullopt)}), 4) == Reason::kHardlyOverlapped);
  REQUIRE(reason(reportOf({round(9, 9, 1, 0.0999)}), 4) == Reason::kHardlyOverlapped);
  REQUIRE(reason(reportOf({round(9, 9, 1, 0.1)}), 4) == Reason::kNarrowWindow);
  REQUIRE(reason(reportOf({round(9, 9, 1, 1.0)}), 4) == Reason::kNarrowWindow);
}

TEST_CASE("a loss needs no further reason, not even on one core", "[race]") {
  REQUIRE(explain(reportOf({round(9, 8, 1, 0.0)}), {.cores = 1, .threads = true, .isolated = true, .clock_step_ns = 20})
              .reason == Reason::kLost);
}

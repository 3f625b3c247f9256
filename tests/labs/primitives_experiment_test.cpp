#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>
#include <thread>

#include "labs/primitives/experiment.h"
#include "labs/primitives/experiment_bell.h"
#include "tests/labs/poll_until.h"
#include "threads/clock.h"

namespace racecourse::labs::primitives {
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

// What holds of every point, however busy the machine is.
void requireSound(const Report& report, const Point& point) {
  REQUIRE(point.rung > 0);
  REQUIRE(point.heard == point.rung * point.trial.waiters);
  REQUIRE(point.delay_ns.n == point.heard);
  REQUIRE(point.delay_ns.min >= 0);
  REQUIRE(point.burned.n == report.rounds);
  REQUIRE(point.awake.min >= 0);
  REQUIRE(point.awake.max <= 1);
  REQUIRE(point.burned.max <= Catch::Approx(1).margin(0.01));
  REQUIRE(point.late_ns.min >= 0);
  REQUIRE(point.neighbours.n == (report.alone.median > 0 ? report.rounds : 0));
  REQUIRE((point.nap_ns.n == 0 || point.nap_ns.min >= static_cast<double>(point.trial.nap_us) * 1e3));
  REQUIRE((point.nap_ns.n == 0 || point.trial.way == Way::kPolling));
}

}  // namespace

TEST_CASE("settings are moved into their ranges", "[primitives]") {
  REQUIRE(clampSettings({.waiters = 0, .neighbours = -1, .interval_us = 0, .nap_us = 0}) ==
          Settings{.waiters = 1, .neighbours = 0, .interval_us = 100, .nap_us = 50});
  REQUIRE(clampSettings({.waiters = 99, .neighbours = 99, .interval_us = 1'000'000, .nap_us = 1'000'000}) ==
          Settings{.waiters = 8, .neighbours = 4, .interval_us = 100'000, .nap_us = 20'000});
  REQUIRE(clampSettings({}) == Settings{});
  REQUIRE(clampSettings({.measure = Measure::kCrowd, .neighbours = 0}) ==
          Settings{.measure = Measure::kCrowd, .waiters = 8, .neighbours = 1});
  REQUIRE(clampSettings({.measure = Measure::kNap}) == Settings{.measure = Measure::kNap, .neighbours = 0});
}

TEST_CASE("a round has each way once, after the neighbours alone", "[primitives]") {
  REQUIRE(plan({.waiters = 3, .neighbours = 1, .nap_us = 500}) ==
          std::vector<Trial>{{}, {Way::kBusy, 3}, {Way::kYield, 3}, {Way::kPolling, 3, 500}, {Way::kCondition, 3}});
  REQUIRE(plan({.waiters = 1, .neighbours = 0}).front() == Trial{Way::kBusy, 1});
  const std::vector<Trial> crowd = plan(clampSettings({.measure = Measure::kCrowd}));
  REQUIRE(crowd.size() == kCrowdSteps.size() * (1 + kWays));
  REQUIRE(crowd[1 + kWays] == Trial{});
  REQUIRE(crowd.back() == Trial{Way::kCondition, 8});
  const std::vector<Trial> naps = plan(clampSettings({.measure = Measure::kNap, .waiters = 2}));
  REQUIRE(naps.size() == 2 + kNapSteps.size());
  REQUIRE(naps[1] == Trial{Way::kCondition, 2});
  REQUIRE(naps.back() == Trial{Way::kPolling, 2, 20'000});
}

TEST_CASE("signals come unevenly, the same for all ways of a round, and fill the window", "[primitives]") {
  const Settings settings{.interval_us = 1'000};
  const std::vector<std::int64_t> first = pauses(settings, {}, 0);
  REQUIRE(first == pauses(settings, {}, 0));
  REQUIRE(first != pauses(settings, {}, 1));
  for (const std::int64_t pause : first) {
    REQUIRE(pause >= 500'000);
    REQUIRE(pause <= 1'500'000);
  }
  const std::int64_t sum = std::reduce(first.begin(), first.end());
  REQUIRE(sum >= Pace{}.window_ns);
  REQUIRE(sum - first.back() < Pace{}.window_ns);
  // However slow the bell, it rings a few times.
  REQUIRE(pauses({.interval_us = 100'000}, {}, 0).size() == 4);
}

TEST_CASE("equal shares of the cores", "[primitives]") {
  REQUIRE(equalShare(1, 1, 2) == 1);
  REQUIRE(equalShare(2, 2, 2) == 0.5);
  REQUIRE(equalShare(2, 8, 2) == Catch::Approx(0.2));
  REQUIRE(equalShare(4, 4, 2) == Catch::Approx(0.5));
  REQUIRE(equalShare(1, 8, 16) == 1);
}

TEST_CASE("whoever waits hears every ring, in each way", "[primitives]") {
  const Way way = GENERATE(Way::kBusy, Way::kYield, Way::kPolling, Way::kCondition);
  constexpr int kRings = 200;
  Bell bell(kRings);
  std::vector<std::unique_ptr<Listener>> listeners;
  std::vector<std::thread> waiting;
  for (int i = 0; i < 3; ++i) {
    listeners.push_back(std::make_unique<Listener>(way, 50'000, 10));
    waiting.emplace_back([&, me = listeners.back().get()] { me->listen(bell); });
  }
  for (int i = 0; i < kRings; ++i) {
    bell.ring(threads::nowNs());
    if (i % 3 == 0) std::this_thread::yield();
  }
  bell.close();
  for (const auto& listener : listeners) listener->wake();
  for (std::thread& thread : waiting) thread.join();
  for (const auto& listener : listeners) {
    REQUIRE(listener->heard() == kRings);
    REQUIRE(listener->delays().size() == kRings);
    REQUIRE(listener->awake().totalNs() <= listener->whole().end - listener->whole().begin);
    REQUIRE(listener->processorNs().has_value());
  }
}

TEST_CASE("a closed bell lets everybody go at once, also from a long nap", "[primitives]") {
  for (const Way way : {Way::kBusy, Way::kYield, Way::kPolling, Way::kCondition}) {
    Bell bell(1);
    Listener listener(way, 3'600'000'000'000, 0);
    std::thread waiting([&] { listener.listen(bell); });
    bell.close();
    listener.wake();
    waiting.join();
    REQUIRE(listener.heard() == 0);
  }
}

TEST_CASE("all four ways are measured in one run, and no signal is lost", "[primitives]") {
  const int neighbours = GENERATE(0, 2);
  const int waiters = GENERATE(1, 3);
  const Report report = runToTheEnd({.waiters = waiters, .neighbours = neighbours, .interval_us = 200, .nap_us = 100});
  REQUIRE(report.points.size() == kWays);
  REQUIRE(report.rounds == kQuick.rounds);
  REQUIRE(report.processor_clock);
  REQUIRE(report.alone.n == (neighbours > 0 ? report.rounds : 0));
  REQUIRE(report.overlap.has_value() == (waiters + neighbours > 1));
  for (int way = 0; way < kWays; ++way) {
    const Point& point = report.points[static_cast<std::size_t>(way)];
    REQUIRE(point.trial.way == static_cast<Way>(way));
    requireSound(report, point);
  }
}

TEST_CASE("the newest round is there as lanes, with the same number of signals for each way", "[primitives]") {
  const Report report = runToTheEnd({.waiters = 3, .neighbours = 0, .interval_us = 200});
  REQUIRE(report.lanes.size() == kWays * kLanesEach);
  for (std::size_t i = 0; i < report.lanes.size(); ++i) {
    const Lane& lane = report.lanes[i];
    REQUIRE(lane.way == static_cast<Way>(i / kLanesEach));
    REQUIRE(lane.waiter == static_cast<int>(i % kLanesEach));
    REQUIRE(lane.rings.size() == report.lanes.front().rings.size());
    REQUIRE(lane.until > 0);
    for (std::size_t k = 1; k < lane.awake.size(); ++k) REQUIRE(lane.awake[k - 1].end <= lane.awake[k].begin);
  }
}

TEST_CASE("a crowd and naps are measured trial by trial", "[primitives]") {
  const Measure measure = GENERATE(Measure::kCrowd, Measure::kNap);
  const Settings settings{.measure = measure, .neighbours = 1, .interval_us = 500, .nap_us = 50};
  const Report report = runToTheEnd(settings);
  REQUIRE(report.settings == clampSettings(settings));
  std::vector<Trial> trials = plan(report.settings);
  std::erase(trials, Trial{});
  REQUIRE(report.points.size() == trials.size());
  REQUIRE(report.alone.n == (measure == Measure::kCrowd ? report.rounds * std::ssize(kCrowdSteps) : 0));
  for (std::size_t i = 0; i < report.points.size(); ++i) {
    REQUIRE(report.points[i].trial == trials[i]);
    REQUIRE(findPoint(report, trials[i]) == &report.points[i]);
    requireSound(report, report.points[i]);
  }
  REQUIRE(report.lanes.empty());
  REQUIRE(findPoint(report, {Way::kBusy, 7}) == nullptr);
}

TEST_CASE("by the clock alone busy-waiting costs about as much as by the system's count", "[primitives]") {
  // Printed, not judged: how much they differ depends on how often the core is taken away for a moment.
  const Report report = runToTheEnd({.waiters = 1, .neighbours = 0, .interval_us = 500});
  for (const Point& point : report.points)
    UNSCOPED_INFO(kWayNames[static_cast<std::size_t>(point.trial.way)] << ": " << point.burned.median << " counted, "
                                                                       << point.awake.median << " by the clock");
  const Point* busy = findPoint(report, {Way::kBusy, 1});
  REQUIRE(busy != nullptr);
  REQUIRE(busy->awake.median > 0);
  REQUIRE(busy->burned.median > 0);
}

TEST_CASE("a cancelled run keeps its complete trials", "[primitives]") {
  const Measure measure = GENERATE(Measure::kWays, Measure::kCrowd, Measure::kNap);
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.measure = measure, .waiters = 8, .interval_us = 1'000, .nap_us = 20'000}, kHere);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.report().points.empty(); }));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.state() == State::kCancelled);
  const Report& report = experiment.report();
  REQUIRE(report.rounds < Pace{}.rounds);
  for (const Point& point : report.points) REQUIRE(point.heard == point.rung * point.trial.waiters);
}

TEST_CASE("a run can be cancelled at once, again and again, and the next one is complete", "[primitives]") {
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  for (int times = 0; times < 20; ++times) {
    start(experiment, crew, {.waiters = 8, .neighbours = 4, .interval_us = 100'000, .nap_us = 20'000}, kHere);
    pollUntil(experiment, [&] { return experiment.state() == State::kRunning || times % 2 == 0; });
    experiment.cancel();
    REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  }
  start(experiment, crew, {.waiters = 2, .neighbours = 1, .interval_us = 200}, kHere, kQuick);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.report().points.size() == kWays);
}

}  // namespace racecourse::labs::primitives

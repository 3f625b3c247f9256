#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "labs/producer-consumer/experiment.h"
#include "tests/labs/poll_until.h"
#include "tests/threads/process.h"

namespace racecourse::labs::producer_consumer {
namespace {

using threads::BufferKind;

Report runToTheEnd(threads::Crew& crew, const Settings& settings, const Pace& pace = kQuick) {
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, pace);
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

BufferKind anyKind() { return GENERATE(BufferKind::kSemaphores, BufferKind::kMonitor, BufferKind::kBroadcast); }

bool isFilled(const std::optional<Item>& slot) { return slot.has_value(); }

TEST_CASE("every item that is made is used once and in order, whatever the buffer", "[producer-consumer]") {
  const BufferKind kind = anyKind();
  const auto [capacity, producers, consumers] =
      GENERATE(std::tuple{1, 1, 1}, std::tuple{1, 8, 8}, std::tuple{3, 4, 1}, std::tuple{256, 2, 3});
  const Report report = runToTheEnd({.kind = kind,
                                     .capacity = capacity,
                                     .producers = producers,
                                     .consumers = consumers,
                                     .make_us = 0,
                                     .use_us = 0,
                                     .items = 2'000});
  CHECK(report.totals.made == 2'000);
  CHECK(report.totals.used == 2'000);
  CHECK(report.totals.exactly_once);
  CHECK(report.totals.in_order);
  CHECK(report.totals.highest >= 1);
  CHECK(report.totals.highest <= capacity);
  CHECK(std::ranges::none_of(report.now.slots, isFilled));
  CHECK(std::ssize(report.now.slots) == capacity);
  std::int64_t made = 0;
  for (const ThreadNow& producer : report.now.producers) {
    CHECK(producer.doing == Doing::kGone);
    made += producer.items;
  }
  CHECK(made == 2'000);
  CHECK(std::ssize(report.now.consumers) == consumers);
  CHECK_FALSE(report.levels.empty());
}

TEST_CASE("work that takes time, even or not, waiting or computing, comes to the same items", "[producer-consumer]") {
  const bool uneven = GENERATE(true, false);
  const bool waits = GENERATE(true, false);
  const Report report = runToTheEnd({.make_us = 200, .use_us = 300, .uneven = uneven, .waits = waits, .items = 60});
  CHECK(report.totals.used == 60);
  CHECK(report.totals.exactly_once);
  CHECK(report.totals.stay_ns > 0);
  if (!waits) CHECK(report.totals.late_ns == 0);
}

TEST_CASE("at most the slots and the hands are full of items that are not used", "[producer-consumer]") {
  const BufferKind kind = anyKind();
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  // An item is used for so long that all who can be filled are filled meanwhile.
  start(experiment, crew,
        {.kind = kind,
         .capacity = 4,
         .producers = 3,
         .consumers = 2,
         .make_us = 0,
         .use_us = 1'000'000,
         .uneven = false});
  constexpr int kFull = 4 + 3 + 2;  // slots, producers' hands, consumers' hands
  std::int64_t most = 0;
  const auto full = [&] {
    const Report& seen = experiment.report();
    most = std::max(most, seen.totals.made - seen.totals.used);
    return seen.totals.made - seen.totals.used == kFull && std::ranges::all_of(seen.now.slots, isFilled) &&
           std::ranges::count(seen.now.producers, Doing::kWaiting, &ThreadNow::doing) == 3 &&
           std::ranges::all_of(seen.now.consumers, [](const ThreadNow& consumer) { return consumer.item > 0; });
  };
  REQUIRE(pollUntil(experiment, [&] { return full() || !experiment.active(); }));
  CHECK(experiment.active());
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == threads::State::kCancelled);
  CHECK(most == kFull);
  CHECK(experiment.report().totals.exactly_once);
}

TEST_CASE("Stop frees who waits for an item, and the same threads run again", "[producer-consumer]") {
  const BufferKind kind = anyKind();
  threads::Crew crew;
  const Settings quick{.kind = kind, .producers = 2, .consumers = 3, .make_us = 0, .use_us = 0, .items = 100};
  runToTheEnd(crew, quick);
  const int threads_before = tests::threadCount();
  threads::Experiment<Report> experiment;
  start(experiment, crew, {.kind = kind, .producers = 2, .consumers = 3, .make_us = 1'000'000, .uneven = false});
  const auto waiting = [&] {
    return std::ranges::count(experiment.report().now.consumers, Doing::kWaiting, &ThreadNow::doing) == 3;
  };
  REQUIRE(pollUntil(experiment, waiting));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == threads::State::kCancelled);
  CHECK(experiment.report().totals.used == 0);
  CHECK(runToTheEnd(crew, quick).totals.used == 100);
  CHECK(crew.size() == 6);
  CHECK(tests::threadCount() == threads_before);
}

TEST_CASE("a sweep over capacities has a point for each, and each keeps the promises", "[producer-consumer]") {
  threads::Crew crew;
  const Settings settings{.measure = Measure::kCapacity,
                          .kinds = kAllKinds,
                          .producers = 2,
                          .consumers = 2,
                          .make_us = GENERATE(0, 100),
                          .use_us = 100,
                          .waits = GENERATE(true, false)};
  const Report report = runToTheEnd(crew, settings);
  const std::vector<Trial> trials = plan(settings);
  REQUIRE(report.points.size() == trials.size());
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const Point& point = report.points[i];
    CHECK(point.trial == trials[i]);
    CHECK(point.right);
    CHECK(point.used > 0);
    CHECK(point.highest <= point.trial.capacity);
    CHECK(point.per_second.n == kQuick.repetitions);
    CHECK(point.producers_waited.max <= 1);
  }
}

TEST_CASE("a sweep over sides runs each number with each, and can be stopped", "[producer-consumer]") {
  threads::Crew crew;
  const Settings settings{
      .measure = Measure::kSides, .capacity = 2, .producers = 3, .consumers = 2, .make_us = 100, .use_us = 100};
  const Report report = runToTheEnd(crew, settings);
  CHECK(report.points.size() == 6);
  CHECK(findPoint(report, {BufferKind::kMonitor, 2, 3, 1}) != nullptr);
  CHECK(findPoint(report, {BufferKind::kMonitor, 2, 8, 1}) == nullptr);
  CHECK(std::ranges::all_of(report.points, &Point::right));
  CHECK(crew.size() == 6);

  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, {.longest_window_ns = 60'000'000'000});
  REQUIRE(pollUntil(experiment, [&] { return experiment.state() == threads::State::kRunning; }));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == threads::State::kCancelled);
}

TEST_CASE("settings are moved into the ranges of their measurement", "[producer-consumer]") {
  const Settings wild{
      .kinds = 0, .capacity = 1'000, .producers = 0, .consumers = 99, .make_us = -1, .use_us = 9'000'000, .items = 0};
  const Settings tame{.kinds = kAllKinds,
                      .capacity = 256,
                      .producers = 1,
                      .consumers = 8,
                      .make_us = 0,
                      .use_us = 1'000'000,
                      .items = 1};
  CHECK(clampSettings(wild) == tame);
  CHECK(clampSettings({.measure = Measure::kSides, .use_us = 1'000'000}).use_us == 20'000);
  for (const Measure measure : {Measure::kWatch, Measure::kCapacity, Measure::kSides}) {
    CHECK(defaultsOf(measure).measure == measure);
    CHECK(clampSettings(defaultsOf(measure)) == defaultsOf(measure));
  }
}

TEST_CASE("a sweep goes by powers of two up to the number that was chosen", "[producer-consumer]") {
  CHECK(sideSteps(1) == std::vector{1});
  CHECK(sideSteps(6) == std::vector{1, 2, 4, 6});
  CHECK(sideSteps(8) == std::vector{1, 2, 4, 8});
  CHECK(plan({}).empty());
  CHECK(plan(defaultsOf(Measure::kCapacity)).size() == kCapacitySteps.size());
}

}  // namespace
}  // namespace racecourse::labs::producer_consumer

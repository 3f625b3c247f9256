#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <thread>
#include <vector>

#include "labs/amdahl/experiment.h"

namespace racecourse::labs::amdahl {
namespace {

const threads::Environment kTwoCores{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

// Small enough for a sanitizer.
Settings quick(Scaling scaling = Scaling::kStrong) {
  return {.serial_percent = 10, .scaling = scaling, .most_threads = 4, .repetitions = 2, .alone_ns = 2e6};
}

using Experiment = threads::Experiment<Report>;

void finish(Experiment& experiment) {
  while (experiment.active()) {
    experiment.poll();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
}

TEST_CASE("1 to 4 threads are measured on any machine, then in steps up to the most", "[amdahl]") {
  CHECK(threadCounts(2, 1) == std::vector{1, 2});
  CHECK(threadCounts(4, 1) == std::vector{1, 2, 3, 4});
  CHECK(threadCounts(4, 2) == std::vector{1, 2, 3, 4});
  CHECK(threadCounts(8, 4) == std::vector{1, 2, 3, 4, 6, 8});
  CHECK(threadCounts(32, 16) == std::vector{1, 2, 3, 4, 6, 8, 12, 16, 24, 32});
  CHECK(threadCounts(14, 10) == std::vector{1, 2, 3, 4, 6, 8, 10, 12, 14});
  CHECK(threadCounts(3, 64) == std::vector{1, 2, 3});
}

TEST_CASE("a visit begins with twice the cores, at least 4 and at most 32", "[amdahl]") {
  CHECK(usualMostThreads(1) == 4);
  CHECK(usualMostThreads(2) == 4);
  CHECK(usualMostThreads(4) == 8);
  CHECK(usualMostThreads(16) == 32);
  CHECK(usualMostThreads(64) == 32);
}

TEST_CASE("fixed work stays, growing work grows in its parallel part alone", "[amdahl]") {
  const Settings strong = quick();
  const Settings weak = quick(Scaling::kWeak);
  CHECK(workOf(strong, 1).serial == 80);
  CHECK(workOf(strong, 1).parallel == 720);
  CHECK(workOf(strong, 4).pieces() == 800);
  CHECK(workOf(weak, 1).pieces() == 800);
  CHECK(workOf(weak, 4).serial == 80);
  CHECK(workOf(weak, 4).parallel == 2'880);
}

TEST_CASE("whoever does the pieces, they add up to the same", "[amdahl]") {
  const Scaling scaling = GENERATE(Scaling::kStrong, Scaling::kWeak);
  threads::Crew crew;
  Experiment experiment;
  start(experiment, crew, quick(scaling), kTwoCores);
  finish(experiment);
  const Report& report = experiment.report();
  REQUIRE(experiment.state() == threads::State::kFinished);
  REQUIRE(report.samples.size() == 8);
  CHECK(experiment.progress() == 1);
  CHECK(report.steps >= 1);
  for (std::size_t i = 0; i < report.samples.size(); ++i) {
    const Sample& sample = report.samples[i];
    CHECK(sample.threads == static_cast<int>(i % 4) + 1);
    CHECK(sample.total == sumOfPieces(workOf(report.settings, sample.threads).pieces(), report.steps));
    CHECK(sample.lanes.size() == static_cast<std::size_t>(sample.threads));
    CHECK(sample.time_ns > 0);
    CHECK(sample.at_work <= sample.threads);
  }
}

TEST_CASE("all work may be serial, or none of it", "[amdahl]") {
  const int percent = GENERATE(0, 100);
  threads::Crew crew;
  Experiment experiment;
  Settings settings = quick();
  settings.serial_percent = percent;
  start(experiment, crew, settings, kTwoCores);
  finish(experiment);
  REQUIRE(experiment.report().samples.size() == 8);
  for (const Sample& sample : experiment.report().samples) {
    CHECK(sample.total == sumOfPieces(800, experiment.report().steps));
    CHECK((sample.at_work > 0) == (percent == 0));
  }
}

TEST_CASE("a measurement that is stopped keeps complete runs, and another one starts", "[amdahl]") {
  threads::Crew crew;
  Experiment experiment;
  Settings settings = quick();
  settings.repetitions = 30;
  start(experiment, crew, settings, kTwoCores);
  while (experiment.report().samples.size() < 2) experiment.poll();
  experiment.cancel();
  finish(experiment);
  CHECK(experiment.state() == threads::State::kCancelled);
  CHECK(experiment.report().samples.size() >= 2);
  start(experiment, crew, quick(), kTwoCores);
  finish(experiment);
  CHECK(experiment.state() == threads::State::kFinished);
  CHECK(experiment.report().samples.size() == 8);
}

TEST_CASE("a measurement may be stopped at any moment, even before it has begun", "[amdahl]") {
  threads::Crew crew;
  Experiment experiment;
  for (int i = 0; i < 60; ++i) {
    start(experiment, crew, quick(), kTwoCores);
    std::this_thread::sleep_for(std::chrono::microseconds(50 * i));
    experiment.cancel();
    if (i % 2 == 0) finish(experiment);
  }
  finish(experiment);
  CHECK(experiment.state() == threads::State::kCancelled);
}

TEST_CASE("settings are moved into their ranges", "[amdahl]") {
  const Settings wild = clampSettings({.serial_percent = 101, .most_threads = 1'000, .repetitions = 0});
  CHECK(wild.serial_percent == 100);
  CHECK(wild.most_threads == 32);
  CHECK(wild.repetitions == 1);
}

}  // namespace
}  // namespace racecourse::labs::amdahl

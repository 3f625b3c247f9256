#include "labs/primitives/experiment.h"

#include <algorithm>
#include <memory>

#include "labs/primitives/experiment_rounds.h"
#include "threads/artificial_work.h"

namespace racecourse::labs::primitives {
namespace {

constexpr std::int64_t kUs = 1'000;

void addWays(std::vector<Trial>& trials, const Settings& settings, int waiters) {
  for (int way = 0; way < kWays; ++way) {
    const bool polls = static_cast<Way>(way) == Way::kPolling;
    trials.push_back({static_cast<Way>(way), waiters, polls ? settings.nap_us : 0});
  }
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.waiters = kWaiters.clamp(settings.waiters);
  settings.neighbours = kNeighbours.clamp(settings.neighbours);
  settings.interval_us = kIntervalUs.clamp(settings.interval_us);
  settings.nap_us = kNapUs.clamp(settings.nap_us);
  if (settings.measure == Measure::kCrowd) settings.neighbours = std::max(settings.neighbours, 1);
  if (settings.measure == Measure::kCrowd) settings.waiters = kCrowdSteps.back();
  if (settings.measure == Measure::kNap) settings.neighbours = 0;
  return settings;
}

std::vector<Trial> plan(const Settings& settings) {
  std::vector<Trial> trials;
  const auto addAlone = [&] {
    if (settings.neighbours > 0) trials.push_back({});
  };
  switch (settings.measure) {
    case Measure::kWays:
      addAlone();
      addWays(trials, settings, settings.waiters);
      break;
    case Measure::kCrowd:
      for (const int waiters : kCrowdSteps) {
        addAlone();
        addWays(trials, settings, waiters);
      }
      break;
    case Measure::kNap:
      trials.push_back({Way::kBusy, settings.waiters});
      trials.push_back({Way::kCondition, settings.waiters});
      for (const std::int64_t nap_us : kNapSteps) trials.push_back({Way::kPolling, settings.waiters, nap_us});
  }
  return trials;
}

std::vector<std::int64_t> pauses(const Settings& settings, const Pace& pace, int round) {
  // Polling at even times would meet an even bell always at the same moment of a nap.
  constexpr std::int64_t kParts = 1'000;
  const std::int64_t interval_ns = settings.interval_us * kUs;
  std::uint64_t random = threads::work(static_cast<std::uint64_t>(round) + 1, 2);
  std::vector<std::int64_t> all;
  for (std::int64_t sum = 0; sum < pace.window_ns || std::ssize(all) < pace.fewest_rings; sum += all.back()) {
    random = threads::work(random, 1);
    const auto part = static_cast<std::int64_t>((random >> 16) % (kParts + 1));
    all.push_back(interval_ns / 2 + interval_ns * part / kParts);
  }
  return all;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace) {
  const auto rounds = std::make_shared<Rounds>(clampSettings(settings), environment, pace);
  experiment.start(crew, rounds->members(), [rounds](Rounds::Run& run, int member) { rounds->run(run, member); });
}

const Point* findPoint(const Report& report, const Trial& trial) {
  const auto found = std::ranges::find(report.points, trial, &Point::trial);
  return found == report.points.end() ? nullptr : &*found;
}

double equalShare(int neighbours, int waiters, int cores) {
  const double alone = std::min(1.0, static_cast<double>(cores) / neighbours);
  return std::min(1.0, static_cast<double>(cores) / (neighbours + waiters)) / alone;
}

}  // namespace racecourse::labs::primitives

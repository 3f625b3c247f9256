#include "labs/locks/experiment.h"

#include <algorithm>
#include <memory>

#include "labs/locks/experiment_cost.h"
#include "labs/locks/experiment_trials.h"

namespace racecourse::labs::locks {
namespace {

using Run = threads::Run<Report>;

void addTrials(std::vector<Trial>& trials, const Settings& settings, int subject) {
  switch (settings.measure) {
    case Measure::kCost:
      return;
    case Measure::kThreads:
    case Measure::kTable:
      for (const int count : threadSteps(settings.threads)) trials.push_back({subject, count, settings.inside_ns});
      return;
    case Measure::kSection:
      for (const int inside_ns : kSectionSteps) trials.push_back({subject, settings.threads, inside_ns});
      return;
    case Measure::kFairness:
      trials.push_back({subject, settings.threads, settings.inside_ns});
  }
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.threads = kThreads.clamp(settings.threads);
  settings.inside_ns = kWorkNs.clamp(settings.inside_ns);
  settings.outside_ns = kWorkNs.clamp(settings.outside_ns);
  settings.stripes = kStripes.clamp(settings.stripes);
  settings.locks &= kAllLocks;
  if (settings.locks == 0) settings.locks = kAllLocks;
  return settings;
}

std::vector<int> threadSteps(int most) {
  std::vector<int> steps;
  for (int count = 1; count < most; count *= 2) steps.push_back(count);
  steps.push_back(most);
  return steps;
}

std::vector<Trial> plan(const Settings& settings) {
  std::vector<Trial> trials;
  const bool table = settings.measure == Measure::kTable;
  const int subjects = table ? static_cast<int>(kTables.size()) : threads::kLockKinds;
  for (int subject = 0; subject < subjects; ++subject)
    if (table || hasLock(settings.locks, subject)) addTrials(trials, settings, subject);
  return trials;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace) {
  const Settings clamped = clampSettings(settings);
  if (clamped.measure == Measure::kCost) {
    experiment.start(crew, 1, [clamped, environment](Run& run, int) { measureCosts(run, clamped, environment); });
    return;
  }
  const auto trials = std::make_shared<Trials>(clamped, environment, pace);
  experiment.start(crew, trials->members(), [trials](Run& run, int member) { trials->run(run, member); });
}

std::optional<double> ceiling(int threads, int cores, double inside_ns, double outside_ns) {
  constexpr double kSecond = 1e9;
  if (inside_ns + outside_ns <= 0) return std::nullopt;
  const double in_parallel = std::min(threads, cores) * kSecond / (inside_ns + outside_ns);
  return inside_ns > 0 ? std::min(in_parallel, kSecond / inside_ns) : in_parallel;
}

const Cost* findCost(const Report& report, std::string_view name) {
  const auto found = std::ranges::find(report.costs, name, &Cost::name);
  return found == report.costs.end() ? nullptr : &*found;
}

const Point* findPoint(const Report& report, const Trial& trial) {
  const auto found = std::ranges::find(report.points, trial, &Point::trial);
  return found == report.points.end() ? nullptr : &*found;
}

}  // namespace racecourse::labs::locks

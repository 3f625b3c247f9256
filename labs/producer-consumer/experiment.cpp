#include "labs/producer-consumer/experiment.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "labs/producer-consumer/experiment_line.h"
#include "labs/producer-consumer/experiment_sweep.h"
#include "threads/clock.h"

namespace racecourse::labs::producer_consumer {
namespace {

using Run = threads::Run<Report>;

constexpr std::int64_t kPublishEveryNs = 40'000'000;
constexpr std::chrono::milliseconds kBetweenLooks(8);
constexpr std::size_t kMostLevels = 512;

LinePlan linePlanOf(const Settings& settings, double step_ns) {
  return {.trial = {settings.kind, settings.capacity, settings.producers, settings.consumers},
          .make_ns = static_cast<double>(settings.make_us) * 1e3,
          .use_ns = static_cast<double>(settings.use_us) * 1e3,
          .uneven = settings.uneven,
          .waits = settings.waits,
          .step_ns = step_ns,
          .items = settings.items,
          .timed = true};
}

// One run, and the member that looks at it.
class Watch {
 public:
  explicit Watch(const Settings& settings) : settings_(settings) { report_.settings = settings; }

  void run(Run& run, int member) {
    const bool watches = member == settings_.producers + settings_.consumers;
    if (watches) open(run);
    if (!run.gate()) return;
    if (watches)
      watch(run);
    else if (member < settings_.producers)
      line_->produce(member);
    else
      line_->consume(member - settings_.producers);
  }

 private:
  void open(Run& run) {
    run.publish(report_);
    line_ = std::make_unique<Line>(linePlanOf(settings_, settings_.waits ? 0 : stepNs(run)));
  }

  void watch(Run& run);
  void sample(double at_ns);
  void publish(Run& run, std::int64_t now);

  const Settings settings_;
  std::unique_ptr<Line> line_;  // made by the member that watches, before the gate
  Report report_;               // touched by that member alone
  std::int64_t began_ns_ = 0;
  double present_sum_ = 0;  // over the looks
  std::int64_t looks_ = 0;
};

void Watch::watch(Run& run) {
  began_ns_ = threads::nowNs();
  std::int64_t published = began_ns_;
  publish(run, began_ns_);
  while (!line_->empty()) {
    std::this_thread::sleep_for(kBetweenLooks);
    if (run.cancelled()) line_->stop();
    if (line_->used() < settings_.items && !run.cancelled()) {
      present_sum_ += line_->presentItems();
      ++looks_;
    }
    const std::int64_t now = threads::nowNs();
    if (now - published < kPublishEveryNs) continue;
    published = now;
    publish(run, now);
  }
  publish(run, threads::nowNs());
  if (!run.cancelled()) run.setProgress(1);
}

void Watch::publish(Run& run, std::int64_t now) {
  line_->describe(report_);
  report_.elapsed_ns = now - began_ns_;
  report_.totals.present = looks_ > 0 ? present_sum_ / static_cast<double>(looks_) : 0;
  sample(static_cast<double>(report_.elapsed_ns));
  run.setProgress(static_cast<double>(report_.totals.used) / settings_.items);
  run.publish(report_);
}

// Every second one is dropped when there are too many.
void Watch::sample(double at_ns) {
  std::vector<Level>& levels = report_.levels;
  if (levels.size() == kMostLevels) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < levels.size(); i += 2) levels[kept++] = levels[i];
    levels.resize(kept);
  }
  levels.push_back({at_ns, static_cast<int>(std::ranges::count_if(report_.now.slots,
                                                                  [](const auto& slot) { return slot.has_value(); }))});
}

}  // namespace

Settings defaultsOf(Measure measure) {
  switch (measure) {
    case Measure::kWatch:
      return {};
    case Measure::kCapacity:
      return {.measure = measure,
              .kinds = kMonitorAlone,
              .producers = 1,
              .consumers = 1,
              .make_us = 1'000,
              .use_us = 1'000};
    case Measure::kSides:
      return {.measure = measure, .capacity = 16, .producers = 4, .consumers = 8, .make_us = 1'000, .use_us = 2'000};
  }
  return {};
}

Settings clampSettings(Settings settings) {
  const Range time_us = settings.measure == Measure::kWatch ? kWatchedUs : kMeasuredUs;
  settings.capacity = kCapacity.clamp(settings.capacity);
  settings.producers = kSide.clamp(settings.producers);
  settings.consumers = kSide.clamp(settings.consumers);
  settings.make_us = time_us.clamp(settings.make_us);
  settings.use_us = time_us.clamp(settings.use_us);
  settings.items = kItems.clamp(settings.items);
  settings.kinds &= kAllKinds;
  if (settings.kinds == 0) settings.kinds = kAllKinds;
  return settings;
}

std::vector<Trial> plan(const Settings& settings) {
  std::vector<Trial> trials;
  if (settings.measure == Measure::kCapacity)
    for (int kind = 0; kind < threads::kBufferKinds; ++kind)
      for (const int capacity : kCapacitySteps)
        if (hasKind(settings.kinds, kind))
          trials.push_back({static_cast<threads::BufferKind>(kind), capacity, settings.producers, settings.consumers});
  if (settings.measure == Measure::kSides)
    for (const int producers : sideSteps(settings.producers))
      for (const int consumers : sideSteps(settings.consumers))
        trials.push_back({settings.kind, settings.capacity, producers, consumers});
  return trials;
}

std::vector<int> sideSteps(int most) {
  std::vector<int> steps;
  for (int count = 1; count < most; count *= 2) steps.push_back(count);
  steps.push_back(most);
  return steps;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings, const Pace& pace) {
  const Settings clamped = clampSettings(settings);
  const int members = clamped.producers + clamped.consumers + 1;
  if (clamped.measure == Measure::kWatch) {
    const auto watch = std::make_shared<Watch>(clamped);
    experiment.start(crew, members, [watch](Run& run, int member) { watch->run(run, member); });
    return;
  }
  const auto sweep = std::make_shared<Sweep>(clamped, pace);
  experiment.start(crew, members, [sweep](Run& run, int member) { sweep->run(run, member); });
}

const Point* findPoint(const Report& report, const Trial& trial) {
  const auto found = std::ranges::find(report.points, trial, &Point::trial);
  return found == report.points.end() ? nullptr : &*found;
}

}  // namespace racecourse::labs::producer_consumer

#include "labs/philosophers/experiment.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "labs/philosophers/experiment_dining.h"
#include "labs/philosophers/experiment_windows.h"
#include "threads/clock.h"

namespace racecourse::labs::philosophers {
namespace {

using Run = threads::Run<Report>;

constexpr std::int64_t kPublishEveryNs = 25'000'000;
constexpr std::int64_t kNsInSecond = 1'000'000'000;
constexpr std::array<int, 8> kSizes = {2, 3, 4, 5, 6, 8, 12, 16};

// Watches one table and says what is known, not more often than a frame can see it.
class Watcher {
 public:
  Watcher(Run& run, Dining& dining, const Settings& settings) : run_(run), dining_(dining) {
    report_.settings = settings;
  }

  void watch();

 private:
  void tell();
  void end();
  void describe();
  void setProgress();

  Run& run_;
  Dining& dining_;
  Report report_;
  const std::int64_t began_ = threads::nowNs();
  std::int64_t last_ = 0;
  std::optional<Moment> last_moment_;
};

void Watcher::watch() {
  run_.publish(report_);
  dining_.watch([this] { tell(); });
  const std::int64_t ended = report_.elapsed_ns;
  describe();
  // Those who were told to leave put everything down; what is shown is the table before that.
  if (last_moment_) {
    report_.table = *last_moment_;
    report_.elapsed_ns = ended;
  }
  if (!run_.cancelled()) run_.setProgress(1);
  run_.publish(report_);
}

void Watcher::tell() {
  if (last_moment_) return;
  const Settings& settings = report_.settings;
  const std::int64_t now = threads::nowNs();
  const bool time_is_up = settings.end == End::kTime && now - began_ >= settings.seconds * kNsInSecond;
  if (run_.cancelled() || time_is_up) return end();
  if (now - last_ < kPublishEveryNs) return;
  last_ = now;
  const Moment before = report_.table;
  const std::int64_t given_back = report_.totals.given_back, meals = report_.totals.meals;
  describe();
  setProgress();
  // A deadlock that nobody looks for stands still, and so does its picture.
  if (before != report_.table || given_back != report_.totals.given_back || meals != report_.totals.meals)
    run_.publish(report_);
}

void Watcher::end() {
  describe();
  last_moment_ = report_.table;
  dining_.end();
}

void Watcher::describe() {
  dining_.describe(report_);
  report_.elapsed_ns = threads::nowNs() - began_;
}

void Watcher::setProgress() {
  const Settings& settings = report_.settings;
  const double done =
      settings.end == End::kTime
          ? static_cast<double>(report_.elapsed_ns) / static_cast<double>(settings.seconds * kNsInSecond)
          : static_cast<double>(report_.totals.meals) / settings.meals / settings.philosophers;
  run_.setProgress(std::min(done, 1.0));
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.philosophers = kPhilosophers.clamp(settings.philosophers);
  settings.thinking_us = kTimeUs.clamp(settings.thinking_us);
  settings.eating_us = kTimeUs.clamp(settings.eating_us);
  settings.pause_us = kTimeUs.clamp(settings.pause_us);
  if (settings.period_us != kNever) settings.period_us = kPeriodUs.clamp(settings.period_us);
  settings.meals = kMeals.clamp(settings.meals);
  settings.seconds = kSeconds.clamp(settings.seconds);
  return settings;
}

std::vector<int> sizesUpTo(int most) {
  std::vector<int> sizes;
  for (const int size : kSizes)
    if (size < most) sizes.push_back(size);
  sizes.push_back(most);
  return sizes;
}

std::vector<Point> plan(const Settings& settings) {
  if (settings.measure == Measure::kWatch) return {};
  const bool sizes = settings.measure == Measure::kSize;
  std::vector<Point> points;
  for (const int size : sizes ? sizesUpTo(settings.philosophers) : std::vector{settings.philosophers})
    for (int strategy = 0; strategy < kStrategies; ++strategy)
      points.push_back({.strategy = static_cast<Strategy>(strategy), .philosophers = size});
  return points;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings, const Pace& pace) {
  const Settings clamped = clampSettings(settings);
  const int members = clamped.philosophers + 1;
  if (clamped.measure != Measure::kWatch) {
    const auto windows = std::make_shared<Windows>(clamped, pace);
    experiment.start(crew, members, [windows](Run& run, int member) { windows->run(run, member); });
    return;
  }
  const auto dining = std::make_shared<Dining>(clamped, 1);
  experiment.start(crew, members, [clamped, dining](Run& run, int member) {
    if (!run.gate()) return;
    if (member < clamped.philosophers)
      dining->dine(member);
    else
      Watcher(run, *dining, clamped).watch();
  });
}

std::optional<double> ceiling(const Settings& settings, int philosophers) {
  constexpr double kUsInSecond = 1e6;
  const auto thinking = static_cast<double>(settings.thinking_us), eating = static_cast<double>(settings.eating_us);
  if (thinking + eating == 0) return std::nullopt;
  const double each = philosophers * kUsInSecond / (thinking + eating);
  const int at_once = philosophers / 2;
  return settings.eating_us == 0 ? each : std::min(each, at_once * kUsInSecond / eating);
}

}  // namespace racecourse::labs::philosophers

#include "labs/philosophers/experiment_windows.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "threads/clock.h"
#include "threads/jain_index.h"

namespace racecourse::labs::philosophers {
namespace {

constexpr std::int64_t kNsInUs = 1'000;
constexpr double kNsInSecond = 1e9;

// From one meal to the next of somebody who never has to wait.
std::int64_t cycleNs(const Settings& settings) {
  return (settings.thinking_us + settings.pause_us + settings.eating_us) * kNsInUs;
}

std::size_t windowsOf(const Settings& settings, const Pace& pace) {
  const bool sizes = settings.measure == Measure::kSize;
  return plan(settings).size() * static_cast<std::size_t>(sizes ? pace.repetitions_of_sizes : pace.repetitions);
}

}  // namespace

Windows::Windows(const Settings& settings, const Pace& pace)
    : settings_(settings),
      settle_ns_(std::min(cycleNs(settings), pace.longest_window_ns)),
      window_ns_(
          std::clamp(pace.meals_in_a_window * cycleNs(settings), pace.shortest_window_ns, pace.longest_window_ns)),
      windows_(windowsOf(settings, pace)) {
  report_.settings = settings;
  report_.points = plan(settings);
  columns_.resize(report_.points.size());
}

void Windows::run(Run& run, int member) {
  const bool watches = member == settings_.philosophers;
  if (watches) run.publish(report_);
  for (std::size_t window = 0; window < windows_; ++window) {
    if (watches) open(window);
    if (!run.gate()) return;
    if (watches)
      watch(run, window);
    else if (member < report_.points[pointOf(window)].philosophers)
      dining_->dine(member);
    if (!run.gate()) return;
  }
}

void Windows::open(std::size_t window) {
  const Point& point = report_.points[pointOf(window)];
  Settings settings = settings_;
  settings.strategy = point.strategy;
  settings.philosophers = point.philosophers;
  settings.in_step = false;
  settings.end = End::kTime;
  dining_ = std::make_unique<Dining>(settings, static_cast<std::uint32_t>(window / report_.points.size()) + 1);
}

void Windows::watch(Run& run, std::size_t window) {
  const std::int64_t began = threads::nowNs();
  std::int64_t from = 0;
  std::vector<double> before;
  bool taken = false;
  dining_->watch([&] {
    const std::int64_t now = threads::nowNs();
    if (run.cancelled()) dining_->end();
    if (before.empty() && now - began >= settle_ns_) {
      before = dining_->meals();
      from = threads::nowNs();
    } else if (!before.empty() && !taken && now - from >= window_ns_) {
      std::vector<double> eaten = dining_->meals();
      const std::int64_t took = threads::nowNs() - from;
      std::ranges::transform(eaten, before, eaten.begin(), std::minus<>());
      Report at_the_end;
      dining_->describe(at_the_end);
      dining_->end();
      take(window, eaten, took, at_the_end);
      taken = true;
    }
  });
  if (run.cancelled()) return;
  Report afterwards;
  dining_->describe(afterwards);
  addUp(window, afterwards);
  report_.windows = static_cast<int>(window) + 1;
  run.setProgress(static_cast<double>(report_.windows) / static_cast<double>(windows_));
  run.publish(report_);
}

void Windows::take(std::size_t window, const std::vector<double>& eaten, std::int64_t ns, const Report& at_the_end) {
  Column& column = columns_[pointOf(window)];
  const double meals = std::reduce(eaten.begin(), eaten.end());
  column.fewest = column.per_second.empty() ? meals : std::min(column.fewest, meals);
  column.per_second.push_back(meals * kNsInSecond / static_cast<double>(ns));
  column.jain.push_back(threads::jainIndex(eaten));
  column.longest_ns.push_back(static_cast<double>(at_the_end.totals.longest_ns));
  const bool stands = !threads::findCycle(at_the_end.table.forks).empty();
  if (stands && settings_.period_us == kNever) ++report_.points[pointOf(window)].stuck;
}

void Windows::addUp(std::size_t window, const Report& afterwards) {
  Point& point = report_.points[pointOf(window)];
  const Column& column = columns_[pointOf(window)];
  point.per_second = threads::summarise(column.per_second);
  point.jain = threads::summarise(column.jain);
  point.longest_ns = threads::summarise(column.longest_ns);
  point.fewest = column.fewest;
  point.meals += afterwards.totals.meals;
  point.deadlocks += afterwards.totals.deadlocks;
  point.given_back += afterwards.totals.given_back;
  point.collisions += afterwards.totals.collisions;
}

}  // namespace racecourse::labs::philosophers

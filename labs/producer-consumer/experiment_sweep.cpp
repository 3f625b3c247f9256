#include "labs/producer-consumer/experiment_sweep.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "threads/artificial_work.h"
#include "threads/clock.h"

namespace racecourse::labs::producer_consumer {
namespace {

constexpr std::int64_t kLongestNapNs = 5'000'000;

// One chunk takes about 50 µs, and the quickest millisecond or so calibrates the work.
constexpr std::int64_t kStepsPerChunk = 25'000;
constexpr std::size_t kCalibrationWindow = 20;
constexpr std::size_t kChunks = 400;

// Half full where theory does not say.
int levelToExpect(const Flow& flow) {
  const auto exact = exactOf(flow);
  if (exact) return static_cast<int>(std::lround(exact->level));
  if (flow.make_ns > 0) return 0;
  return flow.use_ns > 0 ? flow.capacity : flow.capacity / 2;
}

}  // namespace

double stepNs(const threads::Run<Report>& run) {
  std::vector<std::int64_t> stamps{threads::nowNs()};
  std::uint64_t value = 1;
  while (stamps.size() <= kCalibrationWindow || (stamps.size() < kChunks && !run.cancelled())) {
    value = threads::work(value, kStepsPerChunk);
    stamps.push_back(threads::nowNs());
  }
  // Never 0; asked for so that the work is done.
  return value == 0 ? 0 : threads::fastestStepNs(stamps, kStepsPerChunk, kCalibrationWindow);
}

Flow flowOf(const Settings& settings, const Trial& trial) {
  return {.capacity = trial.capacity,
          .producers = trial.producers,
          .consumers = trial.consumers,
          .make_ns = static_cast<double>(settings.make_us) * 1e3,
          .use_ns = static_cast<double>(settings.use_us) * 1e3};
}

Sweep::Sweep(const Settings& settings, const Pace& pace) : settings_(settings), pace_(pace), plan_(plan(settings)) {
  report_.settings = settings;
}

void Sweep::run(Run& run, int member) {
  const bool watches = member == settings_.producers + settings_.consumers;
  if (watches) {
    run.publish(report_);
    if (!settings_.waits) step_ns_ = stepNs(run);
  }
  const int repetitions = static_cast<int>(plan_.size()) * pace_.repetitions;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    if (watches) open(repetition);
    if (!run.gate()) return;
    watches ? watch(run) : work(member);
    if (!run.gate()) return;
    if (watches) close(run, repetition);
  }
}

void Sweep::open(int repetition) {
  trial_ = plan_[static_cast<std::size_t>(repetition / pace_.repetitions)];
  const Flow flow = flowOf(settings_, trial_);
  line_ = std::make_unique<Line>(LinePlan{.trial = trial_,
                                          .make_ns = flow.make_ns,
                                          .use_ns = flow.use_ns,
                                          .uneven = settings_.uneven,
                                          .waits = settings_.waits,
                                          .step_ns = step_ns_,
                                          .filled = levelToExpect(flow),
                                          .seed = static_cast<std::uint64_t>(repetition % pace_.repetitions) + 1});
}

void Sweep::work(int member) {
  const int consumer = member - settings_.producers;
  if (member < trial_.producers)
    line_->produce(member);
  else if (consumer >= 0 && consumer < trial_.consumers)
    line_->consume(consumer);
}

void Sweep::watch(Run& run) {
  window_ = {};
  if (settles(run)) {
    const std::int64_t began = threads::nowNs();
    const std::int64_t before = line_->used();
    sleepFor(run, windowNs());
    const auto used = static_cast<double>(line_->used() - before);
    window_.per_second = used * 1e9 / static_cast<double>(threads::nowNs() - began);
    Report seen;
    line_->describe(seen);
    window_.producers_waited = seen.totals.producers_waited;
    window_.consumers_waited = seen.totals.consumers_waited;
    if (seen.totals.used > 0)
      window_.empty_wake_ups = static_cast<double>(seen.totals.empty_wake_ups) / static_cast<double>(seen.totals.used);
  }
  line_->stop();
}

// After a repetition, when everybody has left.
void Sweep::close(Run& run, int repetition) {
  Report seen;
  line_->describe(seen);
  const bool right = seen.totals.exactly_once && seen.totals.in_order && seen.totals.highest <= trial_.capacity;
  point_.right = (windows_.empty() || point_.right) && right;
  point_.used += seen.totals.used;
  point_.highest = std::max(point_.highest, seen.totals.highest);
  late_sum_ns_ += seen.totals.late_ns;
  ++lines_;
  windows_.push_back(window_);
  if ((repetition + 1) % pace_.repetitions == 0 && !run.cancelled()) finishPoint(run);
}

void Sweep::finishPoint(Run& run) {
  const auto over = [this](double Window::* value) {
    std::vector<double> values;
    for (const Window& window : windows_) values.push_back(window.*value);
    return threads::summarise(values);
  };
  point_.trial = trial_;
  point_.per_second = over(&Window::per_second);
  point_.empty_wake_ups = over(&Window::empty_wake_ups);
  point_.producers_waited = over(&Window::producers_waited);
  point_.consumers_waited = over(&Window::consumers_waited);
  report_.points.push_back(std::exchange(point_, {}));
  report_.late_ns = late_sum_ns_ / lines_;
  windows_.clear();
  run.setProgress(static_cast<double>(report_.points.size()) / static_cast<double>(plan_.size()));
  run.publish(report_);
}

// False when the run was cancelled meanwhile.
bool Sweep::sleepFor(const Run& run, std::int64_t ns) const {
  const std::int64_t end = threads::nowNs() + ns;
  for (std::int64_t left = ns; left > 0 && !run.cancelled(); left = end - threads::nowNs())
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
  return !run.cancelled();
}

// Until the line is under way: on a busy machine the first item may take long. False when the run was cancelled.
bool Sweep::settles(const Run& run) const {
  bool goes_on = sleepFor(run, pace_.settle_ns);
  while (goes_on && line_->used() == 0) goes_on = sleepFor(run, pace_.settle_ns);
  return goes_on;
}

// As long as the wanted number of items takes when nobody waits.
std::int64_t Sweep::windowNs() const {
  const auto most = ceilingOf(flowOf(settings_, trial_));
  const double ns = most ? 1e9 * pace_.items / *most : 0;
  return std::clamp(static_cast<std::int64_t>(ns), pace_.shortest_window_ns, pace_.longest_window_ns);
}

}  // namespace racecourse::labs::producer_consumer

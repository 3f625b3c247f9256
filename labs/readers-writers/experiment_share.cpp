#include "labs/readers-writers/experiment_share.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "threads/activity.h"
#include "threads/artificial_work.h"
#include "threads/clock.h"

namespace racecourse::labs::readers_writers {
namespace {

// One chunk of the warm-up takes about 50 µs, and the quickest millisecond or so of it calibrates the work.
constexpr std::int64_t kStepsPerChunk = 25'000;
constexpr std::size_t kCalibrationWindow = 20;

constexpr std::int64_t kLongestNapNs = 5'000'000;
constexpr int kOperationsPerLook = 8;
constexpr std::int64_t kReadsInAWindow = 40;
constexpr int kWarmUp = -1;

// Nobody is sent away: all leave together, and then whoever waits gets in.
const std::atomic<bool> kNever = false;

}  // namespace

std::vector<Shares::Trial> Shares::planOf(const Settings& settings) {
  std::vector<Trial> plan;
  for (const ReadWriteLockKind lock : locksOf(settings))
    for (const int percent : kReadShares) plan.push_back({lock, percent});
  return plan;
}

Shares::Shares(const Settings& settings, const threads::Environment& environment, const Pace& pace)
    : settings_(settings),
      pace_(pace),
      clock_step_ns_(environment.clock_step_ns),
      plan_(planOf(settings)),
      workers_(static_cast<std::size_t>(settings.threads)),
      busy_(settings.threads + 1) {
  report_.settings = settings;
  for (std::size_t i = 0; i < workers_.size(); ++i) workers_[i].lot = i + 1;
}

void Shares::run(Run& run, int member) {
  if (member == 0) run.publish(report_);
  const int repetitions = static_cast<int>(plan_.size()) * pace_.repetitions;
  const bool keeps_time = member == settings_.threads;
  for (int repetition = kWarmUp; repetition < repetitions && run.gate(); ++repetition) {
    if (keeps_time && repetition != kWarmUp) keepTime(run);
    if (!keeps_time) {
      Worker& me = workers_[static_cast<std::size_t>(member)];
      repetition == kWarmUp ? warmUp(run, me) : work(me);
    }
    if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) conclude(run, repetition);
  }
}

void Shares::warmUp(const Run& run, Worker& me) {
  me.stamps.push_back(threads::nowNs());
  const std::int64_t end = me.stamps.front() + pace_.warm_up_ns;
  while (!run.cancelled() && (me.stamps.back() < end || me.stamps.size() <= kCalibrationWindow)) {
    me.value = threads::work(me.value, kStepsPerChunk);
    me.stamps.push_back(threads::nowNs());
  }
}

void Shares::concludeWarmUp() {
  std::vector<std::vector<threads::Interval>> lanes;
  for (Worker& worker : workers_) {
    lanes.push_back(threads::runningIntervals(worker.stamps));
    const double step = threads::fastestStepNs(worker.stamps, kStepsPerChunk, kCalibrationWindow);
    if (step > 0 && (report_.step_ns == 0 || step < report_.step_ns)) report_.step_ns = step;
    worker.stamps = {};
  }
  report_.overlap = threads::overlap(lanes, clock_step_ns_);
  steps_ = threads::stepsFor(settings_.section_ns, report_.step_ns);
}

void Shares::work(Worker& me) {
  constexpr int kUpperHalf = 32;
  locks_.with(trial_.lock, [&](auto& lock) {
    do {
      me.lot = threads::work(me.lot, 1);
      (me.lot >> kUpperHalf) < reads_below_ ? read(lock, me) : write(lock, me);
      me.done.store(me.done.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    } while (!stop_.load(std::memory_order_relaxed));
  });
}

template <class Lock>
void Shares::read(Lock& lock, Worker& me) {
  lock.startRead(kNever);
  me.inside.store(kReading, std::memory_order_relaxed);
  const std::int64_t seen = page_.upper;
  lookAround(me, kReading);
  hold(me);
  if (page_.lower != seen) me.exact = false;
  me.inside.store(kOutside, std::memory_order_relaxed);
  lock.stopRead();
}

template <class Lock>
void Shares::write(Lock& lock, Worker& me) {
  lock.startWrite(kNever);
  me.inside.store(kWriting, std::memory_order_relaxed);
  ++page_.upper;
  lookAround(me, kWriting);
  hold(me);
  ++page_.lower;
  ++me.writes;
  me.inside.store(kOutside, std::memory_order_relaxed);
  lock.stopWrite();
}

void Shares::hold(Worker& me) const {
  if (!settings_.asleep)
    me.value = threads::work(me.value, steps_);
  else if (settings_.section_ns > 0)
    std::this_thread::sleep_for(std::chrono::nanoseconds(settings_.section_ns));
}

// A place is emptied before its thread lets go of the lock. So whoever still sees it taken shares the lock with that
// thread, or has shared it a moment ago.
void Shares::lookAround(Worker& me, Inside as) {
  if (me.until_look-- > 0) return;
  me.until_look = kOperationsPerLook - 1;
  int readers = as == kReading ? 1 : 0;
  for (const Worker& other : workers_) {
    if (&other == &me) continue;
    const int inside = other.inside.load(std::memory_order_relaxed);
    readers += inside == kReading ? 1 : 0;
    if (inside == kWriting || (inside == kReading && as == kWriting)) me.exact = false;
  }
  me.most_readers = std::max(me.most_readers, readers);
}

void Shares::keepTime(const Run& run) {
  if (sleepFor(run, pace_.settle_ns)) {
    const double before = doneSoFar();
    const std::int64_t begin = threads::nowNs();
    sleepFor(run, std::max(pace_.window_ns, kReadsInAWindow * settings_.section_ns));
    const double done = doneSoFar() - before;
    per_second_ = done * 1e9 / static_cast<double>(std::max<std::int64_t>(1, threads::nowNs() - begin));
  }
  stop_.store(true, std::memory_order_relaxed);
}

// False when the run was cancelled meanwhile.
bool Shares::sleepFor(const Run& run, std::int64_t ns) const {
  const std::int64_t end = threads::nowNs() + ns;
  for (std::int64_t left = ns; left > 0 && !run.cancelled(); left = end - threads::nowNs())
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
  return !run.cancelled();
}

double Shares::doneSoFar() const {
  std::int64_t done = 0;
  for (const Worker& worker : workers_) done += worker.done.load(std::memory_order_relaxed);
  return static_cast<double>(done);
}

void Shares::conclude(Run& run, int repetition) {
  if (repetition == kWarmUp) {
    concludeWarmUp();
  } else if (!run.cancelled()) {
    addUp();
    if ((repetition + 1) % pace_.repetitions == 0) finishPoint(run);
  }
  prepare(repetition + 1);
  stop_.store(false, std::memory_order_relaxed);
  busy_.store(members(), std::memory_order_relaxed);
}

// After a repetition: its window, and whether the page counted the writes.
void Shares::addUp() {
  std::int64_t writes = 0;
  for (Worker& worker : workers_) {
    writes += worker.writes;
    point_.exact = point_.exact && worker.exact;
    point_.most_readers = std::max(point_.most_readers, worker.most_readers);
  }
  point_.exact = point_.exact && page_.upper == writes && page_.lower == writes;
  point_.done += static_cast<std::int64_t>(doneSoFar());
  windows_.push_back(per_second_);
}

// The points of a lock are told together.
void Shares::finishPoint(Run& run) {
  point_.lock = trial_.lock;
  point_.reads_percent = trial_.reads_percent;
  point_.per_second = threads::summarise(windows_);
  row_.push_back(std::exchange(point_, {}));
  windows_.clear();
  const std::size_t measured = report_.points.size() + row_.size();
  run.setProgress(static_cast<double>(measured) / static_cast<double>(plan_.size()));
  if (row_.size() < kReadShares.size()) return;
  report_.points.insert(report_.points.end(), row_.begin(), row_.end());
  row_.clear();
  run.publish(report_);
}

void Shares::prepare(int repetition) {
  const std::size_t next = static_cast<std::size_t>(repetition) / static_cast<std::size_t>(pace_.repetitions);
  if (next == plan_.size()) return;
  trial_ = plan_[next];
  reads_below_ = (std::uint64_t{1} << 32) * static_cast<std::uint64_t>(trial_.reads_percent) / 100;
  page_ = {};
  for (Worker& worker : workers_) {
    worker.done.store(0, std::memory_order_relaxed);
    worker.writes = 0;
    worker.most_readers = 0;
    worker.exact = true;
  }
}

}  // namespace racecourse::labs::readers_writers

#include "labs/locks/experiment_trials.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <thread>

#include "threads/activity.h"
#include "threads/artificial_work.h"
#include "threads/jain_index.h"

namespace racecourse::labs::locks {
namespace {

// One chunk of the warm-up takes about 50 µs, and the quickest millisecond or so of it calibrates the work.
constexpr std::int64_t kStepsPerChunk = 25'000;
constexpr std::size_t kCalibrationWindow = 20;

constexpr std::int64_t kLongestNapNs = 5'000'000;

// Half of the keys are in the table, and it stays so: as many operations insert as erase.
constexpr std::uint32_t kKeys = 2'048;

// Within one window of the others, a thread may not even have lost its core once.
constexpr int kLongerForFairness = 4;

constexpr int kWarmUp = -1;

}  // namespace

Trials::Trials(const Settings& settings, const threads::Environment& environment, const Pace& pace)
    : settings_(settings),
      pace_(pace),
      clock_step_ns_(environment.clock_step_ns),
      plan_(plan(settings)),
      workers_(static_cast<std::size_t>(settings.threads)),
      busy_(settings.threads + 1) {
  report_.settings = settings;
  if (!isTable()) return;
  for (const int locks : {1, settings.stripes, kBuckets}) {
    tables_.push_back(std::make_unique<threads::HashSet>(kBuckets, locks));
    for (std::uint32_t key = 0; key < kKeys; key += 2) tables_.back()->insert(key);
  }
}

void Trials::run(Run& run, int member) {
  if (member == 0) run.publish(report_);
  const int repetitions = static_cast<int>(plan_.size()) * pace_.repetitions;
  for (int repetition = kWarmUp; repetition < repetitions && run.gate(); ++repetition) {
    repeat(run, member, repetition);
    if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) conclude(run, repetition);
  }
}

void Trials::repeat(Run& run, int member, int repetition) {
  const bool keeps_time = member == settings_.threads;
  if (repetition == kWarmUp) {
    if (!keeps_time) warmUp(run, member);
  } else if (keeps_time) {
    keepTime(run);
  } else if (member < trial_.threads) {
    if (isTable())
      useTable(member);
    else
      contend(member);
  }
}

void Trials::warmUp(Run& run, int member) {
  Worker& me = workers_[static_cast<std::size_t>(member)];
  me.value += static_cast<std::uint64_t>(member);
  me.stamps.push_back(threads::nowNs());
  const std::int64_t end = me.stamps.front() + pace_.warm_up_ns;
  while (!run.cancelled() && (me.stamps.back() < end || me.stamps.size() <= kCalibrationWindow)) {
    me.value = threads::work(me.value, kStepsPerChunk);
    me.stamps.push_back(threads::nowNs());
  }
}

void Trials::contend(int member) {
  Worker& me = workers_[static_cast<std::size_t>(member)];
  locks_.with(static_cast<threads::LockKind>(trial_.subject), [&]<class Lock>(Lock& lock) {
    do {
      {
        const threads::Held<Lock> held(lock);
        if (std::exchange(guarded_.newest, member) != member)
          handovers_.store(handovers_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        ++guarded_.counted;
        guarded_.value = threads::work(guarded_.value, inside_steps_);
      }
      me.countOne();
      me.value = threads::work(me.value, outside_steps_);
    } while (!stop_.load(std::memory_order_relaxed));
  });
}

void Trials::useTable(int member) {
  Worker& me = workers_[static_cast<std::size_t>(member)];
  threads::HashSet& set = table();
  const auto more = [&] { me.inside = threads::work(me.inside, inside_steps_); };
  do {
    me.value = threads::work(me.value, 1 + outside_steps_);
    const auto key = static_cast<std::uint32_t>(me.value >> 8) % kKeys;
    switch ((me.value >> 32) % 10) {
      case 0:
        me.added += set.insert(key, more);
        break;
      case 1:
        me.added -= set.erase(key, more);
        break;
      default:
        set.contains(key, more);
    }
    me.countOne();
  } while (!stop_.load(std::memory_order_relaxed));
}

void Trials::keepTime(const Run& run) {
  if (sleepFor(run, pace_.settle_ns)) {
    const std::vector<double> before = counts();
    const std::int64_t handovers = handovers_.load(std::memory_order_relaxed);
    const std::int64_t begin = threads::nowNs();
    sleepFor(run, pace_.window_ns * (settings_.measure == Measure::kFairness ? kLongerForFairness : 1));
    window_.counts = counts();
    window_.seconds = static_cast<double>(threads::nowNs() - begin) / 1e9;
    window_.handovers = static_cast<double>(handovers_.load(std::memory_order_relaxed) - handovers);
    for (std::size_t i = 0; i < before.size(); ++i) window_.counts[i] -= before[i];
  }
  stop_.store(true, std::memory_order_relaxed);
}

// False when the run was cancelled meanwhile.
bool Trials::sleepFor(const Run& run, std::int64_t ns) const {
  const std::int64_t end = threads::nowNs() + ns;
  for (std::int64_t left = ns; left > 0 && !run.cancelled(); left = end - threads::nowNs())
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
  return !run.cancelled();
}

std::vector<double> Trials::counts() const {
  std::vector<double> all;
  for (int i = 0; i < trial_.threads; ++i)
    all.push_back(static_cast<double>(workers_[static_cast<std::size_t>(i)].done.load(std::memory_order_relaxed)));
  return all;
}

void Trials::conclude(Run& run, int repetition) {
  if (repetition == kWarmUp)
    concludeWarmUp();
  else if (!run.cancelled())
    addUp();
  if (repetition != kWarmUp && beginsTrial(repetition + 1) && !run.cancelled()) finishPoint(run);
  prepare(repetition + 1);
  stop_.store(false, std::memory_order_relaxed);
  busy_.store(members(), std::memory_order_relaxed);
}

void Trials::prepare(int repetition) {
  const std::size_t next = static_cast<std::size_t>(repetition) / static_cast<std::size_t>(pace_.repetitions);
  if (next == plan_.size()) return;
  trial_ = plan_[next];
  inside_steps_ = threads::stepsFor(trial_.inside_ns, report_.step_ns);
  guarded_ = {};
  handovers_.store(0, std::memory_order_relaxed);
  window_ = {};
  for (Worker& worker : workers_) worker.done.store(0, std::memory_order_relaxed);
  if (!beginsTrial(repetition)) return;
  for (Worker& worker : workers_) worker.added = 0;
  if (isTable()) table_size_ = table().size();
}

void Trials::concludeWarmUp() {
  std::vector<std::vector<threads::Interval>> lanes;
  for (Worker& worker : workers_) {
    lanes.push_back(threads::runningIntervals(worker.stamps));
    const double step = threads::fastestStepNs(worker.stamps, kStepsPerChunk, kCalibrationWindow);
    if (step > 0 && (report_.step_ns == 0 || step < report_.step_ns)) report_.step_ns = step;
    worker.stamps = {};
  }
  report_.overlap = threads::overlap(lanes, clock_step_ns_);
  outside_steps_ = threads::stepsFor(settings_.outside_ns, report_.step_ns);
}

// After a repetition: its window, and whether what was guarded is what was done.
void Trials::addUp() {
  std::int64_t done = 0;
  for (const Worker& worker : workers_) done += worker.done.load(std::memory_order_relaxed);
  bool exact = guarded_.counted == done;
  if (isTable()) {
    std::int64_t added = 0;
    for (const Worker& worker : workers_) added += worker.added;
    exact = static_cast<std::int64_t>(table().size()) == static_cast<std::int64_t>(table_size_) + added;
  }
  point_.exact = (windows_.empty() || point_.exact) && exact;
  point_.done += done;
  windows_.push_back(window_);
}

void Trials::finishPoint(Run& run) {
  std::vector<double> per_second, jain, handovers, fewest;
  point_.shares.assign(static_cast<std::size_t>(trial_.threads), 0);
  for (const Window& window : windows_) {
    const double sum = std::reduce(window.counts.begin(), window.counts.end());
    per_second.push_back(sum / window.seconds);
    fewest.push_back(sum);
    jain.push_back(threads::jainIndex(window.counts));
    // Counted at slightly different moments, so a few more may have changed hands than were counted.
    handovers.push_back(sum > 0 ? std::min(1.0, window.handovers / sum) : 0);
    for (std::size_t i = 0; i < window.counts.size(); ++i) point_.shares[i] += window.counts[i];
  }
  const double all = std::reduce(point_.shares.begin(), point_.shares.end());
  for (double& share : point_.shares) share = all > 0 ? share / all : 0;
  point_.trial = trial_;
  point_.fewest = std::ranges::min(fewest);
  point_.per_second = threads::summarise(per_second);
  point_.jain = threads::summarise(jain);
  if (!isTable()) point_.handovers = threads::summarise(handovers);
  report_.points.push_back(std::exchange(point_, {}));
  windows_.clear();
  run.setProgress(static_cast<double>(report_.points.size()) / static_cast<double>(plan_.size()));
  run.publish(report_);
}

}  // namespace racecourse::labs::locks

#include "labs/readers-writers/experiment.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "labs/readers-writers/experiment_share.h"
#include "labs/readers-writers/experiment_trial.h"
#include "threads/clock.h"

namespace racecourse::labs::readers_writers {
namespace {

using Run = threads::Run<Report>;

constexpr std::int64_t kPublishEveryNs = 40'000'000;

// One trial after the other. What members share is changed by the one that keeps the time, between two gates.
class Trials {
 public:
  explicit Trials(const Settings& settings) : settings_(settings), locks_(locksOf(settings)) {
    report_.settings = settings;
  }

  int members() const { return settings_.readers + settings_.writers + 1; }
  void run(Run& run, int member);

 private:
  void keepTime(Run& run);
  void tell(Run& run);
  void conclude(Run& run);
  void look();

  const Settings settings_;
  const std::vector<ReadWriteLockKind> locks_;
  std::unique_ptr<Trial> trial_;
  std::size_t done_ = 0;
  std::int64_t told_ns_ = 0;
  Report report_;
};

void Trials::run(Run& run, int member) {
  const bool keeps_time = member + 1 == members();
  if (keeps_time) run.publish(report_);
  for (const ReadWriteLockKind lock : locks_) {
    // Everybody has left the last trial, and at first everybody has come.
    if (!run.gate()) return;
    if (keeps_time) trial_ = std::make_unique<Trial>(settings_, lock);
    if (!run.gate()) return;
    keeps_time ? keepTime(run) : trial_->work(member);
    if (!run.gate()) return;
    if (keeps_time) conclude(run);
  }
}

void Trials::keepTime(Run& run) {
  trial_->keepTime([&] {
    tell(run);
    return !run.cancelled();
  });
  look();
  if (run.cancelled()) run.publish(report_);
}

void Trials::tell(Run& run) {
  run.setProgress((static_cast<double>(done_) + trial_->progress()) / static_cast<double>(locks_.size()));
  const std::int64_t now = threads::nowNs();
  if (settings_.measure != Measure::kWatch || now - told_ns_ < kPublishEveryNs) return;
  told_ns_ = now;
  look();
  run.publish(report_);
}

void Trials::look() {
  if (settings_.measure != Measure::kWatch) return;
  report_.scene = trial_->book().scene();
  report_.waits = {trial_->soFar()};
}

void Trials::conclude(Run& run) {
  ++done_;
  if (settings_.measure == Measure::kWatch) report_.waits.clear();
  report_.waits.push_back(trial_->result());
  run.setProgress(static_cast<double>(done_) / static_cast<double>(locks_.size()));
  run.publish(report_);
}

}  // namespace

ReadWriteLockKind kindOf(Watched lock) {
  if (lock == Watched::kLockA) return ReadWriteLockKind::kFair;
  return lock == Watched::kLockB ? ReadWriteLockKind::kMutex : static_cast<ReadWriteLockKind>(lock);
}

Settings clampSettings(Settings settings) {
  settings.readers = kReaders.clamp(settings.readers);
  settings.writers = kWriters.clamp(settings.writers);
  if (settings.readers + settings.writers == 0) settings.readers = 1;
  settings.read_ms = kHoldMs.clamp(settings.read_ms);
  settings.write_ms = kHoldMs.clamp(settings.write_ms);
  settings.pause_ms = kPauseMs.clamp(settings.pause_ms);
  settings.trial_ms = kTrialMs.clamp(settings.trial_ms);
  settings.threads = kThreads.clamp(settings.threads);
  settings.section_ns = kSectionNs.clamp(settings.section_ns);
  settings.locks &= kAllLocks;
  if (settings.locks == 0) settings.locks = kAllLocks;
  return settings;
}

std::vector<ReadWriteLockKind> locksOf(const Settings& settings) {
  if (settings.measure == Measure::kWatch) return {kindOf(settings.lock)};
  std::vector<ReadWriteLockKind> locks;
  for (int kind = 0; kind < threads::kReadWriteLockKinds; ++kind) {
    const auto lock = static_cast<ReadWriteLockKind>(kind);
    if (hasLock(settings.locks, lock)) locks.push_back(lock);
  }
  return locks;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment, const Pace& pace) {
  const Settings clamped = clampSettings(settings);
  if (clamped.measure == Measure::kShare) {
    const auto shares = std::make_shared<Shares>(clamped, environment, pace);
    experiment.start(crew, shares->members(), [shares](Run& run, int member) { shares->run(run, member); });
    return;
  }
  const auto trials = std::make_shared<Trials>(clamped);
  experiment.start(crew, trials->members(), [trials](Run& run, int member) { trials->run(run, member); });
}

const LockWaits* findWaits(const Report& report, ReadWriteLockKind lock) {
  const auto found = std::ranges::find(report.waits, lock, &LockWaits::lock);
  return found == report.waits.end() ? nullptr : &*found;
}

const Point* findPoint(const Report& report, ReadWriteLockKind lock, int reads_percent) {
  const auto found = std::ranges::find_if(
      report.points, [&](const Point& point) { return point.lock == lock && point.reads_percent == reads_percent; });
  return found == report.points.end() ? nullptr : &*found;
}

}  // namespace racecourse::labs::readers_writers

#include "labs/deadlock/experiment.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "labs/deadlock/experiment_bank.h"
#include "threads/clock.h"

namespace racecourse::labs::deadlock {
namespace {

using Run = threads::Run<Report>;

constexpr std::int64_t kPublishEveryNs = 25'000'000;
constexpr std::int64_t kShortestCellNs = 60'000'000;
constexpr std::int64_t kPeriodsInACell = 4;

// Says what is known, not more often than a frame can see it.
class Reporter {
 public:
  Reporter(Run& run, Report& report) : run_(run), report_(report), began_(threads::nowNs()) {}

  std::int64_t elapsed() const { return threads::nowNs() - began_; }

  void tell(Bank& bank) {
    const std::int64_t now = threads::nowNs();
    if (now - last_ < kPublishEveryNs) return;
    last_ = now;
    const auto [transfers, looks] = std::pair(report_.totals.transfers, report_.totals.looks);
    const threads::LockSnapshot before = report_.now;
    bank.describe(report_);
    report_.elapsed_ns = elapsed();
    // A deadlock that nobody looks for stands still, and so does its picture.
    if (transfers != report_.totals.transfers || looks != report_.totals.looks || before != report_.now)
      run_.publish(report_);
  }

  void publish(Bank& bank) {
    bank.describe(report_);
    report_.elapsed_ns = elapsed();
    run_.publish(report_);
  }

 private:
  Run& run_;
  Report& report_;
  const std::int64_t began_;
  std::int64_t last_ = 0;
};

void watchRun(Run& run, Bank& bank, const Settings& settings) {
  Report report{.settings = settings};
  run.publish(report);
  Reporter reporter(run, report);
  const double all = static_cast<double>(settings.threads) * settings.transfers;
  bank.watch([&] {
    if (run.cancelled()) bank.cancel();
    reporter.tell(bank);
    run.setProgress(static_cast<double>(report.totals.transfers) / all);
  });
  reporter.publish(bank);
  if (!run.cancelled()) run.setProgress(1);
}

// A sweep: one bank after the other, each for a short while.
class Sweep {
 public:
  explicit Sweep(const Settings& settings) : settings_(settings) {
    report_.settings = settings;
    report_.sweeping = true;
  }

  void run(Run& run, int member);

 private:
  static constexpr std::size_t kCells = kSweepPeriods.size() * kSweepRepetitions;

  void open(Run& run, std::size_t cell);
  void watch(Run& run, std::size_t cell);

  const Settings settings_;
  std::unique_ptr<Bank> bank_;  // changed by the member that watches, between two gates
  Report report_;               // touched by that member alone
};

void Sweep::run(Run& run, int member) {
  const bool watches = member == settings_.threads;
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    if (watches) open(run, cell);
    if (!run.gate()) break;
    watches ? watch(run, cell) : bank_->work(member);
    if (!run.gate()) break;
  }
  if (watches) run.publish(report_);
}

void Sweep::open(Run& run, std::size_t cell) {
  Settings settings = settings_;
  settings.period_us = kSweepPeriods[cell % kSweepPeriods.size()];
  settings.transfers = static_cast<int>(kTransfers.most);
  bank_ = std::make_unique<Bank>(settings);
  run.publish(report_);
}

void Sweep::watch(Run& run, std::size_t cell) {
  const std::int64_t period_us = kSweepPeriods[cell % kSweepPeriods.size()];
  const std::int64_t long_enough = std::max(kShortestCellNs, kPeriodsInACell * period_us * 1'000);
  const std::int64_t began = threads::nowNs();
  bank_->watch([&] {
    if (run.cancelled()) bank_->cancel();
    if (threads::nowNs() - began >= long_enough) bank_->close();
  });
  const std::int64_t took = threads::nowNs() - began;
  if (run.cancelled()) return;
  bank_->describe(report_);
  const Totals& totals = report_.totals;
  const auto each = [&](std::int64_t ns) {
    return static_cast<double>(ns) / static_cast<double>(std::max<std::int64_t>(1, totals.transfers));
  };
  report_.sweep.push_back({period_us, each(took), each(totals.stuck_ns), each(totals.looking_ns)});
  report_.elapsed_ns += took;
  run.setProgress(static_cast<double>(cell + 1) / kCells);
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.threads = kThreads.clamp(settings.threads);
  settings.accounts = kAccounts.clamp(settings.accounts);
  settings.locks_each = std::min(kLocksEach.clamp(settings.locks_each), settings.accounts);
  settings.transfers = kTransfers.clamp(settings.transfers);
  settings.pause_us = kPauseUs.clamp(settings.pause_us);
  if (settings.period_us != kNever && settings.period_us != kAtEveryWait)
    settings.period_us = kPeriodUs.clamp(settings.period_us);
  return settings;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings) {
  const Settings clamped = clampSettings(settings);
  const auto bank = std::make_shared<Bank>(clamped);
  experiment.start(crew, clamped.threads + 1, [clamped, bank](Run& run, int member) {
    if (!run.gate()) return;
    member == clamped.threads ? watchRun(run, *bank, clamped) : bank->work(member);
  });
}

void startSweep(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings) {
  const Settings clamped = clampSettings(settings);
  const auto sweep = std::make_shared<Sweep>(clamped);
  experiment.start(crew, clamped.threads + 1, [sweep](Run& run, int member) { sweep->run(run, member); });
}

}  // namespace racecourse::labs::deadlock

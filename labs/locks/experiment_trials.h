// Several threads and one lock, trial after trial. Members 0 … n-1 of the crew work, the last one keeps the time.
//
//   const auto trials = std::make_shared<Trials>(settings, environment, Pace{});
//   experiment.start(crew, trials->members(), [trials](auto& run, int member) { trials->run(run, member); });
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "labs/locks/experiment.h"
#include "threads/hash_set.h"

namespace racecourse::labs::locks {

class Trials {
 public:
  using Run = threads::Run<Report>;

  // The settings are clamped, and not for Measure::kCost.
  Trials(const Settings& settings, const threads::Environment& environment, const Pace& pace);

  // Threads of the crew that a run needs.
  int members() const { return settings_.threads + 1; }

  // The whole run of one member.
  void run(Run& run, int member);

 private:
  // What one thread counts for itself, where nobody else writes.
  struct alignas(64) Worker {
    std::atomic<std::int64_t> done = 0;  // since the repetition began
    std::int64_t added = 0;              // table: keys inserted less keys erased
    std::uint64_t value = 1;             // the artificial work's
    std::uint64_t inside = 1;            // table: that of the work under the lock
    std::vector<std::int64_t> stamps;    // of the warm-up

    void countOne() { done.store(done.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
  };

  // What the lock guards.
  struct alignas(64) Guarded {
    std::uint64_t value = 1;
    std::int64_t counted = 0;
    int newest = -1;
  };

  // One repetition's numbers.
  struct Window {
    double seconds = 0;
    std::vector<double> counts;
    double handovers = 0;
  };

  void warmUp(Run& run, int member);
  void concludeWarmUp();
  void calibrate();
  void repeat(Run& run, int member, int repetition);
  void contend(int member);
  void useTable(int member);
  void keepTime(const Run& run);
  bool sleepFor(const Run& run, std::int64_t ns) const;
  std::vector<double> counts() const;
  void conclude(Run& run, int repetition);
  void prepare(int repetition);
  bool beginsTrial(int repetition) const { return repetition % pace_.repetitions == 0; }
  void addUp();
  void finishPoint(Run& run);
  threads::HashSet& table() { return *tables_[static_cast<std::size_t>(trial_.subject)]; }
  bool isTable() const { return settings_.measure == Measure::kTable; }

  const Settings settings_;
  const Pace pace_;
  const double clock_step_ns_;
  const std::vector<Trial> plan_;
  std::vector<Worker> workers_;
  threads::LockFamily locks_;
  Guarded guarded_;
  std::atomic<std::int64_t> handovers_ = 0;  // written under the lock, read by the time-keeper too
  std::vector<std::unique_ptr<threads::HashSet>> tables_;
  std::atomic<bool> stop_ = false;
  std::atomic<int> busy_;  // members that have not left this repetition

  // Written between repetitions, by the last member to leave one.
  Trial trial_;
  std::int64_t inside_steps_ = 0;
  std::int64_t outside_steps_ = 0;
  std::size_t table_size_ = 0;
  Window window_;  // written by the time-keeper
  std::vector<Window> windows_;
  Point point_;
  Report report_;
};

}  // namespace racecourse::labs::locks

// Several threads that read and write by lot, with one lock after the other and one share of reads after the other.
// Members 0 … n-1 of the crew work, the last one keeps the time.
//
//   const auto shares = std::make_shared<Shares>(settings, environment, Pace{});
//   experiment.start(crew, shares->members(), [shares](auto& run, int member) { shares->run(run, member); });
//
// Only what costs a thread next to nothing is counted in a window: each thread says in a place of its own whether it is
// inside, and now and then one that is inside looks at the others' places.
#pragma once

#include <atomic>
#include <vector>

#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

class Shares {
 public:
  using Run = threads::Run<Report>;

  // The settings are clamped.
  Shares(const Settings& settings, const threads::Environment& environment, const Pace& pace);

  // Threads of the crew that a run needs.
  int members() const { return settings_.threads + 1; }

  // The whole run of one member.
  void run(Run& run, int member);

 private:
  enum Inside : int { kOutside, kReading, kWriting };

  struct alignas(64) Worker {
    std::atomic<int> inside = kOutside;
    std::atomic<std::int64_t> done = 0;  // since the repetition began
    std::int64_t writes = 0;             // the same
    int until_look = 0;                  // operations
    int most_readers = 0;
    bool exact = true;
    std::uint64_t lot = 1;
    std::uint64_t value = 1;  // the artificial work's
    std::vector<std::int64_t> stamps;
  };

  // What the lock guards: both halves are changed by each write.
  struct alignas(64) Page {
    std::int64_t upper = 0;
    std::int64_t lower = 0;
  };

  struct Trial {
    ReadWriteLockKind lock;
    int reads_percent;
  };

  static std::vector<Trial> planOf(const Settings& settings);
  void warmUp(const Run& run, Worker& me);
  void concludeWarmUp();
  void work(Worker& me);
  void hold(Worker& me) const;
  template <class Lock>
  void read(Lock& lock, Worker& me);
  template <class Lock>
  void write(Lock& lock, Worker& me);
  void lookAround(Worker& me, Inside as);
  void keepTime(const Run& run);
  bool sleepFor(const Run& run, std::int64_t ns) const;
  double doneSoFar() const;
  void conclude(Run& run, int repetition);
  void addUp();
  void finishPoint(Run& run);
  void prepare(int repetition);

  const Settings settings_;
  const Pace pace_;
  const double clock_step_ns_;
  const std::vector<Trial> plan_;
  std::vector<Worker> workers_;
  threads::ReadWriteLockFamily locks_;
  Page page_;
  std::atomic<bool> stop_ = false;
  std::atomic<int> busy_;  // members that have not left this repetition

  // Written between repetitions, by the last member to leave one.
  Trial trial_{};
  std::uint64_t reads_below_ = 0;  // of 2^32 lots
  std::int64_t steps_ = 0;         // of work inside
  double per_second_ = 0;          // written by the time-keeper
  std::vector<double> windows_;
  Point point_;
  std::vector<Point> row_;  // of the present lock
  Report report_;
};

}  // namespace racecourse::labs::readers_writers

// One lock, readers and writers who come back again and again, and somebody who keeps the time.
//
//   Trial trial(settings, ReadWriteLockKind::kFair);
//   trial.work(member);                                     // on each reader's and writer's thread
//   trial.keepTime([&] { return !run.cancelled(); });       // on one more: ends it for all
//   if (everybodyHasLeft) report.waits.push_back(trial.result());
#pragma once

#include <atomic>
#include <functional>

#include "labs/readers-writers/experiment.h"
#include "labs/readers-writers/experiment_book.h"

namespace racecourse::labs::readers_writers {

class Trial {
 public:
  Trial(const Settings& settings, ReadWriteLockKind lock)
      : settings_(settings), lock_(lock), book_(settings.readers, settings.writers) {}

  // Comes back until the time is over. Members are readers, from 0, and then writers.
  void work(int member);

  // Sleeps until the time is over or `goes_on`, asked about every 5 ms, says no. Then everybody leaves.
  void keepTime(const std::function<bool()>& goes_on);

  // The share of the time that is over, 0 to 1.
  double progress() const;

  const Book& book() const { return book_; }

  // While it runs, what it came to so far; once everybody has left, with the pages and writes compared.
  LockWaits soFar() const { return book_.waits(lock_); }
  LockWaits result() const;

 private:
  // What the lock guards: both halves are changed by each write.
  struct Page {
    std::int64_t upper = 0;
    std::int64_t lower = 0;
  };

  template <class Lock>
  void read(Lock& lock, int member);
  template <class Lock>
  void write(Lock& lock, int member);
  std::int64_t firstArrivalNs(int member) const;
  void hold(int ms);
  void awaitRelay(int member);
  void sleep(std::int64_t ns);
  void compute(std::int64_t ns);

  const Settings settings_;
  const ReadWriteLockKind lock_;
  threads::ReadWriteLockFamily locks_;
  Book book_;
  Page page_;
  std::atomic<bool> over_ = false;
};

}  // namespace racecourse::labs::readers_writers

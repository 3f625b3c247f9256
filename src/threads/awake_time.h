// How long a thread was awake, from clock readings alone: what can be had of processor time where no clock counts it.
//
//   threads::AwakeTime awake;
//   awake.look(threads::nowNs());                       // again and again while it is busy
//   awake.sleep(threads::nowNs()); nap(); awake.look(threads::nowNs());
//   awake.totalNs();                                    // and awake.stretches() for a picture
//
// Between two looks that lie far apart the system had taken the core away; see threads/activity.h. What the system
// itself spends on putting a thread to sleep and waking it is not seen from here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "threads/activity.h"

namespace racecourse::threads {

class AwakeTime {
 public:
  // A yield that takes longer has let another thread run; a shorter one has come straight back.
  static constexpr std::int64_t kLongestEmptyYieldNs = 20'000;

  // Keeps the first `kept` stretches; the total has all of them.
  explicit AwakeTime(std::size_t kept = 0) : kept_(kept) {}

  // The thread is awake at `now` (ns, never falling), and was since the last call unless that was sleep() or is over
  // kShortestPauseNs ago.
  void look(std::int64_t now) {
    if (!awake_ || now - newest_.end > kShortestPauseNs) begin(now);
    newest_.end = now;
  }

  // As look(), and from now on it sleeps.
  void sleep(std::int64_t now) {
    look(now);
    close();
  }

  // It offered its core at `before` and has it back at `after`.
  void yield(std::int64_t before, std::int64_t after) {
    if (after - before > kLongestEmptyYieldNs) sleep(before);
    look(after);
  }

  // Without the stretch that has not ended with sleep().
  std::int64_t totalNs() const { return total_; }

  // The first ones that have ended, in order.
  const std::vector<Interval>& stretches() const { return stretches_; }

  // Whether later stretches are not kept any more.
  bool full() const { return stretches_.size() >= kept_; }

 private:
  void begin(std::int64_t now) {
    close();
    newest_ = {now, now};
    awake_ = true;
  }

  void close() {
    if (!std::exchange(awake_, false)) return;
    total_ += newest_.end - newest_.begin;
    if (!full()) stretches_.push_back(newest_);
  }

  std::size_t kept_;
  bool awake_ = false;
  Interval newest_;
  std::int64_t total_ = 0;
  std::vector<Interval> stretches_;
};

}  // namespace racecourse::threads

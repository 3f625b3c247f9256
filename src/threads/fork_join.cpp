#include "threads/fork_join.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "threads/clock.h"

namespace racecourse::threads {
namespace {

constexpr std::int64_t kSpinNs = 50'000;

// Whether `condition` came true within a moment.
template <class Condition>
bool spinUntil(Condition condition) {
  const std::int64_t deadline = nowNs() + kSpinNs;
  while (!condition()) {
    if (nowNs() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

}  // namespace

// One long job for the crew: its members take part in each round until it is cancelled.
class ForkJoin::Rounds final : public Job {
 public:
  explicit Rounds(int helpers) : helpers_(helpers) {}

  int helpers() const { return helpers_; }

  void run(int member) noexcept override {
    for (std::uint64_t round = 1; await(round); ++round) {
      (*work_)(member + 1);
      if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) wakeCaller();
    }
  }

  void cancel() noexcept override {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  void runOnAll(const std::function<void(int)>& work) {
    work_ = &work;
    busy_.store(helpers_, std::memory_order_relaxed);
    {
      const std::lock_guard lock(mutex_);
      round_.fetch_add(1, std::memory_order_release);
      changed_.notify_all();
    }
    work(0);
    const auto idle = [&] { return busy_.load(std::memory_order_acquire) == 0; };
    if (spinUntil(idle)) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, idle);
  }

 private:
  bool await(std::uint64_t round) {
    const auto ready = [&] { return round_.load(std::memory_order_acquire) >= round; };
    if (spinUntil(ready)) return true;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ready() || ended_; });
    return ready();
  }

  void wakeCaller() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
  }

  const int helpers_;
  const std::function<void(int)>* work_ = nullptr;  // of this round
  std::atomic<std::uint64_t> round_ = 0;
  std::atomic<int> busy_ = 0;  // helpers that have not finished the round
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
};

ForkJoin::ForkJoin(int count) {
  assert(count >= 1);
  for (int helpers = count - 1; helpers > 0;) {
    const auto rounds = std::make_shared<Rounds>(helpers);
    const Accepted accepted = crew_.tryStart(helpers, rounds);
    if (accepted == Accepted::kYes) {
      rounds_ = rounds;
      return;
    }
    if (accepted == Accepted::kRefused) helpers = crew_.size();
  }
}

ForkJoin::~ForkJoin() = default;

int ForkJoin::count() const { return rounds_ ? rounds_->helpers() + 1 : 1; }

void ForkJoin::run(const std::function<void(int)>& work) {
  if (rounds_) {
    rounds_->runOnAll(work);
  } else {
    work(0);
  }
}

}  // namespace racecourse::threads

// What the building blocks of threaded programs cost, natively and in a browser: one JSON line a figure.
//
//   {"name":"mutex, uncontended","unit":"ns","median":6.1,"lower":6.0,"upper":6.3,"batch":524288}
//
// Run it on a quiet machine; it takes a few seconds. In a browser main() runs on a worker, where waiting is allowed.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "threads/crew.h"
#include "threads/environment.h"
#include "threads/measure.h"
#include "threads/start_gate.h"

namespace {

using namespace racecourse::threads;

// Batches with a thread start in them last this long, so that the start does not count.
constexpr double kLongBatchNs = 40e6;

void print(const char* name, const Summary& summary, std::int64_t batch) {
  std::printf("{\"name\":\"%s\",\"unit\":\"ns\",\"median\":%.4g,\"lower\":%.4g,\"upper\":%.4g,\"batch\":%lld}\n", name,
              summary.median, summary.lower_quartile, summary.upper_quartile, static_cast<long long>(batch));
  std::fflush(stdout);
}

// Measures one figure after the other.
class Bench {
 public:
  Bench() {
    std::vector<double> steps;
    for (int i = 0; i < 11; ++i) steps.push_back(measureClockStepNs());
    const Summary step = summarise(steps);
    clock_step_ns_ = step.median;
    print("clock step", step, 1);
  }

  template <class Operations>
  void figure(const char* name, Operations operations, double shortest_batch_ns = 2e6) const {
    const MeasureOptions options{.shortest_batch_ns = shortest_batch_ns, .clock_step_ns = clock_step_ns_};
    const auto result = measure(options, operations);
    print(name, result->ns, result->batch);
  }

 private:
  double clock_step_ns_ = 0;
};

template <class Step>
auto repeated(Step step) {
  return [step](std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) step();
  };
}

// n steps, shared equally by this thread and another that leaves the gate together with it.
template <class Step>
auto sharedByTwo(Step step) {
  return [step](std::int64_t n) {
    const std::atomic<bool> cancelled = false;
    StartGate gate(2);
    const auto half = [&](std::int64_t count) {
      gate.arriveAndWait(cancelled);
      for (std::int64_t i = 0; i < count; ++i) step();
    };
    std::thread other(half, n / 2);
    half(n - n / 2);
    other.join();
  };
}

struct Shared {
  alignas(64) std::mutex mutex;
  std::atomic<std::int64_t> counter = 0;

  void incrementInTwoSteps() { counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
  void incrementAtomically() { counter.fetch_add(1, std::memory_order_relaxed); }
  void incrementWithMutex() {
    const std::lock_guard lock(mutex);
    incrementInTwoSteps();
  }
};

// Two threads wake each other in turn, n times in all.
void handOff(std::int64_t n) {
  std::mutex mutex;
  std::condition_variable changed;
  std::int64_t turn = 0;
  const auto play = [&](int player) {
    std::unique_lock lock(mutex);
    while (turn < n) {
      if (turn % 2 == player) {
        ++turn;
        changed.notify_one();
      } else {
        changed.wait(lock);
      }
    }
  };
  std::thread other(play, 1);
  play(0);
  other.join();
}

// A job that does nothing but say when its last member has left.
class Errand final : public Job {
 public:
  explicit Errand(int members) : away_(members) {}

  void run(int) noexcept override {
    const std::lock_guard lock(mutex_);
    if (--away_ == 0) back_.notify_one();
  }
  void cancel() noexcept override {}

  void wait() {
    std::unique_lock lock(mutex_);
    back_.wait(lock, [&] { return away_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable back_;
  int away_;
};

void runErrand(Crew& crew, int members) {
  const auto errand = std::make_shared<Errand>(members);
  while (crew.tryStart(members, errand) != Accepted::kYes) std::this_thread::yield();
  errand->wait();
}

}  // namespace

int main() {
  const Bench bench;
  Shared shared;
  Crew crew;
  // The C library takes short cuts through its locks until a second thread exists. Programs with threads do not get
  // them.
  runErrand(crew, 1);
  bench.figure("clock read", repeated([] { nowNs(); }));
  bench.figure("load and store", repeated([&] { shared.incrementInTwoSteps(); }));
  bench.figure("fetch_add", repeated([&] { shared.incrementAtomically(); }));
  bench.figure("mutex, uncontended", repeated([&] { shared.incrementWithMutex(); }));
  bench.figure("load and store, 2 threads", sharedByTwo([&] { shared.incrementInTwoSteps(); }), kLongBatchNs);
  bench.figure("fetch_add, 2 threads", sharedByTwo([&] { shared.incrementAtomically(); }), kLongBatchNs);
  bench.figure("mutex, 2 threads", sharedByTwo([&] { shared.incrementWithMutex(); }), kLongBatchNs);
  bench.figure("condition variable hand-off", handOff, kLongBatchNs);
  bench.figure("create and join a thread", repeated([] { std::thread([] {}).join(); }));
  bench.figure("crew job, 1 thread, start to finish", repeated([&] { runErrand(crew, 1); }));
  bench.figure("crew job, 4 threads, start to finish", repeated([&] { runErrand(crew, 4); }));
}

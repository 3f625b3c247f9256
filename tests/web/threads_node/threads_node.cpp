// The threads layer and the race experiment as WebAssembly, checked on Web Workers under Node. No test framework: the
// native tests go into detail, this asks whether the same code holds up with the browser's C++ library and its threads.
//
//   tests/web/threads_node/run
#include <malloc.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "labs/race/experiment.h"
#include "threads/lock_kind.h"

namespace {

using namespace racecourse;
using labs::race::Guard;
using labs::race::Report;
using labs::race::Settings;
using threads::State;

class Checks {
 public:
  void check(const std::string& sentence, bool holds) {
    std::printf("%s %s\n", holds ? "ok    " : "FAILED", sentence.c_str());
    if (!holds) ++failed_;
  }
  int failed() const { return failed_; }

 private:
  int failed_ = 0;
};

using Experiment = threads::Experiment<Report>;

bool pollUntil(Experiment& experiment, State state) {
  for (int i = 0; i < 600'000 && experiment.state() != state; ++i) {
    experiment.poll();
    if (experiment.state() != state) std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  return experiment.state() == state;
}

Report run(threads::Crew& crew, const Settings& settings, const threads::Environment& environment) {
  Experiment experiment;
  labs::race::start(experiment, crew, settings, environment);
  return pollUntil(experiment, State::kFinished) ? experiment.report() : Report{};
}

void checkGuards(Checks& checks, threads::Crew& crew, const threads::Environment& environment) {
  for (const Guard guard : {Guard::kMutex, Guard::kAtomic}) {
    for (const int count : {1, 2, 4, 8}) {
      const Settings settings{.threads = count, .increments = 10'000, .rounds = 5, .guard = guard};
      const Report report = run(crew, settings, environment);
      checks.check((guard == Guard::kMutex ? "a mutex keeps every update of " : "an atomic keeps every update of ") +
                       std::to_string(count) + " threads",
                   report.rounds.size() == 5 && labs::race::totalLost(report) == 0);
    }
  }
}

void checkUnguarded(Checks& checks, threads::Crew& crew, const threads::Environment& environment) {
  const Report report = run(crew, {.threads = 4, .increments = 100'000, .rounds = 10}, environment);
  bool within = report.rounds.size() == 10;
  for (const labs::race::Round& round : report.rounds) within = within && round.actual >= 2 && round.lost() >= 0;
  checks.check("without a guard every round ends between 2 and n * k", within);
  const labs::race::Verdict verdict = labs::race::explain(report, environment);
  std::printf("       lost %lld of %lld, %.1f ns per increment, overlap %.2f, clock step %.0f ns\n",
              static_cast<long long>(verdict.lost), static_cast<long long>(verdict.expected),
              labs::race::costPerIncrement(report).median, verdict.overlap.median, verdict.clock_step_ns);
}

void checkCancel(Checks& checks, threads::Crew& crew, const threads::Environment& environment) {
  double longest_ms = 0;
  bool cancelled = true;
  for (const Guard guard : {Guard::kNone, Guard::kMutex, Guard::kAtomic}) {
    Experiment experiment;
    const Settings slow{.threads = 8, .increments = 10'000'000, .rounds = 1'000, .yields = 16, .guard = guard};
    labs::race::start(experiment, crew, slow, environment);
    cancelled = cancelled && pollUntil(experiment, State::kRunning);
    const std::int64_t begin = threads::nowNs();
    experiment.cancel();
    cancelled = cancelled && pollUntil(experiment, State::kCancelled);
    longest_ms = std::max(longest_ms, static_cast<double>(threads::nowNs() - begin) / 1e6);
  }
  checks.check("the slowest runs can be cancelled", cancelled);
  std::printf("       the slowest took %.1f ms to stop\n", longest_ms);
}

// Each thread adds to a plain counter under one lock.
long countUnder(threads::LockKind kind, int count, int each) {
  const auto locks = std::make_unique<threads::LockFamily>();
  long counter = 0;
  locks->with(kind, [&]<class Lock>(Lock& lock) {
    std::vector<std::thread> all;
    for (int member = 0; member < count; ++member) {
      all.emplace_back([&] {
        for (int i = 0; i < each; ++i) {
          const threads::Held<Lock> held(lock);
          ++counter;
        }
      });
    }
    for (std::thread& thread : all) thread.join();
  });
  return counter;
}

void checkLocks(Checks& checks) {
  constexpr int kEach = 500;
  for (int kind = 0; kind < threads::kLockKinds; ++kind) {
    bool exact = true;
    for (const int count : {1, 2, 4, 8})
      exact = exact && countUnder(static_cast<threads::LockKind>(kind), count, kEach) == count * kEach;
    checks.check(
        "a plain counter stays exact under " + std::string(threads::kLockNames[static_cast<std::size_t>(kind)]), exact);
  }
}

void checkCycles(Checks& checks, threads::Crew& crew, const threads::Environment& environment) {
  const Settings settings{.threads = 4, .increments = 1'000, .rounds = 1'000, .guard = Guard::kAtomic};
  const int size_before = crew.size();
  std::int64_t heap_before = 0;
  bool cancelled = true;
  for (int i = 0; i < 11'000; ++i) {
    if (i == 1'000) heap_before = mallinfo().uordblks;
    Experiment experiment;
    labs::race::start(experiment, crew, settings, environment);
    if (i % 100 == 99) cancelled = cancelled && pollUntil(experiment, State::kRunning);
    experiment.cancel();
    if (i % 100 == 99) cancelled = cancelled && pollUntil(experiment, State::kCancelled);
  }
  run(crew, {.threads = 4, .increments = 1'000, .rounds = 1, .guard = Guard::kAtomic}, environment);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const std::int64_t grown = mallinfo().uordblks - heap_before;
  checks.check("ten thousand start/cancel cycles end as they should", cancelled);
  checks.check("they leave the number of threads as it was", crew.size() == size_before);
  checks.check("they leave the heap within 16 KB of what it was", grown < 16 * 1'024);
  std::printf("       the heap differs by %lld bytes\n", static_cast<long long>(grown));
}

}  // namespace

int main() {
  Checks checks;
  threads::Crew crew;
  const threads::Environment environment = threads::describeEnvironment(true, true);
  checkLocks(checks);
  checkGuards(checks, crew, environment);
  checkUnguarded(checks, crew, environment);
  checkCancel(checks, crew, environment);
  checkCycles(checks, crew, environment);
  std::printf("%d failed\n", checks.failed());
  return checks.failed() == 0 ? 0 : 1;
}

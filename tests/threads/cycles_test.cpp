// What thousands of runs leave behind: nothing.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <thread>
#include <vector>

#include "process.h"
#include "threads/experiment.h"
#include "wait.h"

using namespace racecourse::threads;
using racecourse::tests::eventually;
using racecourse::tests::heapInUse;
using racecourse::tests::kSanitized;
using racecourse::tests::threadCount;

namespace {

constexpr int kMembers = 4;
constexpr int kCycles = 10'000;

// A forgotten run would be over 1 KB a cycle, so 10 MB. What stays is malloc's own cache of freed blocks in each
// thread.
constexpr std::int64_t kHeapMayDiffer = 64 * 1'024;

using Report = std::vector<double>;

void publishUntilCancelled(Run<Report>& run, int member) {
  if (member == 0) run.publish(Report(32, 1.0));
  while (!run.cancelled()) std::this_thread::yield();
}

void pollUntil(Experiment<Report>& experiment, State state) {
  while (experiment.state() != state) {
    experiment.poll();
    std::this_thread::yield();
  }
}

void startRunCancel(Crew& crew, Experiment<Report>& experiment) {
  experiment.start(crew, kMembers, publishUntilCancelled);
  pollUntil(experiment, State::kRunning);
  experiment.cancel();
  pollUntil(experiment, State::kCancelled);
}

// Starts, perhaps looks once or twice, cancels, and does not care what became of it.
void startAndForget(Crew& crew, Experiment<Report>& experiment, int cycle) {
  experiment.start(crew, kMembers, publishUntilCancelled);
  for (int i = 0; i < cycle % 3; ++i) experiment.poll();
  if (cycle % 2 == 0) experiment.cancel();
}

template <class Cycle>
void requireNothingIsLeft(Cycle cycle) {
  Crew crew;
  std::int64_t heap_before = 0;
  int threads_before = 0;
  {
    Experiment<Report> experiment;
    for (int i = 0; i < kCycles / 10; ++i) cycle(crew, experiment, i);
    startRunCancel(crew, experiment);
    heap_before = static_cast<std::int64_t>(heapInUse());
    threads_before = threadCount();

    for (int i = 0; i < kCycles; ++i) cycle(crew, experiment, i);
    startRunCancel(crew, experiment);
  }
  REQUIRE(crew.size() == kMembers);
  REQUIRE(threadCount() == threads_before);
  if (kSanitized) return;
  REQUIRE(eventually([&] { return static_cast<std::int64_t>(heapInUse()) - heap_before < kHeapMayDiffer; }));
}

}  // namespace

TEST_CASE("ten thousand runs that are started and cancelled leave threads and heap as they were", "[cycles]") {
  requireNothingIsLeft([](Crew& crew, Experiment<Report>& experiment, int) { startRunCancel(crew, experiment); });
}

TEST_CASE("ten thousand restarts that nobody waits for leave threads and heap as they were", "[cycles]") {
  requireNothingIsLeft(startAndForget);
}

TEST_CASE("ten thousand experiments destroyed in the middle of a run leave threads and heap as they were", "[cycles]") {
  requireNothingIsLeft([](Crew& crew, Experiment<Report>&, int cycle) {
    Experiment<Report> short_lived;
    startAndForget(crew, short_lived, cycle);
  });
}

TEST_CASE("when the system refuses a thread the run fails and says so", "[cycles]") {
  if (kSanitized) SKIP("a sanitizer needs more address space than this test leaves");
  // In a child process, because the limit cannot be taken back safely: no room for another thread's stack.
  const pid_t child = fork();
  if (child == 0) {
    Crew crew;
    Experiment<int> experiment;
    const rlimit tiny{.rlim_cur = 1, .rlim_max = RLIM_INFINITY};
    setrlimit(RLIMIT_AS, &tiny);
    // More members than the C library keeps stacks of ended threads for.
    experiment.start(crew, 32, [](Run<int>&, int) {});
    _exit(experiment.state() == State::kFailed && !experiment.failure().empty() && crew.size() < 32 ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
}

// What each lock costs and carries: one JSON line a figure. bench/locks_bench.mjs compares them with std::mutex.
//
//   locks_bench             one thread, then 2 and 4 threads with 100 ns in the critical section and 100 ns outside
//
//   {"what":"pair","lock":"Ticket","value":8.1}             ns for lock and unlock, one thread
//   {"what":"increment","lock":"Ticket","value":9.0}        ns for an increment under the lock, one thread
//   {"what":"rate","lock":"Ticket","threads":2,"value":5e6} critical sections a second
//   {"what":"fairness","lock":"Ticket","threads":2,"value":0.99}
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "labs/locks/experiment.h"

namespace {

using namespace racecourse;
using namespace racecourse::labs::locks;

Report run(threads::Crew& crew, const Settings& settings, const threads::Environment& environment) {
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, environment);
  while (experiment.active()) {
    experiment.poll();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return experiment.report();
}

void print(const char* what, std::string_view lock, int count, double value) {
  std::printf(R"({"what":"%s","lock":"%s","threads":%d,"value":%.6g})", what, std::string(lock).c_str(), count, value);
  std::printf("\n");
}

}  // namespace

int main() {
  const threads::Environment environment = threads::describeEnvironment(/*threads=*/true, /*isolated=*/true);
  threads::Crew crew;
  const Report alone = run(crew, {.measure = Measure::kCost}, environment);
  for (const Cost& cost : alone.costs) {
    print("increment", cost.name, 1, cost.increment.median);
    if (cost.pair.n > 0) print("pair", cost.name, 1, cost.pair.median);
  }
  for (const int count : {2, 4}) {
    const Report together = run(crew, {.measure = Measure::kFairness, .threads = count}, environment);
    for (const Point& point : together.points) {
      const std::string_view lock = threads::kLockNames[static_cast<std::size_t>(point.trial.subject)];
      print("rate", lock, count, point.per_second.median);
      print("fairness", lock, count, point.jain.median);
    }
  }
}

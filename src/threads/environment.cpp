#include "threads/environment.h"

#include <thread>

namespace racecourse::threads {

Environment describeEnvironment(bool threads, bool isolated) {
  // hardware_concurrency() is 0 where the system does not tell.
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return {.cores = cores, .threads = threads, .isolated = isolated, .clock_step_ns = measureClockStepNs()};
}

}  // namespace racecourse::threads

#include "threads/processor_time.h"

#include <time.h>

namespace racecourse::threads {

std::optional<std::int64_t> processorTimeNs() {
#if __has_builtin(__builtin_wasm_memory_atomic_wait32)
  return std::nullopt;
#else
  constexpr std::int64_t kSecond = 1'000'000'000;
  timespec now{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return std::nullopt;
  return now.tv_sec * kSecond + now.tv_nsec;
#endif
}

}  // namespace racecourse::threads

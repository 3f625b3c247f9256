#include "threads/clock.h"

#include <chrono>

namespace racecourse::threads {

std::int64_t nowNs() {
  const auto since_origin = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since_origin).count();
}

}  // namespace racecourse::threads

// What the system says about this process: its threads, its heap. Linux only, like the native tests.
#pragma once

#include <malloc.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

namespace racecourse::tests {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

// Threads of this process that exist now.
inline int threadCount() {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) ++count;
  return count;
}

// Bytes handed out by malloc and not freed. A sanitizer brings its own heap, which this does not see.
inline std::size_t heapInUse() { return mallinfo2().uordblks; }

// How often a thread of this process was switched away because it waited for something.
inline long voluntarySwitches(int thread_id) {
  std::ifstream status("/proc/self/task/" + std::to_string(thread_id) + "/status");
  const std::string wanted = "voluntary_ctxt_switches:";
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(wanted)) return std::stol(line.substr(wanted.size()));
  }
  return -1;
}

}  // namespace racecourse::tests

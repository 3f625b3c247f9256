// How long a thread has had a core, as the system counts it: the honest price of waiting.
//
//   const auto before = threads::processorTimeNs();
//   waitForNews();
//   if (before) burned = *threads::processorTimeNs() - *before;   // on the same thread
#pragma once

#include <cstdint>
#include <optional>

namespace racecourse::threads {

// Processor time of the calling thread so far, in ns, in the system and outside it (POSIX, CLOCK_THREAD_CPUTIME_ID).
// Nothing where there is no such clock, as in a browser; see threads/awake_time.h for what can be had there.
std::optional<std::int64_t> processorTimeNs();

}  // namespace racecourse::threads

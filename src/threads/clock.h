// The one clock that everything is timed with.
//
//   const std::int64_t begin = threads::nowNs();
//   work();
//   const std::int64_t took = threads::nowNs() - begin;
#pragma once

#include <cstdint>

namespace racecourse::threads {

// Nanoseconds on a steady clock with an arbitrary origin. A browser hands them out in steps of 5 to 1,000 µs.
std::int64_t nowNs();

}  // namespace racecourse::threads

// When threads really ran, and how much of that time they ran at once. A thread notes the time at the boundaries of
// equal chunks of its work; a chunk that took far too long is one in which the system had taken the core away.
//
//   const std::vector<threads::Interval> a = threads::runningIntervals(stamps_of_a);   // {0,1,2,9,10} ms:
//   {{0,2},{9,10}} ms const std::optional<double> share = threads::overlap(std::array{a, b}, clock_step_ns);
//
// This sees pauses of the scheduler's size (a millisecond or so), not a pause between two instructions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace racecourse::threads {

// A stretch of time in ns, from `begin` up to `end`.
struct Interval {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const Interval&) const = default;
};

// A chunk counts as a pause when it takes over four times the thread's median chunk and is over half a millisecond
// longer than that. The second condition keeps a chunk that was slowed down by the other threads from passing for a
// pause.
inline constexpr double kPauseFactor = 4;
inline constexpr std::int64_t kShortestPauseNs = 500'000;

// The stretches in which a thread ran, from the times (ascending, in ns) at which it began, finished each chunk, and
// ended. Neighbouring chunks are joined. Empty for fewer than two times.
std::vector<Interval> runningIntervals(std::span<const std::int64_t> boundaries);

// A measurement shorter than this many clock steps says nothing.
inline constexpr double kFewestClockSteps = 20;

// Of the time in which at least one thread ran, the share (0 to 1) in which at least two ran. Each thread's intervals
// ascend and do not touch each other. 0 for fewer than two threads. Nothing when it cannot be measured: nobody ran for
// a measurable time, or from the first beginning to the last end it took less than 20 clock steps.
std::optional<double> overlap(std::span<const std::vector<Interval>> threads, double clock_step_ns);

}  // namespace racecourse::threads

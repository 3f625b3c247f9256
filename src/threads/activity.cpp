#include "threads/activity.h"

#include <algorithm>

namespace racecourse::threads {
namespace {

std::int64_t medianChunk(std::span<const std::int64_t> boundaries) {
  std::vector<std::int64_t> lengths;
  for (std::size_t i = 1; i < boundaries.size(); ++i) lengths.push_back(boundaries[i] - boundaries[i - 1]);
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) / 2);
  std::ranges::nth_element(lengths, middle);
  return *middle;
}

bool isPause(std::int64_t length, std::int64_t median) {
  return static_cast<double>(length) > kPauseFactor * static_cast<double>(median) && length - median > kShortestPauseNs;
}

// One thread begins (+1) or ends (-1) to run.
struct Change {
  std::int64_t time;
  int by;
};

std::vector<Change> changesInOrder(std::span<const std::vector<Interval>> threads) {
  std::vector<Change> changes;
  for (const std::vector<Interval>& intervals : threads) {
    for (const Interval& interval : intervals) {
      changes.push_back({interval.begin, +1});
      changes.push_back({interval.end, -1});
    }
  }
  std::ranges::sort(changes, {}, &Change::time);
  return changes;
}

}  // namespace

std::vector<Interval> runningIntervals(std::span<const std::int64_t> boundaries) {
  std::vector<Interval> running;
  if (boundaries.size() < 2) return running;
  const std::int64_t median = medianChunk(boundaries);
  for (std::size_t i = 1; i < boundaries.size(); ++i) {
    const Interval chunk{boundaries[i - 1], boundaries[i]};
    if (isPause(chunk.end - chunk.begin, median)) continue;
    if (!running.empty() && running.back().end == chunk.begin) {
      running.back().end = chunk.end;
    } else {
      running.push_back(chunk);
    }
  }
  return running;
}

std::optional<double> overlap(std::span<const std::vector<Interval>> threads, double clock_step_ns) {
  if (threads.size() < 2) return 0.0;
  const std::vector<Change> changes = changesInOrder(threads);
  if (changes.empty()) return std::nullopt;
  const auto whole = static_cast<double>(changes.back().time - changes.front().time);
  if (whole <= 0 || whole < kFewestClockSteps * clock_step_ns) return std::nullopt;

  std::int64_t some = 0;
  std::int64_t several = 0;
  int running = 0;
  for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
    running += changes[i].by;
    const std::int64_t until_next = changes[i + 1].time - changes[i].time;
    if (running >= 1) some += until_next;
    if (running >= 2) several += until_next;
  }
  if (some == 0) return std::nullopt;
  return static_cast<double>(several) / static_cast<double>(some);
}

}  // namespace racecourse::threads

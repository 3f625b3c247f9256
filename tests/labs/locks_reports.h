// Reports of the locks lab with made-up numbers.
//
//   const Report report = fairnessOf({pointOf(threads::LockKind::kTicket, 2, 1e6, 1.0)}, 2);
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "labs/locks/experiment.h"

namespace racecourse::labs::locks {

// With plain spaces instead of narrow and unbreakable ones, so that a text can be typed in a test.
inline std::string spaced(std::string text) {
  for (const std::string wide : {"\u202f", "\u00a0"})
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide))
      text.replace(at, wide.size(), " ");
  return text;
}

inline std::vector<std::string> spaced(std::vector<std::string> texts) {
  for (std::string& text : texts) text = spaced(std::move(text));
  return texts;
}

inline threads::Summary about(double median) {
  return {.n = 5,
          .min = median * 0.8,
          .lower_quartile = median * 0.9,
          .median = median,
          .upper_quartile = median * 1.1,
          .max = median * 1.2};
}

inline Cost costOf(std::string_view name, double increment, double pair = 0) {
  return {.name = name, .increment = about(increment), .pair = pair > 0 ? about(pair) : threads::Summary{}};
}

inline Point pointOf(const Trial& trial, double per_second, double jain = 1) {
  const double first = jain < 1 ? 0.75 : 1.0 / trial.threads;
  Point point{.trial = trial,
              .per_second = about(per_second),
              .jain = about(jain),
              .done = 1'000,
              .fewest = per_second / 10,
              .exact = true};
  point.handovers = about(0.5);
  point.shares.assign(static_cast<std::size_t>(trial.threads),
                      trial.threads > 1 ? (1 - first) / (trial.threads - 1) : 1);
  point.shares.front() = first;
  return point;
}

inline Report reportOf(const Settings& settings, std::vector<Point> points) {
  Report report;
  report.settings = settings;
  report.points = std::move(points);
  return report;
}

inline Report costReport() {
  Report report;
  report.costs = {costOf("None", 0.5), costOf("Atomic", 2), costOf("TAS", 2.5, 2), costOf("std::mutex", 6, 5)};
  return report;
}

inline constexpr int kTicket = static_cast<int>(threads::LockKind::kTicket);
inline constexpr int kStdMutex = static_cast<int>(threads::LockKind::kMutex);

}  // namespace racecourse::labs::locks

// Reports of the philosophers lab with made-up numbers.
//
//   const Report report = stuckReport();      // five philosophers, each with the left fork in hand
#pragma once

#include <string>
#include <utility>

#include "labs/philosophers/experiment.h"
#include "labs/philosophers/table_picture.h"

namespace racecourse::labs::philosophers {

// With plain spaces instead of narrow and unbreakable ones, so that a text can be typed in a test.
inline std::string spaced(std::string text) {
  for (const std::string wide : {"\u202f", "\u00a0"})
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide))
      text.replace(at, wide.size(), " ");
  return text;
}

inline threads::Summary about(double median) {
  return {.n = 5,
          .min = median * 0.8,
          .lower_quartile = median * 0.9,
          .median = median,
          .upper_quartile = median * 1.1,
          .max = median * 1.2};
}

// Each holds the left fork and waits for the right one.
inline Moment circle(int philosophers) {
  Moment moment = atRest(philosophers);
  for (int i = 0; i < philosophers; ++i) {
    const auto at = static_cast<std::size_t>(i);
    moment.forks.owners[at] = i;
    moment.forks.wanted[at] = threads::only((i + 1) % philosophers);
    moment.phases[at] = Phase::kWaiting;
  }
  return moment;
}

inline Report reportOf(const Settings& settings, const Totals& totals = {}) {
  Report report;
  report.settings = settings;
  report.totals = totals;
  report.table = atRest(settings.philosophers);
  report.meals.assign(static_cast<std::size_t>(settings.philosophers), totals.meals / settings.philosophers);
  report.rolled_back.assign(static_cast<std::size_t>(settings.philosophers), 0);
  report.elapsed_ns = 2'000'000'000;
  return report;
}

inline Report stuckReport(std::int64_t period_us = kNever) {
  Report report = reportOf({.period_us = period_us});
  report.table = circle(5);
  return report;
}

// The same numbers for all strategies; fill in others.
inline Report comparisonOf(const Settings& settings) {
  Report report;
  report.settings = settings;
  report.points = plan(settings);
  report.windows = static_cast<int>(report.points.size());
  for (Point& point : report.points) {
    point.per_second = about(1'000 * point.philosophers);
    point.jain = about(1);
    point.longest_ns = about(5e6);
    point.meals = 1'000;
    point.fewest = 250;
  }
  return report;
}

}  // namespace racecourse::labs::philosophers

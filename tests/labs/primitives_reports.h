// Reports of the primitives lab with made-up numbers.
//
//   const Report report = waysReport();   // two waiters, two neighbours, a signal every 10 ms
#pragma once

#include <string>
#include <vector>

#include "labs/primitives/experiment.h"

namespace racecourse::labs::primitives {

// With plain spaces instead of narrow ones, so that a text can be typed in a test.
inline std::string spaced(std::string text) {
  const std::string narrow = "\u202f";
  for (std::size_t at = text.find(narrow); at != std::string::npos; at = text.find(narrow))
    text.replace(at, narrow.size(), " ");
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

// One hundred signals, all of them heard; a signal every 10 ms. No neighbours when `neighbours` is 0.
inline Point pointOf(const Trial& trial, double burned, double delay_ns, double neighbours = 0) {
  Point point{.trial = trial,
              .burned = about(burned),
              .awake = about(burned * 0.9),
              .per_signal_ns = about(burned * 1e7),
              .delay_ns = about(delay_ns),
              .late_ns = about(60e3),
              .rung = 100,
              .heard = 100 * trial.waiters};
  if (neighbours > 0) point.neighbours = about(neighbours);
  if (trial.nap_us > 0) point.nap_ns = about(static_cast<double>(trial.nap_us) * 1e3 + 60e3);
  return point;
}

inline Report reportOf(const Settings& settings, std::vector<Point> points) {
  Report report;
  report.settings = clampSettings(settings);
  report.points = std::move(points);
  report.rounds = 5;
  report.processor_clock = true;
  return report;
}

inline Report waysReport() {
  Report report = reportOf(
      {}, {pointOf({Way::kBusy, 2}, 0.5, 400, 0.51), pointOf({Way::kYield, 2}, 0.4, 900, 0.62),
           pointOf({Way::kPolling, 2, 1'000}, 0.006, 530e3, 0.98), pointOf({Way::kCondition, 2}, 0.0012, 61e3, 0.99)});
  report.alone = about(1e8);
  report.overlap = 0.97;
  report.lanes = {{.way = Way::kBusy,
                   .awake = {{-5'000'000, 20'000'000}, {24'000'000, 50'000'000}},
                   .rings = {8'000'000, 20'000'000, 45'000'000},
                   .until = 50'000'000},
                  {.way = Way::kCondition,
                   .awake = {{8'000'000, 8'400'000}, {20'000'000, 20'400'000}},
                   .rings = {8'000'000, 20'000'000, 45'000'000},
                   .until = 60'000'000}};
  return report;
}

inline Report crowdReport() {
  std::vector<Point> points;
  for (const int waiters : kCrowdSteps) {
    points.push_back(pointOf({Way::kBusy, waiters}, 0.5, waiters * 1e6, 1.0 / (waiters + 1)));
    points.push_back(pointOf({Way::kCondition, waiters}, 0.001, waiters * 50e3, 0.95));
  }
  return reportOf({.measure = Measure::kCrowd}, std::move(points));
}

inline Report napReport() {
  std::vector<Point> points = {pointOf({Way::kBusy, 2}, 0.98, 500), pointOf({Way::kCondition, 2}, 0.001, 50e3)};
  for (const std::int64_t nap_us : kNapSteps)
    points.push_back(
        pointOf({Way::kPolling, 2, nap_us}, 4.0 / static_cast<double>(nap_us), static_cast<double>(nap_us) * 500));
  return reportOf({.measure = Measure::kNap}, std::move(points));
}

}  // namespace racecourse::labs::primitives

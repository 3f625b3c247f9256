// Reports of the producer-consumer lab with made-up numbers.
//
//   const Report report = sweepOf(defaultsOf(Measure::kCapacity), {pointOf({kind, 1, 1, 1}, 750)});
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "labs/producer-consumer/experiment.h"

namespace racecourse::labs::producer_consumer {

inline constexpr threads::BufferKind kMonitor = threads::BufferKind::kMonitor;
inline constexpr threads::BufferKind kBroadcast = threads::BufferKind::kBroadcast;

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

inline Point pointOf(const Trial& trial, double per_second, double empty_wake_ups = 0) {
  return {.trial = trial,
          .per_second = about(per_second),
          .empty_wake_ups = about(empty_wake_ups),
          .producers_waited = about(0.25),
          .consumers_waited = about(0.5),
          .used = 1'000,
          .highest = 1,
          .right = true};
}

inline Report sweepOf(const Settings& settings, std::vector<Point> points) {
  Report report;
  report.settings = settings;
  report.points = std::move(points);
  report.late_ns = 80'000;
  return report;
}

// Ten seconds in which 96 of 100 items were used: one lies in the buffer, one is in the hand of the producer that waits
// with it, and two are being used.
inline Report watchedReport() {
  Report report;
  report.settings = {.capacity = 2, .producers = 1, .consumers = 2};
  report.now = {.slots = {Item{.number = 99, .producer = 0}, std::nullopt},
                .head = 0,
                .tail = 1,
                .producers = {{.doing = Doing::kWaiting, .item = 100, .items = 100, .waited = 0.6}},
                .consumers = {{.doing = Doing::kWorking, .item = 98, .items = 48, .waited = 0.1},
                              {.doing = Doing::kWorking, .item = 97, .items = 48, .waited = 0.2}}};
  report.totals = {.made = 100,
                   .used = 96,
                   .empty_wake_ups = 24,
                   .waits = 70,
                   .producers_waited = 0.6,
                   .consumers_waited = 0.15,
                   .stay_ns = 250e6,
                   .present = 2.5,
                   .highest = 2,
                   .late_ns = 90'000};
  report.levels = {{0, 0}, {5e9, 2}, {10e9, 1}};
  report.elapsed_ns = 10'000'000'000;
  return report;
}

}  // namespace racecourse::labs::producer_consumer

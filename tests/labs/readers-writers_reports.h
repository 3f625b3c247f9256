// Reports of the readers-writers lab with made-up numbers.
//
//   const Report report = waitingOf({starving(ReadWriteLockKind::kReadersFirst)});
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

// With plain spaces instead of narrow and unbreakable ones, so that a text can be typed in a test.
inline std::string spaced(std::string text) {
  for (const std::string wide : {"\u202f", "\u00a0"})
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide))
      text.replace(at, wide.size(), " ");
  return text;
}

// All waits are `ms` long.
inline Waits waited(int threads, std::int64_t entries, double ms) {
  const double ns = ms * 1e6;
  return {.threads = threads,
          .entries = entries,
          .ns = {.n = static_cast<int>(entries),
                 .min = ns,
                 .lower_quartile = ns,
                 .median = ns,
                 .upper_quartile = ns,
                 .max = ns},
          .percentile_95_ns = ns};
}

// Nobody got in, and all wait for `ms`.
inline Waits starved(int threads, double ms) {
  Waits waits = waited(threads, threads, ms);
  waits.entries = 0;
  waits.still_waiting = threads;
  waits.starved = threads;
  return waits;
}

inline LockWaits lockWaits(ReadWriteLockKind lock, const Waits& readers, const Waits& writers, int most_readers) {
  return {
      .lock = lock, .readers = readers, .writers = writers, .most_readers = most_readers, .elapsed_ns = 2'000'000'000};
}

// Four readers and two writers: each preference starves the others, the fair lock nobody.
inline Report starvation() {
  Report report{.settings = {.measure = Measure::kWaiting}};
  report.waits = {lockWaits(ReadWriteLockKind::kMutex, waited(4, 20, 150), waited(2, 10, 160), 1),
                  lockWaits(ReadWriteLockKind::kReadersFirst, waited(4, 130, 0.01), starved(2, 1'975), 4),
                  lockWaits(ReadWriteLockKind::kWritersFirst, starved(4, 1'990), waited(2, 38, 50), 2),
                  lockWaits(ReadWriteLockKind::kFair, waited(4, 50, 110), waited(2, 25, 105), 4)};
  return report;
}

inline threads::Summary about(double median) {
  return {.n = 5,
          .min = median * 0.96,
          .lower_quartile = median * 0.98,
          .median = median,
          .upper_quartile = median * 1.02,
          .max = median * 1.04};
}

// `times` is the rate of “Readers first” as a multiple of the mutex at each share of reads.
inline Report shares(const std::vector<double>& times) {
  Report report{.settings = {.measure = Measure::kShare, .locks = 0b11}};
  for (std::size_t i = 0; i < kReadShares.size(); ++i)
    report.points.push_back({.reads_percent = kReadShares[i],
                             .per_second = about(1e6),
                             .most_readers = kReadShares[i] == 0 ? 0 : 1,
                             .done = 1'000});
  for (std::size_t i = 0; i < times.size(); ++i)
    report.points.push_back({.lock = ReadWriteLockKind::kReadersFirst,
                             .reads_percent = kReadShares[i],
                             .per_second = about(1e6 * times[i]),
                             .most_readers = kReadShares[i] == 0 ? 0 : 3,
                             .done = 1'000});
  return report;
}

// Five threads: two read, one writes-to-be waits before another reader, one is away.
inline Scene scene() {
  Scene scene{.now_ns = 100'000'000};
  scene.visitors = {{.place = Place::kInside, .since_ns = 60'000'000, .arrival = 3},
                    {.place = Place::kInside, .since_ns = 90'000'000, .arrival = 5},
                    {.place = Place::kWaiting, .since_ns = 80'000'000, .arrival = 6},
                    {.writes = true, .place = Place::kWaiting, .since_ns = 70'000'000, .arrival = 4},
                    {.writes = true, .place = Place::kAway, .since_ns = 50'000'000, .arrival = 2}};
  scene.lanes = {{{Place::kWaiting, 10'000'000, 20'000'000}, {Place::kInside, 20'000'000, 30'000'000}},
                 {},
                 {{Place::kInside, 40'000'000, 50'000'000}},
                 {},
                 {{Place::kWaiting, 20'000'000, 30'000'000}, {Place::kInside, 30'000'000, 50'000'000}}};
  return scene;
}

}  // namespace racecourse::labs::readers_writers

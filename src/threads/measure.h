// How long one short operation takes. It is repeated in batches that are long enough for the clock, and the batches are
// repeated for a median and a spread.
//
//   const auto cost = threads::measure({.clock_step_ns = step}, [&](std::int64_t n) {
//     for (std::int64_t i = 0; i < n; ++i) counter.fetch_add(1);
//   });
//   if (cost) std::println("{} ns", cost->ns.median);
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "threads/clock.h"
#include "threads/statistics.h"

namespace racecourse::threads {

struct MeasureOptions {
  int warm_up = 2;       // batches that are run and not counted, after the batch size was found
  int repetitions = 11;  // batches that are counted, at least 1
  double shortest_batch_ns = 2e6;
  double clock_step_ns = 0;  // a batch also lasts at least 20 of these
  std::int64_t largest_batch = std::int64_t{1} << 40;
  std::function<bool()> cancelled{};  // asked between batches; empty means never
};

struct Measurement {
  Summary ns;              // ns per operation, over the repetitions
  std::int64_t batch = 0;  // operations in one repetition
};

// Times `operations(n)`, which does the operation n times. The batch doubles from 1 until it lasts long enough twice
// in a row. Nothing when cancelled. `clock` returns ns.
template <class Operations, class Clock = std::int64_t (*)()>
std::optional<Measurement> measure(const MeasureOptions& options, Operations&& operations, Clock clock = &nowNs) {
  const double long_enough = std::max(options.shortest_batch_ns, 20 * options.clock_step_ns);
  const auto stop = [&] { return options.cancelled && options.cancelled(); };
  const auto timed = [&](std::int64_t batch) {
    const std::int64_t begin = clock();
    operations(batch);
    return static_cast<double>(clock() - begin);
  };

  std::int64_t batch = 1;
  // Timed again before it is believed: an interruption can make any batch look long.
  const auto too_short = [&] { return timed(batch) < long_enough || (!stop() && timed(batch) < long_enough); };
  while (!stop() && batch < options.largest_batch && too_short()) batch *= 2;
  for (int i = 0; i < options.warm_up && !stop(); ++i) timed(batch);

  std::vector<double> ns;
  for (int i = 0; i < options.repetitions && !stop(); ++i) ns.push_back(timed(batch) / static_cast<double>(batch));
  if (static_cast<int>(ns.size()) < options.repetitions) return std::nullopt;
  return Measurement{summarise(ns), batch};
}

}  // namespace racecourse::threads

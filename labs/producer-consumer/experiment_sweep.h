// Trial after trial, each a new line that runs for a short while. A trial begins with as many items in the buffer as
// theory expects there in the long run, so that it does not have to be waited for.
//
//   const auto sweep = std::make_shared<Sweep>(settings, Pace{});
//   experiment.start(crew, settings.producers + settings.consumers + 1,
//                    [sweep](auto& run, int member) { sweep->run(run, member); });
#pragma once

#include <memory>
#include <vector>

#include "labs/producer-consumer/experiment.h"
#include "labs/producer-consumer/experiment_line.h"
#include "labs/producer-consumer/experiment_theory.h"

namespace racecourse::labs::producer_consumer {

// ns for one step of artificial work, measured here for about 20 ms. At least once, also when the run is cancelled.
double stepNs(const threads::Run<Report>& run);

// What theory needs to know of a trial.
Flow flowOf(const Settings& settings, const Trial& trial);

class Sweep {
 public:
  using Run = threads::Run<Report>;

  // The settings are clamped, and not for Measure::kWatch.
  Sweep(const Settings& settings, const Pace& pace);

  // The whole run of one member: producers first, then consumers, and the last one watches.
  void run(Run& run, int member);

 private:
  // One repetition's numbers.
  struct Window {
    double per_second = 0, empty_wake_ups = 0, producers_waited = 0, consumers_waited = 0;
  };

  void open(int repetition);
  void work(int member);
  void watch(Run& run);
  void close(Run& run, int repetition);
  void finishPoint(Run& run);
  bool settles(const Run& run) const;
  bool sleepFor(const Run& run, std::int64_t ns) const;
  std::int64_t windowNs() const;

  const Settings settings_;
  const Pace pace_;
  const std::vector<Trial> plan_;
  std::unique_ptr<Line> line_;  // changed by the member that watches, between two gates

  // Touched by that member alone, but for the trial, which the others read between two gates.
  Trial trial_;
  double step_ns_ = 0;
  Window window_;
  std::vector<Window> windows_;
  Point point_;
  Report report_;
  double late_sum_ns_ = 0;
  int lines_ = 0;
};

}  // namespace racecourse::labs::producer_consumer

// All strategies, window after window: in each of them one strategy feeds a table of one size.
//
//   const auto windows = std::make_shared<Windows>(settings, Pace{});
//   experiment.start(crew, windows->members(), [windows](auto& run, int member) { windows->run(run, member); });
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "labs/philosophers/experiment_dining.h"

namespace racecourse::labs::philosophers {

class Windows {
 public:
  using Run = threads::Run<Report>;

  // The settings are clamped, and not for Measure::kWatch.
  Windows(const Settings& settings, const Pace& pace);

  // Threads of the crew that a run needs.
  int members() const { return settings_.philosophers + 1; }

  // The whole run of one member.
  void run(Run& run, int member);

 private:
  // What the windows of one point came to.
  struct Column {
    std::vector<double> per_second, jain, longest_ns;
    double fewest = 0;
  };

  std::size_t pointOf(std::size_t window) const { return window % report_.points.size(); }
  void open(std::size_t window);
  void watch(Run& run, std::size_t window);
  void take(std::size_t window, const std::vector<double>& eaten, std::int64_t ns, const Report& at_the_end);
  void addUp(std::size_t window, const Report& afterwards);

  const Settings settings_;
  const std::int64_t settle_ns_, window_ns_;
  const std::size_t windows_;
  std::unique_ptr<Dining> dining_;  // changed by the member that watches, between two gates
  Report report_;                   // touched by that member alone, but for the points' strategies and sizes
  std::vector<Column> columns_;
};

}  // namespace racecourse::labs::philosophers

#pragma once

// Polls an experiment as the frame does, until something holds. The limit only decides how long a failure takes to
// show.
//
//   REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));

#include <chrono>
#include <thread>

#include "threads/experiment.h"

namespace racecourse::labs {

// False if `condition` still does not hold after two minutes.
template <class Report, class Condition>
bool pollUntil(threads::Experiment<Report>& experiment, Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    experiment.poll();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return true;
}

}  // namespace racecourse::labs

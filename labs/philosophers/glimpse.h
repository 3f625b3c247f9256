#pragma once

// What is seen of a table while a run goes on: every change when the run is slow enough to be watched, otherwise one
// moment now and then, and at the end the newest deadlock.
//
//   Glimpse glimpse;
//   glimpse.see(report, running);
//   draw(glimpse.title, glimpse.moment);

#include <cstdint>
#include <string>

#include "labs/philosophers/experiment.h"

namespace racecourse::labs::philosophers {

// Whether the states of such a run last long enough to be seen.
bool canBeWatched(const Settings& settings);

struct Glimpse {
  std::string title = "The table";
  Moment moment;

  // Takes what there is to be seen from `report`.
  void see(const Report& report, bool running);

 private:
  std::int64_t seen_ns_ = -1;  // when, since the run began
};

}  // namespace racecourse::labs::philosophers

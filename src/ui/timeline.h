#pragma once

// Who ran when: a lane for each thread with a block where it ran and a thin line where it had started and waited for a
// core.
//
//   timeline(ui, box, {.title = "The last round", .summary = "4 threads, two or more ran for 41 % of the time.",
//                      .empty = "Run to see when each thread has a core.",
//                      .lanes = {{.thread = 0, .running = {{0, 8e5}, {1.2e6, 2e6}}}, …}});

#include <string>
#include <utility>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

struct Lane {
  std::string name;                                // beside the thread's number; may be empty
  int thread = 0;                                  // decides colour and number
  std::vector<std::pair<double, double>> running;  // from and to in ns from the start, in order, apart
};

struct Timeline {
  std::string title;    // the accessible name, unique on the screen; not drawn
  std::string summary;  // one sentence, heard after the title
  std::string empty;    // the sentence that stands in for a timeline without blocks
  std::vector<Lane> lanes;
  double duration = 0;         // ns; 0 takes the last end
  bool shade_overlap = false;  // whether to shade the time in which at least two threads ran
  bool table = true;           // whether the semantics carry the data; off while it changes many times a second
};

// Draws `timeline` in `box` and describes it. Lanes share the height; with many of them only every second, fourth …
// number is written.
void timeline(Ui& ui, Rect box, const Timeline& timeline);

// The height at which `lanes` lanes are comfortable to read.
float timelineHeight(const Ui& ui, int lanes);

// The times in which at least two lanes ran, in ns, in order, apart.
std::vector<std::pair<double, double>> overlapping(const std::vector<Lane>& lanes);

// Thread, share of the time running, first start and last end of each lane as text.
Table timelineTable(const Timeline& timeline);

}  // namespace racecourse::ui

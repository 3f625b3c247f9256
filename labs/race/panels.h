#pragma once

// The pictures and numbers of the race lab, each drawn from a report. Every function takes its panel from the top of
// `rest`.

#include <vector>

#include "labs/lab.h"
#include "labs/race/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::race {

// One finished run, as the table of runs keeps it.
struct PastRun {
  int number = 0;
  Settings settings;
  int rounds = 0;
  std::int64_t lost = 0, expected = 0;
  threads::Summary cost, overlap;
};

// The newest round and the figures over all rounds, with the sentence that explains them.
void results(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment);

// Lost updates round by round, and how often each amount occurred.
void lossCharts(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// Who ran when in the newest round.
void lanes(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// The runs of this visit, and the cost of an increment under each guard from the newest run with it.
void comparison(ui::Ui& ui, ui::Rect& rest, const std::vector<PastRun>& runs);

}  // namespace racecourse::labs::race

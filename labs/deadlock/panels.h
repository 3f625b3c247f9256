#pragma once

// The pictures and numbers of the deadlock lab, each drawn from a report. Every function takes its panel from the top
// of `rest`.

#include <vector>

#include "labs/deadlock/experiment.h"
#include "labs/deadlock/findings.h"
#include "labs/lab.h"
#include "ui/ui.h"

namespace racecourse::labs::deadlock {

// The figures over the whole run, with the sentence that explains them.
void results(ui::Ui& ui, ui::Rect& rest, const Report& report);

// The wait-for graph, and beside it how long deadlocks stood.
void deadlockPictures(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// How often each thread was rolled back; nothing when nobody was.
void victims(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// What a transfer takes with each detection period.
void sweep(ui::Ui& ui, ui::Rect& rest, const std::vector<Cell>& cells, bool running);

// The runs of this visit.
void comparison(ui::Ui& ui, ui::Rect& rest, const std::vector<PastRun>& runs);

}  // namespace racecourse::labs::deadlock

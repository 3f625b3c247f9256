#pragma once

// The pictures and numbers of the amdahl lab. Every function takes its panel from the top of `rest`.

#include "labs/amdahl/analysis.h"
#include "labs/lab.h"
#include "ui/ui.h"

namespace racecourse::labs::amdahl {

// Speed-up, fit and what stood in the way: the figures with the sentences that explain them.
void results(ui::Ui& ui, ui::Rect& rest, const Analysis& analysis);

// The points with their spread, beside the law for the set fraction, the fit, and the ideal. `most_threads` is where
// the axis ends while runs are missing.
void speedupChart(ui::Ui& ui, ui::Rect& rest, const Analysis& analysis, int most_threads, bool running);

// A row for each number of threads.
void speedupTable(ui::Ui& ui, ui::Rect& rest, const Analysis& analysis);

// Who ran when in the best run with the most threads that fit on the cores.
void lanes(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment, bool running);

}  // namespace racecourse::labs::amdahl

#pragma once

// The pictures and numbers of the philosophers lab, each drawn from a report. Every function takes its panels from the
// top of `rest`.

#include <vector>

#include "labs/philosophers/experiment.h"
#include "labs/philosophers/findings.h"
#include "labs/philosophers/table_picture.h"
#include "ui/ui.h"

namespace racecourse::labs::philosophers {

// The table, and beside or below it the numbers of the run and the sentence that explains them; `report` is empty
// before the first run.
void watched(ui::Ui& ui, ui::Rect& rest, const TablePicture& picture, const Report& report, bool running);

// How many meals each had; nothing before anybody has eaten.
void mealsEach(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// Chart, table and sentence of a comparison.
void comparison(ui::Ui& ui, ui::Rect& rest, const Report& report, bool running);

// The runs of this visit.
void pastRuns(ui::Ui& ui, ui::Rect& rest, const std::vector<PastRun>& runs);

}  // namespace racecourse::labs::philosophers

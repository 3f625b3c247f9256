#pragma once

// The results of the locks lab, drawn from a report. Every function takes its panels from the top of `rest`.

#include "labs/lab.h"
#include "labs/locks/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::locks {

// What was found, in words, then the charts and the tables. `running` leaves the tables behind the charts out while
// they change. Nothing while the report has no row.
void results(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment, bool running);

}  // namespace racecourse::labs::locks

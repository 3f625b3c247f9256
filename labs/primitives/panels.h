#pragma once

// The results of the primitives lab, drawn from a report. Takes its panels from the top of `rest`.

#include "labs/lab.h"
#include "labs/primitives/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::primitives {

// What was found, in words, then the picture, the charts and the tables. `running` leaves the tables behind the
// pictures out while they change. Nothing while the report has no point.
void results(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment, bool running);

}  // namespace racecourse::labs::primitives

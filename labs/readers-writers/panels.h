#pragma once

// The pictures, sentences and tables of the readers-writers lab, each drawn from a report.

#include "labs/lab.h"
#include "labs/readers-writers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::readers_writers {

// Whether there is anything to show.
bool hasResults(const Report& report);

// Takes its panels from the top of `rest`; nothing before there is a result.
void results(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment, bool running);

}  // namespace racecourse::labs::readers_writers

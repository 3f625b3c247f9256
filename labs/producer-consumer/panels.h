#pragma once

// The results of the producer-consumer lab, each drawn from a report. Every function takes its panel from the top of
// `rest`.

#include "labs/lab.h"
#include "labs/producer-consumer/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::producer_consumer {

// The buffer as it is now; as it will be at the start where `report` is empty.
void scenePanel(ui::Ui& ui, ui::Rect& rest, const Settings& settings, const Report& report, bool running);

// Figures, level over time and what they mean, of a run that was watched.
void watchResults(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment,
                  bool running);

// Sentences, chart and table of a sweep.
void sweepResults(ui::Ui& ui, ui::Rect& rest, const Report& report, const threads::Environment& environment,
                  bool running);

}  // namespace racecourse::labs::producer_consumer

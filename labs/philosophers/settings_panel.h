#pragma once

// What the reader can set in the philosophers lab: what is measured, who sits how at the table, and the times.
//
//   if (mainPanel(ui, rest, settings, activity)) run();
//   timesPanel(ui, rest, settings);

#include "labs/philosophers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::philosophers {

// What the experiment is doing, as far as the buttons show it.
struct Activity {
  bool threads = true;  // whether there are any to run
  bool active = false;
  double progress = 0;  // 0 to 1
};

// Measure, strategy, size, and the button that runs and stops; true when that is pressed. Takes its panel from the top
// of `rest`; changes `settings` as the reader does.
bool mainPanel(ui::Ui& ui, ui::Rect& rest, Settings& settings, const Activity& activity);

// Times, detector and end.
void timesPanel(ui::Ui& ui, ui::Rect& rest, Settings& settings);

}  // namespace racecourse::labs::philosophers

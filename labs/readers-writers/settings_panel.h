#pragma once

// What the reader can set in the readers-writers lab: the measurement, its locks, and its numbers.
//
//   if (settingsPanel(ui, rest, settings, activity)) runOrStop();

#include "labs/readers-writers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::readers_writers {

// What the experiment is doing, as far as the button shows it.
struct Activity {
  bool threads = true;  // whether there are any to run
  bool active = false;
  double progress = 0;  // 0 to 1
};

// Takes its panel from the top of `rest`; changes `settings` as the reader does. True when the button was pressed that
// runs or stops.
bool settingsPanel(ui::Ui& ui, ui::Rect& rest, Settings& settings, const Activity& activity);

}  // namespace racecourse::labs::readers_writers

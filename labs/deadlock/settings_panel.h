#pragma once

// What the reader can set in the deadlock lab: sliders and choices, the buttons, and the four conditions as switches.
//
//   switch (settingsPanel(ui, rest, settings, activity)) { case Press::kRun: … }
//   conditionsPanel(ui, rest, settings.conditions);

#include "labs/deadlock/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::deadlock {

// What the experiment is doing, as far as the buttons show it.
struct Activity {
  bool threads = true;  // whether there are any to run
  bool active = false;
  bool sweeping = false;
  double progress = 0;  // 0 to 1
};

enum class Press { kNone, kRun, kSweep, kStop };

// Takes its panel from the top of `rest`; changes `settings` as the reader does. Says which button was pressed.
Press settingsPanel(ui::Ui& ui, ui::Rect& rest, Settings& settings, const Activity& activity);

// The same for the conditions, each with a sentence that says what holds while it is on or off.
void conditionsPanel(ui::Ui& ui, ui::Rect& rest, Conditions& conditions);

}  // namespace racecourse::labs::deadlock

#pragma once

// What the reader can set in the producer-consumer lab: the measurement, the buffer, and sliders for the rest.
//
//   if (settingsPanel(ui, rest, desk, activity)) activity.active ? stop() : run();

#include "labs/producer-consumer/parameters.h"
#include "ui/ui.h"

namespace racecourse::labs::producer_consumer {

// What the experiment is doing, as far as the button shows it.
struct Activity {
  bool threads = true;  // whether there are any to run
  bool active = false;
  double progress = 0;  // 0 to 1
};

// Takes its panel from the top of `rest`; changes `desk` as the reader does. True when the button is pressed.
bool settingsPanel(ui::Ui& ui, ui::Rect& rest, Desk& desk, const Activity& activity);

}  // namespace racecourse::labs::producer_consumer

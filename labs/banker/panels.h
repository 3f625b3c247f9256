#pragma once

// The parts of the banker lab, each drawn from plain data. Every function takes its panel from the top of `rest`.

#include <string>
#include <vector>

#include "labs/banker/banker.h"
#include "labs/banker/desk.h"
#include "labs/banker/parameters.h"
#include "ui/ui.h"

namespace racecourse::labs::banker {

// Where to begin, and how many processes and kinds there are. True when the desk has changed.
bool settingsPanel(ui::Ui& ui, ui::Rect& rest, Desk& desk);

enum class Press { kNone, kAsk, kGiveBack };

// Who asks for what, and below it what the banker said last, unless that is empty.
struct Said {
  std::string sentence;
  ui::Verdict colour = ui::Verdict::kUnknown;
};
Press requestPanel(ui::Ui& ui, ui::Rect& rest, Asking& asking, int processes, const Said& said);

// A reduction up to a step that the reader chooses, row by row, and then its result. `wanted` are needs or requests.
struct Course {
  const Desk& desk;
  const Reduction& reduction;
  const Matrix& wanted;
  Said result;
};
void reductionPanel(ui::Ui& ui, ui::Rect& rest, const Course& course, int& steps);

// All safe sequences of a bank: counted, and as many as fit listed.
void sequencesPanel(ui::Ui& ui, ui::Rect& rest, const State& bank);

// The operations of checks of the costliest states, counted.
struct CostCurve {
  int kinds;
  std::vector<double> processes, operations;
};
std::vector<CostCurve> costCurves();

// Those curves, and where the reduction of the desk lies.
void costPanel(ui::Ui& ui, ui::Rect& rest, const std::vector<CostCurve>& curves, const Desk& desk,
               const Reduction& reduction);

}  // namespace racecourse::labs::banker

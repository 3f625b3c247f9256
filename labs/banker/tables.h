#pragma once

// The tables of the banker lab, in cells that can be edited.

#include "labs/banker/desk.h"
#include "ui/ui.h"

namespace racecourse::labs::banker {

// What is free, held and asked for, to be edited, and the need, in a panel from the top of `rest`. True when the desk
// has changed.
bool tablesPanel(ui::Ui& ui, ui::Rect& rest, Desk& desk);

// One cell for each kind of the units that are asked for, below a line with their names. Fills sliderHeight().
void unitCells(ui::Ui& ui, ui::Rect box, Units& units);

}  // namespace racecourse::labs::banker

#pragma once

// A number in a table that can be changed: its left half takes one away, its right half adds one. For keyboard and
// screen reader it is a slider.
//
//   numberCell(ui, box, "P1 holds of A", 20, units);

#include <string>

#include "ui/ui.h"

namespace racecourse::labs::banker {

// `label` is unique on the screen. True when `value`, from 0 to `most`, changes.
bool numberCell(ui::Ui& ui, ui::Rect box, const std::string& label, int most, int& value);

}  // namespace racecourse::labs::banker

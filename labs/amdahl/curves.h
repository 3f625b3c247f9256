#pragma once

// The laws alone: the curves of four well-known fractions and of the reader's, to 1,024 processors, with their limits.
//
//   curves(ui, rest, Scaling::kStrong, 0.10);

#include <vector>

#include "labs/amdahl/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::amdahl {

// The serial fractions that are always drawn, for p = 0.5, 0.9, 0.95 and 0.99 parallel, and `own` if it is another.
std::vector<double> fractionsWith(double own);

// The chart and its table. Takes two panels from the top of `rest`.
void curves(ui::Ui& ui, ui::Rect& rest, Scaling scaling, double own);

}  // namespace racecourse::labs::amdahl

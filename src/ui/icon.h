#pragma once

// Small signs drawn with lines, one shape for each verdict so that colour is never the only difference.
//
//   drawVerdictIcon(ui, centre, 7, Verdict::kHolds);   // a tick in a disc

#include "ui/ui.h"

namespace racecourse::ui {

// Holds: a tick in a disc. Fails: a cross in a square. Deadlock: two bars in a diamond. Unknown: a dot in a ring.
void drawVerdictIcon(Ui& ui, ImVec2 centre, float radius, Verdict verdict);

}  // namespace racecourse::ui

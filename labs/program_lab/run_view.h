// Run on the canvas: the program on real threads, what happened beside what can happen.
//
//   runView(ui, rest, session);
#pragma once

#include "labs/program_lab/panels.h"

namespace racecourse::labs {

void runView(ui::Ui& ui, ui::Rect& rest, Session& session);

}  // namespace racecourse::labs

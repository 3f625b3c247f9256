#pragma once

// The pictures in the rows of primitives: what each holds, and who waits at its door.
//
//   drawPrimitive(ui, room, row);   // from the left of `room`, around its middle

#include "ui/primitive_rows.h"

namespace racecourse::ui {

// Draws the state of `row` in `room`, and nothing beyond. `short_form`: who wants to enter is shown without a word.
void drawPrimitive(Ui& ui, Rect room, const PrimitiveRow& row, bool short_form = false);

// The width in which a lock with two who wait can be told in short.
inline constexpr float kShortLockWidth = 82;

}  // namespace racecourse::ui

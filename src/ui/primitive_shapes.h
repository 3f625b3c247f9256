#pragma once

// The pictures in the rows of primitives, each drawn from the left of `room` around its middle. Each returns where the
// next thing can stand.
//
//   float x = drawPrimitive(ui, room, row);

#include "ui/primitive_rows.h"

namespace racecourse::ui {

// From one badge to the next.
inline constexpr float kBadgePitch = 22;

// What the primitive holds, and who waits.
void drawPrimitive(Ui& ui, Rect room, const PrimitiveRow& row);

// The width in which a small primitive with two who wait can be told.
float smallPrimitiveWidth(const Ui& ui);

}  // namespace racecourse::ui

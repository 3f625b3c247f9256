#pragma once

// The shapes of steps, and the row that says what they mean.
//
//   drawStepMark(ui, {40, 20}, 6, StepKind::kWrite, colour);   // a disc

#include <span>
#include <string_view>
#include <vector>

#include "ui/step_lanes.h"

namespace racecourse::ui {

// "read", "write", "acquire", "release", "wait", "notify", "print", "other".
std::string_view stepWord(StepKind kind);

// The shape of `kind`, about 2 * `radius` pixels across.
void drawStepMark(Ui& ui, ImVec2 centre, float radius, StepKind kind, ImU32 colour);

// Draws what the shapes among `steps`, and the dashes of conflicts, mean; `rest` of the box wraps.
void drawStepLegend(Ui& ui, Rect box, std::span<const LaneStep> steps, bool conflicts);

// The height that a legend of all kinds takes in `width`.
float stepLegendHeight(const Ui& ui, float width);

}  // namespace racecourse::ui

#pragma once

// What every figure has in common: crisp thin lines, the sentence of an empty one, and the small box that reads out
// what is under the mouse.
//
//   if (const auto mouse = pointer(plot)) readOut(ui, plot, *mouse, {{"Round 12", {}}, {"41 200", {}}});

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

// A line one CSS pixel wide, exactly on the pixel grid, from `x` to `right` or from `y` to `bottom`.
void horizontalLine(Ui& ui, float x, float right, float y, ImU32 colour);
void verticalLine(Ui& ui, float x, float y, float bottom, ImU32 colour);

// A line through `points` in dashes that go on round the corners.
void dashedLine(Ui& ui, std::span<const ImVec2> points, ImU32 colour, float width);

// `sentence` wrapped and centred in `box`, drawn but not spoken.
void quietSentence(Ui& ui, Rect box, std::string_view sentence);

// Adds a figure to the semantics. A `table` that was cut from `rows` rows says so after `summary`.
void describeFigure(Ui& ui, Rect box, const std::string& title, std::string summary, Table table = {},
                    std::size_t rows = 0);

// Where the mouse is, or the last tap, when it lies inside `area` and operates nothing.
std::optional<ImVec2> pointer(Rect area);

// One line of a read-out; the first is what it is about, the others say it. A mark of `colour` when not 0.
struct ReadOutLine {
  std::string text;
  ImU32 colour = 0;
};

// Draws a box with `lines` beside `at`, moved so that it stays inside `bounds`, and returns it.
Rect readOut(Ui& ui, Rect bounds, ImVec2 at, const std::vector<ReadOutLine>& lines);

}  // namespace racecourse::ui

#pragma once

// Text on the canvas: measured, drawn, wrapped. Drawing says nothing aloud; sayText() does.
//
//   drawText(ui, {12, 8}, *ui.fonts.strong, ui.theme.ink, "Lost updates");
//   float height = paragraph(ui, area, *ui.fonts.body, ui.theme.ink, "No update was lost, because …");

#include <string_view>

#include "ui/ui.h"

namespace racecourse::ui {

// The height of one line of `font`, leading included.
float lineHeight(const ImFont& font);

// The width of `text` on one line.
float textWidth(const ImFont& font, std::string_view text);

// The height of `text` wrapped to `width`.
float paragraphHeight(const ImFont& font, std::string_view text, float width);

// Draws one line with its top left at `at`.
void drawText(Ui& ui, ImVec2 at, const ImFont& font, ImU32 colour, std::string_view text);

// Draws one line in the middle of `box`, or at its left or right edge, cut with … when it does not fit.
enum class Align { kLeft, kCentre, kRight };
void drawTextIn(Ui& ui, Rect box, const ImFont& font, ImU32 colour, std::string_view text, Align align);

// Draws `text` wrapped to the width of `area` and returns its height.
float drawParagraph(Ui& ui, Rect area, const ImFont& font, ImU32 colour, std::string_view text);

// The same, and speaks it as one item.
float paragraph(Ui& ui, Rect area, const ImFont& font, ImU32 colour, std::string_view text);

// Adds a spoken text item over `area` without drawing anything; `value` may be empty.
void sayText(Ui& ui, Rect area, std::string_view label, std::string_view value);

}  // namespace racecourse::ui

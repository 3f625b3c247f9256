#include "labs/banker/number_cell.h"

#include <algorithm>
#include <cmath>

#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::banker {
namespace {

constexpr float kRoomForSigns = 44;

void drawCell(ui::Ui& ui, const ui::Rect& box, int value, bool hovered) {
  const ui::Theme& theme = ui.theme;
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, hovered ? theme.accent_soft : theme.panel,
                        theme.radius);
  const ui::Rect line = box.inset(0.5F);
  ui.draw.AddRect({line.x, line.y}, {line.right(), line.bottom()}, theme.line_strong, theme.radius);
  ui::drawTextIn(ui, box, *ui.fonts.mono, theme.ink, ui::plain(value), ui::Align::kCentre);
  if (box.w < kRoomForSigns) return;
  const ui::Rect signs = box.inset(5);
  ui::drawTextIn(ui, signs, *ui.fonts.mono_small, theme.ink_soft, "-", ui::Align::kLeft);
  ui::drawTextIn(ui, signs, *ui.fonts.mono_small, theme.ink_soft, "+", ui::Align::kRight);
}

}  // namespace

bool numberCell(ui::Ui& ui, ui::Rect box, const std::string& label, int most, int& value) {
  const int before = value;
  ImGui::SetCursorScreenPos({box.x, box.y});
  const bool clicked = ImGui::InvisibleButton(label.c_str(), {std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
  const ImGuiID id = ImGui::GetItemID();
  if (clicked) value += ImGui::GetIO().MousePos.x < box.x + box.w / 2 ? -1 : 1;
  if (const auto asked = ui.semantics.takeValue(id)) value = static_cast<int>(std::lround(*asked));
  value = std::clamp(value, 0, most);
  drawCell(ui, box, value, ImGui::IsItemHovered());
  ui.semantics.describe({.id = id,
                         .role = ui::Role::kSlider,
                         .rect = box,
                         .label = label,
                         .value = ui::plain(value),
                         .range = {0, static_cast<double>(most), 1, static_cast<double>(value)}});
  return value != before;
}

}  // namespace racecourse::labs::banker

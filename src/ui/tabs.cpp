#include "ui/tabs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kPad = 16, kLeastPad = 6, kLeastWidth = 44;

float sum(const std::vector<float>& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0F); }

std::vector<float> padded(std::span<const float> texts, float pad) {
  std::vector<float> widths;
  for (const float text : texts) widths.push_back(std::max(std::ceil(text) + 2 * pad, kLeastWidth));
  return widths;
}

// One tab; true when it is pressed.
bool tab(Ui& ui, Rect box, std::string_view label, std::string_view name, bool on) {
  const std::string key = std::string(label) + ": " + std::string(name);
  ImGui::SetCursorScreenPos({box.x, box.y});
  const bool clicked = ImGui::InvisibleButton(key.c_str(), {std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
  const ImGuiID id = ImGui::GetItemID();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered && !on)
    ui.draw.AddRectFilled({box.x, box.y + 4}, {box.right(), box.bottom() - 5}, ui.theme.sunken, ui.theme.radius);
  if (on) ui.draw.AddRectFilled({box.x + 4, box.bottom() - 3}, {box.right() - 4, box.bottom()}, ui.theme.accent, 1.5F);
  drawTextIn(ui, {box.x + 2, box.y, box.w - 4, box.h - 2}, on ? *ui.fonts.strong : *ui.fonts.body,
             on || hovered ? ui.theme.ink : ui.theme.ink_soft, name, Align::kCentre);
  ui.semantics.describe(
      {.id = id, .role = Role::kRadio, .rect = box, .label = std::string(name), .group = std::string(label), .on = on});
  return ui.semantics.takePress(id) || clicked;
}

}  // namespace

bool tabs(Ui& ui, Rect box, std::string_view label, std::span<const std::string_view> names, int& chosen) {
  std::vector<float> texts;
  for (const std::string_view name : names) texts.push_back(textWidth(*ui.fonts.strong, name));
  const std::vector<float> widths = tabWidths(texts, box.w);
  horizontalLine(ui, box.x, box.right(), box.bottom() - 1, ui.theme.line);
  const int before = chosen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int index = static_cast<int>(i);
    const Rect cell = box.takeLeft(widths[i]);
    if (tab(ui, cell, label, names[i], index == before)) chosen = index;
  }
  return chosen != before;
}

float tabsHeight(const Ui& ui) { return ui.narrow() ? 44 : 40; }

std::vector<float> tabWidths(std::span<const float> texts, float available) {
  if (texts.empty()) return {};
  std::vector<float> widths = padded(texts, kPad);
  const auto count = static_cast<float>(texts.size());
  if (sum(widths) > available)
    widths = padded(texts, std::clamp(kPad - (sum(widths) - available) / (2 * count), kLeastPad, kPad));
  if (sum(widths) > available) widths = padded(texts, kLeastPad);
  if (const float all = sum(widths); all > available)
    for (float& width : widths) width *= available / all;
  return widths;
}

}  // namespace racecourse::ui

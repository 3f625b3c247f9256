#include "ui/figure.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kPad = 8;
constexpr float kMarkColumn = 14;
constexpr float kDistance = 12;  // from the datum to the box

ImVec2 readOutSize(const Ui& ui, const std::vector<ReadOutLine>& lines) {
  float width = 0;
  for (const ReadOutLine& line : lines)
    width = std::max(width, textWidth(*ui.fonts.small, line.text) + (line.colour != 0 ? kMarkColumn : 0));
  const auto count = static_cast<float>(lines.size());
  return {std::ceil(width) + 2 * kPad, count * lineHeight(*ui.fonts.small) + 2 * (kPad - 2)};
}

// Right of and above `at` where there is room, otherwise to the left, otherwise below.
Rect readOutBox(Rect bounds, ImVec2 at, ImVec2 size) {
  const float right = at.x + kDistance;
  const float x = right + size.x <= bounds.right() ? right : at.x - kDistance - size.x;
  const float above = at.y - kDistance - size.y;
  const float y = above >= bounds.y ? above : at.y + kDistance;
  return {std::round(std::clamp(x, bounds.x, std::max(bounds.x, bounds.right() - size.x))),
          std::round(std::clamp(y, bounds.y, std::max(bounds.y, bounds.bottom() - size.y))), size.x, size.y};
}

// The first line of `rest` when wrapped to `width`.
std::string_view wrappedLine(const ImFont& font, std::string_view rest, float width) {
  const char* end = font.CalcWordWrapPositionA(font.Scale, rest.data(), rest.data() + rest.size(), width);
  return rest.substr(0, std::max<std::size_t>(1, static_cast<std::size_t>(end - rest.data())));
}

}  // namespace

void horizontalLine(Ui& ui, float x, float right, float y, ImU32 colour) {
  ui.draw.AddRectFilled({std::round(x), std::round(y)}, {std::round(right), std::round(y) + 1}, colour);
}

void verticalLine(Ui& ui, float x, float y, float bottom, ImU32 colour) {
  ui.draw.AddRectFilled({std::round(x), std::round(y)}, {std::round(x) + 1, std::round(bottom)}, colour);
}

void dashedLine(Ui& ui, std::span<const ImVec2> points, ImU32 colour, float width) {
  constexpr float kDash = 5, kPeriod = 9;
  float phase = 0;  // how far into dash and gap the next segment starts
  for (std::size_t i = 1; i < points.size(); ++i) {
    const ImVec2 from = points[i - 1], to = points[i];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const auto at = [&](float along) {
      const float part = std::clamp(along / length, 0.0F, 1.0F);
      return ImVec2(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    };
    for (float start = -phase; start < length; start += kPeriod)
      if (start + kDash > 0) ui.draw.AddLine(at(start), at(start + kDash), colour, width);
    phase = std::fmod(phase + length, kPeriod);
  }
}

void quietSentence(Ui& ui, Rect box, std::string_view sentence) {
  const ImFont& font = *ui.fonts.body;
  const float width = std::min(box.w, 420.0F);
  Rect lines{box.x, box.y + (box.h - paragraphHeight(font, sentence, width)) / 2, box.w, 0};
  while (!sentence.empty()) {
    const std::string_view line = wrappedLine(font, sentence, width);
    drawTextIn(ui, lines.takeTop(lineHeight(font)), font, ui.theme.ink_soft, line, Align::kCentre);
    sentence.remove_prefix(line.size());
    sentence.remove_prefix(std::min(sentence.size(), sentence.find_first_not_of(' ')));
  }
}

void describeFigure(Ui& ui, Rect box, const std::string& title, std::string summary, Table table, std::size_t rows) {
  if (table.rows.size() < rows)
    summary += " The table has " + std::to_string(table.rows.size()) + " of " + std::to_string(rows) + " rows.";
  Item item;
  item.id = ImGui::GetID(title.c_str());
  item.role = Role::kFigure;
  item.rect = box;
  item.label = title;
  item.value = std::move(summary);
  item.table = std::move(table);
  ui.semantics.describe(std::move(item));
}

std::optional<ImVec2> pointer(Rect area) {
  const bool inside = ImGui::IsMouseHoveringRect({area.x, area.y}, {area.right(), area.bottom()});
  // A press on the bare canvas makes its window active: that operates nothing.
  const ImGuiID active = ImGui::GetActiveID();
  if (!inside || (active != 0 && active != ImGui::GetCurrentWindow()->MoveId)) return std::nullopt;
  return ImGui::GetIO().MousePos;
}

Rect readOut(Ui& ui, Rect bounds, ImVec2 at, const std::vector<ReadOutLine>& lines) {
  const Rect box = readOutBox(bounds, at, readOutSize(ui, lines));
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ui.theme.panel, ui.theme.radius);
  ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, ui.theme.line_strong, ui.theme.radius);
  Rect rest = box.inset(kPad);
  rest.y = box.y + kPad - 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Rect line = rest.takeTop(lineHeight(*ui.fonts.small));
    if (lines[i].colour != 0) {
      const Rect mark = line.takeLeft(kMarkColumn);
      ui.draw.AddCircleFilled({mark.x + 4, mark.y + mark.h / 2}, 4, lines[i].colour);
    }
    drawTextIn(ui, line, *ui.fonts.small, i == 0 ? ui.theme.ink_soft : ui.theme.ink, lines[i].text, Align::kLeft);
  }
  return box;
}

}  // namespace racecourse::ui

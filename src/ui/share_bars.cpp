#include "ui/share_bars.h"

#include <algorithm>

#include "ui/controls.h"
#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kIconColumn = 26, kButtonColumn = 104, kGap = 12, kBar = 8, kRowGap = 14;

// The parts of one row.
struct Places {
  Rect icon, label, figures, bar, button;
  float height = 0;
};

bool hasActions(const ShareBars& bars) {
  return std::ranges::any_of(bars.rows, [](const ShareRow& row) { return !row.action.empty(); });
}

Places placesOf(const Ui& ui, const ShareBars& bars, const ShareRow& row, Rect box) {
  Places places{.icon = {box.x, box.y, kIconColumn, lineHeight(*ui.fonts.body)}};
  const float buttons = hasActions(bars) ? kButtonColumn + kGap : 0;
  Rect text{box.x + kIconColumn, box.y, box.w - kIconColumn - buttons, 0};
  const float figures = ui.narrow() ? 0 : textWidth(*ui.fonts.mono_small, row.figures) + kGap;
  places.label = {text.x, text.y, text.w - figures, 0};
  places.label.h = paragraphHeight(*ui.fonts.body, row.label, places.label.w);
  const float line =
      ui.narrow() ? paragraphHeight(*ui.fonts.small, row.figures, text.w) : lineHeight(*ui.fonts.mono_small);
  const float below = ui.narrow() ? places.label.bottom() + 2 : places.label.y + 2;
  places.figures = {text.x, below, text.w, line};
  const float bar = std::max(places.label.bottom(), ui.narrow() ? places.figures.bottom() : 0) + 5;
  places.bar = {text.x, bar, text.w, kBar};
  places.height = std::max(places.bar.bottom() - box.y, ui.controlHeight());
  places.button = {box.right() - kButtonColumn, box.y, kButtonColumn, ui.controlHeight()};
  return places;
}

void drawBar(Ui& ui, Rect bar, const ShareRow& row) {
  const ImVec2 from{bar.x, bar.y}, to{bar.right(), bar.bottom()};
  ui.draw.AddRectFilled(from, to, ui.theme.sunken, bar.h / 2);
  ui.draw.AddRect(from, to, ui.theme.line, bar.h / 2);
  const float done = bar.w * static_cast<float>(std::clamp(row.share, 0.0, 1.0));
  if (row.share > 0)
    ui.draw.AddRectFilled(from, {bar.x + std::max(done, bar.h), to.y}, ui.theme.verdict(row.verdict), bar.h / 2);
  if (!row.expected) return;
  const float x = bar.x + bar.w * static_cast<float>(std::clamp(*row.expected, 0.0, 1.0));
  ui.draw.AddLine({x, bar.y - 3}, {x, bar.bottom() + 3}, ui.theme.ink, 2);
}

bool drawRow(Ui& ui, const Places& places, const ShareRow& row, std::size_t index) {
  drawVerdictIcon(ui, {places.icon.x + 8, places.icon.y + places.icon.h / 2}, 7, row.verdict);
  drawParagraph(ui, places.label, row.emphasised ? *ui.fonts.strong : *ui.fonts.body, ui.theme.ink, row.label);
  if (ui.narrow())
    drawParagraph(ui, places.figures, *ui.fonts.small, ui.theme.ink_soft, row.figures);
  else
    drawTextIn(ui, places.figures, *ui.fonts.mono_small, ui.theme.ink_soft, row.figures, Align::kRight);
  drawBar(ui, places.bar, row);
  if (row.action.empty()) return false;
  const bool pressed = button(ui, places.button, row.action + "##" + std::to_string(index), Emphasis::kQuiet);
  ui.semantics.describe(
      {.id = ImGui::GetItemID(), .role = Role::kButton, .rect = places.button, .label = row.action + ": " + row.label});
  return pressed;
}

Table tableOf(const ShareBars& bars) {
  Table table{.header = {bars.first_column, bars.second_column, "Share"}, .rows = {}};
  for (const ShareRow& row : bars.rows) table.rows.push_back({row.label, row.figures, percent(row.share)});
  return table;
}

}  // namespace

std::optional<std::size_t> shareBars(Ui& ui, Rect box, const ShareBars& bars) {
  std::optional<std::size_t> pressed;
  describeFigure(ui, box, bars.title, bars.summary, tableOf(bars));
  ImGui::PushID(bars.title.c_str());
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    const Places places = placesOf(ui, bars, bars.rows[i], box);
    if (drawRow(ui, places, bars.rows[i], i)) pressed = i;
    box.takeTop(places.height, kRowGap);
  }
  ImGui::PopID();
  return pressed;
}

float shareBarsHeight(const Ui& ui, const ShareBars& bars, float width) {
  float height = 0;
  for (const ShareRow& row : bars.rows) height += placesOf(ui, bars, row, {0, 0, width, 0}).height + kRowGap;
  return std::max(0.0F, height - kRowGap);
}

}  // namespace racecourse::ui

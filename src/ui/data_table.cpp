#include "ui/data_table.h"

#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kGap = 20;         // between columns, at least
constexpr float kWidestGap = 160;  // and at most: the eye must find its way along a row
constexpr float kMarkRoom = 14;
constexpr float kPad = 8;         // inside the ground of an emphasised row
constexpr float kNarrowest = 64;  // of a first column that has to give way

float headHeight(const Ui& ui) { return std::round(lineHeight(*ui.fonts.small) + 8); }
float rowHeight(const Ui& ui) { return std::round(lineHeight(*ui.fonts.small) + 10); }

const ImFont& fontOf(const Ui& ui, const Column& column) {
  return column.number ? *ui.fonts.mono_small : *ui.fonts.small;
}

// How far below the middle of a line `font` has its baseline when it is centred there.
float baseline(const ImFont& font) { return font.Scale * (font.Ascent - font.FontSize / 2); }

std::string_view cellOf(const Row& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view("");
}

struct Placement {
  std::size_t column;
  float x, width;
};

// What is left of `box` for the cells beside marks and inside the ground of emphasised rows.
Rect cellsArea(Rect box, const DataTable& table) {
  const bool marks = std::ranges::any_of(table.rows, [](const Row& row) { return row.mark != 0; });
  const float pad = std::ranges::contains(table.rows, true, &Row::emphasised) ? kPad : 0;
  box.takeLeft(marks ? kMarkRoom : pad);
  box.w -= pad;
  return box;
}

float naturalWidth(const Ui& ui, const DataTable& table, std::size_t index) {
  const Column& column = table.columns[index];
  float width = textWidth(*ui.fonts.small, column.name);
  for (const Row& row : table.rows) width = std::max(width, textWidth(fontOf(ui, column), cellOf(row, index)));
  return std::ceil(width) + 1;
}

float total(const std::vector<Placement>& placed, float gap) {
  float sum = -gap;
  for (const Placement& place : placed) sum += place.width + gap;
  return sum;
}

// Leaves out the column of least priority, the last among equals; the first column stays.
void dropOne(const DataTable& table, std::vector<Placement>& placed) {
  auto least = std::next(placed.begin());
  for (auto it = least; it != placed.end(); ++it)
    if (table.columns[it->column].priority <= table.columns[least->column].priority) least = it;
  placed.erase(least);
}

// The columns that fit into `width`, with their places.
std::vector<Placement> place(const Ui& ui, const DataTable& table, float left, float width) {
  std::vector<Placement> placed;
  for (std::size_t i = 0; i < table.columns.size(); ++i) placed.push_back({i, 0, naturalWidth(ui, table, i)});
  const auto excess = [&] { return total(placed, kGap) - width; };
  while (placed.size() > 1 && excess() > placed.front().width - kNarrowest && excess() > 0) dropOne(table, placed);
  if (!placed.empty() && excess() > 0) placed.front().width -= excess();
  const float gaps = static_cast<float>(std::max<std::size_t>(placed.size(), 2) - 1);
  const float gap = std::clamp(kGap - excess() / gaps, kGap, kWidestGap);
  for (Placement& each : placed) {
    each.x = std::round(left);
    left += each.width + gap;
  }
  return placed;
}

void drawHead(Ui& ui, Rect line, const DataTable& table, const std::vector<Placement>& placed) {
  for (const Placement& each : placed) {
    const Column& column = table.columns[each.column];
    drawTextIn(ui, {each.x, line.y, each.width, line.h}, *ui.fonts.small, ui.theme.ink_soft, column.name,
               column.number ? Align::kRight : Align::kLeft);
  }
  horizontalLine(ui, line.x, line.right(), line.bottom() - 1, ui.theme.line_strong);
}

void drawRow(Ui& ui, Rect line, const DataTable& table, const Row& row, const std::vector<Placement>& placed) {
  if (row.emphasised) ui.draw.AddRectFilled({line.x, line.y}, {line.right(), line.bottom() - 1}, ui.theme.accent_soft);
  if (row.mark != 0) ui.draw.AddRectFilled({line.x, line.y + 5}, {line.x + 3, line.bottom() - 6}, row.mark, 1.5F);
  for (const Placement& each : placed) {
    const Column& column = table.columns[each.column];
    const float lift = std::round(baseline(fontOf(ui, column)) - baseline(*ui.fonts.small));
    drawTextIn(ui, {each.x, line.y - lift, each.width, line.h - 1}, fontOf(ui, column), ui.theme.ink,
               cellOf(row, each.column), column.number ? Align::kRight : Align::kLeft);
  }
}

bool isDigit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

// Thin spaces between digits vanish, others become plain ones.
std::string spoken(std::string_view text) {
  constexpr std::string_view kThin = "\u202F";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.substr(i).starts_with(kThin)) {
      out += text[i];
      continue;
    }
    const bool inside = !out.empty() && isDigit(out, out.size() - 1) && isDigit(text, i + kThin.size());
    if (!inside) out += ' ';
    i += kThin.size() - 1;
  }
  return out;
}

Table spokenTable(const DataTable& table) {
  Table out;
  for (const Column& column : table.columns) out.header.push_back(spoken(column.name));
  for (const Row& row : table.rows) {
    out.rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) out.rows.back().push_back(spoken(cellOf(row, i)));
  }
  return out;
}

}  // namespace

float dataTable(Ui& ui, Rect box, const DataTable& table) {
  box.h = dataTableHeight(ui, table);
  describeFigure(ui, box, table.title, table.summary, spokenTable(table));
  const Rect cells = cellsArea(box, table);
  const auto placed = place(ui, table, cells.x, cells.w);
  Rect rest = box;
  drawHead(ui, rest.takeTop(headHeight(ui)), table, placed);
  for (const Row& row : table.rows) {
    if (&row != &table.rows.front()) horizontalLine(ui, rest.x, rest.right(), rest.y - 1, ui.theme.line);
    drawRow(ui, rest.takeTop(rowHeight(ui)), table, row, placed);
  }
  return box.h;
}

std::vector<std::size_t> shownColumns(const Ui& ui, const DataTable& table, float width) {
  const Rect cells = cellsArea({0, 0, width, 0}, table);
  std::vector<std::size_t> out;
  for (const Placement& each : place(ui, table, cells.x, cells.w)) out.push_back(each.column);
  return out;
}

float dataTableHeight(const Ui& ui, const DataTable& table) {
  return headHeight(ui) + static_cast<float>(table.rows.size()) * rowHeight(ui);
}

}  // namespace racecourse::ui

#include "labs/banker/tables.h"

#include <algorithm>
#include <string>
#include <vector>

#include "labs/banker/number_cell.h"
#include "labs/lab.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::banker {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kNameWidth = 32;
constexpr float kBetweenCells = 4;
constexpr float kBetweenTables = 24;
constexpr float kSideBySide = 620;  // the least width for tables beside each other

float lineOf(const Ui& ui) { return ui::lineHeight(*ui.fonts.small) + 4; }
float rowOf(const Ui& ui) { return ui.controlHeight() + kBetweenCells; }

// The title, the names of the kinds, and the rows.
float tableHeight(const Ui& ui, int rows) { return 2 * lineOf(ui) + static_cast<float>(rows) * rowOf(ui); }

void kindNames(Ui& ui, Rect line, int kinds) {
  int kind = 0;
  for (const Rect& cell : line.columns(kinds, kBetweenCells))
    ui::drawTextIn(ui, cell, *ui.fonts.small, ui.theme.ink_soft, kindName(kind++), ui::Align::kCentre);
}

// The title and the names of the kinds; `box` is left with the rows.
void tableHead(Ui& ui, Rect& box, const char* title, int kinds) {
  ui::drawTextIn(ui, box.takeTop(lineOf(ui)), *ui.fonts.strong, ui.theme.ink, title, ui::Align::kLeft);
  Rect line = box.takeTop(lineOf(ui));
  line.takeLeft(kNameWidth);
  kindNames(ui, line, kinds);
}

Rect takeRow(Ui& ui, Rect& box, const std::string& name) {
  Rect row = box.takeTop(ui.controlHeight(), kBetweenCells);
  ui::drawTextIn(ui, row.takeLeft(kNameWidth), *ui.fonts.strong, ui.theme.ink, name, ui::Align::kLeft);
  return row;
}

// The name of a cell is that of its kind, `between`, and that of its process: "A held by P1".
void editableTable(Ui& ui, Rect box, const char* title, const char* between, Matrix& table) {
  tableHead(ui, box, title, static_cast<int>(table.front().size()));
  for (std::size_t process = 0; process < table.size(); ++process) {
    const std::string who = named(static_cast<int>(process));
    Units& units = table[process];
    const Rect row = takeRow(ui, box, who);
    int kind = 0;
    for (const Rect& cell : row.columns(static_cast<int>(units.size()), kBetweenCells)) {
      numberCell(ui, cell, kindName(kind) + between + who, kMostInCell, units[static_cast<std::size_t>(kind)]);
      ++kind;
    }
  }
}

void needTable(Ui& ui, Rect box, const Matrix& need) {
  tableHead(ui, box, "Need", static_cast<int>(need.front().size()));
  for (std::size_t process = 0; process < need.size(); ++process) {
    const std::string who = named(static_cast<int>(process));
    const Rect row = takeRow(ui, box, who);
    std::size_t kind = 0;
    for (const Rect& cell : row.columns(static_cast<int>(need[process].size()), kBetweenCells))
      ui::drawTextIn(ui, cell, *ui.fonts.mono, ui.theme.ink, ui::plain(need[process][kind++]), ui::Align::kCentre);
    ui::sayText(ui, row, who + " needs", textOf(need[process]));
  }
}

void freeTable(Ui& ui, Rect box, Units& free) {
  tableHead(ui, box, "Free", static_cast<int>(free.size()));
  const Rect row = takeRow(ui, box, "");
  int kind = 0;
  for (const Rect& cell : row.columns(static_cast<int>(free.size()), kBetweenCells)) {
    numberCell(ui, cell, kindName(kind) + " free", kMostInCell, free[static_cast<std::size_t>(kind)]);
    ++kind;
  }
}

}  // namespace

bool tablesPanel(Ui& ui, Rect& rest, Desk& desk) {
  const bool avoid = desk.mode == Mode::kAvoid;
  const int tables = avoid ? 3 : 2;
  const int columns = rest.w < kSideBySide ? 1 : tables;
  const float free = tableHeight(ui, 1) + kGap;
  const float table = tableHeight(ui, desk.processes()) + kGap;
  Rect inside = ui::takePanel(ui, rest, free + table * static_cast<float>(tables / columns) - kGap, "The tables", kGap);
  const Desk before = desk;
  freeTable(ui, inside.takeTop(free).columns(columns, kBetweenTables).front(), desk.free);
  std::vector<Rect> boxes;
  for (int row = 0; row < tables / columns; ++row)
    for (const Rect& box : inside.takeTop(table).columns(columns, kBetweenTables)) boxes.push_back(box);
  editableTable(ui, boxes[0], "Allocation", " held by ", desk.held);
  if (avoid)
    editableTable(ui, boxes[1], "Maximum", " at most for ", desk.asked);
  else
    editableTable(ui, boxes[1], "Request", " requested by ", desk.asked);
  if (avoid) needTable(ui, boxes[2], needOf(bankOf(desk)));
  return desk != before;
}

void unitCells(Ui& ui, Rect box, Units& units) {
  const int kinds = static_cast<int>(units.size());
  kindNames(ui, box.takeTop(ui::lineHeight(*ui.fonts.small), 2), kinds);
  int kind = 0;
  for (const Rect& cell : box.columns(kinds, kBetweenCells)) {
    numberCell(ui, cell, kindName(kind) + " asked for", kMostInCell, units[static_cast<std::size_t>(kind)]);
    ++kind;
  }
}

}  // namespace racecourse::labs::banker

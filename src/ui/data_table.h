#pragma once

// A small table of numbers, drawn with hairlines. On a narrow canvas the columns of least priority are left out of the
// picture; the semantics always carry all of them.
//
//   y += dataTable(ui, box, {.title = "Cost",
//                            .columns = {{.name = "Guard"}, {.name = "ns", .number = true}},
//                            .rows = {{.cells = {"none", "1.2"}}, {.cells = {"mutex", "24"}, .emphasised = true}}});

#include <string>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

struct Column {
  std::string name;
  bool number = false;  // right-aligned and in figures of equal width
  int priority = 0;     // the lower, the earlier it is left out; the first column always stays
};

struct Row {
  std::vector<std::string> cells;  // one a column; missing ones are empty
  ImU32 mark = 0;                  // a mark of this colour at the left when not 0
  bool emphasised = false;
};

struct DataTable {
  std::string title;    // the accessible name, unique on the screen; not drawn
  std::string summary;  // one sentence, heard after the title; may be empty
  std::vector<Column> columns;
  std::vector<Row> rows;
};

// Draws `table` across the width of `box` from its top, describes it, and returns its height.
float dataTable(Ui& ui, Rect box, const DataTable& table);

// Which columns dataTable() draws in `width`, by their place in `table.columns`.
std::vector<std::size_t> shownColumns(const Ui& ui, const DataTable& table, float width);

// The height that dataTable() takes.
float dataTableHeight(const Ui& ui, const DataTable& table);

}  // namespace racecourse::ui

#pragma once

// The table as it is drawn: philosophers around it, each with what it does, forks on the table or in hands, and arrows
// from those who wait to those who hold what they want. A closed circle stands out as the deadlock it is.
//
//   tablePicture(ui, box, {.title = "The table now", .settings = settings, .moment = report.table, .meals =
//   report.meals});

#include <string>
#include <vector>

#include "labs/philosophers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::philosophers {

struct TablePicture {
  std::string title;  // the accessible name, unique on the screen; not drawn
  Settings settings;
  Moment moment;
  std::vector<std::int64_t> meals;  // of each philosopher; may be empty
  bool table = true;                // whether the semantics carry the data; off while it changes many times a second
};

// Draws `picture` in `box` and describes it.
void tablePicture(ui::Ui& ui, ui::Rect box, const TablePicture& picture);

float tablePictureHeight(const ui::Ui& ui, const TablePicture& picture, float width);

// Everybody thinks and all forks lie on the table.
Moment atRest(int philosophers);

// What each philosopher does, has, and waits for: a row for each.
ui::Table tableData(const TablePicture& picture);

// "2 eat, 1 waits, 2 think.", or who waits for whom in a deadlock.
std::string tableSummary(const Moment& moment);

}  // namespace racecourse::labs::philosophers

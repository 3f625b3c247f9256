#pragma once

// Shares of a whole, one below the other: each with a sign, a sentence, its figures, a bar, and a button if it has one.
// A share of nothing keeps its empty bar. A tick on the bar says how large a share is to be expected.
//
//   const ShareBars bars{.title = "How it can end", .rows = {{.label = "counter = 1", .figures = "4 of 6", .share =
//   0.67}}}; if (const auto row = shareBars(ui, area.takeTop(shareBarsHeight(ui, bars, area.w)), bars)) show(*row);

#include <optional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

struct ShareRow {
  std::string label;    // wraps
  std::string figures;  // at the right, or below on a narrow canvas
  double share = 0;     // 0 to 1
  std::optional<double> expected;
  Verdict verdict = Verdict::kUnknown;
  bool emphasised = false;
  std::string action;  // the text of its button; none when empty. It is called "action: label".
};

struct ShareBars {
  std::string title;  // the accessible name, unique on the screen; not drawn
  std::string summary;
  std::string first_column, second_column;  // of the table behind the picture: what labels and figures are
  std::vector<ShareRow> rows;
};

// Draws `bars` in `box` and describes them; the row whose button is pressed.
std::optional<std::size_t> shareBars(Ui& ui, Rect box, const ShareBars& bars);

float shareBarsHeight(const Ui& ui, const ShareBars& bars, float width);

}  // namespace racecourse::ui

#pragma once

// The source of a program with every thread where it stands: a numbered badge beside the line, its next operation
// filled and underlined in its colour (hatched when blocked), and how far it is in the statement ("read ✓ │ write").
//
//   const CodeView view{.title = "Program",
//                       .source = source,
//                       .places = {{.thread = 1, .span = {7, 9, 21}, .parts = {"read", "write"}, .done = 1},
//                                  {.thread = 2, .span = {6, 14, 18}, .blocked = true, .doing = "waits for lock"}},
//                       .last = CodePlace{.thread = 1, .span = {7, 9, 21}}};
//   codeView(ui, area.takeTop(codeViewHeight(ui, view, area.w)), view, scroll);

#include <optional>
#include <string>
#include <vector>

#include "ui/code_view_mark.h"
#include "ui/ui.h"

namespace racecourse::ui {

// Characters of a line, both counted from 1; `to` lies just behind the last one.
struct CodeSpan {
  int line = 0, from = 1, to = 1;

  bool operator==(const CodeSpan&) const = default;
};

struct CodePlace {
  int thread = 0;
  CodeSpan span;  // what it does next
  bool blocked = false;
  std::vector<std::string> parts;  // the steps of the statement, such as "read" and "write"; may be empty
  int done = 0;                    // how many of them the thread has taken
  std::string doing;               // heard, and in the table: "waits for lock, held by thread 2"; may be empty
};

// The line that ended the schedule.
struct CodeFailure {
  int line = 0;
  std::string sentence;  // stands below the line
  Verdict verdict = Verdict::kFails;
};

struct CodeView {
  std::string title;  // the accessible name, unique on the screen; not drawn
  std::string source;
  std::vector<CodePlace> places;  // of threads that have not finished
  int threads = 0;                // how many there will be at most: keeps the gutter as wide from step to step
  std::optional<CodePlace> last;  // the step taken last; stands out, and stays in sight
  std::optional<CodeFailure> failure;
};

// How far the program is scrolled; the caller keeps it from frame to frame.
struct CodeScroll {
  float top = 0;           // CSS pixels
  std::vector<int> lines;  // that were kept in sight last
};

// Draws `view` in `box` and describes it. Scrolls, by wheel and by a bar that is a slider, only where `box` is lower
// than codeViewHeight(), and then moves whenever the threads do so that they stay in sight.
void codeView(Ui& ui, Rect box, const CodeView& view, CodeScroll& scroll);

// The height that holds the whole program across `width`, wherever its threads may stand.
float codeViewHeight(const Ui& ui, const CodeView& view, float width);

// Line, text and who stands there, for each line.
Table codeTable(const CodeView& view);

// "Thread 1 is in line 7, read done, write next. Thread 2 is in line 6: waits for lock."
std::string codeSummary(const CodeView& view);

}  // namespace racecourse::ui

#include "ui/code_view.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/harness.h"
#include "ui/code_view_layout.h"
#include "ui/code_view_notes.h"
#include "ui/code_view_page.h"
#include "ui/code_view_runs.h"

namespace racecourse::ui {
namespace {

using tests::Harness;
using Runs = std::vector<CodeRun>;
using Pieces = std::vector<CodePiece>;
using Texts = std::vector<std::string>;

CodeView counter() {
  return {.title = "Program",
          .source = "counter = 0\ndef increment():\n    counter += 1\nassert counter == 2\n",
          .places = {{.thread = 1, .span = {3, 5, 17}, .parts = {"read", "write"}, .done = 1},
                     {.thread = 2, .span = {3, 5, 17}, .parts = {"read", "write"}, .done = 0},
                     {.thread = kMainThread, .span = {4, 8, 15}, .blocked = true, .doing = "waits for thread 1"}},
          .last = CodePlace{.thread = 1, .span = {3, 5, 17}}};
}

CodeView longProgram(int lines) {
  CodeView view{.title = "Long", .source = "", .places = {{.thread = 1, .span = {2, 1, 5}}}};
  for (int i = 1; i <= lines; ++i) view.source += "x = " + std::to_string(i) + "\n";
  return view;
}

TEST_CASE("keywords, numbers, strings and comments are told apart", "[ui][code_view]") {
  CHECK(pythonRuns("def f(x1): return 0x1F # why")[0] == Runs{{0, 3, CodeKind::kKeyword},
                                                              {11, 17, CodeKind::kKeyword},
                                                              {18, 22, CodeKind::kNumber},
                                                              {23, 28, CodeKind::kComment}});
  CHECK(pythonRuns("s = f'a\\'b # no' + \"c\"")[0] == Runs{{4, 16, CodeKind::kString}, {19, 22, CodeKind::kString}});
  CHECK(pythonRuns("information = ifs")[0].empty());
}

TEST_CASE("a string in three quotes goes on over lines, one in one quote ends with its line", "[ui][code_view]") {
  const auto runs = pythonRuns("a = '''x\nif y'''; if b\nc = 'open\nif d");
  CHECK(runs[0] == Runs{{4, 8, CodeKind::kString}});
  CHECK(runs[1] == Runs{{0, 7, CodeKind::kString}, {9, 11, CodeKind::kKeyword}});
  CHECK(runs[2] == Runs{{4, 9, CodeKind::kString}});
  CHECK(runs[3] == Runs{{0, 2, CodeKind::kKeyword}});
}

TEST_CASE("columns count characters, not bytes", "[ui][code_view]") {
  CHECK(pythonRuns("é = 'ü' # π")[0] == Runs{{4, 7, CodeKind::kString}, {8, 11, CodeKind::kComment}});
  CHECK(characters("aéπz", 1, 3) == "éπ");
  CHECK(characters("aéπz", 3, 9) == "z");
  CHECK(characters("aé", 5, 9).empty());
  CHECK(characterCount("aéπz") == 4);
}

TEST_CASE("an odd end of a source harms nothing", "[ui][code_view]") {
  CHECK(linesOf("a\r\n\nb") == std::vector<std::string_view>{"a", "", "b"});
  CHECK(linesOf("").empty());
  CHECK(pythonRuns("'\\")[0] == Runs{{0, 2, CodeKind::kString}});
  CHECK(pythonRuns("'''")[0] == Runs{{0, 3, CodeKind::kString}});
}

TEST_CASE("a long line wraps after a space or bracket with a hanging indent", "[ui][code_view]") {
  CHECK(wrapLine("x = 1", 20) == Pieces{{0, 5, 0}});
  CHECK(wrapLine("", 20) == Pieces{{0, 0, 0}});
  CHECK(wrapLine("    call(first, second, third)", 16) == Pieces{{0, 16, 0}, {16, 24, 6}, {24, 30, 6}});
  CHECK(wrapLine("abcdefghijklmnopqrst", 10) == Pieces{{0, 10, 0}, {10, 18, 2}, {18, 20, 2}});
  CHECK(wrapLine("x = 1        # one", 12) == Pieces{{0, 12, 0}, {13, 18, 2}});
}

TEST_CASE("rows follow each other, with room below the lines that ask for it", "[ui][code_view]") {
  const std::vector<std::string_view> lines = {"a", "call(first, second)", "b"};
  const CodeRows rows = layOutRows(lines, {.cells = 12, .row = 20, .below = {{2, 30}}});
  CHECK(rows.row ==
        std::vector<CodeRow>{{1, {0, 1, 0}, 0}, {2, {0, 12, 0}, 20}, {2, {12, 19, 2}, 40}, {3, {0, 1, 0}, 90}});
  CHECK(rows.height == 110);
  CHECK(rows.of(2).size() == 2);
  CHECK(rows.of(0).empty());
  CHECK(rows.of(4).empty());
}

TEST_CASE("scrolling goes no further than it must to show a line", "[ui][code_view]") {
  CHECK(scrollToShow(0, 100, 500, {20, 40}, 10) == 0);
  CHECK(scrollToShow(0, 100, 500, {200, 220}, 10) == 130);
  CHECK(scrollToShow(300, 100, 500, {200, 220}, 10) == 190);
  CHECK(scrollToShow(0, 100, 500, {490, 500}, 10) == 400);
  CHECK(scrollToShow(0, 100, 500, {100, 300}, 10) == 100);
  CHECK(scrollToShow(50, 100, 80, {0, 20}, 10) == 0);
}

TEST_CASE("threads in one statement share a note, and nobody who has not begun makes one", "[ui][code_view]") {
  CHECK(notesOf(counter()) == std::vector<CodeNote>{{3, {"read", "write"}, {{1, 1}, {2, 0}}}});
  CodeView fresh = counter();
  fresh.places[0].done = 0;
  CHECK(notesOf(fresh).empty());
  CodeView other = counter();
  other.places[1].parts = {"read", "read", "write"};
  CHECK(notesOf(other) == std::vector<CodeNote>{{3, {"read", "write"}, {{1, 1}}}});
}

TEST_CASE("a program is a figure: each line with its text and who stands there", "[ui][code_view]") {
  CodeView view = counter();
  view.failure = CodeFailure{4, "The assertion fails."};
  CodeScroll scroll;
  Harness harness([&](Ui& ui, Rect) { codeView(ui, {0, 0, 600, 600}, view, scroll); });
  const Item figure = harness.figure("Program");
  CHECK(figure.table == Table{{"Line", "Text", "Who stands there"},
                              {{"1", "counter = 0", ""},
                               {"2", "def increment():", ""},
                               {"3", "    counter += 1", "T1: read done, write next; T2"},
                               {"4", "assert counter == 2", "main: waits for thread 1; The assertion fails."}}});
  CHECK(figure.value ==
        "Thread 1 is in line 3, read done, write next. Thread 2 is in line 3. "
        "The main thread is in line 4: waits for thread 1. Line 4: The assertion fails.");
  CHECK_FALSE(harness.find("Program: lines shown"));
}

TEST_CASE("a program without threads says so", "[ui][code_view]") {
  CHECK(codeSummary({.title = "Program", .source = "x = 1"}) == "No thread is in the program.");
}

TEST_CASE("the height of a program does not depend on where its threads stand", "[ui][code_view]") {
  for (const float width : {300.0F, 600.0F}) {
    float bare = 0, busy = 0, needed = 0;
    Harness harness([&](Ui& ui, Rect) {
      CodeView view = counter();
      busy = codeViewHeight(ui, view, width);
      needed = layOutPage(ui, {0, 0, width, busy}, view).rows.height;
      view.threads = 3;
      view.places.clear();
      bare = codeViewHeight(ui, view, width);
    });
    CHECK(bare == busy);
    CHECK(needed <= busy);
  }
}

TEST_CASE("a marked span is never outside a canvas of 360 px", "[ui][code_view]") {
  CodeView view{.title = "Wide", .source = std::string(40, ' ') + "value = some_function(first, second) + counter"};
  view.places = {{.thread = 1, .span = {1, 79, 86}}};
  Harness harness(
      [&](Ui& ui, Rect) {
        const CodePage page = layOutPage(ui, {16, 0, 312, 400}, view);
        for (const CodeRow& row : page.rows.row) {
          CHECK(page.x(row, row.piece.from) >= page.codeX());
          CHECK(page.x(row, row.piece.to) <= 328.1F);
        }
        CHECK(page.rows.row.back().piece.to == 86);
      },
      360);
}

TEST_CASE("a program that fits does not scroll; one that does not has a slider", "[ui][code_view]") {
  CodeView view = longProgram(40);
  CodeScroll scroll;
  Harness harness([&](Ui& ui, Rect) { codeView(ui, {0, 0, 600, 240}, view, scroll); });
  CHECK(harness.item("Long: lines shown").role == Role::kSlider);
  CHECK(harness.item("Long: lines shown").value == "lines 1 to 10");
  harness.set("Long: lines shown", 11);
  CHECK(harness.item("Long: lines shown").range.now == 11);
  CHECK(harness.item("Long: lines shown").value == "lines 11 to 20");
  harness.set("Long: lines shown", 99);
  CHECK(harness.item("Long: lines shown").value == "lines 31 to 40");
}

TEST_CASE("a program scrolls to the thread that moves, and stays where the reader scrolled until then",
          "[ui][code_view]") {
  CodeView view = longProgram(40);
  CodeScroll scroll;
  Harness harness([&](Ui& ui, Rect) { codeView(ui, {0, 0, 600, 240}, view, scroll); });
  CHECK(scroll.top == 0);
  view.places[0].span.line = 30;
  harness.frame();
  const float followed = scroll.top;
  CHECK(followed > 0);
  harness.set("Long: lines shown", 5);
  harness.frame();
  CHECK(harness.item("Long: lines shown").range.now == 5);
  view.places[0].span.line = 31;
  harness.frame();
  CHECK(scroll.top > followed);
}

TEST_CASE("the wheel scrolls a long program", "[ui][code_view]") {
  CodeView view = longProgram(40);
  CodeScroll scroll;
  Harness harness([&](Ui& ui, Rect) { codeView(ui, {0, 0, 600, 240}, view, scroll); });
  ImGui::GetIO().AddMousePosEvent(100, 100);
  harness.frame();
  ImGui::GetIO().AddMouseWheelEvent(0, -1);
  harness.frame();
  CHECK(scroll.top > 0);
}

TEST_CASE("places outside the program and tiny boxes do no harm", "[ui][code_view]") {
  CodeView view = counter();
  view.places.push_back({.thread = 3, .span = {99, 1, 4}});
  view.places.push_back({.thread = 4, .span = {1, 50, 40}});
  view.last = CodePlace{.thread = 5, .span = {0, 0, 0}};
  view.failure = CodeFailure{77, "Gone."};
  for (const float size : {400.0F, 60.0F, 4.0F, 0.0F}) {
    CodeScroll scroll;
    Harness harness([&](Ui& ui, Rect) { codeView(ui, {0, 0, size, size}, view, scroll); });
    CHECK(harness.figure("Program").table.rows.size() == 4);
  }
}

}  // namespace
}  // namespace racecourse::ui

#include <algorithm>

#include "labs/program_lab/step_view.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/icon.h"
#include "ui/text.h"

namespace racecourse::labs {

using ui::Emphasis;
using ui::Rect;
using ui::Ui;

namespace {

constexpr std::size_t kMostOutputLines = 12;
constexpr float kHintWidth = 84, kIconColumn = 28;
constexpr float kRowMargin = 8;

struct GoalWords {
  ui::Verdict verdict;
  std::string_view text;
};

GoalWords wordsOf(const Stepping& stepping, Goals::Standing::Answer answer) {
  switch (answer) {
    case Goals::Standing::kReached:
      return {ui::Verdict::kHolds, "Reached."};
    case Goals::Standing::kReachable:
      return {ui::Verdict::kUnknown, "Still reachable."};
    case Goals::Standing::kOutOfReach:
      return {ui::Verdict::kFails, stepping.walk().place() == 0 ? "No schedule of this program reaches it."
                                                                : "Can no longer be reached from here: go back."};
    case Goals::Standing::kUnknown:
      return {ui::Verdict::kUnknown, "Too far ahead to tell."};
    case Goals::Standing::kLooking:
      break;
  }
  return {ui::Verdict::kUnknown, "Looking ahead."};
}

std::string goalText(const Goals& goals, std::size_t goal) {
  const std::string number = goals.goals().size() > 1 ? " " + std::to_string(goal + 1) : "";
  return "Goal" + number + ": " + goals.goals()[goal].sentence;
}

float goalHeight(const Ui& ui, const Stepping& stepping, std::size_t goal, float width) {
  const float text = width - kIconColumn - kHintWidth - 8;
  const GoalWords words = wordsOf(stepping, stepping.goals().standing(goal).answer);
  return std::max(ui.controlHeight(), ui::paragraphHeight(*ui.fonts.strong, goalText(stepping.goals(), goal), text) +
                                          ui::paragraphHeight(*ui.fonts.small, words.text, text));
}

void drawGoal(Ui& ui, Rect row, Stepping& stepping, std::size_t goal) {
  const Goals::Standing& standing = stepping.goals().standing(goal);
  const GoalWords words = wordsOf(stepping, standing.answer);
  ui::drawVerdictIcon(ui, {row.x + 9, row.y + ui::lineHeight(*ui.fonts.strong) / 2 + 1}, 8, words.verdict);
  row.takeLeft(kIconColumn);
  Rect text{row.x, row.y, row.w - kHintWidth - 8, row.h};
  const std::string sentence = goalText(stepping.goals(), goal);
  text.takeTop(ui::drawParagraph(ui, text, *ui.fonts.strong, ui.theme.ink, sentence));
  ui::drawParagraph(ui, text, *ui.fonts.small, ui.theme.ink_soft, words.text);
  ui::sayText(ui, row, sentence, words.text);
  const std::string label = stepping.goals().goals().size() > 1 ? "Hint " + std::to_string(goal + 1) : "Hint";
  const Rect hint{row.right() - kHintWidth, row.y, kHintWidth, ui.controlHeight()};
  if (ui::button(ui, hint, label, Emphasis::kQuiet, standing.answer == Goals::Standing::kReachable))
    stepping.hint(goal);
}

ImU32 lastColour(const Ui& ui, const Walk& walk) {
  return ui::threadColour(ui.theme, shownThread(walk.step(walk.place() - 1).thread));
}

std::string lastLines(const std::string& output) {
  std::size_t from = output.size();
  for (std::size_t lines = 0; from > 0; --from)
    if (output[from - 1] == '\n' && from != output.size() && ++lines == kMostOutputLines) break;
  return output.substr(from);
}

}  // namespace

void goalsPanel(Ui& ui, Rect& rest, Stepping& stepping) {
  const std::size_t count = stepping.goals().goals().size();
  if (count == 0) return;
  float height = static_cast<float>(count - 1) * 10;
  for (std::size_t goal = 0; goal < count; ++goal) height += goalHeight(ui, stepping, goal, rest.w - 32);
  Rect inside = ui::takePanel(ui, rest, height, "", kGap);
  for (std::size_t goal = 0; goal < count; ++goal)
    drawGoal(ui, inside.takeTop(goalHeight(ui, stepping, goal, inside.w), 10), stepping, goal);
}

void primitivesPanel(Ui& ui, Rect& rest, const std::vector<ui::PrimitiveRow>& rows) {
  if (rows.empty()) return;
  // The panel's own margin and a row's make one.
  const float height = ui::primitiveRowsHeight(ui, rows, rest.w - 2 * kRowMargin);
  const Rect inside = ui::takePanel(ui, rest, height, "Primitives", kGap);
  ui::primitiveRows(ui, {inside.x - kRowMargin, inside.y, inside.w + 2 * kRowMargin, inside.h}, rows);
}

void sharedPanel(Ui& ui, Rect& rest, Stepping& stepping) {
  const Picture& picture = stepping.picture();
  ui::DataTable table{.title = "Shared data", .summary = "", .columns = {}, .rows = {}};
  table.columns = {{.name = "Shared"}, {.name = "Value", .priority = 2}, {.name = "Before", .priority = 1}};
  for (const SharedRow& row : picture.shared)
    table.rows.push_back({.cells = {row.place, row.value, row.was.empty() ? "" : row.was + " →"},
                          .mark = row.was.empty() ? 0 : lastColour(ui, stepping.walk()),
                          .emphasised = !row.was.empty()});
  if (table.rows.empty()) return;
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), "", kGap), table);
}

void outputPanel(Ui& ui, Rect& rest, const std::string& output) {
  const std::string shown = lastLines(output);
  const float height = ui::paragraphHeight(*ui.fonts.mono_small, shown, rest.w - 32);
  Rect inside = ui::takePanel(ui, rest, height, "Output", kGap);
  ui::paragraph(ui, inside, *ui.fonts.mono_small, ui.theme.ink, shown);
}

}  // namespace racecourse::labs

#include "ui/primitive_rows.h"

#include <algorithm>
#include <cmath>

#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/number.h"
#include "ui/primitive_shapes.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kLine = 44, kAboveStack = 4;  // the height of a row, and what a name above takes besides
constexpr float kPad = 8, kGap = 8;           // beside a cell, and between parts
constexpr float kBetween = 2;                 // two cells
constexpr float kBehindName = 12;
constexpr float kWidestName = 0.42F;     // of the width
constexpr int kFewLocks = 4;             // so many, and each has a line of its own
constexpr std::size_t kMostRows = 24;    // of more, those at rest are left out
constexpr std::int64_t kFewPermits = 3;  // that fit beside another primitive
constexpr int kMostColumns = 3;

bool isSmall(const PrimitiveRow& row) {
  if (row.shape == PrimitiveShape::kPermits) {
    const std::int64_t permits = std::max({row.count, row.places, row.capacity.value_or(0)});
    return permits <= kFewPermits || permits > kMostPermits;
  }
  return row.shape == PrimitiveShape::kLock || row.shape == PrimitiveShape::kFlag;
}

bool sharesLines(const PrimitiveRow& row) { return row.shape == PrimitiveShape::kLock; }

bool isAtRest(const PrimitiveRow& row) {
  return row.shape == PrimitiveShape::kLock && row.count == 0 && row.waiting.empty() && !row.changed_by;
}

// What the picture of a row needs beside its name, as a rule.
float pictureWidth(const PrimitiveRow& row) {
  constexpr float kBed = 300, kSlots = 270, kOthers = 220;
  if (row.shape == PrimitiveShape::kCondition) return kBed;
  return row.shape == PrimitiveShape::kQueue || row.shape == PrimitiveShape::kRoom ? kSlots : kOthers;
}

// Where everything goes: the rows of each line, and how many were left out.
struct Plan {
  std::vector<std::vector<const PrimitiveRow*>> lines;
  std::int64_t left_out = 0;
  int columns = 1;
  float beside = 0;  // the width for pictures beside the longest name
  float name = 0;    // the width of the names that have their picture beside them

  // Whether a row has its name above it.
  bool isStacked(const PrimitiveRow& row) const { return !isSmall(row) && beside < pictureWidth(row); }
  float height(const Ui& ui, const PrimitiveRow& row) const {
    return isStacked(row) ? kLine + lineHeight(*ui.fonts.mono_small) + kAboveStack : kLine;
  }
};

float nameWidth(const Ui& ui, const PrimitiveRow& row) {
  return std::ceil(std::max(textWidth(*ui.fonts.mono_small, row.name), textWidth(*ui.fonts.small, row.type)));
}

void measureNames(const Ui& ui, const std::vector<PrimitiveRow>& rows, float width, Plan& plan) {
  const float most = width * kWidestName;
  float longest = 0;
  for (const PrimitiveRow& row : rows) longest = std::max(longest, nameWidth(ui, row));
  plan.beside = width - 2 * kPad - kBehindName - std::min(longest, most);
  for (const PrimitiveRow& row : rows)
    if (!plan.isStacked(row)) plan.name = std::max(plan.name, std::min(nameWidth(ui, row), most));
}

int columnsFor(float name, const std::vector<PrimitiveRow>& rows, float width) {
  if (std::ranges::count_if(rows, sharesLines) <= kFewLocks) return 1;
  const float cell = 2 * kPad + name + kBehindName + kShortLockWidth;
  return std::clamp(static_cast<int>((width + kBetween) / (cell + kBetween)), 1, kMostColumns);
}

Plan planOf(const Ui& ui, const std::vector<PrimitiveRow>& rows, float width) {
  Plan plan;
  measureNames(ui, rows, width, plan);
  plan.columns = columnsFor(plan.name, rows, width);
  bool open = false;  // whether the last line takes another one
  for (const PrimitiveRow& row : rows) {
    if (rows.size() > kMostRows && isAtRest(row)) {
      ++plan.left_out;
      continue;
    }
    const bool joins = open && sharesLines(row) && static_cast<int>(plan.lines.back().size()) < plan.columns;
    if (!joins) plan.lines.emplace_back();
    plan.lines.back().push_back(&row);
    open = sharesLines(row);
  }
  return plan;
}

std::string restSentence(const Plan& plan) {
  const bool one = plan.left_out == 1;
  return plain(plan.left_out) + (plan.lines.empty() ? "" : " more") + (one ? " lock is" : " locks are") +
         " free, and nobody waits for " + (one ? "it." : "them.");
}

void drawName(Ui& ui, Rect words, const PrimitiveRow& row) {
  const float name = lineHeight(*ui.fonts.mono_small), type = lineHeight(*ui.fonts.small);
  words.y += std::round((words.h - name - type) / 2);
  drawTextIn(ui, words.takeTop(name), *ui.fonts.mono_small, ui.theme.ink, row.name, Align::kLeft);
  drawTextIn(ui, words.takeTop(type), *ui.fonts.small, ui.theme.ink_soft, row.type, Align::kLeft);
}

void drawNameAbove(Ui& ui, Rect line, const PrimitiveRow& row) {
  const Rect name = line.takeLeft(std::min(line.w / 2, std::ceil(textWidth(*ui.fonts.mono_small, row.name))), kGap);
  drawTextIn(ui, name, *ui.fonts.mono_small, ui.theme.ink, row.name, Align::kLeft);
  drawTextIn(ui, line, *ui.fonts.small, ui.theme.ink_soft, row.type, Align::kLeft);
}

void drawCell(Ui& ui, Rect cell, const PrimitiveRow& row, const Plan& plan) {
  if (row.changed_by) {
    const ImU32 mark = threadColour(ui.theme, *row.changed_by);
    ui.draw.AddRectFilled({cell.x, cell.y + 2}, {cell.right(), cell.bottom() - 3}, ui.theme.accent_soft, 3);
    ui.draw.AddRectFilled({cell.x, cell.y + 6}, {cell.x + 3, cell.bottom() - 7}, mark, 1.5F);
  }
  sayText(ui, cell, row.name + ", " + row.type, primitiveSentence(row));
  Rect inside{cell.x + kPad, cell.y, cell.w - 2 * kPad, cell.h};
  if (plan.isStacked(row)) {
    inside.takeTop(kAboveStack);
    drawNameAbove(ui, inside.takeTop(lineHeight(*ui.fonts.mono_small)), row);
  } else {
    drawName(ui, inside.takeLeft(plan.name, kBehindName), row);
  }
  drawPrimitive(ui, inside, row, sharesLines(row) && plan.columns > 1);
}

}  // namespace

void primitiveRows(Ui& ui, Rect box, const std::vector<PrimitiveRow>& rows) {
  const Plan plan = planOf(ui, rows, box.w);
  for (const auto& line : plan.lines) {
    if (&line != &plan.lines.front()) horizontalLine(ui, box.x, box.right(), box.y - 1, ui.theme.line);
    const Rect strip = box.takeTop(plan.height(ui, *line.front()));
    const auto cells = strip.columns(plan.columns, kBetween);
    const bool alone = line.size() == 1 && !sharesLines(*line.front());
    for (std::size_t i = 0; i < line.size(); ++i) drawCell(ui, alone ? strip : cells[i], *line[i], plan);
  }
  if (plan.left_out > 0)
    paragraph(ui, {box.x, box.y + kGap, box.w, box.h}, *ui.fonts.small, ui.theme.ink_soft, restSentence(plan));
}

float primitiveRowsHeight(const Ui& ui, const std::vector<PrimitiveRow>& rows, float width) {
  const Plan plan = planOf(ui, rows, width);
  float lines = 0;
  for (const auto& line : plan.lines) lines += plan.height(ui, *line.front());
  return plan.left_out == 0 ? lines : lines + kGap + paragraphHeight(*ui.fonts.small, restSentence(plan), width);
}

}  // namespace racecourse::ui

#include "ui/step_lanes_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr std::array<std::string_view, 8> kWords = {"read", "write",  "acquire", "release",
                                                    "wait", "notify", "print",   "other"};
constexpr std::string_view kConflict = "conflicting accesses";
constexpr float kMarkRoom = 18, kEntryGap = 16;

float entryWidth(const Ui& ui, std::string_view word) {
  return kMarkRoom + std::ceil(textWidth(*ui.fonts.small, word)) + kEntryGap;
}

void drawLines(Ui& ui, ImVec2 centre, float radius, ImU32 colour) {
  for (const float y : {-0.7F, 0.0F, 0.7F}) {
    const float right = y > 0 ? 0.3F : 0.9F;
    ui.draw.AddRectFilled({centre.x - 0.9F * radius, centre.y + y * radius - 1},
                          {centre.x + right * radius, centre.y + y * radius + 1}, colour);
  }
}

void drawBars(Ui& ui, ImVec2 centre, float radius, ImU32 colour) {
  for (const float x : {-0.75F, 0.25F})
    ui.draw.AddRectFilled({centre.x + x * radius, centre.y - 0.9F * radius},
                          {centre.x + (x + 0.5F) * radius, centre.y + 0.9F * radius}, colour);
}

void drawConflictKey(Ui& ui, Rect box) {
  const float y = box.y + box.h / 2;
  const ImVec2 ends[] = {{box.x, y}, {box.x + kMarkRoom - 5, y}};
  dashedLine(ui, ends, ui.theme.verdict(Verdict::kFails), 2);
}

}  // namespace

std::string_view stepWord(StepKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

void drawStepMark(Ui& ui, ImVec2 centre, float radius, StepKind kind, ImU32 colour) {
  const float side = 0.85F * radius;
  const ImVec2 low{centre.x - side, centre.y - side}, high{centre.x + side, centre.y + side};
  switch (kind) {
    case StepKind::kRead:
      return ui.draw.AddCircle(centre, radius - 1, colour, 0, 2);
    case StepKind::kWrite:
      return ui.draw.AddCircleFilled(centre, radius, colour);
    case StepKind::kAcquire:
      return ui.draw.AddRectFilled(low, high, colour, 1);
    case StepKind::kRelease:
      return ui.draw.AddRect({low.x + 1, low.y + 1}, {high.x - 1, high.y - 1}, colour, 1, 0, 2);
    case StepKind::kWait:
      return drawBars(ui, centre, radius, colour);
    case StepKind::kNotify:
      return ui.draw.AddTriangleFilled({centre.x, centre.y - radius}, {centre.x + radius, centre.y + 0.8F * radius},
                                       {centre.x - radius, centre.y + 0.8F * radius}, colour);
    case StepKind::kPrint:
      return drawLines(ui, centre, radius, colour);
    case StepKind::kOther:
      return ui.draw.AddCircleFilled(centre, 0.45F * radius, colour);
  }
}

void drawStepLegend(Ui& ui, Rect box, std::span<const LaneStep> steps, bool conflicts) {
  const float line = lineHeight(*ui.fonts.small) + 2;
  Rect row = box;
  const auto entry = [&](std::string_view word) {
    const float width = entryWidth(ui, word);
    if (width - kEntryGap > row.w && row.w < box.w) row = {box.x, row.y + line, box.w, box.h};
    Rect place = row.takeLeft(width);
    place.h = line;
    drawTextIn(ui, {place.x + kMarkRoom, place.y, width - kMarkRoom, line}, *ui.fonts.small, ui.theme.ink_soft, word,
               Align::kLeft);
    return place;
  };
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    const auto kind = static_cast<StepKind>(i);
    if (!std::ranges::contains(steps, kind, &LaneStep::kind)) continue;
    const Rect place = entry(kWords[i]);
    drawStepMark(ui, {place.x + 6, place.y + line / 2}, 5, kind, ui.theme.ink_soft);
  }
  if (conflicts) drawConflictKey(ui, entry(kConflict));
}

float stepLegendHeight(const Ui& ui, float width) {
  float rows = 1, used = 0;
  const auto add = [&](std::string_view word) {
    const float entry = entryWidth(ui, word);
    if (used > 0 && used + entry - kEntryGap > width) ++rows, used = 0;
    used += entry;
  };
  std::ranges::for_each(kWords, add);
  add(kConflict);
  return rows * (lineHeight(*ui.fonts.small) + 2);
}

}  // namespace racecourse::ui

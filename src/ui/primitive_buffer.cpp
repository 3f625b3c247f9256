#include <algorithm>
#include <array>
#include <cmath>

#include "ui/code_view_mark.h"
#include "ui/number.h"
#include "ui/primitive_pen.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kSlotHeight = 26, kNarrowestSlot = 26, kWidestSlot = 64, kEnd = 14;
constexpr float kReserved = 2 * kPenPitch;  // for those who wait to put, and at least for those who wait to get

float slotWidth(const Ui& ui, const PrimitiveRow& row) {
  float width = kNarrowestSlot;
  for (const std::string& item : row.items) width = std::max(width, textWidth(*ui.fonts.mono_small, item) + 10);
  return std::min(std::ceil(width), kWidestSlot);
}

void arrow(Pen& pen) {
  const ImU32 colour = pen.ui.theme.ink_soft;
  const float tip = pen.x + kEnd - 4;
  pen.ui.draw.AddLine({pen.x, pen.y}, {tip, pen.y}, colour, kPenStroke);
  pen.ui.draw.AddTriangleFilled({tip + 2, pen.y}, {tip - 4, pen.y - 4}, {tip - 4, pen.y + 4}, colour);
  pen.x += kEnd + 2;
}

// The slots between the two ends: the newest item at the left where it was put, the oldest at the right where it
// leaves.
void slots(Pen& pen, const PrimitiveRow& row) {
  const float width = slotWidth(pen.ui, row);
  const auto size = static_cast<std::int64_t>(row.items.size());
  const std::int64_t all = std::max<std::int64_t>(row.capacity.value_or(size), 1);
  const float for_getters = kEnd + kReserved;
  const auto fits = std::max<std::int64_t>(1, static_cast<std::int64_t>((pen.room() - for_getters) / width));
  const std::int64_t drawn = std::min(all, fits);
  if (all > drawn) drawNote(pen, "+" + plain(all - drawn));
  for (std::int64_t place = drawn; place-- > 0; pen.x += width) {
    const Rect box{pen.x, pen.y - kSlotHeight / 2, width, kSlotHeight};
    const bool full = place < size;
    drawGround(pen.ui, box, full ? pen.ui.theme.sunken : pen.ui.theme.panel, 0);
    drawOutline(pen.ui, box, full ? pen.ui.theme.ink_soft : pen.ui.theme.line_strong, 0, 1);
    if (full)
      drawTextIn(pen.ui, box.inset(3), *pen.ui.fonts.mono_small, pen.ui.theme.ink,
                 row.items[static_cast<std::size_t>(place)], Align::kCentre);
  }
  pen.x += 4;
}

}  // namespace

// Those who wait to put stand at the left, the first of them nearest; those who wait to get stand at the right.
void drawBuffer(Pen& pen, const PrimitiveRow& row) {
  std::vector<WaitingThread> putting = thoseWho(row, Wants::kPut);
  std::ranges::reverse(putting);
  const float start = pen.x;
  const float width = std::min(kReserved, static_cast<float>(putting.size()) * kPenPitch);
  Pen left{pen.ui, start + kReserved - width, pen.y, start + kReserved + 2};
  drawBadges(left, putting);
  pen.x = start + kReserved + 4;
  arrow(pen);
  slots(pen, row);
  arrow(pen);
  pen.x += 2;
  const std::vector<WaitingThread> getting = thoseWho(row, Wants::kGet);
  drawBadges(pen, getting);
  constexpr std::array kRest{Wants::kTasks};
  drawQueue(pen, row, kRest);
}

}  // namespace racecourse::ui

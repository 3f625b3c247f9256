#include "ui/primitive_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "ui/code_view_mark.h"
#include "ui/number.h"
#include "ui/primitive_pen.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kLockWidth = 28, kLockHeight = 24, kAjar = 10;  // an open lock has its shackle beside it
constexpr float kPermitWidth = 14, kPermitHeight = 20, kPermitPitch = 18;
constexpr std::int64_t kMostPlaces = 8;  // of a barrier; more are only counted
constexpr float kRoomHeight = 30, kRoomPlaces = 3;
constexpr int kBedPlaces = 2;

void shackle(Ui& ui, ImVec2 foot, bool open) {
  constexpr float kRadius = 7, kLeg = 3, kTurn = std::numbers::pi_v<float>;
  ImDrawList& draw = ui.draw;
  const float rise = open ? kLeg + 2 : kLeg;
  draw.PathLineTo(foot);
  draw.PathArcTo({foot.x + kRadius, foot.y - rise}, kRadius, kTurn, 2 * kTurn);
  draw.PathLineTo({foot.x + 2 * kRadius, open ? foot.y - 2 : foot.y});
  draw.PathStroke(ui.theme.ink_soft, 0, 2);
}

void padlock(Pen& pen, const PrimitiveRow& row) {
  Ui& ui = pen.ui;
  const bool open = row.count == 0;
  const Rect body{pen.x, pen.y - kLockHeight / 2 + 5, kLockWidth, kLockHeight};
  shackle(ui, {body.x + (open ? kLockWidth - 7 : 7), body.y}, open);
  drawGround(ui, body, open ? ui.theme.panel : ui.theme.sunken);
  drawOutline(ui, body, ui.theme.ink_soft);
  const ImVec2 middle{body.x + body.w / 2, body.y + body.h / 2};
  if (!open && !row.inside.empty()) drawThreadBadge(ui, middle, kPenBadge, row.inside.front());
  if (!open && row.inside.empty()) ui.draw.AddCircleFilled(middle, 4, ui.theme.ink_soft);
  pen.x += kLockWidth + kPenGap;
  if (open) pen.x += kAjar;
  if (row.count > 1) drawNote(pen, "×" + plain(row.count));
}

// Where the sleepers of a condition lie, and the lock that they need to go on.
void condition(Pen& pen, const PrimitiveRow& row) {
  Ui& ui = pen.ui;
  constexpr std::string_view kLabel = "asleep";
  const std::vector<WaitingThread> sleepers = thoseWho(row, Wants::kWake);
  const float label = std::ceil(textWidth(*ui.fonts.small, kLabel)), inside = kPenGap + label + 6;
  const float most = pen.room() - inside - 2 * kPenGap - kLockWidth;
  const auto places = static_cast<float>(std::max<std::size_t>(sleepers.size(), kBedPlaces));
  const float width = std::max(kPenPitch, std::min(most, places * kPenPitch));
  const Rect bed{pen.x, pen.y - kRoomHeight / 2, inside + width + 4, kRoomHeight};
  drawGround(ui, bed, sleepers.empty() ? ui.theme.panel : ui.theme.sunken, kRoomHeight / 2);
  drawOutline(ui, bed, sleepers.empty() ? ui.theme.line_strong : ui.theme.ink_soft, kRoomHeight / 2);
  Pen within{ui, bed.x + kPenGap, pen.y, bed.right()};
  drawNote(within, kLabel);
  within.x = bed.x + inside;
  drawBadges(within, sleepers);
  pen.x = bed.right() + kPenGap;
  padlock(pen, row);
}

void permits(Pen& pen, const PrimitiveRow& row) {
  const std::int64_t places = std::max({row.count, row.places, row.capacity.value_or(0)});
  if (places <= kMostPermits)
    for (std::int64_t i = 0; i < places; ++i, pen.x += kPermitPitch) {
      const Rect box{pen.x, pen.y - kPermitHeight / 2, kPermitWidth, kPermitHeight};
      if (i < row.count) drawGround(pen.ui, box, pen.ui.theme.ink_soft);
      drawOutline(pen.ui, box, pen.ui.theme.ink_soft);
    }
  pen.x += places == 0 || places > kMostPermits ? 0 : 4;
  const std::string count = plain(row.count) + (row.capacity ? " of " + plain(*row.capacity) : "");
  drawWord(pen, count, *pen.ui.fonts.small, pen.ui.theme.ink);
}

void flag(Pen& pen, const PrimitiveRow& row) {
  const bool up = row.count != 0;
  const float pole = pen.x + 2, top = up ? pen.y - 15 : pen.y;
  const std::array cloth{ImVec2(pole, top), ImVec2(pole + 22, top + 7), ImVec2(pole, top + 14)};
  pen.ui.draw.AddRectFilled({pole - 1, pen.y - 16}, {pole + 1, pen.y + 16}, pen.ui.theme.ink_soft);
  if (up) pen.ui.draw.AddTriangleFilled(cloth[0], cloth[1], cloth[2], pen.ui.theme.ink);
  if (!up) pen.ui.draw.AddTriangle(cloth[0], cloth[1], cloth[2], pen.ui.theme.ink_soft, kPenStroke);
  pen.x += 34;
  drawNote(pen, up ? "set" : "not set");
}

// Closed while it fills; its bar lies aside while those inside leave.
void gate(Pen& pen, PrimitiveRow::Phase phase) {
  const float top = pen.y - 15, bottom = pen.y + 15;
  const ImVec2 end = phase == PrimitiveRow::kLeaving ? ImVec2(pen.x + 16, bottom - 8) : ImVec2(pen.x + 2, bottom);
  pen.ui.draw.AddLine({pen.x + 2, top}, end, pen.ui.theme.ink_soft, 3);
  pen.x += phase == PrimitiveRow::kLeaving ? 24 : 12;
}

void barrier(Pen& pen, const PrimitiveRow& row) {
  const std::int64_t parties = row.capacity.value_or(row.count);
  const auto known = static_cast<std::int64_t>(row.inside.size());
  const bool leaving = row.phase == PrimitiveRow::kLeaving;
  for (std::int64_t i = 0; i < std::min(parties, kMostPlaces) && pen.room() > kPenPitch; ++i, pen.x += kPenPitch) {
    const ImVec2 centre{pen.x + kPenBadge, pen.y};
    if (i < known)
      drawThreadBadge(pen.ui, centre, kPenBadge, row.inside[static_cast<std::size_t>(i)], !leaving);
    else if (i < row.count)
      drawStranger(pen.ui, centre);
    else
      pen.ui.draw.AddCircle(centre, kPenBadge - 1, pen.ui.theme.line_strong, 0, kPenStroke);
  }
  pen.x += 2;
  gate(pen, row.phase);
  const std::string count = plain(row.count) + " of " + plain(parties);
  drawNote(pen, row.phase == PrimitiveRow::kBroken ? "broken" : leaving ? "open" : count);
}

void room(Pen& pen, const PrimitiveRow& row) {
  const auto known = static_cast<std::int64_t>(row.inside.size());
  const auto places = std::max<std::int64_t>(static_cast<std::int64_t>(kRoomPlaces), row.count);
  const auto drawn = std::clamp<std::int64_t>(static_cast<std::int64_t>((pen.room() - 8) / kPenPitch), 1, places);
  const Rect box{pen.x, pen.y - kRoomHeight / 2, static_cast<float>(drawn) * kPenPitch + 6, kRoomHeight};
  drawGround(pen.ui, box, row.count == 0 ? pen.ui.theme.panel : pen.ui.theme.sunken);
  drawOutline(pen.ui, box, pen.ui.theme.ink_soft, 3, row.phase == PrimitiveRow::kWritten ? 3 : kPenStroke);
  for (std::int64_t i = 0; i < std::min(row.count, drawn); ++i) {
    const ImVec2 centre{box.x + 4 + kPenBadge + static_cast<float>(i) * kPenPitch, pen.y};
    if (i < known)
      drawThreadBadge(pen.ui, centre, kPenBadge, row.inside[static_cast<std::size_t>(i)]);
    else
      drawStranger(pen.ui, centre);
  }
  pen.x += box.w + kPenGap;
  if (row.count > 0) drawNote(pen, row.phase == PrimitiveRow::kWritten ? "written" : "read");
}

}  // namespace

void drawPrimitive(Ui& ui, Rect area, const PrimitiveRow& row, bool short_form) {
  constexpr std::array kDoor{Wants::kLockAgain, Wants::kEntry, Wants::kRead, Wants::kWrite, Wants::kNextRound};
  Pen pen{ui, std::round(area.x), std::round(area.y + area.h / 2), area.right()};
  switch (row.shape) {
    case PrimitiveShape::kLock:
      padlock(pen, row);
      break;
    case PrimitiveShape::kCondition:
      condition(pen, row);
      break;
    case PrimitiveShape::kPermits:
      permits(pen, row);
      break;
    case PrimitiveShape::kFlag:
      flag(pen, row);
      break;
    case PrimitiveShape::kBarrier:
      barrier(pen, row);
      break;
    case PrimitiveShape::kQueue:
      return drawBuffer(pen, row);
    case PrimitiveShape::kRoom:
      room(pen, row);
      break;
  }
  drawQueue(pen, row, kDoor, short_form);
}

}  // namespace racecourse::ui

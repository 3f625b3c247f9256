#include "ui/primitive_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "ui/code_view_mark.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kBadge = 10, kStroke = 1.5F, kGap = 10;
constexpr float kLockWidth = 40, kBodyWidth = 28, kBodyHeight = 24;  // room for the shackle of an open lock beside it
constexpr float kPermitWidth = 14, kPermitHeight = 20, kPermitPitch = 18;
constexpr std::int64_t kMostPermits = 8, kMostPlaces = 8;  // more are only counted
constexpr float kRoomHeight = 30, kRoomPlaces = 3;
constexpr float kSlotHeight = 26, kNarrowestSlot = 26, kWidestSlot = 64, kEnd = 14;
constexpr float kReserved = 2 * kBadgePitch;  // for those who wait to put

// Draws from left to right around one line, never beyond `right`.
struct Pen {
  Ui& ui;
  float x, y, right;

  float room() const { return std::max(0.0F, right - x); }
};

void outline(Ui& ui, Rect box, ImU32 colour, float rounding = 3, float width = kStroke) {
  ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, colour, rounding, 0, width);
}

void fill(Ui& ui, Rect box, ImU32 colour, float rounding = 3) {
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, rounding);
}

void word(Pen& pen, std::string_view text, const ImFont& font, ImU32 colour) {
  const float width = std::min(pen.room(), std::ceil(textWidth(font, text)));
  drawTextIn(pen.ui, {pen.x, pen.y - kBadge, width, 2 * kBadge}, font, colour, text, Align::kLeft);
  pen.x += width + kGap;
}

void note(Pen& pen, std::string_view text) { word(pen, text, *pen.ui.fonts.small, pen.ui.theme.ink_soft); }

// As many badges as fit, and how many there are beyond.
void badges(Pen& pen, std::span<const WaitingThread> threads) {
  const auto fits = static_cast<std::size_t>(pen.room() / kBadgePitch);
  const std::size_t shown = threads.size() <= fits ? threads.size() : std::max<std::size_t>(fits, 2) - 1;
  for (const WaitingThread& waiting : threads.first(std::min(shown, threads.size()))) {
    drawThreadBadge(pen.ui, {pen.x + kBadge, pen.y}, kBadge, waiting.thread, waiting.blocked);
    pen.x += kBadgePitch;
  }
  if (shown < threads.size()) note(pen, "+" + plain(static_cast<std::int64_t>(threads.size() - shown)));
  pen.x += kGap - (kBadgePitch - 2 * kBadge);
}

std::vector<WaitingThread> those(const PrimitiveRow& row, Wants wants) {
  std::vector<WaitingThread> threads;
  std::ranges::copy_if(row.waiting, std::back_inserter(threads),
                       [&](const WaitingThread& waiting) { return waiting.wants == wants; });
  return threads;
}

std::string_view caption(Wants wants) {
  switch (wants) {
    case Wants::kEntry:
      return "waits";
    case Wants::kRead:
      return "to read";
    case Wants::kWrite:
      return "to write";
    case Wants::kPut:
      return "to put";
    case Wants::kGet:
      return "to get";
    case Wants::kTasks:
      return "joins";
    case Wants::kWake:
      return "asleep";
    case Wants::kLockAgain:
      return "woken";
    case Wants::kNextRound:
      return "outside";
  }
  return "";
}

// The queue at the door: those who want the same beside each other, behind what they want.
void queue(Pen& pen, const PrimitiveRow& row, std::span<const Wants> all) {
  for (const Wants wants : all) {
    const std::vector<WaitingThread> threads = those(row, wants);
    if (threads.empty()) continue;
    note(pen, caption(wants));
    pen.x -= kGap - 6;
    badges(pen, threads);
  }
}

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
  const Rect body{pen.x, pen.y - kBodyHeight / 2 + 5, kBodyWidth, kBodyHeight};
  shackle(ui, {body.x + (open ? kBodyWidth - 7 : 7), body.y}, open);
  fill(ui, body, open ? ui.theme.panel : ui.theme.sunken);
  outline(ui, body, ui.theme.ink_soft);
  const ImVec2 middle{body.x + body.w / 2, body.y + body.h / 2};
  if (!open && !row.inside.empty()) drawThreadBadge(ui, middle, kBadge, row.inside.front());
  if (!open && row.inside.empty()) ui.draw.AddCircleFilled(middle, 4, ui.theme.ink_soft);
  pen.x += kLockWidth;
  if (row.count > 1) note(pen, "×" + plain(row.count));
  pen.x += kGap - 4;
}

void permits(Pen& pen, const PrimitiveRow& row) {
  const std::int64_t places = std::max({row.count, row.places, row.capacity.value_or(0)});
  if (places <= kMostPermits)
    for (std::int64_t i = 0; i < places; ++i, pen.x += kPermitPitch) {
      const Rect box{pen.x, pen.y - kPermitHeight / 2, kPermitWidth, kPermitHeight};
      if (i < row.count) fill(pen.ui, box, pen.ui.theme.ink_soft);
      outline(pen.ui, box, pen.ui.theme.ink_soft);
    }
  pen.x += places == 0 || places > kMostPermits ? 0 : 4;
  const std::string count = plain(row.count) + (row.capacity ? " of " + plain(*row.capacity) : "");
  word(pen, count, *pen.ui.fonts.small, pen.ui.theme.ink);
}

void flag(Pen& pen, const PrimitiveRow& row) {
  const bool up = row.count != 0;
  const float pole = pen.x + 2, top = up ? pen.y - 15 : pen.y;
  const std::array cloth{ImVec2(pole, top), ImVec2(pole + 22, top + 7), ImVec2(pole, top + 14)};
  pen.ui.draw.AddRectFilled({pole - 1, pen.y - 16}, {pole + 1, pen.y + 16}, pen.ui.theme.ink_soft);
  if (up) pen.ui.draw.AddTriangleFilled(cloth[0], cloth[1], cloth[2], pen.ui.theme.ink);
  if (!up) pen.ui.draw.AddTriangle(cloth[0], cloth[1], cloth[2], pen.ui.theme.ink_soft, kStroke);
  pen.x += kLockWidth - 6;
  note(pen, up ? "set" : "not set");
}

// Closed while it fills; its bar lies aside while those inside leave.
void gate(Pen& pen, PrimitiveRow::Phase phase) {
  const float top = pen.y - 15, bottom = pen.y + 15;
  const ImVec2 end = phase == PrimitiveRow::kLeaving ? ImVec2(pen.x + 16, bottom - 8) : ImVec2(pen.x + 2, bottom);
  pen.ui.draw.AddLine({pen.x + 2, top}, end, pen.ui.theme.ink_soft, 3);
  pen.x += phase == PrimitiveRow::kLeaving ? 24 : 12;
}

// Somebody of whom only the presence is known.
void stranger(Ui& ui, ImVec2 centre) { ui.draw.AddCircleFilled(centre, kBadge - 3, ui.theme.line_strong); }

void barrier(Pen& pen, const PrimitiveRow& row) {
  const std::int64_t parties = row.capacity.value_or(row.count);
  const auto known = static_cast<std::int64_t>(row.inside.size());
  const bool leaving = row.phase == PrimitiveRow::kLeaving;
  for (std::int64_t i = 0; i < std::min(parties, kMostPlaces) && pen.room() > kBadgePitch; ++i, pen.x += kBadgePitch) {
    const ImVec2 centre{pen.x + kBadge, pen.y};
    if (i < known)
      drawThreadBadge(pen.ui, centre, kBadge, row.inside[static_cast<std::size_t>(i)], !leaving);
    else if (i < row.count)
      stranger(pen.ui, centre);
    else
      pen.ui.draw.AddCircle(centre, kBadge - 1, pen.ui.theme.line_strong, 0, kStroke);
  }
  pen.x += 2;
  gate(pen, row.phase);
  const std::string count = plain(row.count) + " of " + plain(parties);
  note(pen, row.phase == PrimitiveRow::kBroken ? "broken" : leaving ? "open" : count);
}

void room(Pen& pen, const PrimitiveRow& row) {
  const auto known = static_cast<std::int64_t>(row.inside.size());
  const auto places = std::max<std::int64_t>(static_cast<std::int64_t>(kRoomPlaces), row.count);
  const auto drawn = std::clamp<std::int64_t>(static_cast<std::int64_t>((pen.room() - 8) / kBadgePitch), 1, places);
  const Rect box{pen.x, pen.y - kRoomHeight / 2, static_cast<float>(drawn) * kBadgePitch + 6, kRoomHeight};
  fill(pen.ui, box, row.count == 0 ? pen.ui.theme.panel : pen.ui.theme.sunken);
  outline(pen.ui, box, pen.ui.theme.ink_soft, 3, row.phase == PrimitiveRow::kWritten ? 3 : kStroke);
  for (std::int64_t i = 0; i < std::min(row.count, drawn); ++i) {
    const ImVec2 centre{box.x + 4 + kBadge + static_cast<float>(i) * kBadgePitch, pen.y};
    if (i < known)
      drawThreadBadge(pen.ui, centre, kBadge, row.inside[static_cast<std::size_t>(i)]);
    else
      stranger(pen.ui, centre);
  }
  pen.x += box.w + kGap;
  if (row.count > 0) note(pen, row.phase == PrimitiveRow::kWritten ? "written" : "read");
}

float slotWidth(const Ui& ui, const PrimitiveRow& row) {
  float width = kNarrowestSlot;
  for (const std::string& item : row.items) width = std::max(width, textWidth(*ui.fonts.mono_small, item) + 10);
  return std::min(std::ceil(width), kWidestSlot);
}

void arrow(Pen& pen) {
  const ImU32 colour = pen.ui.theme.ink_soft;
  const float tip = pen.x + kEnd - 4;
  pen.ui.draw.AddLine({pen.x, pen.y}, {tip, pen.y}, colour, kStroke);
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
  if (all > drawn) note(pen, "+" + plain(all - drawn));
  for (std::int64_t place = drawn; place-- > 0; pen.x += width) {
    const Rect box{pen.x, pen.y - kSlotHeight / 2, width, kSlotHeight};
    const bool full = place < size;
    fill(pen.ui, box, full ? pen.ui.theme.sunken : pen.ui.theme.panel, 0);
    outline(pen.ui, box, full ? pen.ui.theme.ink_soft : pen.ui.theme.line_strong, 0, 1);
    if (full)
      drawTextIn(pen.ui, box.inset(3), *pen.ui.fonts.mono_small, pen.ui.theme.ink,
                 row.items[static_cast<std::size_t>(place)], Align::kCentre);
  }
  pen.x += 4;
}

// Those who wait to put stand at the left, the first of them nearest; those who wait to get stand at the right.
void buffer(Pen& pen, const PrimitiveRow& row) {
  std::vector<WaitingThread> putting = those(row, Wants::kPut);
  std::ranges::reverse(putting);
  const float start = pen.x;
  const float width = std::min(kReserved, static_cast<float>(putting.size()) * kBadgePitch);
  Pen left{pen.ui, start + kReserved - width, pen.y, start + kReserved + 2};
  badges(left, putting);
  pen.x = start + kReserved + 4;
  arrow(pen);
  slots(pen, row);
  arrow(pen);
  const std::vector<WaitingThread> getting = those(row, Wants::kGet);
  badges(pen, getting);
  constexpr std::array kRest{Wants::kTasks};
  queue(pen, row, kRest);
}

}  // namespace

void drawPrimitive(Ui& ui, Rect area, const PrimitiveRow& row) {
  constexpr std::array kDoor{Wants::kWake, Wants::kLockAgain, Wants::kEntry,
                             Wants::kRead, Wants::kWrite,     Wants::kNextRound};
  Pen pen{ui, std::round(area.x), std::round(area.y + area.h / 2), area.right()};
  switch (row.shape) {
    case PrimitiveShape::kLock:
    case PrimitiveShape::kCondition:
      padlock(pen, row);
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
      return buffer(pen, row);
    case PrimitiveShape::kRoom:
      room(pen, row);
      break;
  }
  queue(pen, row, kDoor);
}

float smallPrimitiveWidth(const Ui& ui) {
  return kLockWidth + kGap + textWidth(*ui.fonts.small, caption(Wants::kEntry)) + 6 + 2 * kBadgePitch;
}

}  // namespace racecourse::ui

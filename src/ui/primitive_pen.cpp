#include "ui/primitive_pen.h"

#include <algorithm>
#include <cmath>

#include "ui/code_view_mark.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kBehindCaption = 6;

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

float captionWidth(const Ui& ui, Wants wants) {
  return std::ceil(textWidth(*ui.fonts.small, caption(wants))) + kBehindCaption;
}

void drawCaption(Pen& pen, Wants wants) {
  drawNote(pen, caption(wants));
  pen.x += kBehindCaption - kPenGap;
}

std::string beyond(std::size_t count) { return "+" + plain(static_cast<std::int64_t>(count)); }

}  // namespace

void drawOutline(Ui& ui, Rect box, ImU32 colour, float rounding, float width) {
  ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, colour, rounding, 0, width);
}

void drawGround(Ui& ui, Rect box, ImU32 colour, float rounding) {
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, rounding);
}

void drawWord(Pen& pen, std::string_view text, const ImFont& font, ImU32 colour) {
  const float width = std::min(pen.room(), std::ceil(textWidth(font, text)));
  drawTextIn(pen.ui, {pen.x, pen.y - kPenBadge, width, 2 * kPenBadge}, font, colour, text, Align::kLeft);
  pen.x += width + kPenGap;
}

void drawNote(Pen& pen, std::string_view text) { drawWord(pen, text, *pen.ui.fonts.small, pen.ui.theme.ink_soft); }

void drawBadges(Pen& pen, std::span<const WaitingThread> threads) {
  const auto fits = static_cast<std::size_t>((pen.room() + kPenPitch - 2 * kPenBadge) / kPenPitch);
  // The number of those beyond takes the place of one.
  const std::size_t shown = threads.size() <= fits ? threads.size() : std::max<std::size_t>(fits, 1) - 1;
  for (const WaitingThread& waiting : threads.first(shown)) {
    drawThreadBadge(pen.ui, {pen.x + kPenBadge, pen.y}, kPenBadge, waiting.thread, waiting.blocked);
    pen.x += kPenPitch;
  }
  pen.x += shown == 0 ? 0 : kPenGap - (kPenPitch - 2 * kPenBadge);
  if (shown < threads.size()) drawNote(pen, beyond(threads.size() - shown));
}

void drawStranger(Ui& ui, ImVec2 centre) { ui.draw.AddCircleFilled(centre, kPenBadge - 3, ui.theme.line_strong); }

std::vector<WaitingThread> thoseWho(const PrimitiveRow& row, Wants wants) {
  std::vector<WaitingThread> threads;
  std::ranges::copy_if(row.waiting, std::back_inserter(threads),
                       [&](const WaitingThread& waiting) { return waiting.wants == wants; });
  return threads;
}

void drawQueue(Pen& pen, const PrimitiveRow& row, std::span<const Wants> all, bool short_form) {
  std::size_t hidden = 0;
  for (const Wants wants : all) {
    const std::vector<WaitingThread> threads = thoseWho(row, wants);
    const float word = short_form && wants == Wants::kEntry ? 0 : captionWidth(pen.ui, wants);
    if (threads.empty()) continue;
    if (hidden > 0 || pen.room() < word + 2 * kPenBadge) {
      hidden += threads.size();
      continue;
    }
    if (word > 0) drawCaption(pen, wants);
    drawBadges(pen, threads);
  }
  if (hidden > 0) drawNote(pen, beyond(hidden));
}

}  // namespace racecourse::ui

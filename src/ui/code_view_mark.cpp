#include "ui/code_view_mark.h"

#include <cmath>

#include "ui/text.h"

namespace racecourse::ui {

std::string threadName(int thread) { return thread == kMainThread ? "main" : "T" + std::to_string(thread); }

std::string threadSpoken(int thread) {
  return thread == kMainThread ? "the main thread" : "thread " + std::to_string(thread);
}

std::string threadSpokenFirst(int thread) {
  std::string name = threadSpoken(thread);
  name[0] = 'T';
  return name;
}

ImU32 threadColour(const Theme& theme, int thread) {
  return thread == kMainThread ? theme.ink_soft : theme.thread(thread);
}

void drawThreadBadge(Ui& ui, ImVec2 centre, float radius, int thread, bool blocked, float strength) {
  const ImU32 colour = threadColour(ui.theme, thread);
  ui.draw.AddCircleFilled(centre, radius, mixed(ui.theme.panel, colour, 0.18F * strength));
  if (blocked) {
    const float side = radius * 0.72F;
    hatch(ui, {centre.x - side, centre.y - side, 2 * side, 2 * side}, faded(colour, 0.4F * strength));
  }
  ui.draw.AddCircle(centre, radius - 1, faded(colour, strength), 0, 2);
  const std::string mark = thread == kMainThread ? "m" : std::to_string(thread);
  const ImFont& font = radius < 12 ? *ui.fonts.small : *ui.fonts.strong;
  const Rect box{centre.x - radius - 4, centre.y - radius, 2 * radius + 8, 2 * radius};
  drawTextIn(ui, box, font, faded(ui.theme.ink, 0.45F + 0.55F * strength), mark, Align::kCentre);
}

void hatch(Ui& ui, Rect box, ImU32 colour) {
  constexpr float kPeriod = 5;
  ui.draw.PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
  // The lines keep their place on the canvas, so that neighbouring boxes match.
  for (float x = std::floor((box.x - box.h) / kPeriod) * kPeriod; x < box.right(); x += kPeriod)
    ui.draw.AddLine({x, box.bottom()}, {x + box.h, box.y}, colour, 1);
  ui.draw.PopClipRect();
}

ImU32 mixed(ImU32 under, ImU32 over, float share) {
  ImU32 out = IM_COL32_A_MASK;
  for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
    const auto low = static_cast<float>((under >> shift) & 255), high = static_cast<float>((over >> shift) & 255);
    out |= static_cast<ImU32>(std::lround(low + (high - low) * share)) << shift;
  }
  return out;
}

}  // namespace racecourse::ui

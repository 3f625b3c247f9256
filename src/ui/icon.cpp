#include "ui/icon.h"

namespace racecourse::ui {

void drawVerdictIcon(Ui& ui, ImVec2 centre, float radius, Verdict verdict) {
  ImDrawList& draw = ui.draw;
  const ImU32 colour = ui.theme.verdict(verdict);
  const ImU32 mark = ui.theme.panel;
  const auto at = [&](float x, float y) { return ImVec2(centre.x + x * radius, centre.y + y * radius); };
  switch (verdict) {
    case Verdict::kHolds: {
      draw.AddCircleFilled(centre, radius, colour);
      const ImVec2 tick[] = {at(-0.45F, 0.05F), at(-0.12F, 0.4F), at(0.48F, -0.35F)};
      draw.AddPolyline(tick, 3, mark, 0, 2);
      break;
    }
    case Verdict::kFails:
      draw.AddRectFilled(at(-0.9F, -0.9F), at(0.9F, 0.9F), colour, 2);
      draw.AddLine(at(-0.4F, -0.4F), at(0.45F, 0.45F), mark, 2);
      draw.AddLine(at(-0.4F, 0.4F), at(0.45F, -0.45F), mark, 2);
      break;
    case Verdict::kDeadlock:
      draw.AddQuadFilled(at(0, -1.15F), at(1.15F, 0), at(0, 1.15F), at(-1.15F, 0), colour);
      draw.AddLine(at(-0.25F, -0.35F), at(-0.25F, 0.4F), mark, 2);
      draw.AddLine(at(0.25F, -0.35F), at(0.25F, 0.4F), mark, 2);
      break;
    case Verdict::kUnknown:
      draw.AddCircle(centre, radius - 1, colour, 0, 2);
      draw.AddCircleFilled(centre, radius * 0.3F, colour);
      break;
  }
}

}  // namespace racecourse::ui

#include "labs/program_lab/program_choice.h"

#include <algorithm>

#include "labs/program_lab/panels.h"
#include "ui/controls.h"
#include "ui/text.h"

namespace racecourse::labs {

using ui::Rect;
using ui::Ui;

namespace {

constexpr float kChoiceWidth = 250;

float rowHeight(const Ui& ui, const ProgramText& program, float width) {
  if (!ui.narrow()) return ui.controlHeight() + 4;
  return ui.controlHeight() + ui::paragraphHeight(*ui.fonts.small, program.about, width) + 8;
}

void drawAbout(Ui& ui, Rect box, const std::string& about) {
  const float height = ui::paragraphHeight(*ui.fonts.small, about, box.w);
  if (!ui.narrow()) box.y += std::max(0.0F, (ui.controlHeight() - height) / 2);
  ui::paragraph(ui, box, *ui.fonts.small, ui.theme.ink_soft, about);
}

}  // namespace

void ProgramChoice::draw(Ui& ui, Rect& rest, Session& session) {
  const ProgramText& program = session.program();
  const std::string about = session.edited() ? "The text differs from the original. " + program.about : program.about;
  const float side = ui.narrow() ? rest.w : rest.w - kChoiceWidth - 12;
  const float text = ui::paragraphHeight(*ui.fonts.small, about, side);
  const float below = ui.narrow() ? text + 4 : 0;
  Rect row = rest.takeTop(std::max(ui.controlHeight() + below, ui.narrow() ? 0 : text), kGap);
  const Rect box{row.x, row.y, ui.narrow() ? row.w : kChoiceWidth, ui.controlHeight()};
  if (session.programs().size() > 1)
    ui::toggle(ui, box, "Program: " + program.title + "###programs", open_);
  else
    ui::drawTextIn(ui, box, *ui.fonts.strong, ui.theme.ink, program.title, ui::Align::kLeft);
  if (ui.narrow())
    drawAbout(ui, {row.x, box.bottom() + 4, row.w, text}, about);
  else
    drawAbout(ui, {box.right() + 12, row.y, side, row.h}, about);
  if (open_) list(ui, rest, session);
}

void ProgramChoice::list(Ui& ui, Rect& rest, Session& session) {
  const float width = rest.w - 32;
  float height = 0;
  for (const ProgramText& program : session.programs()) height += rowHeight(ui, program, width);
  Rect inside = ui::takePanel(ui, rest, height, "", kGap);
  for (std::size_t i = 0; i < session.programs().size(); ++i) {
    const ProgramText& program = session.programs()[i];
    Rect row = inside.takeTop(rowHeight(ui, program, width));
    const Rect box = ui.narrow() ? row.takeTop(ui.controlHeight()) : row.takeLeft(kChoiceWidth - 16, 12);
    bool on = i == session.chosen();
    if (ui::toggle(ui, {box.x, box.y, box.w, ui.controlHeight()}, program.title, on)) {
      session.choose(i);
      open_ = false;
    }
    drawAbout(ui, row, program.about);
  }
}

}  // namespace racecourse::labs

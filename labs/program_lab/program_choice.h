// Which program the views are about: one line, and a list that opens below it.
//
//   choice.draw(ui, rest, session);
#pragma once

#include "labs/program_lab/session.h"
#include "ui/ui.h"

namespace racecourse::labs {

class ProgramChoice {
 public:
  // Takes its height from the top of `rest`.
  void draw(ui::Ui& ui, ui::Rect& rest, Session& session);

 private:
  void list(ui::Ui& ui, ui::Rect& rest, Session& session);

  bool open_ = false;
};

}  // namespace racecourse::labs

// Prove on the canvas: the verdict, how every schedule ends, what is likely, and the map of all states.
//
//   ProveView view;
//   if (const auto open = view.draw(ui, rest, session)) show(*open);
#pragma once

#include "labs/program_lab/panels.h"

namespace racecourse::labs {

class ProveView {
 public:
  // Takes its height from the top of `rest`; the view that the reader opens with it.
  std::optional<View> draw(ui::Ui& ui, ui::Rect& rest, Session& session);

 private:
  std::optional<View> map(ui::Ui& ui, ui::Rect& rest, Session& session);
};

// Opens `schedule` in Step; the view to show.
View openInStep(Session& session, const engine::Schedule& schedule);

}  // namespace racecourse::labs

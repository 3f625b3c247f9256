#pragma once

// What a widget needs to draw itself and to be found: theme, fonts, the list of items, the surface. A view gets one a
// frame and passes it to every widget. All lengths are CSS pixels.
//
//   void draw(ui::Ui& ui, ui::Rect area) {
//     ui::Rect strip = area.takeTop(ui.controlHeight(), 12);
//     if (ui::button(ui, strip, "Run 4 threads", ui::Emphasis::kPrimary)) start();
//   }

#include <imgui.h>

#include "ui/rect.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace racecourse::ui {

struct Ui {
  const Theme& theme;
  const Fonts& fonts;
  Semantics& semantics;
  ImDrawList& draw;
  float width;  // of the whole canvas

  // Narrow canvases are used with fingers: every control is at least 44 px tall there.
  bool narrow() const { return width < 560; }
  float controlHeight() const { return narrow() ? 44 : 34; }
};

}  // namespace racecourse::ui

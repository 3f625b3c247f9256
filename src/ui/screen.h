#pragma once

// One canvas: the Dear ImGui context with theme, fonts and semantics, and a frame that covers it. Knows nothing of
// windows, so the same class runs under the app and, headless, under the tests.
//
//   Screen screen;
//   screen.frame([&](Ui& ui, Rect area) { lab.draw(ui, area); });

#include <functional>

#include "ui/ui.h"

namespace racecourse::ui {

class Screen {
 public:
  // Creates the context and makes it current.
  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // Switches between light and dark from the next frame on.
  void setAppearance(Appearance appearance);

  // Rasterises the fonts for `density` device pixels to a CSS pixel (0.5 to 4). True when they changed, so that the
  // caller uploads the atlas again.
  bool setDensity(float density);

  // Lays out and draws one frame over the display size of the current ImGuiIO; `draw` gets the whole canvas,
  // shifted up where the reader scrolled down over items below its end. In a page the page itself scrolls instead.
  void frame(const std::function<void(Ui& ui, Rect area)>& draw);

  Semantics& semantics() { return semantics_; }
  const Theme& theme() const { return theme_; }

 private:
  Semantics semantics_;
  ImGuiContext* context_;
  Theme theme_;
  Fonts fonts_{};
  float density_ = 0;
};

}  // namespace racecourse::ui

#pragma once

// The canvas or window that a Screen is drawn into: SDL2 for events, OpenGL (ES 3 on the web) for pixels.
//
//   auto window = Window::open(1280, 800);
//   if (!window) report(window.error());

#include <SDL.h>

#include <expected>
#include <memory>
#include <string>

#include "ui/screen.h"

namespace racecourse::app {

class Window {
 public:
  // Opens a window of `width` x `height` CSS pixels for `screen`, which must outlive it. The error is a sentence.
  static std::expected<std::unique_ptr<Window>, std::string> open(ui::Screen& screen, int width, int height);

  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Takes the events that wait; true when there were any that the screen should see. `quit` is set when the reader
  // closes the window.
  bool takeEvents(bool& quit);

  // Gives the window a new size in CSS pixels; the drawing surface follows with the display's density.
  void resize(int width, int height);

  // Prepares Dear ImGui's next frame; call before Screen::frame.
  void beginFrame();

  // Shows what the frame drew.
  void endFrame();

 private:
  Window(ui::Screen& screen, SDL_Window* window, SDL_GLContext context);

  ui::Screen& screen_;
  SDL_Window* window_;
  SDL_GLContext context_;
};

}  // namespace racecourse::app

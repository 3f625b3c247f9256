#include "app/window.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include "app/platform.h"

namespace racecourse::app {

std::expected<std::unique_ptr<Window>, std::string> Window::open(ui::Screen& screen, int width, int height) {
  // Keys belong to the page: the mirror of real elements takes them.
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0)
    return std::unexpected(std::string("The display could not be opened: ") + SDL_GetError());
  configureGl();
  SDL_Window* window = SDL_CreateWindow("Racecourse", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                                        SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE);
  SDL_GLContext context = window != nullptr ? SDL_GL_CreateContext(window) : nullptr;
  if (context == nullptr) return std::unexpected(std::string("OpenGL could not be started: ") + SDL_GetError());
  return std::unique_ptr<Window>(new Window(screen, window, context));
}

Window::Window(ui::Screen& screen, SDL_Window* window, SDL_GLContext context)
    : screen_(screen), window_(window), context_(context) {
  ImGui_ImplSDL2_InitForOpenGL(window, context);
  ImGui_ImplOpenGL3_Init(kGlslVersion);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

bool Window::takeEvents(bool& quit) {
  bool any = false;
  for (SDL_Event event; SDL_PollEvent(&event) != 0; any = true) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT) quit = true;
  }
  return any;
}

void Window::resize(int width, int height) { SDL_SetWindowSize(window_, width, height); }

void Window::beginFrame() {
  int width = 0, pixels = 0;
  SDL_GetWindowSize(window_, &width, nullptr);
  SDL_GL_GetDrawableSize(window_, &pixels, nullptr);
  const float density = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
  // The next lines make them again, with the new fonts.
  if (screen_.setDensity(density)) ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
}

void Window::endFrame() {
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
}

}  // namespace racecourse::app

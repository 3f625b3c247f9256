#include <SDL.h>

#include <print>

#include "app/app.h"
#include "app/platform.h"
#include "app/window.h"

namespace racecourse::app {

const char* const kGlslVersion = "#version 150";

void configureGl() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
}

namespace {

constexpr int kNewsEveryMs = 200;

// Sleeps until there is something to draw: an event, or news from workers.
bool waitForWork(App& app, Window& window) {
  bool quit = false;
  if (!app.frameDue()) {
    if (!app.urgent() && app.active())
      SDL_WaitEventTimeout(nullptr, kNewsEveryMs);
    else if (!app.urgent())
      SDL_WaitEvent(nullptr);
  }
  if (window.takeEvents(quit)) app.touch();
  return !quit;
}

int run(std::string_view lab, std::string_view link) {
  const auto files = labs::readProgramFolder("labs/" + std::string(lab) + "/programs");
  if (!files) {
    std::println(stderr, "{}", files.error());
    return 2;
  }
  std::vector<labs::ProgramText> programs;
  for (const labs::ProgramFile& file : *files) programs.push_back(file.program);
  App app(lab, threads::describeEnvironment(true, true), "", std::move(programs));
  if (!app.lab()) {
    std::println(stderr, "There is no lab \"{}\".", lab);
    return 2;
  }
  const auto window = Window::open(app.screen(), 900, 1000);
  if (!window) {
    std::println(stderr, "{}", window.error());
    return 1;
  }
  const std::string trouble = app.open(link);
  if (!trouble.empty()) std::println(stderr, "{}", trouble);
  while (waitForWork(app, **window)) {
    if (!app.frameDue()) continue;
    (*window)->beginFrame();
    app.frame();
    (*window)->endFrame();
  }
  return 0;
}

}  // namespace
}  // namespace racecourse::app

// racecourse_app [lab [link]], for instance: racecourse_app race "threads=8&guard=mutex&run"
int main(int argc, char** argv) { return racecourse::app::run(argc > 1 ? argv[1] : "race", argc > 2 ? argv[2] : ""); }

// The functions that web/program.js calls. Strings come in as UTF-8 that the page frees; strings go out as pointers
// that stay valid until the next call.

#include <SDL.h>
#include <emscripten.h>
#include <malloc.h>

#include "app/app.h"
#include "app/platform.h"
#include "app/window.h"

namespace racecourse::app {

const char* const kGlslVersion = "#version 300 es";

void configureGl() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
}

namespace {

// All that one page holds.
struct Page {
  App app;
  std::unique_ptr<Window> window = nullptr;
  std::string answer = {};  // what the last call returned

  Page(const char* lab, bool threads, const char* why, std::vector<labs::ProgramText> programs)
      : app(lab, racecourse::threads::describeEnvironment(threads, threads), why, std::move(programs)) {}

  const char* reply(std::string text) {
    answer = std::move(text);
    return answer.c_str();
  }
};

}  // namespace
}  // namespace racecourse::app

using racecourse::app::Page;
using racecourse::app::Window;

extern "C" {

// Opens the lab with its programs, as web/build writes them. 0 when there is no lab of that name and no program. `why`
// says why there are no threads.
EMSCRIPTEN_KEEPALIVE Page* rcOpen(const char* lab, bool threads, const char* why, const char* programs) {
  auto read = racecourse::labs::readPrograms(programs);
  if (!read) return nullptr;
  auto page = std::make_unique<Page>(lab, threads, why, *std::move(read));
  return page->app.lab() ? page.release() : nullptr;
}

// Starts drawing. An empty string, or a sentence that says why not.
EMSCRIPTEN_KEEPALIVE const char* rcShow(Page* page, int width, int height) {
  auto window = Window::open(page->app.screen(), width, height);
  if (!window) return page->reply(window.error());
  page->window = std::move(*window);
  return page->reply("");
}

// Obeys a link. An empty string, or sentences about what was not understood.
EMSCRIPTEN_KEEPALIVE const char* rcObey(Page* page, const char* query) { return page->reply(page->app.open(query)); }

// Notes input or any other reason to draw.
EMSCRIPTEN_KEEPALIVE void rcTouch(Page* page) { page->app.touch(); }

EMSCRIPTEN_KEEPALIVE void rcResize(Page* page, int width, int height) {
  page->window->resize(width, height);
  page->app.touch();
}

EMSCRIPTEN_KEEPALIVE void rcAppearance(Page* page, bool dark) {
  page->app.screen().setAppearance(dark ? racecourse::ui::Appearance::kDark : racecourse::ui::Appearance::kLight);
  page->app.touch();
}

// Presses the item, as a click would.
EMSCRIPTEN_KEEPALIVE void rcPress(Page* page, unsigned id) { page->app.screen().semantics().press(id); }

// Sets the slider.
EMSCRIPTEN_KEEPALIVE void rcSet(Page* page, unsigned id, double value) {
  page->app.screen().semantics().set(id, value);
}

// Draws a frame if one is due; true when it drew.
EMSCRIPTEN_KEEPALIVE bool rcFrame(Page* page) {
  bool quit = false;
  if (page->window->takeEvents(quit)) page->app.touch();
  if (!page->app.frameDue()) return false;
  page->window->beginFrame();
  page->app.frame();
  page->window->endFrame();
  return true;
}

// 2: draw again with the next frame; 1: ask again after a pause, workers are busy; 0: nothing to do until there is
// input.
EMSCRIPTEN_KEEPALIVE int rcNext(Page* page) {
  if (page->app.urgent()) return 2;
  return page->app.active() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE double rcHeight(Page* page) { return page->app.height(); }

// Rises when rcItems() would answer something new.
EMSCRIPTEN_KEEPALIVE double rcVersion(Page* page) {
  return static_cast<double>(page->app.screen().semantics().version());
}

EMSCRIPTEN_KEEPALIVE const char* rcItems(Page* page) {
  return page->reply(racecourse::ui::toJson(page->app.screen().semantics().items()));
}

EMSCRIPTEN_KEEPALIVE const char* rcLink(Page* page) { return page->reply(page->app.link()); }

// The text of the present program, for the editor: {"version", "program", "title", "text", "original", "open"}.
EMSCRIPTEN_KEEPALIVE const char* rcText(Page* page) { return page->reply(page->app.text()); }

// Rises when rcText() would answer something new.
EMSCRIPTEN_KEEPALIVE double rcTextVersion(Page* page) { return static_cast<double>(page->app.textVersion()); }

// Replaces the text; a list of {"line", "column", "message"}, empty when it is a program.
EMSCRIPTEN_KEEPALIVE const char* rcSetText(Page* page, const char* text) {
  return page->reply(page->app.setText(text));
}

// What the reader has done, for the tasks of the lesson: {"version", "textVersion", "facts", "machine", "program",
// "edited", "steps", "goals", "holds"}. Its version rises with every change.
EMSCRIPTEN_KEEPALIVE const char* rcWork(Page* page) { return page->reply(page->app.work()); }

EMSCRIPTEN_KEEPALIVE const char* rcNews(Page* page) { return page->reply(page->app.takeAnnouncement()); }

// Bytes of the heap in use, for the test that looks for leaks.
EMSCRIPTEN_KEEPALIVE double rcHeap() { return static_cast<double>(mallinfo().uordblks); }
}

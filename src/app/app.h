#pragma once

// The program without its window: one lab on one screen, the crew of workers, links in and news out. Platforms call
// frame() when frameDue() says so and carry what it produced to their page or window.
//
//   App app("race", environment, "");
//   app.open("threads=2&run");
//   if (app.frameDue()) app.frame();

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "labs/lab.h"
#include "ui/screen.h"

namespace racecourse::app {

class App {
 public:
  // Opens the lab `id` with its programs; where there is neither, lab() is false and nothing else may be called.
  App(std::string_view id, const threads::Environment& environment, std::string no_threads_because,
      std::vector<labs::ProgramText> programs = {});

  bool lab() const { return lab_ != nullptr; }
  ui::Screen& screen() { return screen_; }

  // Obeys a link's query; what is not understood is left out and named in the returned sentences, joined by spaces.
  std::string open(std::string_view query);

  // Notes that something outside changed (input, size, theme): the next few frames are due.
  void touch() { frames_due_ = kFramesAfterInput; }

  // Picks up news from the workers; true when a frame should be drawn now.
  bool frameDue();

  // True when frameDue() should be asked again at once, because of input or of work done within it; news from workers
  // can wait a little.
  bool urgent() { return frames_due_ > 0 || screen_.semantics().hasActions() || lab_->busy(); }

  // True while workers are busy and the platform should keep asking.
  bool active() const { return lab_->active(); }

  // Lays out and draws one frame. The platform has prepared the back end's new frame.
  void frame();

  // The height that the lab asked for in the last frame, in CSS pixels.
  float height() const { return height_; }

  // The lab's state as a link's query.
  std::string link() const { return lab_->link(); }

  // The text of the lab's program as a JSON object, and a number that rises with it; 0 for a lab without programs.
  std::string text() const;
  std::uint64_t textVersion() const;

  // Replaces that text; what is wrong with it, as a JSON list.
  std::string setText(std::string text);

  // What the reader has done in the lab, as labs/work.h writes it, with two numbers in front: "version" rises with
  // every change, "textVersion" says which text it is about.
  std::string work();

  // A sentence for those who listen, once.
  std::string takeAnnouncement();

 private:
  // Dear ImGui spreads one event over a few frames.
  static constexpr int kFramesAfterInput = 3;

  threads::Environment environment_;
  std::string no_threads_because_;
  threads::Crew crew_;
  ui::Screen screen_;
  std::unique_ptr<labs::Lab> lab_;
  int frames_due_ = kFramesAfterInput;
  float height_ = 0;
  std::string work_;  // as it was told last
  std::uint64_t work_version_ = 0;
};

}  // namespace racecourse::app

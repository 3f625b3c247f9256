#pragma once

// What a lab is to the app: something that draws itself on a canvas, obeys links from the lesson, and tells whether it
// has news. A lab is made for one visit; starting over is destroy and create.
//
//   std::unique_ptr<Lab> lab = makeLab("race", bench, {});
//   lab->obey("threads", "2");
//   float height = lab->draw(ui, area);

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/trouble.h"
#include "labs/program_lab/programs.h"
#include "labs/work.h"
#include "threads/crew.h"
#include "threads/environment.h"
#include "ui/ui.h"

namespace racecourse::labs {

// The distance between panels in CSS pixels.
inline constexpr float kGap = 12;

// What every lab works with. The app owns it and it outlives the lab.
struct Bench {
  threads::Crew& crew;
  const threads::Environment& environment;
  std::string_view no_threads_because;  // a sentence when environment.threads is false
};

// The program that a lab is about, as an editor beside the canvas shows it.
struct EditorText {
  std::string program, title, text, original;
  bool open = false;  // the reader wants to edit it
};

// A lab's side of that editor.
class Editor {
 public:
  virtual ~Editor() = default;

  virtual EditorText editorText() const = 0;

  // Rises whenever editorText() changes.
  virtual std::uint64_t textVersion() const = 0;

  // Replaces the text of the present program; what is wrong with it, if it is no program.
  virtual std::vector<engine::Trouble> setText(std::string text) = 0;
};

class Lab {
 public:
  virtual ~Lab() = default;

  // Draws the lab over `area`; returns the height it would like to have, in CSS pixels.
  virtual float draw(ui::Ui& ui, ui::Rect area) = 0;

  // Takes one `name=value` of a link. The error is a sentence for the reader; the lab is then unchanged.
  virtual std::expected<void, std::string> obey(std::string_view name, std::string_view value) = 0;

  // The state worth sharing, as the query of a link; empty when everything is as at the start.
  virtual std::string link() const = 0;

  // Picks up what the workers have published, or does a few milliseconds of work itself; true when there is something
  // new to draw.
  virtual bool poll() = 0;

  // True while workers are busy, so that poll() is worth calling.
  virtual bool active() const = 0;

  // True while work is done within poll(), or an answer is due in a moment, so that poll() should be called again at
  // once.
  virtual bool busy() const { return false; }

  // News for those who listen, once; empty when there is none.
  virtual std::string takeNews() = 0;

  // What the lab measured so far on this visit; empty before the first run.
  virtual std::vector<Fact> facts() const { return {}; }

  // How things stand with its present program.
  virtual Work work() const { return {}; }

  // Nothing for a lab without programs.
  virtual Editor* editor() { return nullptr; }
};

// The lab with this id, with Step, Prove, Run and Fix where there are programs; nothing when there is no such lab and
// no program either.
std::unique_ptr<Lab> makeLab(std::string_view id, const Bench& bench, std::vector<ProgramText> programs);

}  // namespace racecourse::labs

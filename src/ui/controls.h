#pragma once

// The controls of every lab: drawn with the theme, operable by mouse, touch and (through ui/semantics) by keyboard,
// screen reader and test. Each takes the box it fills; labels are unique on the screen. "Stop###run" shows and says
// "Stop" and is the same item as "Run###run", so that it keeps the focus.
//
//   changed |= slider(ui, box, {.label = "Threads", .value = "4", .spoken = "4 threads", .maximum = 32}, threads);
//   if (button(ui, box, "Run", Emphasis::kPrimary)) start();

#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace racecourse::ui {

enum class Emphasis { kPrimary, kSecondary, kQuiet };

// A push button; true in the frame in which it is pressed. `key` presses it too, as Item::key says.
bool button(Ui& ui, Rect box, std::string_view label, Emphasis emphasis, bool enabled = true,
            std::string_view key = {});

// A quiet button that stays down while `on`; true in the frame in which it flips `on`.
bool toggle(Ui& ui, Rect box, std::string_view label, bool& on);

struct SliderText {
  std::string label;   // above the track, at the left; the accessible name
  std::string value;   // above the track, at the right
  std::string spoken;  // heard as the value
  int minimum = 0, maximum = 1;
  bool enabled = true;
};

// A slider over whole positions; true in the frames in which `position` changes. Fills sliderHeight().
bool slider(Ui& ui, Rect box, const SliderText& text, int& position);
float sliderHeight(const Ui& ui);

// One of a few options side by side, with the label above; true when `chosen` changes. Fills sliderHeight().
bool choice(Ui& ui, Rect box, std::string_view label, std::span<const std::string_view> options, int& chosen,
            bool enabled = true);

// A raised surface with a heading; returns the area inside. An empty title draws and says no heading.
Rect panel(Ui& ui, Rect box, std::string_view title);

// The height that `content` needs inside a panel of this width, whose title may take more than one line.
float panelHeight(const Ui& ui, float content, std::string_view title, float width);

// Takes a panel for `content` from the top of `rest`, leaves `gap` below it, and returns the area inside.
Rect takePanel(Ui& ui, Rect& rest, float content, std::string_view title, float gap);

// A number with its name above and a note below, spoken as "name: spoken, note". A mark of `colour` when not 0.
struct Stat {
  std::string label, value, spoken, note;
  ImU32 mark = 0;
};
void stat(Ui& ui, Rect box, const Stat& stat);
float statHeight(const Ui& ui);

// A sentence with the icon and colour of a verdict; returns its height, which noticeHeight() foretells.
float notice(Ui& ui, Rect box, Verdict verdict, std::string_view sentence);
float noticeHeight(const Ui& ui, std::string_view sentence, float width);

// A thin bar; `fraction` is 0 to 1.
void progressBar(Ui& ui, Rect box, std::string_view label, double fraction);

}  // namespace racecourse::ui

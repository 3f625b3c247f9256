#pragma once

// What the views of all experiments have in common: the grid of settings, sliders for numbers, the button that runs and
// stops, and what is said where nothing can run.
//
//   const std::vector<ui::Rect> cells = settingCells(ui, inside, 2, settingColumns(rest.w));
//   numberSlider(ui, cells[0], {.label = "Threads", .least = 1, .most = 32}, settings.threads);
//   if (runButton(ui, buttonIn(ui, cells[5]), "Run 4 threads", experiment.active(), bench.environment.threads)) …
//   showSentence(ui, rest, troubleOf(bench, experiment.state(), experiment.failure()));

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "labs/lab.h"
#include "threads/experiment.h"
#include "ui/controls.h"

namespace racecourse::labs {

// The height of the bar that shows progress, in CSS pixels.
inline constexpr float kProgressHeight = 4;

// The distance between a view and the edges of its area.
float viewMargin(const ui::Ui& ui);

// How many settings stand side by side in a strip of this width, and `rows` rows of cells from the top of `inside`.
int settingColumns(float width);
std::vector<ui::Rect> settingCells(const ui::Ui& ui, ui::Rect& inside, int rows, int columns);

// The lower edge of a cell, as high as a button.
ui::Rect buttonIn(const ui::Ui& ui, const ui::Rect& cell);

// A whole number from `least` to `most`, shown and spoken with its unit.
struct NumberSetting {
  const char* label;
  std::int64_t least, most;
  const char* unit = "";
  bool enabled = true;
};
void numberSlider(ui::Ui& ui, ui::Rect box, const NumberSetting& setting, int& value);

// Moves `value` along `stops`, which ascend; a value between two stops keeps itself until the slider moves.
template <std::size_t N, class Stop, class Number>
void stopSlider(ui::Ui& ui, ui::Rect box, ui::SliderText text, const std::array<Stop, N>& stops, Number& value) {
  constexpr int kLast = static_cast<int>(N) - 1;
  const auto found = std::ranges::lower_bound(stops, static_cast<Stop>(value));
  int position = std::min(static_cast<int>(found - stops.begin()), kLast);
  text.maximum = kLast;
  if (ui::slider(ui, box, text, position)) value = static_cast<Number>(stops[static_cast<std::size_t>(position)]);
}

// The button that starts a run, as `label` says, or stops the one that is active; true when it is pressed.
bool runButton(ui::Ui& ui, ui::Rect box, std::string_view label, bool active, bool enabled);

// Why there are no threads here, in two sentences.
std::string noThreads(const Bench& bench);

// Why nothing runs, for the reader; empty when nothing is wrong.
std::string troubleOf(const Bench& bench, threads::State state, std::string_view failure);

// Shows a sentence that is not empty at the top of `rest`.
void showSentence(ui::Ui& ui, ui::Rect& rest, std::string_view sentence);

}  // namespace racecourse::labs

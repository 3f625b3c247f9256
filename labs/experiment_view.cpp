#include "labs/experiment_view.h"

#include "ui/number.h"

namespace racecourse::labs {

using ui::Rect;
using ui::Ui;

constexpr float kBetweenCells = 28;

float viewMargin(const Ui& ui) { return ui.narrow() ? 8 : 16; }

int settingColumns(float width) { return width < 420 ? 1 : width < 640 ? 2 : 3; }

std::vector<Rect> settingCells(const Ui& ui, Rect& inside, int rows, int columns) {
  std::vector<Rect> cells;
  for (int row = 0; row < rows; ++row)
    for (const Rect& cell : inside.takeTop(ui::sliderHeight(ui), kGap).columns(columns, kBetweenCells))
      cells.push_back(cell);
  return cells;
}

Rect buttonIn(const Ui& ui, const Rect& cell) {
  return {cell.x, cell.bottom() - ui.controlHeight(), cell.w, ui.controlHeight()};
}

void numberSlider(Ui& ui, Rect box, const NumberSetting& setting, int& value) {
  const std::string text = ui::plain(value) + setting.unit;
  ui::slider(ui, box,
             {.label = setting.label,
              .value = text,
              .spoken = text,
              .minimum = static_cast<int>(setting.least),
              .maximum = static_cast<int>(setting.most),
              .enabled = setting.enabled},
             value);
}

bool runButton(Ui& ui, Rect box, std::string_view label, bool active, bool enabled) {
  const std::string shown = std::string(active ? "Stop" : label) + "###run";
  return ui::button(ui, box, shown, active ? ui::Emphasis::kSecondary : ui::Emphasis::kPrimary, enabled);
}

std::string noThreads(const Bench& bench) {
  return "This page has no threads to run. " + std::string(bench.no_threads_because);
}

std::string troubleOf(const Bench& bench, threads::State state, std::string_view failure) {
  if (!bench.environment.threads) return noThreads(bench);
  if (state != threads::State::kFailed) return "";
  return "The run could not go on: " + std::string(failure) + ". Try fewer threads, or load the page again.";
}

void showSentence(Ui& ui, Rect& rest, std::string_view sentence) {
  if (sentence.empty()) return;
  ui::notice(ui, rest.takeTop(ui::noticeHeight(ui, sentence, rest.w), kGap), ui::Verdict::kUnknown, sentence);
}

}  // namespace racecourse::labs

#include "labs/deadlock/settings_panel.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "labs/deadlock/panels.h"
#include "labs/deadlock/parameters.h"
#include "labs/deadlock/sentences.h"
#include "labs/experiment_view.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::deadlock {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array<std::string_view, 2> kModeNames = {"Free", "Meet"};

// A stop that is heard as it is shown.
ui::SliderText told(const char* label, const std::string& value) {
  return {.label = label, .value = value, .spoken = value};
}

std::string pauseShown(std::int64_t pause_us) { return pause_us == 0 ? "none" : microseconds(pause_us); }

Press runOrStop(Ui& ui, Rect box, const Settings& settings, const Activity& activity) {
  const bool runs = activity.active && !activity.sweeping;
  const std::string label = runs ? "Stop###run" : "Run " + ui::plain(settings.threads) + " threads###run";
  const auto emphasis = activity.active ? ui::Emphasis::kSecondary : ui::Emphasis::kPrimary;
  if (!ui::button(ui, box, label, emphasis, activity.threads)) return Press::kNone;
  return runs ? Press::kStop : Press::kRun;
}

Press sweepButton(Ui& ui, Rect box, const Activity& activity) {
  const bool sweeps = activity.active && activity.sweeping;
  const std::string label = sweeps ? "Stop the sweep###sweep" : "Sweep the period###sweep";
  if (!ui::button(ui, box, label, ui::Emphasis::kSecondary, activity.threads)) return Press::kNone;
  return sweeps ? Press::kStop : Press::kSweep;
}

void choices(Ui& ui, const std::vector<Rect>& cells, Settings& settings) {
  int mode = settings.meet ? 1 : 0;
  if (ui::choice(ui, cells[1], "After the first lock", kModeNames, mode)) settings.meet = mode == 1;
  int victim = static_cast<int>(settings.victim);
  if (ui::choice(ui, cells[7], "Victim has the least", kVictimNames, victim))
    settings.victim = static_cast<threads::VictimPolicy>(victim);
}

void sliders(Ui& ui, const std::vector<Rect>& cells, Settings& settings) {
  numberSlider(ui, cells[0], {.label = "Threads", .least = kThreads.least, .most = kThreads.most}, settings.threads);
  choices(ui, cells, settings);
  stopSlider(ui, cells[2], told("Transfers each", ui::grouped(settings.transfers)), kTransferStops, settings.transfers);
  numberSlider(ui, cells[3], {"Accounts", kAccounts.least, kAccounts.most, "", !settings.meet}, settings.accounts);
  numberSlider(ui, cells[4], {"Locks each", kLocksEach.least, kLocksEach.most, "", !settings.meet},
               settings.locks_each);
  stopSlider(ui, cells[5], told("Pause between locks", pauseShown(settings.pause_us)), kPauseStops, settings.pause_us);
  stopSlider(ui, cells[6], told("Detection", periodPhrase(settings.period_us)), kPeriodStops, settings.period_us);
}

void conditionCell(Ui& ui, Rect cell, const ConditionWords& words, Conditions& conditions) {
  bool& on = conditions.*words.is_on;
  ui::toggle(ui, cell.takeTop(ui.controlHeight(), 6), words.name, on);
  ui::paragraph(ui, cell, *ui.fonts.small, ui.theme.ink_soft, on ? words.on : words.off);
}

// The height of the longest of the sentences, so that nothing moves when a switch is flipped.
float sentenceHeight(const Ui& ui, float width) {
  float height = 0;
  for (const ConditionWords& words : kConditionWords)
    for (const std::string_view sentence : {words.on, words.off})
      height = std::max(height, ui::paragraphHeight(*ui.fonts.small, sentence, width));
  return height;
}

}  // namespace

Press settingsPanel(Ui& ui, Rect& rest, Settings& settings, const Activity& activity) {
  const int columns = settingColumns(rest.w);
  const int rows = (9 + columns - 1) / columns;
  const float content =
      static_cast<float>(rows) * (ui::sliderHeight(ui) + kGap) + ui.controlHeight() + kProgressHeight + kGap;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  sliders(ui, cells, settings);
  const Press sweep = sweepButton(ui, buttonIn(ui, cells[8]), activity);
  const Press run = runOrStop(ui, inside.takeTop(ui.controlHeight(), kGap), settings, activity);
  const Rect bar = inside.takeTop(kProgressHeight);
  if (activity.active) ui::progressBar(ui, bar, "Progress of the run", activity.progress);
  return run == Press::kNone ? sweep : run;
}

void conditionsPanel(Ui& ui, Rect& rest, Conditions& conditions) {
  const int columns = rest.w < 420 ? 1 : rest.w < 600 ? 2 : 4;
  const int rows = 4 / columns;
  constexpr float kBetween = 16;
  const float width = (rest.w - 32 - kBetween * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float cell_height = ui.controlHeight() + 6 + sentenceHeight(ui, width);
  const float content = static_cast<float>(rows) * (cell_height + kGap) - kGap;
  Rect inside = ui::takePanel(ui, rest, content, "The four conditions", kGap);
  std::size_t next = 0;
  for (int row = 0; row < rows; ++row)
    for (const Rect& cell : inside.takeTop(cell_height, kGap).columns(columns, kBetween))
      conditionCell(ui, cell, kConditionWords[next++], conditions);
}

}  // namespace racecourse::labs::deadlock

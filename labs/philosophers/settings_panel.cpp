#include "labs/philosophers/settings_panel.h"

#include <array>
#include <string>
#include <vector>

#include "labs/experiment_view.h"
#include "labs/philosophers/parameters.h"
#include "labs/philosophers/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::philosophers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kStacked = 420;  // narrower panels have one setting in a row
constexpr float kBetweenToggles = 8;

constexpr std::array<std::string_view, 2> kStepNames = {"Alone", "In step"};
constexpr std::array<std::string_view, 2> kTimesNames = {"Even", "Random"};
constexpr std::array<std::string_view, 2> kEndNames = {"Meals", "Time"};

// The settings of the lower panel.
enum class Control { kThinking, kPause, kEating, kTimes, kDetector, kStep, kEnd, kHowLong };

std::vector<Control> controlsOf(Measure measure) {
  std::vector<Control> controls = {Control::kThinking, Control::kPause, Control::kEating, Control::kTimes,
                                   Control::kDetector};
  if (measure == Measure::kWatch) controls.insert(controls.end(), {Control::kStep, Control::kEnd, Control::kHowLong});
  return controls;
}

// A stop that is heard as it is shown.
ui::SliderText told(const char* label, const std::string& value) {
  return {.label = label, .value = value, .spoken = value};
}

void timeSlider(Ui& ui, Rect box, const char* label, std::int64_t& us) {
  stopSlider(ui, box, told(label, microseconds(us)), kTimeStops, us);
}

template <class Option>
void choiceOf(Ui& ui, Rect box, const char* label, const std::array<std::string_view, 2>& names, Option& option) {
  int chosen = static_cast<int>(option);
  if (ui::choice(ui, box, label, names, chosen)) option = static_cast<Option>(chosen);
}

void howLong(Ui& ui, Rect box, Settings& settings) {
  if (settings.end == End::kMeals)
    stopSlider(ui, box, told("Meals each", ui::grouped(settings.meals)), kMealStops, settings.meals);
  else
    stopSlider(ui, box, told("Duration", ui::plain(settings.seconds) + "\u202Fs"), kSecondStops, settings.seconds);
}

void control(Ui& ui, Rect box, Control which, Settings& settings) {
  switch (which) {
    case Control::kThinking:
      return timeSlider(ui, box, "Thinking", settings.thinking_us);
    case Control::kPause:
      return timeSlider(ui, box, "Pause between forks", settings.pause_us);
    case Control::kEating:
      return timeSlider(ui, box, "Eating", settings.eating_us);
    case Control::kTimes:
      return choiceOf(ui, box, "Times", kTimesNames, settings.random);
    case Control::kDetector:
      return stopSlider(ui, box, told("Detector", periodPhrase(settings.period_us)), kPeriodStops, settings.period_us);
    case Control::kStep:
      return choiceOf(ui, box, "They go", kStepNames, settings.in_step);
    case Control::kEnd:
      return choiceOf(ui, box, "Run until", kEndNames, settings.end);
    case Control::kHowLong:
      return howLong(ui, box, settings);
  }
}

int togglesInARow(float width) { return width < kStacked ? 2 : 4; }

void strategyToggles(Ui& ui, Rect& rest, int columns, Strategy& strategy) {
  for (int first = 0; first < kStrategies; first += columns) {
    int next = first;
    for (const Rect& cell : rest.takeTop(ui.controlHeight(), kBetweenToggles).columns(columns, kBetweenToggles)) {
      if (next == kStrategies) break;
      const auto each = static_cast<Strategy>(next++);
      bool on = strategy == each;
      if (ui::toggle(ui, cell, nameOf(each), on)) strategy = each;
    }
  }
}

}  // namespace

bool mainPanel(Ui& ui, Rect& rest, Settings& settings, const Activity& activity) {
  const bool watch = settings.measure == Measure::kWatch;
  const int in_a_row = togglesInARow(rest.w);
  const bool stacked = rest.w < kStacked;
  const float slider = ui::sliderHeight(ui);
  const int toggle_rows = watch ? (kStrategies + in_a_row - 1) / in_a_row : 0;
  const float toggles = static_cast<float>(toggle_rows) * (ui.controlHeight() + kBetweenToggles);
  const float button = stacked ? ui.controlHeight() + kGap : 0;
  Rect inside = ui::takePanel(ui, rest, 2 * (slider + kGap) + toggles + button + kProgressHeight, "", kGap);
  int measure = static_cast<int>(settings.measure);
  if (ui::choice(ui, inside.takeTop(slider, kGap), "Measure", kMeasureNames, measure))
    setMeasure(settings, static_cast<Measure>(measure));
  if (watch) strategyToggles(ui, inside, in_a_row, settings.strategy);
  const std::vector<Rect> cells = settingCells(ui, inside, 1, stacked ? 1 : 2);
  const char* label = settings.measure == Measure::kSize ? "Philosophers at most" : "Philosophers";
  numberSlider(ui, cells[0], {.label = label, .least = kPhilosophers.least, .most = kPhilosophers.most},
               settings.philosophers);
  const Rect run = stacked ? inside.takeTop(ui.controlHeight(), kGap) : buttonIn(ui, cells[1]);
  const bool pressed = runButton(ui, run, runLabel(settings), activity.active, activity.threads);
  if (activity.active) ui::progressBar(ui, inside.takeTop(kProgressHeight), "Progress of the run", activity.progress);
  return pressed;
}

void timesPanel(Ui& ui, Rect& rest, Settings& settings) {
  const std::vector<Control> controls = controlsOf(settings.measure);
  const int columns = settingColumns(rest.w);
  const int rows = (static_cast<int>(controls.size()) + columns - 1) / columns;
  const float content = static_cast<float>(rows) * (ui::sliderHeight(ui) + kGap) - kGap;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  for (std::size_t i = 0; i < controls.size(); ++i) control(ui, cells[i], controls[i], settings);
}

}  // namespace racecourse::labs::philosophers

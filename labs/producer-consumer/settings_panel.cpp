#include "labs/producer-consumer/settings_panel.h"

#include <array>
#include <string>
#include <vector>

#include "labs/experiment_view.h"
#include "labs/producer-consumer/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::producer_consumer {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array<std::string_view, 2> kTimeNames = {"Even", "Uneven"};
constexpr std::array<std::string_view, 2> kWorkNames = {"Computes", "Waits"};

// The settings that a measurement has beside the kind of buffer.
enum class Control { kCapacity, kProducers, kConsumers, kMake, kUse, kTimes, kWork, kItems };

std::vector<Control> controlsOf(Measure measure) {
  using enum Control;
  switch (measure) {
    case Measure::kWatch:
      return {kProducers, kCapacity, kConsumers, kMake, kItems, kUse, kTimes, kWork};
    case Measure::kCapacity:
      return {kProducers, kConsumers, kTimes, kMake, kUse, kWork};
    case Measure::kSides:
      return {kProducers, kCapacity, kConsumers, kMake, kUse, kTimes, kWork};
  }
  return {};
}

template <class Word>
void pair(Ui& ui, Rect box, const char* label, const std::array<std::string_view, 2>& names, Word& second) {
  int chosen = second ? 1 : 0;
  if (ui::choice(ui, box, label, names, chosen)) second = chosen == 1;
}

void timeSlider(Ui& ui, Rect box, const char* label, Measure measure, std::int64_t& us) {
  const ui::SliderText text{.label = label, .value = timePhrase(us), .spoken = timePhrase(us)};
  if (measure == Measure::kWatch)
    stopSlider(ui, box, text, kWatchedStops, us);
  else
    stopSlider(ui, box, text, kMeasuredStops, us);
}

void countSlider(Ui& ui, Rect box, const char* label, int& count) {
  numberSlider(ui, box, {.label = label, .least = kSide.least, .most = kSide.most}, count);
}

template <std::size_t N>
void stops(Ui& ui, Rect box, const char* label, const std::array<int, N>& at, int& value) {
  stopSlider(ui, box, {.label = label, .value = ui::grouped(value), .spoken = ui::plain(value)}, at, value);
}

void control(Ui& ui, Rect box, Control which, Settings& settings) {
  const bool sides = settings.measure == Measure::kSides;
  switch (which) {
    case Control::kCapacity:
      return stops(ui, box, "Slots", kCapacityStops, settings.capacity);
    case Control::kProducers:
      return countSlider(ui, box, sides ? "Producers up to" : "Producers", settings.producers);
    case Control::kConsumers:
      return countSlider(ui, box, sides ? "Consumers up to" : "Consumers", settings.consumers);
    case Control::kMake:
      return timeSlider(ui, box, "Making an item", settings.measure, settings.make_us);
    case Control::kUse:
      return timeSlider(ui, box, "Using an item", settings.measure, settings.use_us);
    case Control::kTimes:
      return pair(ui, box, "Times", kTimeNames, settings.uneven);
    case Control::kWork:
      return pair(ui, box, "Work", kWorkNames, settings.waits);
    case Control::kItems:
      return stops(ui, box, "Items", kItemStops, settings.items);
  }
}

// One kind at least stays on.
void kindToggles(Ui& ui, Rect row, KindSet& kinds) {
  int kind = 0;
  for (const Rect& cell : row.columns(threads::kBufferKinds, 8)) {
    bool on = hasKind(kinds, kind);
    const KindSet flipped = kinds ^ 1U << kind;
    if (ui::toggle(ui, cell, threads::kBufferNames[static_cast<std::size_t>(kind)], on) && flipped != 0)
      kinds = flipped;
    ++kind;
  }
}

void kindChoice(Ui& ui, Rect row, threads::BufferKind& kind) {
  int chosen = static_cast<int>(kind);
  if (ui::choice(ui, row, "Buffer", threads::kBufferNames, chosen)) kind = static_cast<threads::BufferKind>(chosen);
}

}  // namespace

bool settingsPanel(Ui& ui, Rect& rest, Desk& desk, const Activity& activity) {
  const bool toggles = desk.measure == Measure::kCapacity;
  const std::vector<Control> controls = controlsOf(desk.measure);
  const int columns = settingColumns(rest.w);
  const int rows = (static_cast<int>(controls.size()) + columns) / columns;
  const float height = ui::sliderHeight(ui);
  const float kinds = toggles ? ui.controlHeight() : height;
  const float content = static_cast<float>(1 + rows) * (height + kGap) + kinds + kGap + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  // The rest of this frame belongs to the measurement that was laid out.
  Settings& settings = desk.settings();
  int measure = static_cast<int>(desk.measure);
  if (ui::choice(ui, inside.takeTop(height, kGap), "Measure", kMeasureNames, measure))
    desk.measure = static_cast<Measure>(measure);
  const Rect row = inside.takeTop(kinds, kGap);
  toggles ? kindToggles(ui, row, settings.kinds) : kindChoice(ui, row, settings.kind);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  for (std::size_t i = 0; i < controls.size(); ++i) control(ui, cells[i], controls[i], settings);
  const bool pressed =
      runButton(ui, buttonIn(ui, cells[controls.size()]), runLabel(settings), activity.active, activity.threads);
  if (activity.active) ui::progressBar(ui, inside.takeTop(kProgressHeight), "Progress of the run", activity.progress);
  return pressed;
}

}  // namespace racecourse::labs::producer_consumer

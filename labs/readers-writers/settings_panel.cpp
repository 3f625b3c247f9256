#include "labs/readers-writers/settings_panel.h"

#include <array>
#include <span>
#include <string>
#include <vector>

#include "labs/experiment_view.h"
#include "labs/readers-writers/parameters.h"
#include "labs/readers-writers/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::readers_writers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array<std::string_view, 2> kLeaveNames = {"On time", "Relayed"};
constexpr std::array<std::string_view, 2> kWorkNames = {"Computes", "Sleeps"};
constexpr float kNarrow = 560;
constexpr float kBetweenToggles = 8;
constexpr float kPanelPadding = 32;

// A stop that is heard as it is shown.
ui::SliderText told(const char* label, const std::string& value) {
  return {.label = label, .value = value, .spoken = value};
}

// Those of the locks that can be watched that stand side by side.
struct LockRow {
  const char* caption;
  std::size_t first, count;
};
constexpr std::array<LockRow, 2> kWideRows = {{{"Lock", 0, 4}, {"Or one that does not say its policy", 4, 3}}};
constexpr std::array<LockRow, 3> kNarrowRows = {
    {{"Lock", 0, 2}, {"Or", 2, 2}, {"Or one that does not say its policy", 4, 3}}};

std::span<const LockRow> lockRows(float width) {
  return width < kNarrow ? std::span<const LockRow>(kNarrowRows) : std::span<const LockRow>(kWideRows);
}

float lockChoiceHeight(const Ui& ui, float width) {
  return static_cast<float>(lockRows(width).size()) * (ui::sliderHeight(ui) + kGap);
}

void lockChoice(Ui& ui, Rect& rest, Settings& settings) {
  for (const LockRow& row : lockRows(rest.w)) {
    const auto names = std::span(kWatchedNames).subspan(row.first, row.count);
    int lock = static_cast<int>(settings.lock) - static_cast<int>(row.first);
    if (ui::choice(ui, rest.takeTop(ui::sliderHeight(ui), kGap), row.caption, names, lock))
      settings.lock = static_cast<Watched>(lock + static_cast<int>(row.first));
  }
}

int togglesInARow(float width) { return width < kNarrow ? 2 : threads::kReadWriteLockKinds; }

float togglesHeight(const Ui& ui, float width) {
  const int row = togglesInARow(width);
  return static_cast<float>((threads::kReadWriteLockKinds + row - 1) / row) * (ui.controlHeight() + kGap);
}

// One lock at least stays on.
void lockToggles(Ui& ui, Rect& rest, Settings& settings) {
  const int row = togglesInARow(rest.w);
  for (int kind = 0; kind < threads::kReadWriteLockKinds; kind += row) {
    int each = kind;
    for (const Rect& cell : rest.takeTop(ui.controlHeight(), kGap).columns(row, kBetweenToggles)) {
      if (each == threads::kReadWriteLockKinds) break;
      const auto lock = static_cast<ReadWriteLockKind>(each);
      bool on = hasLock(settings.locks, lock);
      const LockSet flipped = settings.locks ^ 1U << each;
      if (ui::toggle(ui, cell, nameOf(lock), on) && flipped != 0) settings.locks = flipped;
      ++each;
    }
  }
}

// Somebody at least is there.
void crowdSliders(Ui& ui, const std::vector<Rect>& cells, Settings& settings) {
  const std::int64_t least_readers = settings.writers == 0 ? 1 : kReaders.least;
  const std::int64_t least_writers = settings.readers == 0 ? 1 : kWriters.least;
  numberSlider(ui, cells[0], {.label = "Readers", .least = least_readers, .most = kReaders.most}, settings.readers);
  numberSlider(ui, cells[1], {.label = "Writers", .least = least_writers, .most = kWriters.most}, settings.writers);
}

void workChoice(Ui& ui, Rect box, Settings& settings) {
  int asleep = settings.asleep ? 1 : 0;
  if (ui::choice(ui, box, "Who is inside", kWorkNames, asleep)) settings.asleep = asleep == 1;
}

void visitSliders(Ui& ui, const std::vector<Rect>& cells, Settings& settings) {
  crowdSliders(ui, cells, settings);
  stopSlider(ui, cells[2], told("A read", milliseconds(settings.read_ms)), kHoldStops, settings.read_ms);
  stopSlider(ui, cells[3], told("A write", milliseconds(settings.write_ms)), kHoldStops, settings.write_ms);
  const std::string pause = settings.pause_ms == 0 ? "none" : milliseconds(settings.pause_ms);
  stopSlider(ui, cells[4], told("Pause between", pause), kPauseStops, settings.pause_ms);
  stopSlider(
      ui, cells[5],
      told(settings.measure == Measure::kWatch ? "Trial" : "Trial of each lock", milliseconds(settings.trial_ms)),
      kTrialStops, settings.trial_ms);
  workChoice(ui, cells[6], settings);
  int relay = settings.relay ? 1 : 0;
  if (ui::choice(ui, cells[7], "They leave", kLeaveNames, relay)) settings.relay = relay == 1;
}

void shareSliders(Ui& ui, const std::vector<Rect>& cells, Settings& settings) {
  numberSlider(ui, cells[0], {.label = "Threads", .least = kThreads.least, .most = kThreads.most}, settings.threads);
  stopSlider(ui, cells[1], told("A read or write", nanoseconds(settings.section_ns)), kSectionStops,
             settings.section_ns);
  workChoice(ui, cells[2], settings);
}

}  // namespace

bool settingsPanel(Ui& ui, Rect& rest, Settings& settings, const Activity& activity) {
  const bool share = settings.measure == Measure::kShare, watch = settings.measure == Measure::kWatch;
  const int columns = settingColumns(rest.w);
  const int controls = share ? 4 : 9;
  const int rows = (controls + columns - 1) / columns;
  const float height = ui::sliderHeight(ui) + kGap;
  const float inner = rest.w - kPanelPadding;
  const float content = static_cast<float>(rows + 1) * height +
                        (watch ? lockChoiceHeight(ui, inner) : togglesHeight(ui, inner)) + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  int measure = static_cast<int>(settings.measure);
  if (ui::choice(ui, inside.takeTop(ui::sliderHeight(ui), kGap), "Measure", kMeasureNames, measure))
    settings.measure = static_cast<Measure>(measure);
  if (watch)
    lockChoice(ui, inside, settings);
  else
    lockToggles(ui, inside, settings);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  share ? shareSliders(ui, cells, settings) : visitSliders(ui, cells, settings);
  const Rect button = buttonIn(ui, cells[static_cast<std::size_t>(controls) - 1]);
  const bool pressed = runButton(ui, button, runLabel(settings), activity.active, activity.threads);
  const Rect bar = inside.takeTop(kProgressHeight);
  if (activity.active) ui::progressBar(ui, bar, "Progress of the run", activity.progress);
  return pressed;
}

}  // namespace racecourse::labs::readers_writers

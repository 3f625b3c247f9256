#include "labs/banker/panels.h"

#include <algorithm>
#include <array>
#include <span>

#include "labs/banker/sentences.h"
#include "labs/banker/sequences.h"
#include "labs/banker/tables.h"
#include "labs/experiment_view.h"
#include "ui/chart.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::banker {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array<std::string_view, 2> kModeNames = {"Avoid", "Detect"};
constexpr std::array<std::string_view, kMostRows> kProcessNames = {"P0", "P1", "P2", "P3", "P4", "P5"};
constexpr std::size_t kListed = 24;
constexpr float kChartHeight = 240;
constexpr float kPanelPadding = 32;

// The presets of one mode are neighbours.
std::span<const Preset> presetsOf(Mode mode) {
  const auto [first, last] = std::ranges::equal_range(kPresets, mode, {}, &Preset::mode);
  return {first, last};
}

bool modeChoice(Ui& ui, Rect cell, Desk& desk) {
  int mode = static_cast<int>(desk.mode);
  if (!ui::choice(ui, cell, "Deadlocks", kModeNames, mode)) return false;
  desk = presetsOf(static_cast<Mode>(mode)).front().make();
  return true;
}

bool presetChoice(Ui& ui, Rect cell, Desk& desk) {
  const std::span<const Preset> presets = presetsOf(desk.mode);
  std::vector<std::string_view> names;
  for (const Preset& preset : presets) names.push_back(preset.name);
  const int before = static_cast<int>(presets.data() - kPresets.data());
  int chosen = std::max(presetOf(desk) - before, -1);
  if (!ui::choice(ui, cell, "Begin with", names, chosen)) return false;
  desk = presets[static_cast<std::size_t>(chosen)].make();
  return true;
}

std::int64_t factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }

ui::DataTable courseTable(const Course& course, int steps) {
  const Reduction& reduction = course.reduction;
  ui::DataTable table{
      .title = "Who finishes, and what is free then",
      .columns = {{.name = "Finishes", .priority = 9},
                  {.name = course.desk.mode == Mode::kAvoid ? "Needs" : "Requests", .number = true, .priority = 7},
                  {.name = "Work before", .number = true, .priority = 8},
                  {.name = "Gives back", .number = true, .priority = 5},
                  {.name = "Work after", .number = true, .priority = 6}}};
  for (int step = 0; step < steps; ++step) {
    const auto at = static_cast<std::size_t>(step);
    const auto process = static_cast<std::size_t>(reduction.order[at]);
    table.rows.push_back(
        {.cells = {named(reduction.order[at]), textOf(course.wanted[process]), textOf(reduction.work[at]),
                   textOf(course.desk.held[process]), textOf(reduction.work[at + 1])},
         .emphasised = step + 1 == steps});
  }
  return table;
}

ui::DataTable sequenceTable(const State& bank) {
  ui::DataTable table{.title = "Safe sequences", .columns = {{.name = "No."}, {.name = "Order"}}};
  for (const std::vector<int>& order : listSafeSequences(bank, kListed))
    table.rows.push_back({.cells = {ui::plain(std::ssize(table.rows) + 1), sequenceText(order)}});
  return table;
}

std::string countSentence(std::uint64_t count, int processes) {
  const auto safe = static_cast<std::int64_t>(count);
  std::string sentence = ui::grouped(safe) + " of " + ui::grouped(factorial(processes)) + " orders " +
                         (safe == 1 ? "is a safe sequence." : "are safe sequences.");
  if (count > kListed) sentence += " The first " + ui::plain(kListed) + " are listed.";
  return sentence;
}

}  // namespace

bool settingsPanel(Ui& ui, Rect& rest, Desk& desk) {
  const int columns = rest.w < 520 ? 1 : 2;
  const int rows = 4 / columns;
  const float content = static_cast<float>(rows) * (ui::sliderHeight(ui) + kGap) - kGap;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  const Desk before = desk;
  modeChoice(ui, cells[0], desk);
  presetChoice(ui, cells[1], desk);
  int processes = desk.processes();
  int kinds = desk.kinds();
  numberSlider(ui, cells[2], {.label = "Processes", .least = 1, .most = kMostRows}, processes);
  numberSlider(ui, cells[3], {.label = "Kinds", .least = 1, .most = kMostColumns}, kinds);
  if (processes != desk.processes() || kinds != desk.kinds()) resize(desk, processes, kinds);
  return desk != before;
}

void reductionPanel(Ui& ui, Rect& rest, const Course& course, int& steps) {
  const int all = static_cast<int>(course.reduction.order.size());
  steps = std::clamp(steps, 0, all);
  const Said said = steps < all ? Said{nextSentence(course.reduction, course.wanted, steps)} : course.result;
  const ui::DataTable table = courseTable(course, steps);
  const float slider = all == 0 ? 0 : ui::sliderHeight(ui) + kGap;
  const float content =
      slider + ui::dataTableHeight(ui, table) + kGap + ui::noticeHeight(ui, said.sentence, rest.w - kPanelPadding);
  const char* title = course.desk.mode == Mode::kAvoid ? "The safety check" : "The reduction";
  Rect inside = ui::takePanel(ui, rest, content, title, kGap);
  if (all > 0) {
    const std::string shown = ui::plain(steps) + " of " + ui::plain(all);
    const ui::SliderText text{.label = "Steps", .value = shown, .spoken = shown, .maximum = all};
    ui::slider(ui, inside.takeTop(ui::sliderHeight(ui), kGap), text, steps);
  }
  ui::dataTable(ui, inside.takeTop(ui::dataTableHeight(ui, table), kGap), table);
  ui::notice(ui, inside, said.colour, said.sentence);
}

void sequencesPanel(Ui& ui, Rect& rest, const State& bank) {
  const std::string sentence = countSentence(countSafeSequences(bank), bank.processes());
  const ui::DataTable table = sequenceTable(bank);
  const float words = ui::paragraphHeight(*ui.fonts.body, sentence, rest.w - kPanelPadding);
  const float list = table.rows.empty() ? 0 : kGap + ui::dataTableHeight(ui, table);
  Rect inside = ui::takePanel(ui, rest, words + list, "All safe sequences", kGap);
  ui::paragraph(ui, inside.takeTop(words, kGap), *ui.fonts.body, ui.theme.ink, sentence);
  if (!table.rows.empty()) ui::dataTable(ui, inside, table);
}

std::vector<CostCurve> costCurves() {
  std::vector<CostCurve> curves;
  for (const int kinds : {1, 4, 16}) {
    CostCurve& curve = curves.emplace_back(CostCurve{.kinds = kinds});
    for (int processes = 1; processes <= 256; processes *= 2) {
      curve.processes.push_back(processes);
      curve.operations.push_back(static_cast<double>(checkSafety(costliestState(processes, kinds)).operations));
    }
  }
  return curves;
}

void costPanel(Ui& ui, Rect& rest, const std::vector<CostCurve>& curves, const Desk& desk, const Reduction& reduction) {
  const std::string sentence = costSentence(reduction, desk.processes(), desk.kinds());
  ui::Chart chart{.title = "What a look costs at most",
                  .summary = sentence,
                  .x = {.label = "Processes", .log = true},
                  .y = {.label = "Operations", .log = true}};
  int colour = 1;
  for (const CostCurve& curve : curves)
    chart.series.push_back({.name = ui::plain(curve.kinds) + (curve.kinds == 1 ? " kind" : " kinds"),
                            .x = curve.processes,
                            .y = curve.operations,
                            .colour = ui.theme.thread(colour++)});
  chart.series.push_back({.name = "This look",
                          .mark = ui::Mark::kPoints,
                          .x = {static_cast<double>(desk.processes())},
                          .y = {static_cast<double>(reduction.operations)},
                          .colour = ui.theme.ink});
  const float words = ui::paragraphHeight(*ui.fonts.body, sentence, rest.w - kPanelPadding);
  Rect inside = ui::takePanel(ui, rest, kChartHeight + kGap + words, chart.title, kGap);
  ui::chart(ui, inside.takeTop(kChartHeight, kGap), chart);
  ui::paragraph(ui, inside, *ui.fonts.body, ui.theme.ink, sentence);
}

Press requestPanel(Ui& ui, Rect& rest, Asking& asking, int processes, const Said& said) {
  const float block = ui::sliderHeight(ui);
  const bool narrow = rest.w < 520;
  const float spoken = said.sentence.empty() ? 0 : kGap + ui::noticeHeight(ui, said.sentence, rest.w - kPanelPadding);
  const float content = (narrow ? 2 * block + kGap : block) + kGap + ui.controlHeight() + spoken;
  Rect inside = ui::takePanel(ui, rest, content, "Ask the banker", kGap);
  const std::vector<Rect> side = inside.takeTop(narrow ? 2 * block + kGap : block, kGap).columns(narrow ? 1 : 2, 28);
  Rect left = side.front();
  const Rect who = left.takeTop(block, kGap);
  Rect what = narrow ? left : side.back();
  ui::choice(ui, who, "Who asks", std::span(kProcessNames).first(static_cast<std::size_t>(processes)), asking.process);
  unitCells(ui, what, asking.units);
  const std::vector<Rect> buttons = inside.takeTop(ui.controlHeight(), kGap).columns(2, kGap);
  const bool asks = ui::button(ui, buttons[0], "Ask for them", ui::Emphasis::kPrimary);
  const bool gives = ui::button(ui, buttons[1], "Give them back", ui::Emphasis::kSecondary);
  if (!said.sentence.empty()) ui::notice(ui, inside, said.colour, said.sentence);
  return asks ? Press::kAsk : gives ? Press::kGiveBack : Press::kNone;
}

}  // namespace racecourse::labs::banker

#include "labs/readers-writers/panels.h"

#include <array>
#include <string>
#include <vector>

#include "labs/readers-writers/charts.h"
#include "labs/readers-writers/findings.h"
#include "labs/readers-writers/lanes.h"
#include "labs/readers-writers/room.h"
#include "labs/readers-writers/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::readers_writers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kWaitChartHeight = 230;
constexpr float kShareChartHeight = 300;
constexpr float kPanelPadding = 32;

struct Said {
  ui::Verdict verdict;
  std::string sentence;
};

std::vector<Said> wordsOf(const Report& report) {
  std::vector<Said> all;
  all.push_back({ui::Verdict::kUnknown, finding(report)});
  all.push_back({ui::Verdict::kUnknown, togetherSentence(report)});
  all.push_back({promiseKept(report) ? ui::Verdict::kHolds : ui::Verdict::kFails, proofOfExclusion(report)});
  std::erase_if(all, [](const Said& said) { return said.sentence.empty(); });
  return all;
}

void words(Ui& ui, Rect& rest, const Report& report) {
  const std::vector<Said> all = wordsOf(report);
  if (all.empty()) return;
  const float inner = rest.w - kPanelPadding;
  float content = -kGap;
  for (const Said& said : all) content += ui::noticeHeight(ui, said.sentence, inner) + kGap;
  Rect inside = ui::takePanel(ui, rest, content, title(report.settings), kGap);
  for (const Said& said : all)
    ui::notice(ui, inside.takeTop(ui::noticeHeight(ui, said.sentence, inner), kGap), said.verdict, said.sentence);
}

void chartPanel(Ui& ui, Rect& rest, ui::Chart chart, float height, bool running) {
  chart.table = !running;
  ui::chart(ui, ui::takePanel(ui, rest, height, chart.title, kGap), chart);
}

void tablePanel(Ui& ui, Rect& rest, const ui::DataTable& table) {
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

ui::Stat waitStat(const char* label, const Waits& waits) {
  const bool measured = waits.ns.n > 0;
  const std::string shown = measured ? waitShown(waits.ns.max) : "–";
  const std::string note = !measured                  ? "nobody has come yet"
                           : waits.still_waiting == 0 ? "median " + waitShown(waits.ns.median)
                                                      : ui::plain(waits.still_waiting) + " waiting";
  return {label, shown, measured ? shown : "not measured", note};
}

std::vector<ui::Stat> statsOf(const LockWaits& waits) {
  const auto number = [](const char* label, std::int64_t n, std::string note) {
    return ui::Stat{label, ui::grouped(n), ui::plain(n), std::move(note)};
  };
  return {number("Most readers at once", waits.most_readers, "of " + ui::plain(waits.readers.threads)),
          number("Reads", waits.readers.entries, readersPhrase(waits.readers.threads)),
          number("Writes", waits.writers.entries, writersPhrase(waits.writers.threads)),
          number("Intrusions", waits.intrusions, "upon a writer"),
          waitStat("Longest wait of a reader", waits.readers),
          waitStat("Longest wait of a writer", waits.writers)};
}

void stats(Ui& ui, Rect& rest, const LockWaits& waits) {
  const std::vector<ui::Stat> all = statsOf(waits);
  const int columns = rest.w < 520 ? 2 : 3;
  const int rows = static_cast<int>(all.size()) / columns;
  const float row = ui::statHeight(ui);
  Rect inside =
      ui::takePanel(ui, rest, static_cast<float>(rows) * row + static_cast<float>(rows - 1) * kGap, "So far", kGap);
  std::size_t next = 0;
  for (int i = 0; i < rows; ++i)
    for (const Rect& cell : inside.takeTop(row, kGap).columns(columns, kGap)) ui::stat(ui, cell, all[next++]);
}

void watch(Ui& ui, Rect& rest, const Report& report, bool running) {
  const Scene& scene = *report.scene;
  const std::string heading = title(report.settings);
  room(ui, ui::takePanel(ui, rest, roomHeight(ui, scene, rest.w - kPanelPadding), heading, kGap), scene, running);
  lanes(ui, ui::takePanel(ui, rest, lanesHeight(ui, scene), "Who was inside, who waited", kGap), scene,
        shownNs(report.settings), running);
  stats(ui, rest, report.waits.front());
}

}  // namespace

bool hasResults(const Report& report) {
  return report.scene.has_value() || !report.waits.empty() || !report.points.empty();
}

void results(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  if (!hasResults(report)) return;
  switch (report.settings.measure) {
    case Measure::kWatch:
      watch(ui, rest, report, running);
      if (!running) words(ui, rest, report);
      if (!running) tablePanel(ui, rest, waitTable(report));
      return;
    case Measure::kWaiting:
      words(ui, rest, report);
      chartPanel(ui, rest, waitChart(ui.theme, report), kWaitChartHeight, running);
      return tablePanel(ui, rest, waitTable(report));
    case Measure::kShare:
      words(ui, rest, report);
      chartPanel(ui, rest, shareChart(ui.theme, report, environment.cores), kShareChartHeight, running);
      return tablePanel(ui, rest, shareTable(ui.theme, report));
  }
}

}  // namespace racecourse::labs::readers_writers

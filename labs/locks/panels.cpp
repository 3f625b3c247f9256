#include "labs/locks/panels.h"

#include "labs/locks/charts.h"
#include "labs/locks/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::locks {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 220;
constexpr float kTallChartHeight = 300;

void words(Ui& ui, Rect& rest, const Report& report) {
  const std::string found = finding(report);
  const std::string proof = proofOfExclusion(report);
  const float inner = rest.w - 32;
  float content = found.empty() ? 0 : ui::noticeHeight(ui, found, inner);
  if (!proof.empty()) content += ui::noticeHeight(ui, proof, inner) + (found.empty() ? 0 : kGap);
  if (content == 0) return;
  Rect inside = ui::takePanel(ui, rest, content, title(report.settings), kGap);
  if (!found.empty())
    ui::notice(ui, inside.takeTop(ui::noticeHeight(ui, found, inner), kGap), ui::Verdict::kUnknown, found);
  if (!proof.empty()) ui::notice(ui, inside, allExact(report) ? ui::Verdict::kHolds : ui::Verdict::kFails, proof);
}

void chartPanel(Ui& ui, Rect& rest, ui::Chart chart, float height, bool running) {
  chart.table = !running;
  ui::chart(ui, ui::takePanel(ui, rest, height, chart.title, kGap), chart);
}

void tablePanel(Ui& ui, Rect& rest, const ui::DataTable& table) {
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

}  // namespace

void results(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  if (report.costs.empty() && report.points.empty()) return;
  words(ui, rest, report);
  switch (report.settings.measure) {
    case Measure::kCost:
      chartPanel(ui, rest, costChart(ui.theme, report), kChartHeight, running);
      return tablePanel(ui, rest, costTable(report));
    case Measure::kFairness:
      chartPanel(ui, rest, shareChart(ui.theme, report), kChartHeight, running);
      chartPanel(ui, rest, tradeChart(ui.theme, report), kChartHeight, running);
      return tablePanel(ui, rest, fairnessTable(ui.theme, report));
    case Measure::kThreads:
    case Measure::kSection:
    case Measure::kTable:
      chartPanel(ui, rest, rateChart(ui.theme, report, environment.cores), kTallChartHeight, running);
      return tablePanel(ui, rest, rateTable(ui.theme, report));
  }
}

}  // namespace racecourse::labs::locks

#include "labs/primitives/panels.h"

#include <vector>

#include "labs/primitives/charts.h"
#include "labs/primitives/picture.h"
#include "labs/primitives/sentences.h"
#include "ui/controls.h"

namespace racecourse::labs::primitives {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 220;
constexpr float kTallChartHeight = 260;
constexpr float kWideEnoughForTwo = 620;
constexpr float kWideEnoughForThree = 960;

void words(Ui& ui, Rect& rest, const Report& report) {
  const std::string found = finding(report);
  const std::string proof = proofOfHearing(report);
  const float inner = rest.w - 32;
  const float proof_height = ui::noticeHeight(ui, proof, inner);
  const float found_height = found.empty() ? 0 : ui::noticeHeight(ui, found, inner) + kGap;
  Rect inside = ui::takePanel(ui, rest, found_height + proof_height, title(report.settings), kGap);
  if (!found.empty()) ui::notice(ui, inside.takeTop(found_height - kGap, kGap), ui::Verdict::kUnknown, found);
  ui::notice(ui, inside, allHeard(report) ? ui::Verdict::kHolds : ui::Verdict::kFails, proof);
}

// As many side by side as there is room for.
void chartPanels(Ui& ui, Rect& rest, std::vector<ui::Chart> charts, float height, bool running) {
  std::erase_if(charts, [](const ui::Chart& chart) { return chart.series.empty(); });
  const std::size_t at_most = rest.w < kWideEnoughForTwo ? 1 : rest.w < kWideEnoughForThree ? 2 : 3;
  for (std::size_t first = 0; first < charts.size();) {
    const std::size_t row = std::min(at_most, charts.size() - first);
    const float width = (rest.w - static_cast<float>(row - 1) * kGap) / static_cast<float>(row);
    float needed = 0;
    for (std::size_t i = first; i < first + row; ++i)
      needed = std::max(needed, ui::panelHeight(ui, height, charts[i].title, width));
    for (const Rect& cell : rest.takeTop(needed, kGap).columns(static_cast<int>(row), kGap)) {
      ui::Chart& chart = charts[first++];
      chart.table = !running;
      ui::chart(ui, ui::panel(ui, cell, chart.title), chart);
    }
  }
}

void tablePanel(Ui& ui, Rect& rest, const ui::DataTable& table) {
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

void picturePanel(Ui& ui, Rect& rest, const Report& report, bool running) {
  const Picture picture = pictureOf(report);
  if (picture.lanes.empty()) return;
  drawPicture(ui, ui::takePanel(ui, rest, pictureHeight(ui, picture), kPictureTitle, kGap), picture, running);
}

}  // namespace

void results(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  if (report.points.empty()) return;
  words(ui, rest, report);
  switch (report.settings.measure) {
    case Measure::kWays:
      picturePanel(ui, rest, report, running);
      chartPanels(ui, rest,
                  {burnedChart(ui.theme, report), neighbourChart(ui.theme, report), delayChart(ui.theme, report)},
                  kChartHeight, running);
      return tablePanel(ui, rest, waysTable(ui.theme, report));
    case Measure::kCrowd:
      chartPanels(ui, rest, {crowdWorkChart(ui.theme, report, environment.cores), crowdDelayChart(ui.theme, report)},
                  kTallChartHeight, running);
      for (const ui::DataTable& table : crowdTables(ui.theme, report)) tablePanel(ui, rest, table);
      return;
    case Measure::kNap:
      chartPanels(ui, rest, {napDelayChart(ui.theme, report), napBurnedChart(ui.theme, report)}, kTallChartHeight,
                  running);
      return tablePanel(ui, rest, napTable(report));
  }
}

}  // namespace racecourse::labs::primitives

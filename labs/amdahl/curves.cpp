#include "labs/amdahl/curves.h"

#include <algorithm>
#include <array>
#include <string>

#include "labs/amdahl/law.h"
#include "labs/amdahl/panels.h"
#include "ui/chart.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/number.h"
#include "ui/quantity.h"

namespace racecourse::labs::amdahl {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array kFractions = {0.5, 0.1, 0.05, 0.01};
constexpr int kMostProcessors = 1'024;
constexpr float kChartHeight = 340;

double speedupOf(Scaling scaling, double serial, double n) {
  return scaling == Scaling::kStrong ? amdahlSpeedup(serial, n) : gustafsonSpeedup(serial, n);
}

// "p = 0.95"
std::string nameOf(double serial) { return "p = " + ui::plainValue(1 - serial); }

ui::Series curveOf(const Ui& ui, Scaling scaling, double serial, double own) {
  ui::Series curve{.name = nameOf(serial), .mark = ui::Mark::kLine};
  curve.colour = serial == own ? ui.theme.accent : ui.theme.ink_soft;
  for (int n = 1; n <= kMostProcessors; n += std::max(1, n / 8)) {
    curve.x.push_back(n);
    curve.y.push_back(speedupOf(scaling, serial, n));
  }
  curve.x.push_back(kMostProcessors);
  curve.y.push_back(speedupOf(scaling, serial, kMostProcessors));
  return curve;
}

std::string summaryOf(Scaling scaling, double own) {
  if (scaling == Scaling::kWeak)
    return "With growing work every curve keeps rising in proportion to the processors, by p for each of them.";
  const std::string limit = own > 0 ? "flattens out below " + ui::significant(limitOf(own), 3) : "never flattens out";
  return "With fixed work the curve for " + nameOf(own) + " " + limit + ".";
}

ui::Chart chartOf(const Ui& ui, Scaling scaling, double own) {
  const bool strong = scaling == Scaling::kStrong;
  // Growing work gives straight lines, which logarithmic axes would bend and push together.
  ui::Chart chart{.title = strong ? "Amdahl’s law: fixed work" : "Gustafson’s law: growing work",
                  .summary = summaryOf(scaling, own),
                  .x = {.label = "Processors", .log = strong, .minimum = strong ? 1 : 0, .maximum = kMostProcessors},
                  .y = {.label = "Speed-up", .log = strong, .minimum = strong ? 1 : 0}};
  for (const double serial : fractionsWith(own)) {
    chart.series.push_back(curveOf(ui, scaling, serial, own));
    if (strong && serial > 0)
      chart.lines.push_back({.label = "limit " + ui::significant(limitOf(serial), 3), .value = limitOf(serial)});
  }
  return chart;
}

ui::DataTable tableOf(Scaling scaling, double own) {
  const std::vector<double> fractions = fractionsWith(own);
  ui::DataTable table{.title = "Speed-up by number of processors", .columns = {{.name = "Processors", .number = true}}};
  for (const double serial : fractions)
    table.columns.push_back({.name = nameOf(serial), .number = true, .priority = 1});
  for (int n = 2; n <= kMostProcessors; n *= 2) {
    ui::Row row{.cells = {ui::grouped(n)}};
    for (const double serial : fractions) row.cells.push_back(ui::significant(speedupOf(scaling, serial, n), 3));
    table.rows.push_back(std::move(row));
  }
  if (scaling == Scaling::kWeak) return table;
  ui::Row limits{.cells = {"limit"}, .emphasised = true};
  for (const double serial : fractions)
    limits.cells.push_back(serial > 0 ? ui::significant(limitOf(serial), 3) : "none");
  table.rows.push_back(std::move(limits));
  return table;
}

}  // namespace

std::vector<double> fractionsWith(double own) {
  std::vector<double> fractions(kFractions.begin(), kFractions.end());
  if (std::ranges::find(fractions, own) == fractions.end()) fractions.push_back(own);
  std::ranges::sort(fractions, std::ranges::greater());
  return fractions;
}

void curves(Ui& ui, Rect& rest, Scaling scaling, double own) {
  const ui::Chart chart = chartOf(ui, scaling, own);
  ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, chart.title, kGap), chart);
  const ui::DataTable table = tableOf(scaling, own);
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

}  // namespace racecourse::labs::amdahl

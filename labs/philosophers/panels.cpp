#include "labs/philosophers/panels.h"

#include <algorithm>

#include "labs/lab.h"
#include "labs/philosophers/charts.h"
#include "labs/philosophers/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::philosophers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kMealsHeight = 170;
constexpr float kStrategiesHeight = 260;
constexpr float kSizesHeight = 300;
constexpr float kInsidePanel = 32;  // what a panel takes from the width
constexpr int kStatColumns = 2;

ui::Stat count(const char* label, std::int64_t n, std::string note, ImU32 mark = 0) {
  return {label, ui::grouped(n), ui::plain(n), std::move(note), mark};
}

ui::Stat perMeal(const Report& report) {
  const auto each = givenBackEach(report.totals.given_back, report.totals.meals);
  return count("Forks put down", report.totals.given_back,
               each ? ui::significant(*each, 2) + " for each meal" : "no meal so far");
}

std::vector<ui::Stat> statsOf(const Ui& ui, const Report& report) {
  const Totals& totals = report.totals;
  const std::string speed = ui::significant(perSecond(report), 3) + " a second";
  const std::string fair = totals.meals == 0 ? "–" : ui::significant(fairness(report), 2);
  const bool endless = explain(report) == Reason::kDeadlock && report.settings.period_us == kNever;
  const std::string hunger = endless ? "–" : ui::duration(static_cast<double>(totals.longest_ns));
  const std::string recovered =
      totals.deadlocks == 0 ? "none was found" : ui::grouped(totals.recoveries) + " recovered";
  const std::string at_most = "of at most " + ui::plain(report.settings.philosophers / 2);
  return {
      count("Meals", totals.meals, speed),
      {"Jain’s index", fair, totals.meals == 0 ? "no meal so far" : fair, "1: all ate equally often"},
      count("Ate at once", totals.most_eating, at_most),
      {"Longest hunger", hunger, endless ? "no end" : hunger, endless ? "no end in sight" : "from hungry to eating"},
      count("Deadlocks", totals.deadlocks, recovered, ui.theme.verdict(verdictOf(explain(report)))),
      backsOff(report.settings.strategy) ? perMeal(report) : count("Waits", totals.waits, "for a fork in use"),
  };
}

float statsHeight(const Ui& ui, const Report& report, bool running, float width) {
  const std::string sentence = outcome(report, running);
  const auto rows = static_cast<float>(statsOf(ui, report).size() / kStatColumns);
  return rows * (ui::statHeight(ui) + kGap) + (sentence.empty() ? 0 : ui::noticeHeight(ui, sentence, width));
}

void drawStats(Ui& ui, Rect inside, const Report& report, bool running) {
  const std::vector<ui::Stat> stats = statsOf(ui, report);
  for (std::size_t i = 0; i < stats.size();)
    for (const Rect& cell : inside.takeTop(ui::statHeight(ui), kGap).columns(kStatColumns, kGap))
      ui::stat(ui, cell, stats[i++]);
  if (const std::string sentence = outcome(report, running); !sentence.empty())
    ui::notice(ui, inside, verdictOf(explain(report)), sentence);
}

void chartPanel(Ui& ui, Rect& rest, ui::Chart chart, float height, bool running) {
  chart.table = !running;
  ui::chart(ui, ui::takePanel(ui, rest, height, chart.title, kGap), chart);
}

void tablePanel(Ui& ui, Rect& rest, const ui::DataTable& table) {
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

}  // namespace

void watched(Ui& ui, Rect& rest, const TablePicture& picture, const Report& report, bool running) {
  constexpr float kSideBySide = 620;
  const bool empty = report.table.phases.empty();
  const std::string heading = title(report.settings);
  if (empty || rest.w < kSideBySide) {
    const float height = tablePictureHeight(ui, picture, rest.w - kInsidePanel);
    tablePicture(ui, ui::takePanel(ui, rest, height, picture.title, kGap), picture);
    if (empty) return;
    const float content = statsHeight(ui, report, running, rest.w - kInsidePanel);
    return drawStats(ui, ui::takePanel(ui, rest, content, heading, kGap), report, running);
  }
  const float half = rest.columns(2, kGap)[0].w;
  const float inner = half - kInsidePanel;
  const float table = ui::panelHeight(ui, tablePictureHeight(ui, picture, inner), picture.title, half);
  const float stats = ui::panelHeight(ui, statsHeight(ui, report, running, inner), heading, half);
  const std::vector<Rect> side = rest.takeTop(std::max(table, stats), kGap).columns(2, kGap);
  tablePicture(ui, ui::panel(ui, side[0], picture.title), picture);
  drawStats(ui, ui::panel(ui, side[1], heading), report, running);
}

void mealsEach(Ui& ui, Rect& rest, const Report& report, bool running) {
  if (report.totals.meals > 0) chartPanel(ui, rest, mealsChart(ui.theme, report), kMealsHeight, running);
}

void comparison(Ui& ui, Rect& rest, const Report& report, bool running) {
  if (report.windows == 0) return;
  const bool sizes = report.settings.measure == Measure::kSize;
  const std::string found = finding(report);
  const float height = ui::noticeHeight(ui, found, rest.w - kInsidePanel);
  ui::notice(ui, ui::takePanel(ui, rest, height, title(report.settings), kGap), ui::Verdict::kUnknown, found);
  chartPanel(ui, rest, sizes ? sizeChart(ui.theme, report) : strategyChart(ui.theme, report),
             sizes ? kSizesHeight : kStrategiesHeight, running);
  tablePanel(ui, rest, sizes ? sizeTable(ui.theme, report) : strategyTable(ui.theme, report));
}

void pastRuns(Ui& ui, Rect& rest, const std::vector<PastRun>& runs) {
  if (!runs.empty()) tablePanel(ui, rest, runsTable(ui.theme, runs));
}

}  // namespace racecourse::labs::philosophers

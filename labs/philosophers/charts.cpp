#include "labs/philosophers/charts.h"

#include <algorithm>
#include <cmath>

#include "labs/philosophers/parameters.h"
#include "labs/philosophers/phase_words.h"
#include "labs/philosophers/sentences.h"
#include "ui/number.h"

namespace racecourse::labs::philosophers {
namespace {

ImU32 colourOf(const ui::Theme& theme, Strategy strategy) { return theme.thread(static_cast<int>(strategy)); }

void add(ui::Series& series, double x, const threads::Summary& y) {
  series.x.push_back(x);
  series.y.push_back(y.median);
  series.low.push_back(y.lower_quartile);
  series.high.push_back(y.upper_quartile);
}

std::string shownRate(double per_second) { return ui::grouped(std::llround(per_second)); }

std::string each(const Point& point) {
  if (!backsOff(point.strategy)) return "–";
  const auto number = givenBackEach(point.given_back, point.meals);
  return number ? ui::significant(*number, 2) : "no meal";
}

std::string fairnessOf(const Point& point) {
  return point.per_second.median == 0 ? "–" : ui::significant(point.jain.median, 2);
}

std::string deadlocksOf(const Point& point) {
  return ui::grouped(point.deadlocks) + (point.stuck > 0 ? ", " + ui::plain(point.stuck) + " stand" : "");
}

ui::Series ceilingBySize(const ui::Theme& theme, const Report& report) {
  ui::Series series{.name = "Ceiling (computed)", .colour = theme.ink_soft, .hollow = true};
  for (const int size : sizesUpTo(report.settings.philosophers)) {
    const auto most = ceiling(report.settings, size);
    if (!most) continue;
    series.x.push_back(size);
    series.y.push_back(*most);
  }
  return series;
}

std::string deadlocksOf(const PastRun& run) {
  if (run.reason == Reason::kLivelock) return "livelock";
  return ui::grouped(run.totals.deadlocks) + (run.reason == Reason::kDeadlock ? ", one stands" : "");
}

}  // namespace

ui::Chart mealsChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Meals each",
                  .summary = "Jain’s index is " + ui::significant(fairness(report), 2) + ".",
                  .x = {.label = "Philosopher"},
                  .y = {.label = "Meals", .minimum = 0.0}};
  for (std::size_t i = 0; i < report.meals.size(); ++i) {
    chart.categories.push_back(philosopherName(static_cast<int>(i)));
    ui::Series bar{.name = chart.categories.back(), .mark = ui::Mark::kBars, .bar_width = 0.6};
    bar.colour = theme.thread(static_cast<int>(i) + 1);
    bar.x = {static_cast<double>(i)};
    bar.y = {static_cast<double>(report.meals[i])};
    chart.series.push_back(std::move(bar));
  }
  if (report.totals.meals > 0)
    chart.lines.push_back(
        {.label = "equal shares",
         .value = static_cast<double>(report.totals.meals) / static_cast<double>(report.meals.size())});
  return chart;
}

ui::Chart strategyChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Meals by strategy",
                  .summary = finding(report),
                  .x = {.label = "Strategy"},
                  .y = {.label = "Meals a second", .minimum = 0.0}};
  for (const Point& point : report.points) {
    ui::Series bar{.name = std::string(nameOf(point.strategy)), .mark = ui::Mark::kBars, .bar_width = 0.6};
    bar.colour = colourOf(theme, point.strategy);
    const auto place = static_cast<double>(chart.categories.size());
    chart.categories.push_back(bar.name);
    if (point.per_second.n == 0) continue;
    add(bar, place, point.per_second);
    chart.series.push_back(std::move(bar));
  }
  if (const auto most = ceiling(report.settings, report.settings.philosophers))
    chart.lines.push_back({.label = "what can be (computed)", .value = *most});
  return chart;
}

ui::DataTable strategyTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{.title = "Strategies",
                      .summary = "Medians of the repetitions; deadlocks and forks put down over all of them.",
                      .columns = {{.name = "Strategy", .priority = 9},
                                  {.name = "Meals a second", .number = true, .priority = 8},
                                  {.name = "Spread", .number = true, .priority = 3},
                                  {.name = "Jain’s index", .number = true, .priority = 7},
                                  {.name = "Longest hunger", .number = true, .priority = 6},
                                  {.name = "Deadlocks", .number = true, .priority = 5},
                                  {.name = "Put down per meal", .number = true, .priority = 4}}};
  for (const Point& point : report.points) {
    if (point.per_second.n == 0) continue;
    table.rows.push_back(
        {.cells = {std::string(nameOf(point.strategy)), shownRate(point.per_second.median),
                   point.per_second.median == 0 ? "–" : ui::percent(threads::spread(point.per_second)),
                   fairnessOf(point), ui::duration(point.longest_ns.median), deadlocksOf(point), each(point)},
         .mark = colourOf(theme, point.strategy)});
  }
  return table;
}

ui::Chart sizeChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Meals by size of the table",
                  .summary = finding(report),
                  .empty = "The first round is being measured.",
                  .x = {.label = "Philosophers"},
                  .y = {.label = "Meals a second", .minimum = 0.0}};
  for (int i = 0; i < kStrategies; ++i) {
    const auto strategy = static_cast<Strategy>(i);
    ui::Series series{.name = std::string(nameOf(strategy)), .colour = colourOf(theme, strategy)};
    for (const Point& point : pointsOf(report.points, strategy)) add(series, point.philosophers, point.per_second);
    if (!series.x.empty()) chart.series.push_back(std::move(series));
  }
  ui::Series most = ceilingBySize(theme, report);
  if (!chart.series.empty() && !most.x.empty()) chart.series.push_back(std::move(most));
  return chart;
}

ui::DataTable sizeTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{.title = "Meals a second by size",
                      .summary = "Medians of the repetitions.",
                      .columns = {{.name = "Strategy", .priority = 99}}};
  const std::vector<int> sizes = sizesUpTo(report.settings.philosophers);
  // On a narrow canvas the ends stay longest.
  for (std::size_t i = 0; i < sizes.size(); ++i)
    table.columns.push_back({.name = ui::plain(sizes[i]),
                             .number = true,
                             .priority = i == 0 || i + 1 == sizes.size() ? 50 : static_cast<int>(i)});
  for (int i = 0; i < kStrategies; ++i) {
    const auto strategy = static_cast<Strategy>(i);
    ui::Row row{.cells = {std::string(nameOf(strategy))}, .mark = colourOf(theme, strategy)};
    row.cells.resize(sizes.size() + 1);
    for (const Point& point : pointsOf(report.points, strategy))
      row.cells[static_cast<std::size_t>(std::ranges::find(sizes, point.philosophers) - sizes.begin()) + 1] =
          shownRate(point.per_second.median);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ui::DataTable runsTable(const ui::Theme& theme, const std::vector<PastRun>& runs) {
  ui::DataTable table{.title = "Your runs",
                      .summary = "The newest run first.",
                      .columns = {{.name = "Run", .priority = 9},
                                  {.name = "Strategy", .priority = 8},
                                  {.name = "Seats", .number = true, .priority = 6},
                                  {.name = "Meals", .number = true, .priority = 4},
                                  {.name = "A second", .number = true, .priority = 7},
                                  {.name = "Jain’s index", .number = true, .priority = 3},
                                  {.name = "Longest hunger", .number = true, .priority = 2},
                                  {.name = "Deadlocks", .number = true, .priority = 5}}};
  for (auto run = runs.rbegin(); run != runs.rend(); ++run)
    table.rows.push_back({.cells = {ui::plain(run->number), std::string(nameOf(run->settings.strategy)),
                                    ui::plain(run->settings.philosophers), ui::grouped(run->totals.meals),
                                    ui::significant(run->per_second, 3), ui::significant(run->fairness, 2),
                                    ui::duration(static_cast<double>(run->totals.longest_ns)), deadlocksOf(*run)},
                          .mark = theme.verdict(verdictOf(run->reason))});
  return table;
}

}  // namespace racecourse::labs::philosophers

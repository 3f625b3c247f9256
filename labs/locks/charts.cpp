#include "labs/locks/charts.h"

#include <algorithm>

#include "labs/locks/sentences.h"
#include "ui/number.h"

namespace racecourse::labs::locks {
namespace {

// The same colour for the same lock in every picture; the lock of the language is drawn in ink.
ImU32 colourOf(const ui::Theme& theme, const Settings& settings, int subject) {
  const bool mutex = settings.measure != Measure::kTable && subject == static_cast<int>(threads::LockKind::kMutex);
  return mutex ? theme.ink : theme.thread(subject);
}

double millions(double per_second) { return per_second / 1e6; }

void add(ui::Series& series, double x, const threads::Summary& y, double scale) {
  series.x.push_back(x);
  series.y.push_back(y.median * scale);
  series.low.push_back(y.lower_quartile * scale);
  series.high.push_back(y.upper_quartile * scale);
}

bool overSections(const Report& report) { return report.settings.measure == Measure::kSection; }

int stepOf(const Report& report, const Point& point) {
  return overSections(report) ? point.trial.inside_ns : point.trial.threads;
}

// The steps of the sweep that were measured for at least one subject, in order.
std::vector<int> stepsOf(const Report& report) {
  std::vector<int> steps;
  for (const Point& point : report.points)
    if (!std::ranges::contains(steps, stepOf(report, point))) steps.push_back(stepOf(report, point));
  std::ranges::sort(steps);
  return steps;
}

ui::Series ceilingSeries(const ui::Theme& theme, const Report& report, int cores) {
  ui::Series series{.name = "Ceiling (computed)", .colour = theme.ink_soft, .hollow = true};
  const Settings& s = report.settings;
  for (const int step : stepsOf(report)) {
    const auto most = overSections(report) ? ceiling(s.threads, cores, step, s.outside_ns)
                                           : ceiling(step, cores, s.inside_ns, s.outside_ns);
    if (!most) continue;
    series.x.push_back(step);
    series.y.push_back(millions(*most));
  }
  return series;
}

std::string shortStep(const Report& report, int step) {
  return overSections(report) ? ui::duration(step, 2) : ui::plain(step);
}

std::string rateSpread(const std::vector<const Point*>& points) {
  std::vector<double> spreads;
  for (const Point* point : points) spreads.push_back(threads::spread(point->per_second));
  return ui::percent(*std::ranges::max_element(spreads));
}

}  // namespace

ui::Chart costChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "An increment by guard, one thread",
                  .summary = "Median and middle half of 11 repetitions.",
                  .x = {.label = "Guard"},
                  .y = {.label = "Per increment", .minimum = 0.0, .unit = "ns"}};
  ui::Series bars{.name = "Per increment", .mark = ui::Mark::kBars, .colour = theme.ink_soft};
  for (const Cost& cost : report.costs) {
    add(bars, static_cast<double>(chart.categories.size()), cost.increment, 1);
    chart.categories.emplace_back(cost.name);
  }
  chart.series.push_back(std::move(bars));
  return chart;
}

ui::DataTable costTable(const Report& report) {
  ui::DataTable table{.title = "Cost by guard",
                      .summary = "One thread; nobody waits.",
                      .columns = {{.name = "Guard", .priority = 9},
                                  {.name = "Increment", .number = true, .priority = 8},
                                  {.name = "Times none", .number = true, .priority = 7},
                                  {.name = "Lock and unlock", .number = true, .priority = 6},
                                  {.name = "Spread", .number = true, .priority = 5}}};
  const Cost* none = findCost(report, "None");
  for (const Cost& cost : report.costs)
    table.rows.push_back({.cells = {std::string(cost.name), ui::duration(cost.increment.median),
                                    ui::significant(cost.increment.median / none->increment.median, 2),
                                    cost.pair.n > 0 ? ui::duration(cost.pair.median) : "–",
                                    ui::percent(threads::spread(cost.increment))}});
  return table;
}

ui::Chart rateChart(const ui::Theme& theme, const Report& report, int cores) {
  const bool table = report.settings.measure == Measure::kTable;
  ui::Chart chart{.title = overSections(report) ? "Throughput by critical section" : "Throughput by threads",
                  .summary = finding(report),
                  .x = {.label = overSections(report) ? "Critical section" : "Threads", .log = overSections(report)},
                  .y = {.label = "Million a second", .log = !table}};
  if (table) chart.y.minimum = 0.0;
  if (overSections(report)) chart.x.unit = "ns";
  for (const Point& point : report.points) {
    const std::string name(nameOf(report.settings, point.trial));
    if (chart.series.empty() || chart.series.back().name != name)
      chart.series.push_back({.name = name, .colour = colourOf(theme, report.settings, point.trial.subject)});
    add(chart.series.back(), stepOf(report, point), point.per_second, 1e-6);
  }
  ui::Series most = table ? ui::Series{} : ceilingSeries(theme, report, cores);
  if (!most.x.empty()) chart.series.push_back(std::move(most));
  return chart;
}

ui::DataTable rateTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{
      .title = "Throughput",
      .summary = "A second, median of the repetitions.",
      .columns = {{.name = report.settings.measure == Measure::kTable ? "Table" : "Lock", .priority = 99}}};
  const std::vector<int> steps = stepsOf(report);
  // On a narrow canvas the ends of the sweep stay longest.
  for (std::size_t i = 0; i < steps.size(); ++i)
    table.columns.push_back({.name = shortStep(report, steps[i]),
                             .number = true,
                             .priority = i == 0 || i + 1 == steps.size() ? 50 : static_cast<int>(i)});
  table.columns.push_back({.name = "Spread", .number = true, .priority = 0});
  for (std::size_t i = 0; i < report.points.size();) {
    const int subject = report.points[i].trial.subject;
    ui::Row row{.cells = {std::string(nameOf(report.settings, report.points[i].trial))},
                .mark = colourOf(theme, report.settings, subject)};
    row.cells.resize(steps.size() + 1);
    std::vector<const Point*> points;
    for (; i < report.points.size() && report.points[i].trial.subject == subject; ++i) {
      points.push_back(&report.points[i]);
      const auto column = std::ranges::find(steps, stepOf(report, *points.back())) - steps.begin();
      row.cells[static_cast<std::size_t>(column) + 1] = shortRate(points.back()->per_second.median);
    }
    row.cells.push_back(rateSpread(points));
    table.rows.push_back(std::move(row));
  }
  return table;
}

ui::Chart shareChart(const ui::Theme& theme, const Report& report) {
  const int threads = report.settings.threads;
  ui::Chart chart{.title = "Each thread’s share of the acquisitions",
                  .summary = finding(report),
                  .x = {.label = "Lock"},
                  .y = {.label = "Share", .minimum = 0.0, .unit = "share"},
                  .lines = {{.label = "equal shares", .value = 1.0 / threads}}};
  for (int thread = 1; thread <= threads; ++thread)
    chart.series.push_back(
        {.name = "T" + ui::plain(thread), .mark = ui::Mark::kPoints, .colour = theme.thread(thread)});
  for (const Point& point : report.points) {
    for (std::size_t thread = 0; thread < point.shares.size(); ++thread) {
      chart.series[thread].x.push_back(static_cast<double>(chart.categories.size()));
      chart.series[thread].y.push_back(point.shares[thread]);
    }
    chart.categories.emplace_back(nameOf(report.settings, point.trial));
  }
  return chart;
}

ui::Chart tradeChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Fast or fair",
                  .summary = "Each lock by its fairness and its throughput.",
                  .x = {.label = "Jain’s index", .minimum = 0.0, .maximum = 1.0},
                  .y = {.label = "Million a second", .log = true}};
  for (const Point& point : report.points) {
    ui::Series series{.name = std::string(nameOf(report.settings, point.trial)),
                      .mark = ui::Mark::kPoints,
                      .colour = colourOf(theme, report.settings, point.trial.subject)};
    add(series, point.jain.median, point.per_second, 1e-6);
    chart.series.push_back(std::move(series));
  }
  return chart;
}

ui::DataTable fairnessTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{.title = "Fairness",
                      .summary = "Jain’s index is 1 when all threads got the lock equally often.",
                      .columns = {{.name = "Lock", .priority = 9},
                                  {.name = "A second", .number = true, .priority = 7},
                                  {.name = "Jain’s index", .number = true, .priority = 8},
                                  {.name = "Least", .number = true, .priority = 5},
                                  {.name = "Most", .number = true, .priority = 6},
                                  {.name = "Changed hands", .number = true, .priority = 4},
                                  {.name = "Spread", .number = true, .priority = 1}}};
  for (const Point& point : report.points)
    table.rows.push_back(
        {.cells = {std::string(nameOf(report.settings, point.trial)), shortRate(point.per_second.median),
                   ui::significant(point.jain.median, 3), ui::percent(*std::ranges::min_element(point.shares)),
                   ui::percent(*std::ranges::max_element(point.shares)), ui::percent(point.handovers.median),
                   ui::percent(threads::spread(point.per_second))},
         .mark = colourOf(theme, report.settings, point.trial.subject)});
  return table;
}

}  // namespace racecourse::labs::locks

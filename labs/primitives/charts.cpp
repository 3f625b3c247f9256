#include "labs/primitives/charts.h"

#include <algorithm>

#include "labs/primitives/sentences.h"
#include "ui/number.h"

namespace racecourse::labs::primitives {
namespace {

constexpr double kUs = 1e3;
constexpr double kPercent = 100;
constexpr const char* kNone = "–";

using Value = threads::Summary Point::*;

void add(ui::Series& series, double x, const threads::Summary& y, double scale = 1) {
  series.x.push_back(x);
  series.y.push_back(y.median * scale);
  series.low.push_back(y.lower_quartile * scale);
  series.high.push_back(y.upper_quartile * scale);
}

std::string roundsPhrase(const Report& report) {
  return "Median and middle half of " + ui::plain(report.rounds) + (report.rounds == 1 ? " round." : " rounds.");
}

void addByWay(ui::Chart& chart, ui::Series series, const Report& report, Value value, double scale = 1) {
  for (const Point& point : report.points) {
    add(series, static_cast<double>(chart.categories.size()), point.*value, scale);
    chart.categories.emplace_back(nameOf(point.trial.way));
  }
  chart.series.push_back(std::move(series));
}

void addLines(ui::Chart& chart, const ui::Theme& theme, const Report& report, Value value) {
  for (int way = 0; way < kWays; ++way) {
    ui::Series line{.name = std::string(nameOf(static_cast<Way>(way))),
                    .colour = colourOf(theme, static_cast<Way>(way))};
    for (const Point& point : report.points)
      if (point.trial.way == static_cast<Way>(way)) add(line, point.trial.waiters, point.*value);
    if (!line.x.empty()) chart.series.push_back(std::move(line));
  }
}

ui::Series napSeries(const ui::Theme& theme, const Report& report, Value value, double scale) {
  ui::Series series{.name = "Polling", .colour = colourOf(theme, Way::kPolling)};
  for (const Point& point : report.points)
    if (point.trial.way == Way::kPolling)
      add(series, static_cast<double>(point.trial.nap_us) * kUs, point.*value, scale);
  return series;
}

void addExtremes(ui::Chart& chart, const Report& report, Value value, double scale) {
  for (const Way way : {Way::kBusy, Way::kCondition})
    if (const Point* point = findPoint(report, {way, report.settings.waiters}); point && (point->*value).median > 0)
      chart.lines.push_back({.label = std::string(nameOf(way)), .value = (point->*value).median * scale});
}

std::string neighboursText(const Point& point) {
  return point.neighbours.n > 0 ? shareText(point.neighbours.median) : kNone;
}

ui::DataTable crowdTable(const ui::Theme& theme, const Report& report, std::string name, std::string summary,
                         std::string (*text)(const Point&)) {
  ui::DataTable table{
      .title = std::move(name), .summary = std::move(summary), .columns = {{.name = "Waiters", .priority = 9}}};
  for (const int waiters : kCrowdSteps)
    table.columns.push_back({.name = ui::plain(waiters), .number = true, .priority = 8});
  for (int way = 0; way < kWays; ++way) {
    ui::Row row{.cells = {std::string(nameOf(static_cast<Way>(way)))}, .mark = colourOf(theme, static_cast<Way>(way))};
    for (const int waiters : kCrowdSteps) {
      const auto found = std::ranges::find_if(report.points, [&](const Point& point) {
        return point.trial.way == static_cast<Way>(way) && point.trial.waiters == waiters;
      });
      row.cells.push_back(found == report.points.end() ? "" : text(*found));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

ImU32 colourOf(const ui::Theme& theme, Way way) { return theme.thread(static_cast<int>(way)); }

ui::Chart burnedChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Core burned by one waiter",
                  .summary = roundsPhrase(report),
                  .x = {.label = "Way to wait"},
                  .y = {.label = "Of one core", .minimum = 0.0, .maximum = kPercent, .unit = "%"}};
  addByWay(chart, {.name = "Burned", .mark = ui::Mark::kBars, .colour = theme.ink_soft}, report, &Point::burned,
           kPercent);
  return chart;
}

ui::Chart delayChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "From signal to noticing",
                  .summary = "Median and middle half of all signals.",
                  .x = {.label = "Way to wait"},
                  .y = {.label = "Delay", .log = true, .unit = "ns"}};
  addByWay(chart, {.name = "Delay", .mark = ui::Mark::kPoints, .colour = theme.ink}, report, &Point::delay_ns);
  return chart;
}

ui::Chart neighbourChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Work left to the neighbours",
                  .summary = "As a share of what they do while nobody waits. " + roundsPhrase(report),
                  .x = {.label = "Way to wait"},
                  .y = {.label = "Of their work alone", .minimum = 0.0, .unit = "share"}};
  if (report.settings.neighbours == 0) return chart;
  addByWay(chart, {.name = "Work left", .mark = ui::Mark::kBars, .colour = theme.ink_soft}, report, &Point::neighbours);
  chart.lines.push_back({.label = "nobody waits", .value = 1});
  return chart;
}

ui::DataTable waysTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{.title = "Ways to wait",
                      .summary = "Burned and delay of one waiter.",
                      .columns = {{.name = "Way", .priority = 9},
                                  {.name = "Burned", .number = true, .priority = 8},
                                  {.name = "For a signal", .number = true, .priority = 4},
                                  {.name = "Delay", .number = true, .priority = 7},
                                  {.name = "Middle half", .number = true, .priority = 2},
                                  {.name = "Worst", .number = true, .priority = 5},
                                  {.name = "Neighbours", .number = true, .priority = 6},
                                  {.name = "Signal late", .number = true, .priority = 1}}};
  for (const Point& point : report.points)
    table.rows.push_back(
        {.cells = {std::string(nameOf(point.trial.way)), shareText(point.burned.median),
                   ui::duration(point.per_signal_ns.median, 2), ui::duration(point.delay_ns.median, 2),
                   ui::durationRange(point.delay_ns.lower_quartile, point.delay_ns.upper_quartile, 2),
                   ui::duration(point.delay_ns.max, 2), neighboursText(point), ui::duration(point.late_ns.median, 2)},
         .mark = colourOf(theme, point.trial.way)});
  return table;
}

ui::Chart crowdWorkChart(const ui::Theme& theme, const Report& report, int cores) {
  ui::Chart chart{.title = "Work left to the neighbours, by waiters",
                  .summary = finding(report),
                  .x = {.label = "Waiters"},
                  .y = {.label = "Of their work alone", .minimum = 0.0, .unit = "share"}};
  addLines(chart, theme, report, &Point::neighbours);
  ui::Series equal{.name = "Equal shares (computed)", .colour = theme.ink_soft, .hollow = true};
  for (int waiters = 1; waiters <= kCrowdSteps.back(); ++waiters) {
    equal.x.push_back(waiters);
    equal.y.push_back(equalShare(report.settings.neighbours, waiters, cores));
  }
  chart.series.push_back(std::move(equal));
  return chart;
}

ui::Chart crowdDelayChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "From signal to noticing, by waiters",
                  .summary = "Median and middle half of all signals.",
                  .x = {.label = "Waiters"},
                  .y = {.label = "Delay", .log = true, .unit = "ns"}};
  addLines(chart, theme, report, &Point::delay_ns);
  return chart;
}

std::vector<ui::DataTable> crowdTables(const ui::Theme& theme, const Report& report) {
  return {crowdTable(theme, report, "Neighbours’ work", "Of what they do while nobody waits.", neighboursText),
          crowdTable(theme, report, "Delay", "Median of all signals and waiters.",
                     [](const Point& point) { return ui::duration(point.delay_ns.median, 2); }),
          crowdTable(theme, report, "Burned", "Of one core, by one waiter.",
                     [](const Point& point) { return shareText(point.burned.median); })};
}

ui::Chart napDelayChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "From signal to noticing, by nap",
                  .summary = finding(report),
                  .x = {.label = "Nap", .log = true, .unit = "ns"},
                  .y = {.label = "Delay", .log = true, .unit = "ns"}};
  ui::Series half{.name = "Half a nap (computed)", .colour = theme.ink_soft, .hollow = true};
  for (const std::int64_t nap_us : kNapSteps) {
    half.x.push_back(static_cast<double>(nap_us) * kUs);
    half.y.push_back(half.x.back() / 2);
  }
  chart.series = {napSeries(theme, report, &Point::delay_ns, 1), std::move(half)};
  addExtremes(chart, report, &Point::delay_ns, 1);
  return chart;
}

ui::Chart napBurnedChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Core burned by one waiter, by nap",
                  .summary = roundsPhrase(report),
                  .x = {.label = "Nap", .log = true, .unit = "ns"},
                  .y = {.label = "Of one core", .log = true, .unit = "%"}};
  chart.series = {napSeries(theme, report, &Point::burned, kPercent)};
  addExtremes(chart, report, &Point::burned, kPercent);
  return chart;
}

ui::DataTable napTable(const Report& report) {
  ui::DataTable table{.title = "Polling by nap",
                      .summary = "Medians.",
                      .columns = {{.name = "Nap", .number = true, .priority = 9},
                                  {.name = "Slept", .number = true, .priority = 4},
                                  {.name = "Delay", .number = true, .priority = 8},
                                  {.name = "Middle half", .number = true, .priority = 3},
                                  {.name = "Half a nap", .number = true, .priority = 5},
                                  {.name = "Burned", .number = true, .priority = 7}}};
  for (const Point& point : report.points) {
    if (point.trial.way != Way::kPolling) continue;
    const double nap_ns = static_cast<double>(point.trial.nap_us) * kUs;
    table.rows.push_back(
        {.cells = {timeText(point.trial.nap_us), ui::duration(point.nap_ns.median), ui::duration(point.delay_ns.median),
                   ui::durationRange(point.delay_ns.lower_quartile, point.delay_ns.upper_quartile),
                   ui::duration(nap_ns / 2, 2), shareText(point.burned.median)}});
  }
  return table;
}

}  // namespace racecourse::labs::primitives

#include "labs/producer-consumer/charts.h"

#include <algorithm>
#include <string>

#include "labs/producer-consumer/findings.h"
#include "labs/producer-consumer/sentences.h"
#include "ui/number.h"

namespace racecourse::labs::producer_consumer {
namespace {

using threads::BufferKind;
using threads::Environment;

// The same colour for the same kind in every picture.
ImU32 colourOf(const ui::Theme& theme, BufferKind kind) { return theme.thread(static_cast<int>(kind)); }

std::string nameOf(BufferKind kind) { return std::string(threads::kBufferNames[static_cast<std::size_t>(kind)]); }

void add(ui::Series& series, double x, const threads::Summary& y) {
  series.x.push_back(x);
  series.y.push_back(y.median);
  series.low.push_back(y.lower_quartile);
  series.high.push_back(y.upper_quartile);
}

std::string theoryName(const Settings& settings) {
  return theoryIsExact(settings) ? "By theory" : "Ceiling (computed)";
}

// What was computed for these trials; no points where it says nothing.
ui::Series theorySeries(const Settings& settings, const std::vector<Trial>& trials, int Trial::* along, int cores) {
  ui::Series series{.name = theoryName(settings), .hollow = true};
  for (const Trial& trial : trials) {
    const auto rate = theoryOf(settings, trial, cores);
    if (!rate) continue;
    series.x.push_back(trial.*along);
    series.y.push_back(*rate);
  }
  return series;
}

std::string counted(int producers) { return ui::plain(producers) + (producers == 1 ? " producer" : " producers"); }

std::string orDash(const Point* point) { return point == nullptr ? "" : shownRate(point->per_second.median); }

}  // namespace

ui::Chart levelChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "Items in the buffer",
                  .summary = "The level over time, from empty to " + ui::plain(report.totals.highest) + ".",
                  .empty = "Run to see the level rise and fall.",
                  .x = {.label = "Time", .unit = "ns"},
                  .y = {.label = "Items", .minimum = 0.0, .maximum = report.settings.capacity * 1.0}};
  ui::Series level{.name = "In the buffer", .colour = theme.accent};
  for (const Level& each : report.levels) {
    level.x.push_back(each.at_ns);
    level.y.push_back(each.level);
  }
  chart.series.push_back(std::move(level));
  return chart;
}

ui::Chart capacityChart(const ui::Theme& theme, const Report& report, const Environment& environment) {
  const Settings& settings = report.settings;
  const bool nothing_to_do = settings.make_us == 0 && settings.use_us == 0;
  ui::Chart chart{.title = "Throughput by capacity",
                  .summary = finding(report, environment),
                  .empty = "The first point is being measured.",
                  .x = {.label = "Slots", .log = true, .minimum = 0.8, .maximum = 320.0},
                  .y = {.label = "Items a second", .log = nothing_to_do}};
  if (!nothing_to_do) chart.y.minimum = 0.0;
  for (const BufferKind kind : kindsMeasured(report)) {
    ui::Series series{.name = nameOf(kind), .colour = colourOf(theme, kind)};
    for (const Point& point : report.points)
      if (point.trial.kind == kind) add(series, point.trial.capacity, point.per_second);
    chart.series.push_back(std::move(series));
  }
  if (chart.series.empty()) return chart;
  std::vector<Trial> trials;
  for (const int capacity : kCapacitySteps)
    trials.push_back({report.points.front().trial.kind, capacity, settings.producers, settings.consumers});
  ui::Series theory = theorySeries(settings, trials, &Trial::capacity, environment.cores);
  theory.colour = theme.ink_soft;
  if (!theory.x.empty()) chart.series.push_back(std::move(theory));
  return chart;
}

ui::DataTable capacityTable(const ui::Theme& theme, const Report& report, const Environment& environment) {
  ui::DataTable table{
      .title = "Throughput and waiting",
      .summary = "Medians of the repetitions.",
      .columns = {{.name = "Buffer", .priority = 9},
                  {.name = "Slots", .number = true, .priority = 8},
                  {.name = "A second", .number = true, .priority = 7},
                  {.name = theoryIsExact(report.settings) ? "Theory" : "Ceiling", .number = true, .priority = 6},
                  {.name = "Producers waited", .number = true, .priority = 4},
                  {.name = "Consumers waited", .number = true, .priority = 3},
                  {.name = "Empty wake-ups an item", .number = true, .priority = 5}}};
  for (const Point& point : report.points) {
    const auto theory = theoryOf(report.settings, point.trial, environment.cores);
    table.rows.push_back(
        {.cells = {nameOf(point.trial.kind), ui::plain(point.trial.capacity), shownRate(point.per_second.median),
                   theory ? shownRate(*theory) : "–", ui::percent(point.producers_waited.median),
                   ui::percent(point.consumers_waited.median), ui::significant(point.empty_wake_ups.median, 2)},
         .mark = colourOf(theme, point.trial.kind)});
  }
  return table;
}

ui::Chart sidesChart(const ui::Theme& theme, const Report& report, const Environment& environment) {
  const Settings& settings = report.settings;
  ui::Chart chart{.title = "Throughput by the number on each side",
                  .summary = finding(report, environment),
                  .empty = "The first point is being measured.",
                  .x = {.label = "Consumers"},
                  .y = {.label = "Items a second", .minimum = 0.0}};
  int line = 0;
  for (const int producers : sideSteps(settings.producers)) {
    ui::Series series{.name = counted(producers), .colour = theme.thread(line++)};
    std::vector<Trial> trials;
    for (const Point& point : report.points) {
      if (point.trial.producers != producers) continue;
      add(series, point.trial.consumers, point.per_second);
      trials.push_back(point.trial);
    }
    if (trials.empty()) continue;
    ui::Series theory = theorySeries(settings, trials, &Trial::consumers, environment.cores);
    theory.name = theoryName(settings) + ", " + counted(producers);
    theory.colour = series.colour;
    chart.series.push_back(std::move(series));
    if (!theory.x.empty()) chart.series.push_back(std::move(theory));
  }
  return chart;
}

ui::DataTable sidesTable(const ui::Theme& theme, const Report& report) {
  const Settings& settings = report.settings;
  ui::DataTable table{.title = "Items a second by producers and consumers",
                      .summary = "Medians of the repetitions. A row for each number of producers.",
                      .columns = {{.name = "", .priority = 9}}};
  for (const int consumers : sideSteps(settings.consumers))
    table.columns.push_back({.name = ui::plain(consumers) + (consumers == 1 ? " consumer" : " consumers"),
                             .number = true,
                             .priority = 8 - consumers});
  int line = 0;
  for (const int producers : sideSteps(settings.producers)) {
    ui::Row row{.cells = {counted(producers)}, .mark = theme.thread(line++)};
    for (const int consumers : sideSteps(settings.consumers))
      row.cells.push_back(orDash(findPoint(report, {settings.kind, settings.capacity, producers, consumers})));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace racecourse::labs::producer_consumer

#include "labs/amdahl/panels.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "labs/amdahl/sentences.h"
#include "ui/chart.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/number.h"
#include "ui/timeline.h"

namespace racecourse::labs::amdahl {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 320;
constexpr double kHeadroom = 1.15;  // for the labels of lines at the top
constexpr const char* kNone = "–";

std::string times(double factor) { return ui::significant(factor, 3); }

std::string fractionText(const Point& point) {
  const auto fraction = point.karpFlatt();
  return fraction ? percentText(*fraction) : kNone;
}

const char* speedupOf(const Analysis& analysis) {
  return analysis.scaling == Scaling::kStrong ? "Speed-up" : "Scaled speed-up";
}

const char* unitOf(const Analysis& analysis) { return analysis.simulated ? "cores" : "threads"; }

std::string fitNote(const Analysis& analysis) {
  if (analysis.fit) return "set to " + ui::percent(analysis.serial);
  return analysis.scaling == Scaling::kWeak ? "needs fixed work" : "needs more than one core";
}

std::string limitNote(const Analysis& analysis) {
  return analysis.scaling == Scaling::kWeak ? "growing work has none"
                                            : "for " + ui::percent(analysis.serial) + " serial";
}

std::vector<ui::Stat> statsOf(const Ui& ui, const Analysis& analysis) {
  const Diagnosis d = diagnose(analysis);
  const bool weak = analysis.scaling == Scaling::kWeak;
  const std::string limit = weak || analysis.serial == 0 ? kNone : times(limitOf(analysis.serial));
  const auto stat = [](std::string label, std::string value, std::string note, ImU32 mark = 0) {
    const std::string spoken = value == kNone ? "not known" : value;
    return ui::Stat{std::move(label), std::move(value), spoken, std::move(note), mark};
  };
  return {stat(speedupOf(analysis), times(d.at.speedup), "with " + ui::plain(d.at.threads) + " " + unitOf(analysis),
               ui.theme.accent),
          stat("The law promises", times(d.promised), weak ? "Gustafson" : "Amdahl"),
          stat("Limit", limit, limitNote(analysis)),
          stat("Fitted serial fraction", analysis.fit ? fitText(*analysis.fit) : kNone, fitNote(analysis)),
          stat("Efficiency", ui::percent(d.at.efficiency()), "for each processor"),
          analysis.simulated ? stat("Karp-Flatt", fractionText(d.at), "with " + ui::plain(d.at.threads) + " cores")
                             : stat("Ran at once", d.at.at_work > 0 ? times(d.at.at_work) : kNone,
                                    "of " + ui::plain(d.at.threads) + " threads, parallel part")};
}

// The numbers of threads at which lines are drawn: where they bend, and every doubling.
std::vector<int> stopsOf(const Analysis& analysis, int most) {
  std::vector<int> stops = {std::min(analysis.cores, most), most};
  for (int n = 1; n < most; n = n < 16 ? n + 1 : n + n / 8) stops.push_back(n);
  std::ranges::sort(stops);
  stops.erase(std::ranges::unique(stops).begin(), stops.end());
  return stops;
}

ui::Series lineOf(std::string name, ImU32 colour, std::span<const int> stops, const std::function<double(int)>& value) {
  ui::Series line{.name = std::move(name), .mark = ui::Mark::kLine, .colour = colour};
  for (const int n : stops) {
    line.x.push_back(n);
    line.y.push_back(value(n));
  }
  return line;
}

ui::Series pointsOf(const Ui& ui, const Analysis& analysis) {
  ui::Series points{.name = analysis.simulated ? "Simulated" : "Measured",
                    .mark = ui::Mark::kPoints,
                    .colour = ui.theme.accent,
                    .hollow = analysis.simulated};
  for (const Point& point : analysis.points) {
    points.x.push_back(point.threads);
    points.y.push_back(point.speedup);
    points.low.push_back(point.low);
    points.high.push_back(point.speedup);
  }
  return points;
}

std::vector<ui::Series> seriesOf(const Ui& ui, const Analysis& analysis, int most) {
  const std::vector<int> stops = stopsOf(analysis, most);
  const auto law = [&](double serial) {
    return [&analysis, serial](int n) { return promisedSpeedup(analysis.scaling, serial, n, analysis.cores); };
  };
  const std::string name = analysis.scaling == Scaling::kStrong ? "Amdahl, " : "Gustafson, ";
  std::vector<ui::Series> series = {
      lineOf("Ideal", ui.theme.line_strong, stops, law(0)),
      lineOf(name + ui::percent(analysis.serial), ui.theme.ink, stops, law(analysis.serial))};
  if (analysis.fit) {
    series.push_back(
        lineOf("Fit, " + percentText(analysis.fit->serial), ui.theme.accent, stops, law(analysis.fit->serial)));
    series.back().hollow = true;
  }
  series.push_back(pointsOf(ui, analysis));
  return series;
}

ui::Row rowOf(const Analysis& analysis, const Point& point) {
  ui::Row row{.cells = {ui::grouped(point.threads), ui::duration(point.time.min),
                        ui::duration(point.time.upper_quartile), times(point.speedup),
                        times(promisedSpeedup(analysis.scaling, analysis.serial, point.threads, analysis.cores)),
                        ui::percent(point.efficiency())}};
  if (analysis.scaling == Scaling::kStrong) row.cells.push_back(fractionText(point));
  if (!analysis.simulated) row.cells.push_back(point.at_work > 0 ? times(point.at_work) : kNone);
  return row;
}

ui::DataTable tableOf(const Analysis& analysis) {
  ui::DataTable table{
      .title = analysis.simulated ? "Simulated runs" : "Measured runs",
      .summary = "Times are those of the best run; three of four runs took no longer than the next column.",
      .columns = {{.name = analysis.simulated ? "Cores" : "Threads", .number = true, .priority = 9},
                  {.name = "Best", .number = true, .priority = 7},
                  {.name = "3 of 4 under", .number = true, .priority = 3},
                  {.name = "Speed-up", .number = true, .priority = 8},
                  {.name = "Law", .number = true, .priority = 5},
                  {.name = "Efficiency", .number = true, .priority = 4}}};
  if (analysis.scaling == Scaling::kStrong)
    table.columns.push_back({.name = "Karp-Flatt", .number = true, .priority = 6});
  if (!analysis.simulated) table.columns.push_back({.name = "At once", .number = true, .priority = 2});
  for (const Point& point : analysis.points) table.rows.push_back(rowOf(analysis, point));
  return table;
}

// The highest value in the chart: of the ideal, or of a point.
double topOf(const Analysis& analysis, int most) {
  double top = promisedSpeedup(analysis.scaling, 0, most, analysis.cores);
  for (const Point& point : analysis.points) top = std::max(top, point.speedup);
  return top;
}

// The best run with as many threads as there are cores, or as many as were measured.
const Sample& telling(const Report& report, int cores) {
  const auto rank = [cores](const Sample& sample) {
    return std::tuple(-std::min(sample.threads, std::max(cores, 2)), sample.threads, sample.time_ns);
  };
  return *std::ranges::min_element(report.samples, {}, rank);
}

}  // namespace

void results(Ui& ui, Rect& rest, const Analysis& analysis) {
  const std::string sentence = outcome(analysis) + (analysis.fit ? " " + fitSentence(analysis) : "");
  const std::vector<ui::Stat> figures = statsOf(ui, analysis);
  const int columns = rest.w < 520 ? 2 : 3;
  const int rows = 6 / columns;
  const float row = ui::statHeight(ui);
  const float stats = static_cast<float>(rows) * (row + kGap);
  Rect inside = ui::takePanel(ui, rest, stats + ui::noticeHeight(ui, sentence, rest.w - 32), title(analysis), kGap);
  for (int i = 0; i < rows; ++i) {
    int column = i * columns;
    for (const Rect& cell : inside.takeTop(row, kGap).columns(columns, kGap))
      ui::stat(ui, cell, figures[static_cast<std::size_t>(column++)]);
  }
  ui::notice(ui, inside, verdictOf(analysis), sentence);
}

void speedupChart(Ui& ui, Rect& rest, const Analysis& analysis, int most_threads, bool running) {
  const bool log = analysis.simulated && most_threads > 32;
  ui::Chart chart{.title = analysis.simulated ? "Simulated speed-up" : "Measured speed-up",
                  .summary = outcome(analysis),
                  .x = {.label = analysis.simulated ? "Cores" : "Threads", .log = log, .minimum = log ? 1.0 : 0.0},
                  .y = {.label = speedupOf(analysis), .log = log, .minimum = log ? 1.0 : 0.0},
                  .series = seriesOf(ui, analysis, most_threads),
                  .table = !running};
  chart.x.maximum = log ? most_threads : most_threads + 1;
  if (!log) chart.y.maximum = kHeadroom * topOf(analysis, most_threads);
  if (analysis.scaling == Scaling::kStrong && analysis.serial > 0 && limitOf(analysis.serial) <= most_threads)
    chart.lines.push_back({.label = "limit " + times(limitOf(analysis.serial)), .value = limitOf(analysis.serial)});
  if (!analysis.simulated && analysis.cores <= most_threads)
    chart.lines.push_back({.label = ui::plain(analysis.cores) + (analysis.cores == 1 ? " core" : " cores"),
                           .value = static_cast<double>(analysis.cores),
                           .vertical = true});
  ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, chart.title, kGap), chart);
}

void speedupTable(Ui& ui, Rect& rest, const Analysis& analysis) {
  const ui::DataTable table = tableOf(analysis);
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

void lanes(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  const Sample& sample = telling(report, environment.cores);
  ui::Timeline picture{.title = "Who ran when, best run with " + ui::plain(sample.threads) +
                                (sample.threads == 1 ? " thread" : " threads"),
                       .summary = "T1 does the serial part alone; then all threads share the rest.",
                       .empty = "The run is too short for this clock.",
                       .duration = sample.time_ns,
                       .shade_overlap = true,
                       .table = !running};
  for (std::size_t i = 0; i < sample.lanes.size(); ++i) {
    ui::Lane lane{.name = "", .thread = static_cast<int>(i) + 1};
    for (const auto& [begin, end] : sample.lanes[i])
      lane.running.emplace_back(static_cast<double>(begin), static_cast<double>(end));
    picture.lanes.push_back(std::move(lane));
  }
  const float content = ui::timelineHeight(ui, static_cast<int>(picture.lanes.size()));
  ui::timeline(ui, ui::takePanel(ui, rest, content, picture.title, kGap), picture);
}

}  // namespace racecourse::labs::amdahl

#include "labs/deadlock/panels.h"

#include <algorithm>

#include "labs/deadlock/graph.h"
#include "labs/deadlock/sentences.h"
#include "ui/chart.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/number.h"

namespace racecourse::labs::deadlock {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 200;
constexpr std::size_t kFewestForHistogram = 5;
constexpr float kSweepHeight = 260;

std::string halfOf(const threads::Summary& s) {
  if (s.n < 2) return "one deadlock";
  return "half: " + ui::durationRange(s.lower_quartile, s.upper_quartile);
}

// A duration with a note, or a dash where nothing was measured.
ui::Stat durationStat(const char* label, double ns, bool measured, const std::string& note) {
  const std::string shown = measured ? ui::duration(ns) : "–";
  return {label, shown, measured ? shown : "not measured", note};
}

std::vector<ui::Stat> statsOf(const Ui& ui, const Report& report) {
  const Totals& totals = report.totals;
  const threads::Summary found = latency(report);
  const auto number = [](std::int64_t n) { return std::pair(ui::grouped(n), ui::plain(n)); };
  const auto [deadlocks, deadlocks_spoken] = number(totals.deadlocks);
  const auto [recoveries, recoveries_spoken] = number(totals.recoveries);
  const auto [undone, undone_spoken] = number(totals.undone);
  const auto [speed, speed_spoken] = number(static_cast<std::int64_t>(perSecond(report)));
  const ImU32 mark = ui.theme.verdict(verdictOf(explain(report)));
  const std::string wasted =
      wastedEach(totals) > 0 ? ui::duration(wastedEach(totals)) + " wasted each time" : "nothing was rolled back";
  const std::string worst = totals.most_roll_backs == 0
                                ? "nobody was rolled back"
                                : "one transfer up to " + ui::plain(totals.most_roll_backs) + " ×";
  return {
      {"Deadlocks", deadlocks, deadlocks_spoken, "found and ended", mark},
      {"Recovered", recoveries, recoveries_spoken, worst},
      durationStat("Time to detection", found.median, found.n > 0, found.n > 0 ? halfOf(found) : "none found so far"),
      {"Changes undone", undone, undone_spoken, wasted},
      {"Transfers per second", speed, speed_spoken, ui::grouped(totals.transfers) + " done"},
      durationStat("One look", lookingEach(totals), totals.looks > 0, ui::grouped(totals.looks) + " looks"),
  };
}

ui::Chart latencyChart(const Ui& ui, const Report& report, bool running) {
  const threads::Summary found = latency(report);
  ui::Chart chart = ui::histogram("How long deadlocks stood", report.latencies_ns,
                                  {.label = "From closing to detection", .unit = "ns"}, "Deadlocks",
                                  ui.theme.verdict(ui::Verdict::kDeadlock));
  chart.empty = "No deadlock has been found so far.";
  chart.summary = found.n == 0 ? chart.empty
                               : ui::plain(found.n) + " deadlocks; median " + ui::duration(found.median) +
                                     ", longest " + ui::duration(found.max) + ".";
  chart.table = !running;
  return chart;
}

ui::Chart victimChart(const Ui& ui, const Report& report, bool running) {
  ui::Chart chart{.title = "Who was rolled back",
                  .summary = "How often each thread was the victim.",
                  .x = {.label = "Thread"},
                  .y = {.label = "Roll-backs", .minimum = 0.0},
                  .table = !running};
  for (std::size_t i = 0; i < report.totals.rolled_back.size(); ++i) {
    chart.categories.push_back("T" + ui::plain(static_cast<std::int64_t>(i) + 1));
    ui::Series bar{.name = chart.categories.back(), .mark = ui::Mark::kBars, .bar_width = 0.6};
    bar.colour = ui.theme.thread(static_cast<int>(i) + 1);
    bar.x = {static_cast<double>(i)};
    bar.y = {static_cast<double>(report.totals.rolled_back[i])};
    chart.series.push_back(std::move(bar));
  }
  return chart;
}

ui::Series sweepSeries(const std::vector<SweepPoint>& points, const char* name, ImU32 colour,
                       threads::Summary SweepPoint::* value) {
  ui::Series series{.name = name, .mark = ui::Mark::kPoints, .colour = colour};
  for (const SweepPoint& point : points) {
    if (point.period_us <= 0) continue;
    const threads::Summary& summary = point.*value;
    series.x.push_back(static_cast<double>(point.period_us) * 1e3);
    series.y.push_back(summary.median);
    series.low.push_back(summary.lower_quartile);
    series.high.push_back(summary.upper_quartile);
  }
  return series;
}

ui::Chart sweepChart(const Ui& ui, const std::vector<SweepPoint>& points, bool running) {
  ui::Chart chart{.title = "What a transfer takes, by detection period",
                  .summary = sweepSentence(points, !running),
                  .empty = "The first cell is being measured.",
                  .x = {.label = "Detection period", .log = true, .minimum = 7e4, .maximum = 7e7, .unit = "ns"},
                  .y = {.label = "A transfer", .log = true, .unit = "ns"},
                  .table = !running};
  chart.series = {
      sweepSeries(points, "The whole transfer", ui.theme.ink, &SweepPoint::transfer),
      sweepSeries(points, "Standing in a deadlock", ui.theme.verdict(ui::Verdict::kDeadlock), &SweepPoint::stuck),
      sweepSeries(points, "Looking for one", ui.theme.accent, &SweepPoint::looking)};
  std::erase_if(chart.series, [](const ui::Series& series) { return series.x.empty(); });
  if (!points.empty() && points.front().period_us == kAtEveryWait)
    chart.lines.push_back({.label = "looking at every wait", .value = points.front().transfer.median});
  return chart;
}

ui::Row rowOf(const Ui& ui, const PastRun& run) {
  const Settings& settings = run.settings;
  const bool deadlocked = run.totals.deadlocks > 0;
  return {
      .cells = {ui::plain(run.number), conditionsPhrase(settings.conditions),
                ui::plain(settings.threads) + " × " + ui::grouped(settings.transfers),
                settings.meet ? "meet" : ui::plain(settings.accounts) + " accounts", periodPhrase(settings.period_us),
                ui::grouped(run.totals.deadlocks), run.latency.n == 0 ? "–" : ui::duration(run.latency.median),
                ui::grouped(static_cast<std::int64_t>(run.per_second))},
      .mark = ui.theme.verdict(deadlocked ? ui::Verdict::kDeadlock : ui::Verdict::kHolds)};
}

}  // namespace

void results(Ui& ui, Rect& rest, const Report& report) {
  const std::string sentence = outcome(report);
  const int columns = rest.w < 520 ? 2 : 3;
  const int rows = 6 / columns;
  const float row = ui::statHeight(ui);
  const float stats = static_cast<float>(rows) * row + static_cast<float>(rows - 1) * kGap;
  const float spoken = sentence.empty() ? 0 : kGap + ui::noticeHeight(ui, sentence, rest.w - 32);
  Rect inside = ui::takePanel(ui, rest, stats + spoken, title(report.settings), kGap);
  const std::vector<ui::Stat> figures = statsOf(ui, report);
  for (int i = 0; i < rows; ++i) {
    int column = i * columns;
    for (const Rect& cell : inside.takeTop(row, kGap).columns(columns, kGap))
      ui::stat(ui, cell, figures[static_cast<std::size_t>(column++)]);
  }
  if (!sentence.empty()) ui::notice(ui, inside, verdictOf(explain(report)), sentence);
}

void deadlockPictures(Ui& ui, Rect& rest, const Report& report, bool running) {
  const ui::WaitForGraph graph = graphOf(report, running);
  if (graph.title.empty()) return;
  const ui::Chart chart = latencyChart(ui, report, running);
  const bool narrow = rest.w < 620;
  const float width = narrow ? rest.w - 32 : rest.w / 2 - 32;
  const float height = std::max(kChartHeight, ui::waitForGraphHeight(ui, graph, width));
  const bool counted = report.latencies_ns.size() >= kFewestForHistogram;
  if (narrow || !counted) {
    ui::waitForGraph(ui, ui::takePanel(ui, rest, height, graph.title, kGap), graph);
    if (counted) ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, chart.title, kGap), chart);
    return;
  }
  const std::vector<Rect> side =
      rest.takeTop(ui::panelHeight(ui, height, graph.title, rest.w / 2), kGap).columns(2, kGap);
  ui::waitForGraph(ui, ui::panel(ui, side[0], graph.title), graph);
  ui::chart(ui, ui::panel(ui, side[1], chart.title), chart);
}

void victims(Ui& ui, Rect& rest, const Report& report, bool running) {
  if (std::ranges::none_of(report.totals.rolled_back, [](int times) { return times > 0; })) return;
  const ui::Chart chart = victimChart(ui, report, running);
  ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, chart.title, kGap), chart);
}

void sweep(Ui& ui, Rect& rest, const std::vector<Cell>& cells, bool running) {
  const std::vector<SweepPoint> points = sweepPoints(cells);
  const ui::Chart chart = sweepChart(ui, points, running);
  const std::string sentence = sweepSentence(points, !running);
  const float spoken = ui::noticeHeight(ui, sentence, rest.w - 32);
  Rect inside = ui::takePanel(ui, rest, kSweepHeight + kGap + spoken, chart.title, kGap);
  ui::chart(ui, inside.takeTop(kSweepHeight, kGap), chart);
  ui::notice(ui, inside, ui::Verdict::kUnknown, sentence);
}

void comparison(Ui& ui, Rect& rest, const std::vector<PastRun>& runs) {
  ui::DataTable table{.title = "Your runs",
                      .summary = "The newest run first.",
                      .columns = {{.name = "Run", .priority = 9},
                                  {.name = "Conditions", .priority = 8},
                                  {.name = "Threads × each", .number = true, .priority = 2},
                                  {.name = "Mode", .priority = 1},
                                  {.name = "Looks", .priority = 3},
                                  {.name = "Deadlocks", .number = true, .priority = 7},
                                  {.name = "Detection", .number = true, .priority = 5},
                                  {.name = "Per second", .number = true, .priority = 6}}};
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) table.rows.push_back(rowOf(ui, *run));
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

}  // namespace racecourse::labs::deadlock

#include "labs/race/panels.h"

#include <algorithm>
#include <optional>

#include "labs/race/parameters.h"
#include "labs/race/sentences.h"
#include "ui/chart.h"
#include "ui/controls.h"
#include "ui/data_table.h"
#include "ui/number.h"
#include "ui/text.h"
#include "ui/timeline.h"

namespace racecourse::labs::race {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 200;

std::string interquartile(const threads::Summary& s) {
  if (s.n < 2) return "one round";
  return "half: " + ui::durationRange(s.lower_quartile, s.upper_quartile);
}

std::string overlapNote(const threads::Summary& overlap, const Settings& settings) {
  if (settings.threads == 1) return "one thread alone";
  if (overlap.n == 0) return "rounds too short to measure";
  return "two or more at once";
}

std::vector<ui::Stat> statsOf(const Ui& ui, const Report& report) {
  const Round& newest = report.rounds.back();
  const double share = static_cast<double>(newest.lost()) / static_cast<double>(newest.expected);
  const threads::Summary cost = costPerIncrement(report);
  const threads::Summary overlap = overlapPerRound(report);
  const int lost = roundsThatLost(report);
  const std::string rounds = ui::plain(lost) + " of " + ui::plain(std::ssize(report.rounds));
  const ui::Verdict verdict = newest.lost() > 0 ? ui::Verdict::kFails : ui::Verdict::kHolds;
  const std::string measured = overlap.n == 0 ? "–" : ui::percent(overlap.median);
  return {
      {"Expected", ui::grouped(newest.expected), ui::plain(newest.expected), "threads × increments"},
      {"Actual", ui::grouped(newest.actual), ui::plain(newest.actual), "newest round"},
      {"Lost", ui::grouped(newest.lost()), ui::plain(newest.lost()), ui::percent(share) + " of this round",
       ui.theme.verdict(verdict)},
      {"Rounds that lost", rounds, rounds, "so far"},
      {"Per increment", ui::duration(cost.median), ui::duration(cost.median), interquartile(cost)},
      {"Overlap", measured, overlap.n == 0 ? "not measured" : measured, overlapNote(overlap, report.settings)},
  };
}

ui::Series lossSeries(const Report& report, bool lossy, const char* name, ImU32 colour) {
  ui::Series series{.name = name, .mark = ui::Mark::kPoints, .colour = colour};
  for (std::size_t i = 0; i < report.rounds.size(); ++i) {
    const std::int64_t lost = report.rounds[i].lost();
    if ((lost > 0) != lossy) continue;
    series.x.push_back(static_cast<double>(i + 1));
    series.y.push_back(static_cast<double>(lost));
  }
  return series;
}

std::string lossSummary(const Report& report) {
  const threads::Summary lost = lostPerRound(report);
  return ui::plain(std::ssize(report.rounds)) + " rounds; lost per round: least " + ui::significant(lost.min, 6) +
         ", median " + ui::significant(lost.median, 6) + ", most " + ui::significant(lost.max, 6) + ".";
}

ui::Chart historyChart(const Ui& ui, const Report& report, bool running) {
  ui::Chart chart{.title = "Lost updates, round by round",
                  .summary = lossSummary(report),
                  .x = {.label = "Round", .minimum = 0, .maximum = std::max(2, report.settings.rounds + 1)},
                  .y = {.label = "Lost", .minimum = 0.0},
                  .table = !running};
  for (ui::Series series : {lossSeries(report, true, "Lost updates", ui.theme.verdict(ui::Verdict::kFails)),
                            lossSeries(report, false, "Exact", ui.theme.verdict(ui::Verdict::kHolds))})
    if (!series.x.empty()) chart.series.push_back(std::move(series));
  return chart;
}

ui::Chart distributionChart(const Ui& ui, const Report& report, bool running) {
  std::vector<double> lost;
  for (const Round& round : report.rounds)
    if (round.lost() > 0) lost.push_back(static_cast<double>(round.lost()));
  ui::Chart chart = ui::histogram("How much the losing rounds lost", lost, {.label = "Lost in a round"}, "Rounds",
                                  ui.theme.verdict(ui::Verdict::kFails));
  chart.empty = "Every round so far was exact.";
  chart.summary = lost.empty() ? chart.empty : lossSummary(report);
  chart.table = !running;
  return chart;
}

// The newest run with `guard`, if there is one.
std::optional<PastRun> newestWith(const std::vector<PastRun>& runs, Guard guard) {
  const auto found =
      std::find_if(runs.rbegin(), runs.rend(), [&](const PastRun& r) { return r.settings.guard == guard; });
  if (found == runs.rend()) return std::nullopt;
  return *found;
}

ui::Chart costChart(const Ui& ui, const std::vector<PastRun>& runs) {
  ui::Chart chart{.title = "Cost of an increment by guard",
                  .summary = "Median and middle half, from the newest run with each guard.",
                  .x = {.label = "Guard"},
                  .y = {.label = "Per increment", .minimum = 0.0, .unit = "ns"}};
  ui::Series bars{.name = "Per increment", .mark = ui::Mark::kBars, .colour = ui.theme.ink_soft};
  for (const Guard guard : {Guard::kNone, Guard::kMutex, Guard::kAtomic}) {
    const auto run = newestWith(runs, guard);
    if (!run) continue;
    bars.x.push_back(static_cast<double>(chart.categories.size()));
    bars.y.push_back(run->cost.median);
    bars.low.push_back(run->cost.lower_quartile);
    bars.high.push_back(run->cost.upper_quartile);
    chart.categories.emplace_back(kGuardNames[static_cast<std::size_t>(guard)]);
  }
  chart.series.push_back(std::move(bars));
  return chart;
}

ui::Row rowOf(const Ui& ui, const PastRun& run) {
  const Settings& s = run.settings;
  const ui::Verdict verdict = run.lost > 0 ? ui::Verdict::kFails : ui::Verdict::kHolds;
  return {.cells = {"Run " + ui::plain(run.number), std::string(kGuardNames[static_cast<std::size_t>(s.guard)]),
                    ui::plain(s.threads) + " × " + ui::grouped(s.increments), ui::plain(s.yields),
                    ui::plain(run.rounds), ui::grouped(run.lost), ui::duration(run.cost.median),
                    run.overlap.n == 0 ? "–" : ui::percent(run.overlap.median)},
          .mark = ui.theme.verdict(verdict)};
}

ui::DataTable runTable(const Ui& ui, const std::vector<PastRun>& runs) {
  ui::DataTable table{.title = "Your runs",
                      .summary = "The newest run first.",
                      .columns = {{.name = "Run", .priority = 9},
                                  {.name = "Guard", .priority = 8},
                                  {.name = "Threads × each", .number = true, .priority = 3},
                                  {.name = "Yields", .number = true, .priority = 1},
                                  {.name = "Rounds", .number = true, .priority = 2},
                                  {.name = "Lost", .number = true, .priority = 7},
                                  {.name = "Per increment", .number = true, .priority = 6},
                                  {.name = "Overlap", .number = true, .priority = 4}}};
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) table.rows.push_back(rowOf(ui, *run));
  return table;
}

}  // namespace

void results(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment) {
  const Verdict verdict = explain(report, environment);
  const std::string sentence = outcome(verdict, report.settings);
  const int columns = rest.w < 520 ? 2 : 3;
  const float inner = rest.w - 32;
  const float row = ui::statHeight(ui);
  const int rows = 6 / columns;
  const float stats = static_cast<float>(rows) * row + static_cast<float>(rows - 1) * kGap;
  const float content = stats + kGap + ui::noticeHeight(ui, sentence, inner);
  Rect inside = ui::takePanel(ui, rest, content, title(report.settings), kGap);
  const std::vector<ui::Stat> figures = statsOf(ui, report);
  for (int i = 0; i < rows; ++i) {
    int column = i * columns;
    for (const Rect& cell : inside.takeTop(row, kGap).columns(columns, kGap))
      ui::stat(ui, cell, figures[static_cast<std::size_t>(column++)]);
  }
  ui::notice(ui, inside, verdictOf(verdict.reason), sentence);
}

void lossCharts(Ui& ui, Rect& rest, const Report& report, bool running) {
  const ui::Chart charts[] = {historyChart(ui, report, running), distributionChart(ui, report, running)};
  if (rest.w < 520) {
    for (const ui::Chart& chart : charts)
      ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, chart.title, kGap), chart);
    return;
  }
  const float height = ui::panelHeight(ui, kChartHeight, charts[1].title, rest.w / 2);
  const std::vector<Rect> side = rest.takeTop(height, kGap).columns(2, kGap);
  for (std::size_t i = 0; i < 2; ++i) ui::chart(ui, ui::panel(ui, side[i], charts[i].title), charts[i]);
}

void lanes(Ui& ui, Rect& rest, const Report& report, bool running) {
  ui::Timeline picture{.title = "Who ran when, newest round",
                       .summary = "",
                       .empty = "The rounds are too short for this clock to show who ran when.",
                       .duration = static_cast<double>(report.lanes_duration_ns),
                       .shade_overlap = true,
                       .table = !running};
  for (std::size_t i = 0; i < report.lanes.size(); ++i) {
    ui::Lane lane{.name = "", .thread = static_cast<int>(i) + 1};  // as in the programs, where 0 is the main thread
    for (const auto& [begin, end] : report.lanes[i])
      lane.running.emplace_back(static_cast<double>(begin), static_cast<double>(end));
    picture.lanes.push_back(std::move(lane));
  }
  const auto& overlap = report.rounds.back().overlap;
  picture.summary = overlap ? "Two or more threads ran at once for " + ui::percent(*overlap) + " of the round."
                            : "The round was too short to measure overlap.";
  const float content = ui::timelineHeight(ui, static_cast<int>(picture.lanes.size()));
  ui::timeline(ui, ui::takePanel(ui, rest, content, picture.title, kGap), picture);
}

void comparison(Ui& ui, Rect& rest, const std::vector<PastRun>& runs) {
  const ui::DataTable table = runTable(ui, runs);
  const ui::Chart cost = costChart(ui, runs);
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
  if (cost.categories.size() < 2) return;
  ui::chart(ui, ui::takePanel(ui, rest, kChartHeight, cost.title, kGap), cost);
}

}  // namespace racecourse::labs::race

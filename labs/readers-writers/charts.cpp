#include "labs/readers-writers/charts.h"

#include <algorithm>
#include <array>

#include "labs/readers-writers/findings.h"
#include "labs/readers-writers/sentences.h"
#include "ui/number.h"

namespace racecourse::labs::readers_writers {
namespace {

constexpr double kPerCent = 0.01;

// By share: on a narrow canvas the ends of the sweep stay longest, and what the tasks ask for.
constexpr std::array<int, kReadShares.size()> kKeptLonger = {50, 40, 10, 45, 5, 8, 50};

// The same colour for the same lock in every picture; the mutex is drawn in ink.
ImU32 colourOf(const ui::Theme& theme, ReadWriteLockKind lock) {
  return lock == ReadWriteLockKind::kMutex ? theme.ink : theme.thread(static_cast<int>(lock));
}

// One that was still waiting is marked.
std::string longest(const Waits& waits) {
  if (waits.ns.n == 0) return "–";
  return (waits.still_waiting > 0 ? "≥ " : "") + waitShown(waits.ns.max);
}

ui::Row waitRow(std::string_view name, const LockWaits& lock, const Waits& waits, const char* who) {
  const bool measured = waits.ns.n > 0;
  return {.cells = {std::string(name), who, ui::grouped(waits.entries), measured ? waitShown(waits.ns.median) : "–",
                    measured ? waitShown(waits.percentile_95_ns) : "–", longest(waits), ui::plain(waits.still_waiting),
                    ui::plain(waits.starved), ui::plain(lock.most_readers)},
          .emphasised = waits.starved > 0};
}

std::string percentOf(int reads) { return ui::plain(reads) + " %"; }

ui::Series idealSeries(const ui::Theme& theme, const Report& report, int cores) {
  ui::Series series{.name = "Ideal (computed)", .colour = theme.ink_soft, .hollow = true};
  const Settings& s = report.settings;
  const int together = s.asleep ? s.threads : std::min(cores, s.threads);
  // To the mutex reads and writes are the same: the best of its rates stands for all shares.
  double mutex = 0;
  for (const Point& point : report.points)
    if (point.lock == ReadWriteLockKind::kMutex) mutex = std::max(mutex, point.per_second.median);
  for (std::size_t i = 0; i < kReadShares.size() && mutex > 0; ++i) {
    series.x.push_back(static_cast<double>(i));
    series.y.push_back(mutex * largestGain(kReadShares[i] * kPerCent, together));
  }
  return series;
}

void add(ui::Series& series, double x, const threads::Summary& y) {
  series.x.push_back(x);
  series.y.push_back(y.median);
  series.low.push_back(y.lower_quartile);
  series.high.push_back(y.upper_quartile);
}

}  // namespace

ui::Chart waitChart(const ui::Theme& theme, const Report& report) {
  ui::Chart chart{.title = "The longest wait, by lock",
                  .summary = finding(report),
                  .empty = "The first lock is being measured.",
                  .x = {.label = "Lock"},
                  .y = {.label = "Longest wait", .minimum = 0.0, .unit = "ns"},
                  .lines = {{.label = "the whole trial", .value = report.settings.trial_ms * 1e6}}};
  ui::Series readers{.name = "Readers", .mark = ui::Mark::kBars, .colour = theme.ink_soft};
  ui::Series writers{.name = "Writers", .mark = ui::Mark::kBars, .colour = theme.accent};
  for (const LockWaits& waits : report.waits) {
    const auto place = static_cast<double>(chart.categories.size());
    chart.categories.emplace_back(nameOf(waits.lock));
    readers.x.push_back(place);
    readers.y.push_back(waits.readers.ns.max);
    writers.x.push_back(place);
    writers.y.push_back(waits.writers.ns.max);
  }
  if (report.settings.readers > 0) chart.series.push_back(std::move(readers));
  if (report.settings.writers > 0) chart.series.push_back(std::move(writers));
  return chart;
}

ui::DataTable waitTable(const Report& report) {
  ui::DataTable table{.title = "Waits",
                      .summary =
                          "“≥” marks a wait that was not over at the end. Starved: waiting at the end, and for "
                          "at least half of the trial.",
                      .columns = {{.name = "Lock", .priority = 9},
                                  {.name = "Who", .priority = 9},
                                  {.name = "Got in", .number = true, .priority = 6},
                                  {.name = "Median", .number = true, .priority = 4},
                                  {.name = "95 %", .number = true, .priority = 3},
                                  {.name = "Longest", .number = true, .priority = 8},
                                  {.name = "Still waiting", .number = true, .priority = 1},
                                  {.name = "Starved", .number = true, .priority = 5},
                                  {.name = "Most readers", .number = true, .priority = 7}}};
  for (const LockWaits& waits : report.waits) {
    if (waits.readers.threads > 0)
      table.rows.push_back(waitRow(nameIn(report, waits), waits, waits.readers, "readers"));
    if (waits.writers.threads > 0)
      table.rows.push_back(waitRow(nameIn(report, waits), waits, waits.writers, "writers"));
  }
  return table;
}

ui::Chart shareChart(const ui::Theme& theme, const Report& report, int cores) {
  ui::Chart chart{.title = "Throughput by the share of reads",
                  .summary = finding(report),
                  .empty = "The first lock is being measured.",
                  .x = {.label = "Reads (%)"},
                  .y = {.label = "Operations a second", .log = true}};
  for (const int reads : kReadShares) chart.categories.push_back(ui::plain(reads));
  for (const Point& point : report.points) {
    const std::string name(nameOf(point.lock));
    if (chart.series.empty() || chart.series.back().name != name)
      chart.series.push_back({.name = name, .colour = colourOf(theme, point.lock)});
    add(chart.series.back(),
        static_cast<double>(std::ranges::find(kReadShares, point.reads_percent) - kReadShares.begin()),
        point.per_second);
  }
  ui::Series ideal = idealSeries(theme, report, cores);
  if (!ideal.x.empty()) chart.series.push_back(std::move(ideal));
  return chart;
}

ui::DataTable shareTable(const ui::Theme& theme, const Report& report) {
  ui::DataTable table{.title = "Operations a second",
                      .summary = "Median of the repetitions, by the share of reads.",
                      .columns = {{.name = "Lock", .priority = 99}}};
  for (std::size_t i = 0; i < kReadShares.size(); ++i)
    table.columns.push_back({.name = percentOf(kReadShares[i]), .number = true, .priority = kKeptLonger[i]});
  table.columns.push_back({.name = "Spread", .number = true, .priority = 0});
  table.columns.push_back({.name = "Most readers", .number = true, .priority = 60});
  for (const ReadWriteLockKind lock : locksOf(report.settings)) {
    ui::Row row{.cells = {std::string(nameOf(lock))}, .mark = colourOf(theme, lock)};
    double widest = 0;
    int most_readers = 0;
    for (const int reads : kReadShares) {
      const Point* point = findPoint(report, lock, reads);
      if (point == nullptr) continue;
      row.cells.push_back(shortRate(point->per_second.median));
      widest = std::max(widest, threads::spread(point->per_second));
      most_readers = std::max(most_readers, point->most_readers);
    }
    if (row.cells.size() <= kReadShares.size()) continue;
    row.cells.push_back(ui::percent(widest));
    row.cells.push_back(ui::plain(most_readers));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace racecourse::labs::readers_writers

#include "ui/chart_data.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <unordered_map>
#include <vector>

#include "ui/chart_scales.h"
#include "ui/quantity.h"

namespace racecourse::ui {
namespace {

constexpr std::size_t kMostRows = 200;

// A datum: its x, how often its series had that x before, the place of the series, its own place there.
struct Entry {
  double x;
  std::size_t repeat, series, index;

  bool sameRow(const Entry& other) const { return x == other.x && repeat == other.repeat; }
  auto operator<=>(const Entry&) const = default;
};

std::vector<Entry> sortedEntries(const Chart& chart) {
  std::vector<Entry> entries;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const Series& series = chart.series[s];
    std::unordered_map<double, std::size_t> seen;
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
      if (std::isfinite(series.x[i])) entries.push_back({series.x[i], seen[series.x[i]]++, s, i});
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a < b; });
  return entries;
}

// Where each row starts among sorted entries.
std::vector<std::size_t> rowStarts(const std::vector<Entry>& entries) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (i == 0 || !entries[i].sameRow(entries[i - 1])) starts.push_back(i);
  return starts;
}

std::string titled(const std::string& label, const std::string& unit) {
  return axisTitle(label, unit, Scale::kLinear, {0, 1});
}

std::vector<std::string> headerOf(const Chart& chart) {
  std::vector<std::string> header{titled(chart.x.label, chart.x.unit)};
  for (const Series& series : chart.series) {
    const bool alone = chart.series.size() == 1 && !chart.y.label.empty();
    const std::string& name = alone ? chart.y.label : series.name;
    header.push_back(titled(name, chart.y.unit));
    if (!series.low.empty()) header.push_back(titled(name + ", low", chart.y.unit));
    if (!series.high.empty()) header.push_back(titled(name + ", high", chart.y.unit));
  }
  return header;
}

std::string plainX(const Chart& chart, const Series& series, double x) {
  const auto category = static_cast<std::size_t>(std::clamp(std::round(x), 0.0, 1e9));
  if (category < chart.categories.size()) return chart.categories[category];
  if (!coversRange(series, x)) return plainValue(x, chart.x.unit);
  const double half = series.bar_width / 2;
  return plainValue(x - half, chart.x.unit) + " to " + plainValue(x + half, chart.x.unit);
}

// The cells of `series` in a row; empty ones when it has no datum there.
void addCells(std::vector<std::string>& row, const Chart& chart, const Series& series, const Entry* entry) {
  const auto cell = [&](const std::vector<double>& values) {
    row.push_back(entry && entry->index < values.size() ? plainValue(values[entry->index], chart.y.unit) : "");
  };
  cell(series.y);
  if (!series.low.empty()) cell(series.low);
  if (!series.high.empty()) cell(series.high);
}

std::vector<std::string> rowAt(const Chart& chart, const std::vector<Entry>& entries, std::size_t start) {
  const Entry& first = entries[start];
  std::vector<std::string> row{plainX(chart, chart.series[first.series], first.x)};
  std::size_t next = start;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const bool here = next < entries.size() && entries[next].sameRow(first) && entries[next].series == s;
    addCells(row, chart, chart.series[s], here ? &entries[next++] : nullptr);
  }
  return row;
}

}  // namespace

ChartData chartData(const Chart& chart) {
  const std::vector<Entry> entries = sortedEntries(chart);
  const std::vector<std::size_t> starts = rowStarts(entries);
  ChartData data{{headerOf(chart), {}}, starts.size()};
  const std::size_t shown = std::min(starts.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t row = shown < starts.size() ? i * (starts.size() - 1) / (shown - 1) : i;
    data.table.rows.push_back(rowAt(chart, entries, starts[row]));
  }
  return data;
}

}  // namespace racecourse::ui

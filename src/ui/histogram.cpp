#include <algorithm>
#include <cmath>

#include "ui/axis.h"
#include "ui/chart.h"
#include "ui/nice_step.h"

namespace racecourse::ui {
namespace {

// The longest step for bins around a single value: a tenth of its size.
double aTenthOf(double value) { return value == 0 ? 1 : std::abs(value) / 10; }

NiceStep binStep(const Extent& data, bool whole, int at_most) {
  const double span = data.high / at_most - data.low / at_most;
  if (!(span > 1e-9 * std::max(std::abs(data.low), std::abs(data.high))))
    return smallestStep(aTenthOf(data.high), whole, [](const NiceStep&) { return true; });
  return smallestStep(span, whole, [&](const NiceStep& step) {
    return std::floor(step.count(data.high)) - std::floor(step.count(data.low)) < at_most;
  });
}

}  // namespace

std::vector<Bin> binned(std::span<const double> values, int maximum_bins) {
  Extent data;
  for (const double value : values) data.include(value);
  if (data.empty() || maximum_bins < 1) return {};
  const NiceStep step = binStep(data, allWhole(values), maximum_bins);
  const double first = std::floor(step.count(data.low));
  const auto count = static_cast<std::size_t>(std::floor(step.count(data.high)) - first) + 1;
  std::vector<Bin> bins;
  for (std::size_t i = 0; i < count; ++i) {
    const double k = first + static_cast<double>(i);
    bins.push_back({step.at(k), step.at(k + 1), 0});
  }
  for (const double value : values) {
    Extent one;
    one.include(value);
    if (!one.empty()) ++bins[static_cast<std::size_t>(std::floor(step.count(value)) - first)].count;
  }
  return bins;
}

Chart histogram(std::string title, std::span<const double> values, Axis x, std::string counted, ImU32 colour,
                int maximum_bins) {
  Series bars{.name = counted, .mark = Mark::kBars, .colour = colour};
  for (const Bin& bin : binned(values, maximum_bins)) {
    bars.bar_width = bin.to - bin.from;
    // The bar of a single whole number stands on it, not beside it.
    const bool single = bars.bar_width == 1 && allWhole(values);
    bars.x.push_back(single ? bin.from : (bin.from + bin.to) / 2);
    bars.y.push_back(static_cast<double>(bin.count));
  }
  return {.title = std::move(title),
          .summary = {},
          .empty = {},
          .x = std::move(x),
          .y = {.label = std::move(counted)},
          .series = {std::move(bars)}};
}

}  // namespace racecourse::ui

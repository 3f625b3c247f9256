#include "threads/statistics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace racecourse::threads {
namespace {

double quantile(const std::vector<double>& sorted, double p) {
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], position - static_cast<double>(below));
}

}  // namespace

Summary summarise(std::span<const double> values) {
  if (values.empty()) return {};
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return {.n = static_cast<int>(sorted.size()),
          .min = sorted.front(),
          .lower_quartile = quantile(sorted, 0.25),
          .median = quantile(sorted, 0.5),
          .upper_quartile = quantile(sorted, 0.75),
          .max = sorted.back()};
}

double spread(const Summary& summary) {
  const double width = summary.upper_quartile - summary.lower_quartile;
  return width == 0 ? 0 : width / summary.median;
}

}  // namespace racecourse::threads

#include "ui/axis.h"

#include <algorithm>
#include <cmath>

#include "ui/nice_step.h"

namespace racecourse::ui {
namespace {

constexpr double kLargest = 1e300;  // leaves room for the arithmetic of steps

// Room around a single value, and around values that differ by less than a double can carry through a division.
Extent withLength(Extent data, bool whole) {
  const double size = std::max(std::abs(data.low), std::abs(data.high));
  if (data.high - data.low > size * 1e-9) return data;
  if (size < 1e-290) return {0, 1};
  const double room = whole ? std::max(1.0, size * 1e-9) : size / 10;
  return {data.low - room, data.high + room};
}

Extent drawableLinear(Extent data, bool from_zero, bool whole, int at_most) {
  if (data.empty()) return {0, 1};
  if (from_zero) data = {std::min(data.low, 0.0), std::max(data.high, 0.0)};
  data = withLength(data, whole);
  at_most = std::max(at_most, 3);  // two steps can always be made to cover a range on both sides of a tick
  const NiceStep step = smallestStep(data.high / at_most - data.low / at_most, whole, [&](const NiceStep& s) {
    return std::ceil(s.count(data.high)) - std::floor(s.count(data.low)) < at_most;
  });
  return {step.at(std::floor(step.count(data.low))), step.at(std::ceil(step.count(data.high)))};
}

// The nearest 1, 2 or 5 times a power of ten at or above `value`.
double stopAbove(double value) {
  const NiceStep below = NiceStep::below(value);
  return below.at(1) >= value * (1 - 1e-12) ? below.at(1) : below.next().at(1);
}

Extent drawableLog(Extent data) {
  if (data.empty() || data.high <= 0) return {1, 10};
  data.low = data.low > 0 ? data.low : data.high;
  if (data.high / data.low > 1 + 1e-9) return {NiceStep::below(data.low).at(1), stopAbove(data.high)};
  return {std::pow(10.0, std::ceil(std::log10(data.low) - 1e-12) - 1), std::pow(10.0, decadeOf(data.high) + 1)};
}

double position(const Mapping& mapping, double value) {
  const auto [low, high] = mapping.shown;
  if (mapping.scale == Scale::kLog) return std::log(value / low) / std::log(high / low);
  return (value / 2 - low / 2) / (high / 2 - low / 2);
}

}  // namespace

void Extent::include(double value, Scale scale) {
  const double size = std::abs(value);
  if (!(size <= kLargest) || (scale == Scale::kLog && value < 1 / kLargest)) return;
  low = std::min(low, value);
  high = std::max(high, value);
}

Extent drawable(Extent data, Scale scale, bool from_zero, bool whole, int at_most) {
  return scale == Scale::kLog ? drawableLog(data) : drawableLinear(data, from_zero, whole, at_most);
}

bool allWhole(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return !std::isfinite(value) || value == std::round(value); });
}

float Mapping::pixel(double value) const {
  if (std::isnan(value) || (scale == Scale::kLog && value <= 0)) return from;
  if (!(shown.low < shown.high)) return (from + to) / 2;
  const double part = std::clamp(position(*this, value), -10.0, 10.0);
  return from + static_cast<float>(part) * (to - from);
}

double Mapping::value(float pixel) const {
  const double part = from == to ? 0 : static_cast<double>((pixel - from) / (to - from));
  if (scale == Scale::kLog) return shown.low * std::pow(shown.high / shown.low, part);
  return shown.low + part * (shown.high - shown.low);
}

}  // namespace racecourse::ui

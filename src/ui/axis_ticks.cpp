#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/axis.h"
#include "ui/nice_step.h"
#include "ui/number.h"
#include "ui/quantity.h"

namespace racecourse::ui {
namespace {

NiceStep tickStepOf(Extent shown, int at_most, bool whole) {
  return smallestStep(shown.high / at_most - shown.low / at_most, whole, [&](const NiceStep& step) {
    return std::floor(step.count(shown.high)) - std::ceil(step.count(shown.low)) < at_most;
  });
}

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

// What tick labels of an axis are counted in: the factor, and the letter behind each number.
struct Prefix {
  double factor = 1;
  const char* letter = "";
  int decades = 0;
};

Prefix prefixOf(double largest, int step_decade) {
  constexpr Prefix kPrefixes[] = {{1e12, "\u202FT", 12}, {1e9, "\u202FG", 9}, {1e6, "\u202FM", 6}};
  if (largest >= 1e15) return {};
  for (const Prefix& prefix : kPrefixes)
    if (largest >= prefix.factor && step_decade >= prefix.decades - 1) return prefix;
  return {};
}

Prefix prefixFor(std::string_view unit, Extent shown, int step_decade) {
  if (unit == "share") return {0.01, "", -2};
  if (unit == "ns") {
    const TimeUnit time = timeUnit(shown);
    return {time.ns, "", static_cast<int>(std::round(std::log10(time.ns)))};
  }
  return prefixOf(std::max(std::abs(shown.low), std::abs(shown.high)), step_decade);
}

std::string tickLabel(double value, const NiceStep& step, const Prefix& prefix) {
  if (value == 0) return "0";
  const double number = value / prefix.factor;
  const int decimals = std::max(0, prefix.decades - step.exponent);
  if (std::abs(number) >= 1e15 || decimals > 6) return scientific(number, 3);
  if (decimals == 0) return grouped(std::llround(number)) + prefix.letter;
  return fixed(number, decimals) + prefix.letter;
}

std::string logLabel(double value, std::string_view unit, double largest) {
  // Beside labels that need a power of ten, others have one too.
  if (largest >= 1e15 && value >= 1e4) return scientific(value, 1);
  if (unit == "ns" && value < 1e15 && value >= 1e-3) return duration(value, 1);
  const NiceStep step{1, decadeOf(value)};
  return tickLabel(value, step, prefixFor(unit == "ns" ? "" : unit, {value, value}, step.exponent));
}

std::vector<Tick> linearTicks(Extent shown, int at_most, std::string_view unit, bool whole) {
  const NiceStep step = tickStepOf(shown, at_most, whole);
  const Prefix prefix = prefixFor(unit, shown, step.exponent);
  const double first = std::ceil(step.count(shown.low));
  const int count = static_cast<int>(std::floor(step.count(shown.high)) - first) + 1;
  std::vector<Tick> out;
  for (int i = 0; i < count; ++i) {
    const double value = step.at(first + i);
    out.push_back({value, tickLabel(value, step, prefix)});
  }
  return out;
}

bool within(double value, Extent shown) {
  return value >= shown.low * (1 - 1e-12) && value <= shown.high * (1 + 1e-12);
}

// The values of `mantissas` times each power of ten, every `stride` powers, that lie inside `shown`.
std::vector<double> logValues(Extent shown, std::initializer_list<int> mantissas, int stride) {
  std::vector<double> out;
  for (int decade = decadeOf(shown.low); decade <= decadeOf(shown.high); ++decade)
    for (const int mantissa : mantissas)
      if (const double value = NiceStep{mantissa, decade}.at(1); decade % stride == 0 && within(value, shown))
        out.push_back(value);
  return out;
}

std::vector<Tick> labelled(const std::vector<double>& major, const std::vector<double>& all, std::string_view unit) {
  std::vector<Tick> out;
  const double largest = major.empty() ? 0 : major.back();
  for (const double value : all)
    out.push_back({value, std::ranges::contains(major, value) ? logLabel(value, unit, largest) : ""});
  return out;
}

// 2, 3, 5, 10, 20, 30, 50 … powers of ten between labels.
int nextStride(int stride) {
  int power = 1;
  while (stride >= 10 * power) power *= 10;
  const int first = stride / power;
  return power * (first == 1 ? 2 : first == 2 ? 3 : first == 3 ? 5 : 10);
}

std::vector<Tick> logTicks(Extent shown, int at_most, std::string_view unit) {
  const auto fits = [&](const std::vector<double>& values) { return static_cast<int>(values.size()) <= at_most; };
  const std::vector<double> decades = logValues(shown, {1}, 1);
  if (fits(decades)) {
    const std::vector<double> all = logValues(shown, {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1);
    const std::vector<double> fine = logValues(shown, {1, 2, 5}, 1);
    if (!fits(fine)) return labelled(decades, all, unit);
    if (fine.size() >= 2) return labelled(fine, all, unit);
    return linearTicks(shown, at_most, unit, false);
  }
  int stride = 2;
  while (!fits(logValues(shown, {1}, stride))) stride = nextStride(stride);
  const std::vector<double> major = logValues(shown, {1}, stride);
  return labelled(major, stride <= 5 ? decades : major, unit);
}

}  // namespace

double tickStep(Extent shown, int at_most, bool whole) {
  return shown.low < shown.high ? tickStepOf(shown, std::max(1, at_most), whole).at(1) : 0;
}

std::vector<Tick> ticks(Scale scale, Extent shown, int at_most, std::string_view unit, bool whole) {
  if (!(shown.low < shown.high) || at_most < 1) return {};
  return scale == Scale::kLog ? logTicks(shown, at_most, unit) : linearTicks(shown, at_most, unit, whole);
}

}  // namespace racecourse::ui

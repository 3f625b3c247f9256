#include "ui/quantity.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "ui/number.h"

namespace racecourse::ui {
namespace {

constexpr double kLargestWhole = 1e15;   // beyond it doubles lose whole numbers
constexpr double kSmallestFixed = 1e-6;  // below it decimals are too many to read

bool needsScientific(double value) {
  return value != 0 && (std::abs(value) >= kLargestWhole || std::abs(value) < kSmallestFixed);
}

std::string withoutTrailingZeros(std::string number) {
  if (number.contains('.')) number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return number;
}

bool isWhole(double value) { return value == std::round(value); }

}  // namespace

std::string scientific(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  const std::string out = text;
  const auto e = out.find('e');
  return withoutTrailingZeros(out.substr(0, e)) + "e" + std::to_string(std::stoi(out.substr(e + 1)));
}

TimeUnit timeUnit(Extent shown) {
  const double longest = std::max(std::abs(shown.low), std::abs(shown.high));
  if (longest < 1e3) return {"ns", 1};
  if (longest < 1e6) return {"µs", 1e3};
  if (longest < 1e9) return {"ms", 1e6};
  return {"s", 1e9};
}

std::string axisTitle(std::string_view label, std::string_view unit, Scale scale, Extent shown) {
  std::string out(label);
  if (unit == "ns") return scale == Scale::kLog ? out : out + " (" + timeUnit(shown).name + ")";
  if (unit == "share") return out + " (%)";
  return unit.empty() ? out : out + " (" + std::string(unit) + ")";
}

std::string shownValue(double value, std::string_view unit) {
  if (!std::isfinite(value)) return "–";
  if (unit == "ns" && std::abs(value) < 1e15) return duration(value);
  if (unit == "share") return percent(value);
  std::string out;
  if (needsScientific(value))
    out = scientific(value, 3);
  else if (isWhole(value))
    out = grouped(static_cast<std::int64_t>(value));
  else if (std::abs(value) >= 1000)
    out = grouped(std::stoll(significant(value, 3)));
  else
    out = withoutTrailingZeros(significant(value, 3));
  return unit.empty() ? out : out + "\u202F" + std::string(unit);
}

std::string plainValue(double value, std::string_view unit) {
  if (!std::isfinite(value)) return "";
  if (unit == "share") value *= 100;
  if (needsScientific(value)) return scientific(value, 6);
  if (isWhole(value)) return plain(static_cast<std::int64_t>(value));
  return withoutTrailingZeros(significant(value, 6));
}

}  // namespace racecourse::ui

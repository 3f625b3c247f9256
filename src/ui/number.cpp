#include "ui/number.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace racecourse::ui {
namespace {

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

struct Unit {
  double ns;
  const char* name;
};

// The unit in which `ns` has at most three digits before the point; seconds for all that is longer.
Unit unitOf(double ns) {
  if (std::abs(ns) < 999.5) return {1, "ns"};
  if (std::abs(ns) < 999.5e3) return {1e3, "µs"};
  if (std::abs(ns) < 999.5e6) return {1e6, "ms"};
  return {1e9, "s"};
}

}  // namespace

std::string grouped(std::int64_t n) {
  std::string digits = plain(n);
  const std::size_t sign = n < 0 ? 1 : 0;
  if (digits.size() - sign < 5) return digits;
  for (std::size_t place = digits.size() - 3; place > sign && place < digits.size(); place -= 3)
    digits.insert(place, "\u202F");
  return digits;
}

std::string plain(std::int64_t n) { return std::to_string(n); }

std::string significant(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return fixed(value, 0);
  int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  const double unit = std::pow(10.0, magnitude - digits + 1);
  const double rounded = std::round(value / unit) * unit;
  magnitude = static_cast<int>(std::floor(std::log10(std::abs(rounded)) + 1e-12));
  return fixed(rounded, std::max(0, digits - 1 - magnitude));
}

std::string percent(double share) {
  const double whole = std::round(share * 100);
  if (whole == 0 && share > 0) return "< 1 %";
  if (whole == 100 && share < 1) return "> 99 %";
  return fixed(whole, 0) + "\u202F%";
}

std::string duration(double ns, int digits) {
  const Unit unit = unitOf(ns);
  return significant(ns / unit.ns, digits) + "\u202F" + unit.name;
}

std::string durationRange(double from_ns, double to_ns, int digits) {
  const Unit unit = unitOf(to_ns);
  return significant(from_ns / unit.ns, digits) + " to " + significant(to_ns / unit.ns, digits) + "\u202F" + unit.name;
}

}  // namespace racecourse::ui

#pragma once

// From values to pixels: ranges, scales and ticks at values that people like. Pure functions and plain data;
// ui/chart and ui/timeline draw with them.
//
//   const Extent shown = drawable({0, 387}, Scale::kLinear, true);   // 0 to 400
//   const Mapping across{Scale::kLinear, shown, box.x, box.right()};
//   for (const Tick& tick : ticks(Scale::kLinear, shown, 5, "ns")) draw(across.pixel(tick.value), tick.label);

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace racecourse::ui {

enum class Scale { kLinear, kLog };

// A closed range of values; it is empty until it includes one.
struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  bool operator==(const Extent&) const = default;
  bool empty() const { return low > high; }

  // Widens the range to `value`. Skips NaN, infinities and sizes above 1e300, and on a log scale what is not above
  // 1e-300.
  void include(double value, Scale scale = Scale::kLinear);
};

// `data` widened outwards to ticks, about `at_most` of them, so that it has some length whatever it holds: an empty
// range becomes 0 to 1 (1 to 10 on a log scale), a single value gets room around it. With `from_zero` a linear range
// also includes 0. With `whole` ticks fall on whole numbers alone.
Extent drawable(Extent data, Scale scale, bool from_zero = false, bool whole = false, int at_most = 6);

// A mark on an axis; minor ticks have no label.
struct Tick {
  double value;
  std::string label;

  bool operator==(const Tick&) const = default;
};

// At most `at_most` labelled ticks inside `shown`: multiples of 1, 2 or 5 times a power of ten; on a log scale powers
// of ten, 2 and 5 times those where they fit, and minor ticks between. `unit` is one of ui/quantity.h; linear ticks in
// ns are labelled in timeUnit(shown).
std::vector<Tick> ticks(Scale scale, Extent shown, int at_most, std::string_view unit = "", bool whole = false);

// The distance between the linear ticks of `shown`: 1, 2 or 5 times a power of ten, such that there are at most
// `at_most` of them.
double tickStep(Extent shown, int at_most, bool whole = false);

// True when every finite value is a whole number, so that a tick at 1.5 would be nonsense.
bool allWhole(std::span<const double> values);

// Values along a line of pixels. Pixels may run downwards: `to` is where the highest value lies.
struct Mapping {
  Scale scale;
  Extent shown;
  float from, to;

  // The pixel of `value`, beyond the line for values outside `shown`; what a log scale cannot show lies at `from`.
  float pixel(double value) const;

  // The value at `pixel`.
  double value(float pixel) const;
};

}  // namespace racecourse::ui

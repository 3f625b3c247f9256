#include "ui/axis.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>
#include <vector>

#include "ui/quantity.h"

using namespace racecourse::ui;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNan = std::numeric_limits<double>::quiet_NaN();

using Values = std::vector<double>;
using Labels = std::vector<std::string>;

Values valuesOf(const std::vector<Tick>& ticks) {
  Values out;
  for (const Tick& tick : ticks) out.push_back(tick.value);
  return out;
}

// The labels of the labelled ticks.
Labels labelsOf(const std::vector<Tick>& ticks) {
  Labels out;
  for (const Tick& tick : ticks)
    if (!tick.label.empty()) out.push_back(tick.label);
  return out;
}

Extent including(const Values& values, Scale scale = Scale::kLinear) {
  Extent extent;
  for (const double value : values) extent.include(value, scale);
  return extent;
}

}  // namespace

TEST_CASE("a range includes finite values and skips the rest", "[axis]") {
  CHECK(Extent{}.empty());
  CHECK(including({kNan, kInfinity, -kInfinity}).empty());
  CHECK(including({1e301, -1e301}).empty());
  CHECK(including({3, kNan, -2, kInfinity, 1}) == Extent{-2, 3});
  CHECK(including({0}) == Extent{0, 0});
}

TEST_CASE("a range for a log scale skips zero and what is below", "[axis]") {
  CHECK(including({0, -5}, Scale::kLog).empty());
  CHECK(including({0, -5, 20, 4}, Scale::kLog) == Extent{4, 20});
}

TEST_CASE("a linear range is widened to ticks", "[axis]") {
  CHECK(drawable({3, 387}, Scale::kLinear) == Extent{0, 400});
  CHECK(drawable({0.12, 0.97}, Scale::kLinear) == Extent{0, 1});
  CHECK(drawable({-7, 12}, Scale::kLinear) == Extent{-10, 15});
  CHECK(drawable({0, 400000}, Scale::kLinear) == Extent{0, 400000});
  CHECK(drawable({0, 400001}, Scale::kLinear) == Extent{0, 500000});
}

TEST_CASE("a linear range can be made to include zero", "[axis]") {
  CHECK(drawable({90, 100}, Scale::kLinear, false) == Extent{90, 100});
  CHECK(drawable({90, 100}, Scale::kLinear, true) == Extent{0, 100});
  CHECK(drawable({-100, -90}, Scale::kLinear, true) == Extent{-100, 0});
}

TEST_CASE("a degenerate linear range gets some length", "[axis]") {
  CHECK(drawable({}, Scale::kLinear) == Extent{0, 1});
  CHECK(drawable({0, 0}, Scale::kLinear, true, true) == Extent{0, 1});
  CHECK(drawable({50, 50}, Scale::kLinear, false) == Extent{45, 55});
  CHECK(drawable({7, 7}, Scale::kLinear, false, true) == Extent{6, 8});
  CHECK(drawable({7, 7}, Scale::kLinear, true, true) == Extent{0, 8});
  CHECK(drawable({-4, -4}, Scale::kLinear, true) == Extent{-4, 0});
  CHECK(drawable({1e300, 1e300}, Scale::kLinear, true) == Extent{0, 1e300});
  CHECK(drawable({1e-300, 1e-300}, Scale::kLinear) == Extent{0, 1});
}

TEST_CASE("values too close for a double to tell apart count as one", "[axis]") {
  const Extent extent = drawable({1e15, 1e15 + 1}, Scale::kLinear);
  CHECK(extent == Extent{9e14, 1.1e15});
}

TEST_CASE("a log range is widened to 1, 2 or 5 times a power of ten", "[axis]") {
  CHECK(drawable({3, 387}, Scale::kLog) == Extent{2, 500});
  CHECK(drawable({1, 1000}, Scale::kLog) == Extent{1, 1000});
  CHECK(drawable({0.04, 0.06}, Scale::kLog) == Extent{0.02, 0.1});
}

TEST_CASE("a degenerate log range gets some length", "[axis]") {
  CHECK(drawable({}, Scale::kLog) == Extent{1, 10});
  CHECK(drawable({-3, 0}, Scale::kLog) == Extent{1, 10});
  CHECK(drawable({10, 10}, Scale::kLog) == Extent{1, 100});
  CHECK(drawable({30, 30}, Scale::kLog) == Extent{10, 100});
}

TEST_CASE("linear ticks are multiples of 1, 2 or 5 times a power of ten", "[axis]") {
  CHECK(valuesOf(ticks(Scale::kLinear, {0, 10}, 6)) == Values{0, 2, 4, 6, 8, 10});
  CHECK(valuesOf(ticks(Scale::kLinear, {0, 10}, 5)) == Values{0, 5, 10});
  CHECK(valuesOf(ticks(Scale::kLinear, {-3, 12}, 6)) == Values{0, 5, 10});
  CHECK(valuesOf(ticks(Scale::kLinear, {0, 0.3}, 4)) == Values{0, 0.1, 0.2, 0.3});
  CHECK(valuesOf(ticks(Scale::kLinear, {1, 50}, 6)) == Values{10, 20, 30, 40, 50});
  CHECK(valuesOf(ticks(Scale::kLinear, {-1e300, 1e300}, 5)) == Values{-1e300, -5e299, 0, 5e299, 1e300});
}

TEST_CASE("ticks of whole numbers are whole", "[axis]") {
  CHECK(valuesOf(ticks(Scale::kLinear, {0, 2}, 6)) == Values{0, 0.5, 1, 1.5, 2});
  CHECK(valuesOf(ticks(Scale::kLinear, {0, 2}, 6, "", true)) == Values{0, 1, 2});
  CHECK(tickStep({0, 2}, 6, true) == 1);
}

TEST_CASE("a range without length has no ticks", "[axis]") {
  CHECK(ticks(Scale::kLinear, {}, 6).empty());
  CHECK(ticks(Scale::kLinear, {3, 3}, 6).empty());
  CHECK(ticks(Scale::kLog, {3, 3}, 6).empty());
  CHECK(ticks(Scale::kLinear, {0, 1}, 0).empty());
  CHECK(ticks(Scale::kLinear, {kNan, kNan}, 6).empty());
  CHECK(tickStep({3, 3}, 6) == 0);
}

TEST_CASE("linear tick labels share their decimals and group thousands", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 1}, 6)) == Labels{"0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 20000}, 5)) ==
        Labels{"0", "5000", "10\u202F000", "15\u202F000", "20\u202F000"});
  CHECK(labelsOf(ticks(Scale::kLinear, {-2, 2}, 3)) == Labels{"-2", "0", "2"});
}

TEST_CASE("large tick labels count in millions and more", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 2e6}, 5)) ==
        Labels{"0", "0.5\u202FM", "1.0\u202FM", "1.5\u202FM", "2.0\u202FM"});
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 4e9}, 3)) == Labels{"0", "2\u202FG", "4\u202FG"});
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 4e18}, 3)) == Labels{"0", "2e18", "4e18"});
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 4e-9}, 3)) == Labels{"0", "2e-9", "4e-9"});
  CHECK(labelsOf(ticks(Scale::kLinear, {1e6, 1.002e6}, 3)) ==
        Labels{"1\u202F000\u202F000", "1\u202F001\u202F000", "1\u202F002\u202F000"});
}

TEST_CASE("linear ticks of durations are labelled in one unit, which the title names", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 2e6}, 5, "ns")) == Labels{"0", "0.5", "1.0", "1.5", "2.0"});
  CHECK(axisTitle("Time", "ns", Scale::kLinear, {0, 2e6}) == "Time (ms)");
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 8}, 5, "ns")) == Labels{"0", "2", "4", "6", "8"});
  CHECK(axisTitle("Time", "ns", Scale::kLinear, {0, 8}) == "Time (ns)");
}

TEST_CASE("linear ticks of shares are labelled in percent", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 1}, 3, "share")) == Labels{"0", "50", "100"});
  CHECK(labelsOf(ticks(Scale::kLinear, {0, 0.01}, 3, "share")) == Labels{"0", "0.5", "1.0"});
  CHECK(axisTitle("Overlap", "share", Scale::kLinear, {0, 1}) == "Overlap (%)");
}

TEST_CASE("log ticks are powers of ten with minor ticks between", "[axis]") {
  const auto found = ticks(Scale::kLog, {1, 1000}, 5);
  CHECK(found.size() == 28);
  CHECK(found[1] == Tick{2, ""});
  CHECK(labelsOf(found) == Labels{"1", "10", "100", "1000"});
}

TEST_CASE("log ticks are also 2 and 5 times a power of ten where these fit", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLog, {10, 100}, 5)) == Labels{"10", "20", "50", "100"});
  CHECK(labelsOf(ticks(Scale::kLog, {0.02, 0.1}, 5)) == Labels{"0.02", "0.05", "0.1"});
}

TEST_CASE("log ticks of many decades label every second or third", "[axis]") {
  const auto found = ticks(Scale::kLog, {1, 1e8}, 5);
  CHECK(valuesOf(found) == Values{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8});
  CHECK(labelsOf(found) == Labels{"1", "100", "10\u202F000", "1\u202FM", "100\u202FM"});
  CHECK(labelsOf(ticks(Scale::kLog, {1, 1e9}, 4)) == Labels{"1", "1000", "1\u202FM", "1\u202FG"});
  CHECK(labelsOf(ticks(Scale::kLog, {1e-300, 1e300}, 5)) == Labels{"1e-200", "1", "1e200"});
}

TEST_CASE("a log range between two ticks is labelled like a linear one", "[axis]") {
  CHECK(valuesOf(ticks(Scale::kLog, {1.2, 1.8}, 4)) == Values{1.2, 1.4, 1.6, 1.8});
}

TEST_CASE("log ticks of durations carry their own units", "[axis]") {
  CHECK(labelsOf(ticks(Scale::kLog, {1, 1e6}, 7, "ns")) ==
        Labels{"1\u202Fns", "10\u202Fns", "100\u202Fns", "1\u202Fµs", "10\u202Fµs", "100\u202Fµs", "1\u202Fms"});
  CHECK(axisTitle("Time", "ns", Scale::kLog, {1, 1e6}) == "Time");
}

TEST_CASE("a mapping goes from values to pixels and back", "[axis]") {
  const Mapping across{Scale::kLinear, {0, 400}, 100, 300};
  CHECK(across.pixel(0) == 100);
  CHECK(across.pixel(100) == 150);
  CHECK(across.pixel(400) == 300);
  CHECK(across.value(150) == 100);
  const Mapping upwards{Scale::kLinear, {-1, 1}, 200, 0};
  CHECK(upwards.pixel(0) == 100);
  CHECK(upwards.pixel(1) == 0);
  CHECK(upwards.value(50) == 0.5);
}

TEST_CASE("a log mapping gives each decade the same length", "[axis]") {
  const Mapping across{Scale::kLog, {1, 10000}, 0, 400};
  CHECK(across.pixel(1) == 0);
  CHECK(across.pixel(100) == 200);
  CHECK(across.pixel(10000) == 400);
  CHECK(across.value(200) == 100);
}

TEST_CASE("what a mapping cannot place lies at its start, and what is far outside stays finite", "[axis]") {
  const Mapping linear{Scale::kLinear, {0, 1}, 10, 110};
  CHECK(linear.pixel(kNan) == 10);
  CHECK(linear.pixel(2) == 210);
  CHECK(linear.pixel(1e300) == 1010);
  CHECK(linear.pixel(-kInfinity) == -990);
  const Mapping log{Scale::kLog, {1, 10}, 10, 110};
  CHECK(log.pixel(0) == 10);
  CHECK(log.pixel(-4) == 10);
  const Mapping flat{Scale::kLinear, {3, 3}, 10, 110};
  CHECK(flat.pixel(3) == 60);
  const Mapping huge{Scale::kLinear, {-1e300, 1e300}, 0, 100};
  CHECK(huge.pixel(0) == 50);
}

TEST_CASE("whole numbers are recognised", "[axis]") {
  CHECK(allWhole(Values{1, 2, -3, kNan, kInfinity}));
  CHECK_FALSE(allWhole(Values{1, 2.5}));
}

TEST_CASE("values are shown with their unit", "[quantity]") {
  CHECK(shownValue(41200) == "41\u202F200");
  CHECK(shownValue(41203.5) == "41\u202F200");
  CHECK(shownValue(0.2468) == "0.247");
  CHECK(shownValue(0) == "0");
  CHECK(shownValue(4127, "ns") == "4.13\u202Fµs");
  CHECK(shownValue(0.327, "share") == "33\u202F%");
  CHECK(shownValue(12, "MB") == "12\u202FMB");
  CHECK(shownValue(3e18) == "3e18");
  CHECK(shownValue(kNan) == "–");
}

TEST_CASE("values in tables are plain digits", "[quantity]") {
  CHECK(plainValue(400000) == "400000");
  CHECK(plainValue(4.1273449) == "4.12734");
  CHECK(plainValue(2.5) == "2.5");
  CHECK(plainValue(123456.4) == "123456");
  CHECK(plainValue(0.327, "share") == "32.7");
  CHECK(plainValue(4127, "ns") == "4127");
  CHECK(plainValue(1.25e-9) == "1.25e-9");
  CHECK(plainValue(kInfinity) == "");
}

TEST_CASE("a duration's unit fits the longest", "[quantity]") {
  CHECK(timeUnit({0, 999}).name == std::string("ns"));
  CHECK(timeUnit({0, 1000}).name == std::string("µs"));
  CHECK(timeUnit({-2e6, 5}).name == std::string("ms"));
  CHECK(timeUnit({0, 3e9}).ns == 1e9);
}

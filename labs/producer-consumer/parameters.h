#pragma once

// The settings of the producer-consumer lab as its links and sliders know them. Each measurement has settings of its
// own, so a link names the measurement first.
//
//   setParameter(desk, "measure", "capacity");
//   linkOf(desk)   ->   "measure=capacity"

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "labs/producer-consumer/experiment.h"

namespace racecourse::labs::producer_consumer {

// Where the sliders stop.
inline constexpr std::array<int, 14> kCapacityStops = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256};
inline constexpr std::array<int, 12> kItemStops = {1, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 20'000, 100'000};
inline constexpr std::array<std::int64_t, 14> kWatchedStops = {
    0, 100, 500, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000, 200'000, 400'000, 600'000, 1'000'000};
inline constexpr std::array<std::int64_t, 9> kMeasuredStops = {0, 10, 100, 500, 1'000, 2'000, 5'000, 10'000, 20'000};

// The measurements in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"watch", "capacity", "sides"};
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"Watch", "Capacity", "Sides"};

// The settings of all measurements, and which of them is on the screen.
struct Desk {
  Measure measure = Measure::kWatch;
  std::array<Settings, kMeasures> all = {defaultsOf(Measure::kWatch), defaultsOf(Measure::kCapacity),
                                         defaultsOf(Measure::kSides)};

  Settings& settings() { return all[static_cast<std::size_t>(measure)]; }
  const Settings& settings() const { return all[static_cast<std::size_t>(measure)]; }
  bool operator==(const Desk&) const = default;
};

// How long making and using may take in a measurement.
constexpr Range timesOf(Measure measure) { return measure == Measure::kWatch ? kWatchedUs : kMeasuredUs; }

// Sets one of measure, buffer, buffers, capacity, producers, consumers, make, use, times, work, items. The error is a
// sentence that says what would do; the settings are then unchanged.
std::expected<void, std::string> setParameter(Desk& desk, std::string_view name, std::string_view value);

// What differs from the start as a link's query; empty when nothing does.
std::string linkOf(const Desk& desk);

}  // namespace racecourse::labs::producer_consumer

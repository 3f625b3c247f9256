#pragma once

// The settings of the philosophers lab as its links and sliders know them.
//
//   setParameter(settings, "strategy", "waiter");
//   linkOf(settings)   ->   "strategy=waiter"

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "labs/philosophers/experiment.h"

namespace racecourse::labs::philosophers {

// Where the sliders stop.
inline constexpr std::array<std::int64_t, 13> kTimeStops = {0,      100,    200,     500,     1'000,   2'000,    5'000,
                                                            10'000, 50'000, 100'000, 200'000, 500'000, 1'000'000};
inline constexpr std::array<std::int64_t, 13> kPeriodStops = {
    kNever, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000, 200'000, 500'000, 1'000'000, 2'000'000, 5'000'000};
inline constexpr std::array<std::int64_t, 11> kMealStops = {1, 2, 3, 5, 10, 30, 100, 300, 1'000, 3'000, 10'000};
inline constexpr std::array<std::int64_t, 7> kSecondStops = {1, 2, 5, 10, 30, 60, 120};

// Measures, strategies and ends in the order of their enumerations, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"watch", "strategies", "size"};
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"Watch", "Strategies", "Size"};
inline constexpr std::array<std::string_view, kStrategies> kStrategyWords = {"naive", "lefthanded", "ordered", "waiter",
                                                                             "both",  "backoff",    "random"};
inline constexpr std::array<std::string_view, kStrategies> kStrategyNames = {
    "Left fork first",    "One left-handed", "Forks in order",    "A waiter",
    "Both forks at once", "Back off",        "Back off and pause"};
inline constexpr std::array<std::string_view, 2> kEndWords = {"meals", "time"};

constexpr std::string_view nameOf(Strategy strategy) { return kStrategyNames[static_cast<std::size_t>(strategy)]; }

// The settings that a measure begins with: slow enough to be watched, or quick enough to be measured.
Settings usualFor(Measure measure);

// Goes over to another measure. Times that are as usual become as usual for the other one.
void setMeasure(Settings& settings, Measure measure);

// Sets one of measure, philosophers, strategy, step, think, eat, times, pause, period, until, meals, seconds. The error
// is a sentence that says what would do; the settings are then unchanged.
std::expected<void, std::string> setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the usual ones of their measure as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::philosophers

#pragma once

// The settings of the readers-writers lab as its links and controls know them.
//
//   setParameter(settings, "locks", "mutex_fair");
//   linkOf(settings)   ->   "locks=mutex_fair"

#include <array>
#include <expected>
#include <string>
#include <string_view>

#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

// Where the sliders stop.
inline constexpr std::array<int, 9> kHoldStops = {1, 2, 5, 10, 20, 50, 100, 200, 500};
inline constexpr std::array<int, 8> kPauseStops = {0, 1, 2, 5, 10, 20, 50, 100};
inline constexpr std::array<int, 7> kTrialStops = {100, 200, 500, 1'000, 2'000, 5'000, 10'000};
inline constexpr std::array<int, 11> kSectionStops = {0,      100,     300,     1'000,   3'000,    10'000,
                                                      30'000, 100'000, 300'000, 500'000, 1'000'000};

// The measurements in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"watch", "waiting", "share"};
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"Watch", "Waiting", "Share"};

// The same for what can be watched.
inline constexpr std::array<std::string_view, kWatched> kWatchedWords = {"mutex", "readers", "writers", "fair",
                                                                         "std",   "a",       "b"};
inline constexpr std::array<std::string_view, kWatched> kWatchedNames = {
    "Mutex", "Readers first", "Writers first", "Fair", "Standard", "Lock A", "Lock B"};

// Sets one of measure, lock, locks ("all", or words joined by "_"), readers, writers, read, write, pause and trial (in
// ms), work (asleep or computing), relay (on or off), threads, section (in ns). The error is a sentence that says what
// would do; the settings are then unchanged.
std::expected<void, std::string> setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the default as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::readers_writers

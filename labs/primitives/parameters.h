#pragma once

// The settings of the primitives lab as its links and controls know them.
//
//   setParameter(settings, "interval", "500");
//   linkOf(settings)   ->   "interval=500"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "labs/link_values.h"
#include "labs/primitives/experiment.h"

namespace racecourse::labs::primitives {

// Where the sliders for times stop, in µs.
inline constexpr std::array<std::int64_t, 10> kIntervalStops = {100,   200,    500,    1'000,  2'000,
                                                                5'000, 10'000, 20'000, 50'000, 100'000};
inline constexpr std::array<std::int64_t, 9> kNapStops = kNapSteps;

// The measurements in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"ways", "crowd", "nap"};
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"Ways", "Crowd", "Naps"};

// Sets one of measure, waiters, neighbours, interval and nap (both in µs). The error is a sentence that says what would
// do; the settings are then unchanged.
Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the default as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::primitives

#pragma once

// The settings of the locks lab as its links and controls know them.
//
//   setParameter(settings, "locks", "tas_mutex");
//   linkOf(settings)   ->   "locks=tas_mutex"

#include <array>
#include <string>
#include <string_view>

#include "labs/link_values.h"
#include "labs/locks/experiment.h"

namespace racecourse::labs::locks {

// Where the sliders for work stop, in ns.
inline constexpr std::array<int, 11> kWorkStops = {0, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000};

// Where the slider for stripes stops.
inline constexpr std::array<int, 7> kStripeStops = {2, 4, 8, 16, 32, 64, 128};

// The measurements in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"cost", "threads", "section", "fairness",
                                                                          "table"};
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"Cost", "Crowd", "Length", "Shares", "Table"};

// Sets one of measure, threads, inside, outside, stripes (numbers in ns where they are times) and locks ("all", or
// words joined by "_"). The error is a sentence that says what would do; the settings are then unchanged.
Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the default as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::locks

#pragma once

// The settings of the race lab as its links and sliders know them.
//
//   setParameter(settings, "guard", "mutex");
//   linkOf(settings)   ->   "guard=mutex"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "labs/link_values.h"
#include "labs/race/experiment.h"

namespace racecourse::labs::race {

// Where the sliders for increments and rounds stop.
inline constexpr std::array<std::int64_t, 13> kIncrementStops = {1'000,     2'000,     5'000,     10'000,  20'000,
                                                                 50'000,    100'000,   200'000,   500'000, 1'000'000,
                                                                 2'000'000, 5'000'000, 10'000'000};
inline constexpr std::array<std::int64_t, 10> kRoundStops = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000};

// The guards in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, 3> kGuardWords = {"none", "mutex", "atomic"};
inline constexpr std::array<std::string_view, 3> kGuardNames = {"None", "Mutex", "Atomic"};

// Sets one of threads, increments, rounds, yields, guard. The error is a sentence that says what would do; the settings
// are then unchanged.
Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the default as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::race

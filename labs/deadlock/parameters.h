#pragma once

// The settings of the deadlock lab as its links and sliders know them.
//
//   setParameter(settings, "period", "wait");
//   linkOf(settings)   ->   "period=wait"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "labs/deadlock/experiment.h"
#include "labs/link_values.h"

namespace racecourse::labs::deadlock {

// Where the sliders stop.
inline constexpr std::array<std::int64_t, 11> kTransferStops = {1,     3,     10,     30,     100,    300,
                                                                1'000, 3'000, 10'000, 30'000, 100'000};
inline constexpr std::array<std::int64_t, 13> kPauseStops = {0,     1,      5,       10,      50,      100,      500,
                                                             1'000, 10'000, 100'000, 200'000, 500'000, 1'000'000};
inline constexpr std::array<std::int64_t, 14> kPeriodStops = {
    kNever, kAtEveryWait, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000, 500'000, 2'000'000};

// The victim policies in the order of the enumeration, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, 3> kVictimWords = {"age", "locks", "work"};
inline constexpr std::array<std::string_view, 3> kVictimNames = {"Age", "Locks", "Work"};

// A condition by its name in links, its name for the reader, and what is true while it is on and while it is off.
struct ConditionWords {
  std::string_view word, name, on, off;
  bool Conditions::* is_on;
};
inline constexpr std::array<ConditionWords, 4> kConditionWords = {{
    {"exclusion", "Mutual exclusion", "A lock has one holder.", "No lock: the balances are atomics.",
     &Conditions::mutual_exclusion},
    {"holdwait", "Hold and wait", "Who waits for a lock keeps the first one.",
     "A transfer takes all of its locks at once.", &Conditions::hold_and_wait},
    {"nopreemption", "No preemption", "Nobody gives a lock back before the end.", "Who cannot go on gives all back.",
     &Conditions::no_preemption},
    {"circular", "Circular wait", "Locks are taken in the order of the payment.",
     "Locks are taken in the order of the accounts.", &Conditions::circular_wait},
}};

// Sets one of threads, mode, accounts, locks, transfers, pause, period, victim, exclusion, holdwait, nopreemption,
// circular. The error is a sentence that says what would do; the settings are then unchanged.
Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value);

// The settings that differ from the default as a link's query; empty when none does.
std::string linkOf(const Settings& settings);

}  // namespace racecourse::labs::deadlock

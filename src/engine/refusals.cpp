#include "engine/refusals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace racecourse::engine {

namespace {

using Refusal = std::pair<std::string_view, std::string_view>;

constexpr auto kRefusals = std::to_array<Refusal>({
    {"async",
     "Racecourse runs threads, not coroutines. Write def without async, and start it with Thread(target=...)."},
    {"await", "Racecourse runs threads, not coroutines. Call the function without await."},
    {"yield", "Racecourse has no generators. Collect the values in a list and return it."},
    {"raise", "Racecourse programs do not raise exceptions. Write assert with the condition that must be true."},
    {"except",
     "Racecourse stops at the first error and shows it, so nothing is caught. Test with if before, or use "
     "try with finally."},
    {"nonlocal", "Racecourse has no nonlocal. Use a global variable, or an attribute of an object."},
    {"del", "Racecourse has no del. Write items.pop(index), or assign None."},
    {":=", "Racecourse has no := operator. Assign with = on a line of its own."},
    {"@=", "Racecourse has no matrices. Remove the @."},
    {"/", "A / makes a fraction, and Racecourse counts in whole numbers. Divide with //."},
    {"/=", "A / makes a fraction, and Racecourse counts in whole numbers. Divide with //=."},
    {"...", "Racecourse has no ... value. Write pass for an empty block."},
});

constexpr auto kThreading = std::to_array<std::string_view>(
    {"Thread", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"});
constexpr auto kQueue = std::to_array<std::string_view>({"Queue"});
constexpr auto kTime = std::to_array<std::string_view>({"sleep"});
constexpr auto kRacecourse = std::to_array<std::string_view>({"Atomic", "RWLock", "invariant", "atomic", "choose"});

constexpr auto kModules = std::to_array<KnownModule>(
    {{"threading", kThreading}, {"queue", kQueue}, {"time", kTime}, {"racecourse", kRacecourse}});

}  // namespace

std::string_view refusalOf(std::string_view text) {
  const auto found = std::ranges::find(kRefusals, text, &Refusal::first);
  return found == kRefusals.end() ? std::string_view{} : found->second;
}

std::span<const KnownModule> knownModules() { return kModules; }

}  // namespace racecourse::engine

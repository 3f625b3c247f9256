#include "labs/race/facts.h"

#include <algorithm>

namespace racecourse::labs::race {
namespace {

// Nothing when there is no such run.
const PastRun* newestWith(Guard guard, const std::vector<PastRun>& runs) {
  const auto found =
      std::find_if(runs.rbegin(), runs.rend(), [&](const PastRun& r) { return r.settings.guard == guard; });
  return found == runs.rend() ? nullptr : &*found;
}

}  // namespace

std::vector<Fact> factsOf(const std::vector<PastRun>& runs) {
  const PastRun* none = newestWith(Guard::kNone, runs);
  const PastRun* mutex = newestWith(Guard::kMutex, runs);
  const PastRun* atomic = newestWith(Guard::kAtomic, runs);
  std::vector<Fact> facts;
  if (none != nullptr) {
    facts.push_back({"lost share", 100.0 * static_cast<double>(none->lost) / static_cast<double>(none->expected), "%"});
    facts.push_back({"cost without a guard", none->cost.median, "ns"});
  }
  if (mutex != nullptr) facts.push_back({"cost with a mutex", mutex->cost.median, "ns"});
  if (atomic != nullptr) facts.push_back({"cost with an atomic", atomic->cost.median, "ns"});
  if (mutex != nullptr && atomic != nullptr && atomic->cost.median > 0)
    facts.push_back({"mutex over atomic", mutex->cost.median / atomic->cost.median, ""});
  return facts;
}

}  // namespace racecourse::labs::race

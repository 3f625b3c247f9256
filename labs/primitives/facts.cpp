#include "labs/primitives/facts.h"

#include <array>
#include <string>
#include <string_view>

namespace racecourse::labs::primitives {
namespace {

using Names = std::array<std::string_view, kWays>;

// In the order of Way, written out so that a name in a lesson is found here.
constexpr Names kBurnedNames = {"core burned by busy-waiting", "core burned by yielding", "core burned by polling",
                                "core burned by the condition variable"};
constexpr Names kDelayNames = {"delay of busy-waiting", "delay of yielding", "delay of polling",
                               "delay of the condition variable"};
constexpr Names kWorkLeftNames = {"work left by busy-waiting", "work left by yielding", "work left by polling",
                                  "work left by the condition variable"};
constexpr Names kCrowdWorkNames = {"work left by 8 busy waiters", "work left by 8 yielding", "work left by 8 polling",
                                   "work left by 8 on the condition variable"};
constexpr Names kCrowdDelayNames = {"delay of 8 busy waiters", "delay of 8 yielding", "delay of 8 polling",
                                    "delay of 8 on the condition variable"};

constexpr double kPercent = 100;
constexpr double kUs = 1e3;
constexpr double kMs = 1e6;

std::string nameFrom(const Names& names, const Point& point) {
  return std::string(names[static_cast<std::size_t>(point.trial.way)]);
}

void addWays(std::vector<Fact>& facts, const Report& report) {
  double busy = 0;
  for (const Point& point : report.points) {
    facts.push_back({nameFrom(kBurnedNames, point), point.burned.median * kPercent, "%"});
    facts.push_back({nameFrom(kDelayNames, point), point.delay_ns.median / kUs, "µs"});
    if (point.neighbours.n > 0)
      facts.push_back({nameFrom(kWorkLeftNames, point), point.neighbours.median * kPercent, "%"});
    if (point.trial.way == Way::kBusy) busy = point.burned.median;
    if (point.trial.way == Way::kCondition && busy > 0 && point.burned.median > 0)
      facts.push_back({.name = "busy-waiting over the condition variable", .value = busy / point.burned.median});
  }
}

void addCrowd(std::vector<Fact>& facts, const Report& report) {
  for (const Point& point : report.points) {
    if (point.trial.waiters != kCrowdSteps.back()) continue;
    facts.push_back({nameFrom(kCrowdWorkNames, point), point.neighbours.median * kPercent, "%"});
    facts.push_back({nameFrom(kCrowdDelayNames, point), point.delay_ns.median / kMs, "ms"});
  }
}

void addNaps(std::vector<Fact>& facts, const Report& report) {
  constexpr std::int64_t kShortUs = 100;
  constexpr std::int64_t kLongUs = 10'000;
  if (const Point* point = findPoint(report, {Way::kPolling, report.settings.waiters, kShortUs}))
    facts.push_back({"core burned by naps of 100 µs", point->burned.median * kPercent, "%"});
  if (const Point* point = findPoint(report, {Way::kPolling, report.settings.waiters, kLongUs}))
    facts.push_back({"delay of naps of 10 ms", point->delay_ns.median / kMs, "ms"});
}

}  // namespace

std::vector<Fact> factsOf(const Report& report) {
  std::vector<Fact> facts;
  switch (report.settings.measure) {
    case Measure::kWays:
      addWays(facts, report);
      break;
    case Measure::kCrowd:
      addCrowd(facts, report);
      break;
    case Measure::kNap:
      addNaps(facts, report);
  }
  return facts;
}

}  // namespace racecourse::labs::primitives

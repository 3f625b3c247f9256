#include "labs/locks/facts.h"

#include <array>
#include <string>
#include <string_view>

namespace racecourse::labs::locks {
namespace {

using Names = std::array<std::string_view, threads::kLockKinds>;

// In the order of LockKind, written out so that a name in a lesson is found here.
constexpr Names kFairnessNames = {"fairness of TAS", "fairness of TTAS",  "fairness of Backoff",   "fairness of Ticket",
                                  "fairness of MCS", "fairness of Futex", "fairness of std::mutex"};
constexpr Names kRateNames = {"rate of TAS", "rate of TTAS",  "rate of Backoff",   "rate of Ticket",
                              "rate of MCS", "rate of Futex", "rate of std::mutex"};
constexpr Names kScalingNames = {"TAS, most threads over one",       "TTAS, most threads over one",
                                 "Backoff, most threads over one",   "Ticket, most threads over one",
                                 "MCS, most threads over one",       "Futex, most threads over one",
                                 "std::mutex, most threads over one"};
constexpr Names kCeilingNames = {"TAS, share of the ceiling",       "TTAS, share of the ceiling",
                                 "Backoff, share of the ceiling",   "Ticket, share of the ceiling",
                                 "MCS, share of the ceiling",       "Futex, share of the ceiling",
                                 "std::mutex, share of the ceiling"};

void addRatio(std::vector<Fact>& facts, std::string name, double over, double under) {
  if (over > 0 && under > 0) facts.push_back({.name = std::move(name), .value = over / under});
}

double incrementOf(const Report& report, std::string_view name) {
  const Cost* cost = findCost(report, name);
  return cost == nullptr ? 0 : cost->increment.median;
}

double rateOf(const Report& report, const Trial& trial) {
  const Point* point = findPoint(report, trial);
  return point == nullptr ? 0 : point->per_second.median;
}

std::string incrementName(std::string_view guard) {
  if (guard == "None") return "increment without a lock";
  return guard == "Atomic" ? "increment with an atomic" : "increment with " + std::string(guard);
}

void addCosts(std::vector<Fact>& facts, const Report& report) {
  for (const Cost& cost : report.costs) {
    facts.push_back({incrementName(cost.name), cost.increment.median, "ns"});
    if (cost.pair.n > 0) facts.push_back({"pair of " + std::string(cost.name), cost.pair.median, "ns"});
  }
  const double none = incrementOf(report, "None");
  const double atomic = incrementOf(report, "Atomic");
  const double mutex = incrementOf(report, "std::mutex");
  addRatio(facts, "atomic over none", atomic, none);
  addRatio(facts, "mutex over none", mutex, none);
  addRatio(facts, "mutex over atomic", mutex, atomic);
}

void addFairness(std::vector<Fact>& facts, const Report& report) {
  for (const Point& point : report.points) {
    const auto kind = static_cast<std::size_t>(point.trial.subject);
    facts.push_back({std::string(kFairnessNames[kind]), point.jain.median, ""});
    facts.push_back({std::string(kRateNames[kind]), point.per_second.median, "a second"});
  }
  const auto rate = [&](threads::LockKind kind) {
    return rateOf(report, {static_cast<int>(kind), report.settings.threads, report.settings.inside_ns});
  };
  addRatio(facts, "mutex over ticket", rate(threads::LockKind::kMutex), rate(threads::LockKind::kTicket));
}

void addThreads(std::vector<Fact>& facts, const Report& report) {
  const Settings& s = report.settings;
  for (int kind = 0; kind < threads::kLockKinds; ++kind)
    addRatio(facts, std::string(kScalingNames[static_cast<std::size_t>(kind)]),
             rateOf(report, {kind, s.threads, s.inside_ns}), rateOf(report, {kind, 1, s.inside_ns}));
}

void addSections(std::vector<Fact>& facts, const Report& report, int cores) {
  const Settings& s = report.settings;
  const auto most = ceiling(s.threads, cores, kSectionSteps.back(), s.outside_ns);
  for (int kind = 0; kind < threads::kLockKinds; ++kind)
    addRatio(facts, std::string(kCeilingNames[static_cast<std::size_t>(kind)]),
             rateOf(report, {kind, s.threads, kSectionSteps.back()}), most.value_or(0));
}

void addTables(std::vector<Fact>& facts, const Report& report) {
  const auto rate = [&](int table) {
    return rateOf(report, {table, report.settings.threads, report.settings.inside_ns});
  };
  addRatio(facts, "striped over one lock", rate(1), rate(0));
  addRatio(facts, "per bucket over one lock", rate(2), rate(0));
}

}  // namespace

std::vector<Fact> factsOf(const Report& report, const threads::Environment& environment) {
  std::vector<Fact> facts;
  switch (report.settings.measure) {
    case Measure::kCost:
      addCosts(facts, report);
      break;
    case Measure::kThreads:
      addThreads(facts, report);
      break;
    case Measure::kSection:
      addSections(facts, report, environment.cores);
      break;
    case Measure::kFairness:
      addFairness(facts, report);
      break;
    case Measure::kTable:
      addTables(facts, report);
  }
  return facts;
}

}  // namespace racecourse::labs::locks

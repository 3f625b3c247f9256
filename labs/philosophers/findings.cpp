#include "labs/philosophers/findings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "threads/jain_index.h"

namespace racecourse::labs::philosophers {
namespace {

using Names = std::array<std::string_view, kStrategies>;

// In the order of Strategy, written out so that a name in a lesson is found here.
constexpr Names kRateNames = {"meals per second, left fork first",    "meals per second, one left-handed",
                              "meals per second, forks in order",     "meals per second, a waiter",
                              "meals per second, both forks at once", "meals per second, back off",
                              "meals per second, back off and pause"};
constexpr Names kFairnessNames = {
    "fairness, left fork first",    "fairness, one left-handed", "fairness, forks in order",    "fairness, a waiter",
    "fairness, both forks at once", "fairness, back off",        "fairness, back off and pause"};
constexpr Names kGrowthNames = {"most over two, left fork first",    "most over two, one left-handed",
                                "most over two, forks in order",     "most over two, a waiter",
                                "most over two, both forks at once", "most over two, back off",
                                "most over two, back off and pause"};

double ratio(double part, double whole) { return whole == 0 ? 0 : part / whole; }

const Point* find(const std::vector<Point>& points, Strategy strategy) {
  const auto found = std::ranges::find_if(
      points, [&](const Point& point) { return point.strategy == strategy && point.per_second.n > 0; });
  return found == points.end() ? nullptr : &*found;
}

void addRatio(std::vector<Fact>& facts, const char* name, const std::vector<Point>& points, Strategy over,
              Strategy under) {
  const Point *one = find(points, over), *other = find(points, under);
  if (one != nullptr && other != nullptr && other->per_second.median > 0)
    facts.push_back({name, one->per_second.median / other->per_second.median, ""});
}

void addGivenBack(std::vector<Fact>& facts, const char* name, const Point* point) {
  if (point == nullptr) return;
  if (const auto each = givenBackEach(point->given_back, point->meals)) facts.push_back({name, *each, ""});
}

void addRun(std::vector<Fact>& facts, const PastRun& run) {
  facts.push_back({"meals per second", run.per_second, ""});
  facts.push_back({"fairness", run.fairness, ""});
  facts.push_back({"longest hunger", static_cast<double>(run.totals.longest_ns) / 1e6, "ms"});
  facts.push_back({"deadlocks", static_cast<double>(run.totals.deadlocks), ""});
  facts.push_back({"recoveries", static_cast<double>(run.totals.recoveries), ""});
  facts.push_back({"most eating at once", static_cast<double>(run.totals.most_eating), ""});
  facts.push_back({"rounds without a meal", static_cast<double>(run.totals.most_rounds), ""});
  if (const auto each = givenBackEach(run.totals.given_back, run.totals.meals))
    facts.push_back({"give-backs per meal", *each, ""});
}

void addStrategies(std::vector<Fact>& facts, const Report& report) {
  for (int i = 0; i < kStrategies; ++i) {
    const Point* point = find(report.points, static_cast<Strategy>(i));
    if (point == nullptr) continue;
    facts.push_back({std::string(kRateNames[static_cast<std::size_t>(i)]), point->per_second.median, ""});
    if (point->per_second.median > 0)
      facts.push_back({std::string(kFairnessNames[static_cast<std::size_t>(i)]), point->jain.median, ""});
  }
  addRatio(facts, "ordered over naive", report.points, Strategy::kOrdered, Strategy::kNaive);
  addRatio(facts, "waiter over naive", report.points, Strategy::kWaiter, Strategy::kNaive);
  addRatio(facts, "both over naive", report.points, Strategy::kBoth, Strategy::kNaive);
  addRatio(facts, "both over ordered", report.points, Strategy::kBoth, Strategy::kOrdered);
  addRatio(facts, "left-handed over ordered", report.points, Strategy::kLeftHanded, Strategy::kOrdered);
  addGivenBack(facts, "give-backs per meal, back off", find(report.points, Strategy::kBackOff));
  addGivenBack(facts, "give-backs per meal, back off and pause", find(report.points, Strategy::kRandomBackOff));
  const Point* both = find(report.points, Strategy::kBoth);
  const auto most = ceiling(report.settings, report.settings.philosophers);
  if (both != nullptr && most) facts.push_back({"both, share of the ceiling", both->per_second.median / *most, ""});
}

void addSizes(std::vector<Fact>& facts, const Report& report) {
  for (int i = 0; i < kStrategies; ++i) {
    const std::vector<Point> points = pointsOf(report.points, static_cast<Strategy>(i));
    if (points.size() < 2 || points.front().per_second.median == 0) continue;
    facts.push_back({std::string(kGrowthNames[static_cast<std::size_t>(i)]),
                     points.back().per_second.median / points.front().per_second.median, ""});
  }
}

}  // namespace

double perSecond(const Report& report) {
  return ratio(static_cast<double>(report.totals.meals) * 1e9, static_cast<double>(report.elapsed_ns));
}

double fairness(const Report& report) {
  const std::vector<double> shares(report.meals.begin(), report.meals.end());
  return threads::jainIndex(shares);
}

std::optional<double> givenBackEach(std::int64_t given_back, std::int64_t meals) {
  if (meals == 0) return std::nullopt;
  return static_cast<double>(given_back) / static_cast<double>(meals);
}

Reason explain(const Report& report) {
  if (!threads::findCycle(report.table.forks).empty()) return Reason::kDeadlock;
  if (report.totals.rounds >= kLivelockRounds) return Reason::kLivelock;
  if (report.totals.deadlocks > 0) return Reason::kRecovered;
  if (report.totals.meals == 0) return Reason::kNothing;
  return report.settings.strategy == Strategy::kNaive ? Reason::kLuck : Reason::kImpossible;
}

Phase seenPhase(const Moment& moment, int philosopher) {
  const auto at = static_cast<std::size_t>(philosopher);
  const Phase phase = moment.phases[at];
  if (phase == Phase::kRolledBack || phase == Phase::kGone) return phase;
  if (moment.forks.wanted[at] != 0) return Phase::kWaiting;
  const auto held = std::ranges::count(moment.forks.owners, philosopher);
  if (held == 2) return Phase::kEating;
  if (held == 1) return Phase::kHolding;
  return phase == Phase::kAtTheDoor || phase == Phase::kBackingOff ? phase : Phase::kThinking;
}

std::vector<Point> pointsOf(const std::vector<Point>& points, Strategy strategy) {
  std::vector<Point> own;
  for (const Point& point : points)
    if (point.strategy == strategy && point.per_second.n > 0) own.push_back(point);
  return own;
}

const Point* best(const std::vector<Point>& points) {
  const Point* found = nullptr;
  for (const Point& point : points)
    if (point.per_second.n > 0 && (found == nullptr || point.per_second.median > found->per_second.median))
      found = &point;
  return found;
}

const Point* worst(const std::vector<Point>& points) {
  const Point* found = nullptr;
  for (const Point& point : points)
    if (point.per_second.n > 0 && (found == nullptr || point.per_second.median < found->per_second.median))
      found = &point;
  return found;
}

std::vector<Fact> factsOf(const std::vector<PastRun>& runs, const Report& strategies, const Report& sizes) {
  std::vector<Fact> facts;
  if (!runs.empty()) addRun(facts, runs.back());
  addStrategies(facts, strategies);
  addSizes(facts, sizes);
  return facts;
}

}  // namespace racecourse::labs::philosophers

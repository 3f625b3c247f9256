#include "labs/deadlock/findings.h"

#include <algorithm>
#include <numeric>

namespace racecourse::labs::deadlock {
namespace {

double ratio(double part, double whole) { return whole == 0 ? 0 : part / whole; }

// The settings with all conditions on and nothing said about how deadlocks are found.
Settings comparable(Settings settings) {
  settings.conditions = {};
  settings.period_us = 0;
  settings.victim = threads::VictimPolicy::kYoungest;
  settings.transfers = 0;
  return settings;
}

threads::Summary summaryOf(const std::vector<Cell>& cells, std::int64_t period, double Cell::* value) {
  std::vector<double> values;
  for (const Cell& cell : cells)
    if (cell.period_us == period) values.push_back(cell.*value);
  return threads::summarise(values);
}

}  // namespace

threads::Summary latency(const Report& report) { return threads::summarise(report.latencies_ns); }

double perSecond(const Report& report) {
  return ratio(static_cast<double>(report.totals.transfers) * 1e9, static_cast<double>(report.elapsed_ns));
}

double wastedEach(const Totals& totals) {
  const int rolled_back = std::accumulate(totals.rolled_back.begin(), totals.rolled_back.end(), 0);
  return ratio(static_cast<double>(totals.wasted_ns), static_cast<double>(totals.given_back + rolled_back));
}

double lookingEach(const Totals& totals) {
  return ratio(static_cast<double>(totals.looking_ns), static_cast<double>(totals.looks));
}

Reason explain(const Report& report) {
  if (report.settings.period_us == kNever && !threads::findCycle(report.now).empty()) return Reason::kStuck;
  if (report.totals.deadlocks > 0) return Reason::kRecovered;
  if (report.totals.transfers == 0) return Reason::kNothing;
  return report.settings.conditions.all() ? Reason::kLuck : Reason::kImpossible;
}

std::vector<SweepPoint> sweepPoints(const std::vector<Cell>& cells) {
  std::vector<SweepPoint> points;
  for (const std::int64_t period : kSweepPeriods) {
    const threads::Summary transfer = summaryOf(cells, period, &Cell::transfer_ns);
    if (transfer.n == 0) continue;
    points.push_back(
        {period, transfer, summaryOf(cells, period, &Cell::stuck_ns), summaryOf(cells, period, &Cell::looking_ns)});
  }
  return points;
}

std::optional<SweepPoint> bestPeriod(const std::vector<SweepPoint>& points) {
  std::optional<SweepPoint> best;
  for (const SweepPoint& point : points)
    if (point.period_us > 0 && (!best || point.transfer.median < best->transfer.median)) best = point;
  return best;
}

std::optional<double> orderOverDetection(const std::vector<PastRun>& runs) {
  const Conditions ordered{.circular_wait = false};
  for (auto one = runs.rbegin(); one != runs.rend(); ++one) {
    if (!one->settings.conditions.all() && one->settings.conditions != ordered) continue;
    for (auto other = one + 1; other != runs.rend(); ++other) {
      const bool detects = one->settings.conditions.all();
      const Conditions wanted = detects ? ordered : Conditions{};
      if (other->settings.conditions != wanted || comparable(one->settings) != comparable(other->settings)) continue;
      const double share = ratio(one->per_second, other->per_second);
      return detects ? ratio(1, share) : share;
    }
  }
  return std::nullopt;
}

std::vector<Fact> factsOf(const std::vector<PastRun>& runs, const std::vector<Cell>& sweep) {
  std::vector<Fact> facts;
  if (!runs.empty()) {
    const PastRun& run = runs.back();
    facts.push_back({"deadlocks", static_cast<double>(run.totals.deadlocks), ""});
    facts.push_back({"recoveries", static_cast<double>(run.totals.recoveries), ""});
    facts.push_back({"transfers per second", run.per_second, ""});
    if (run.latency.n > 0) facts.push_back({"time to detection", run.latency.median / 1e6, "ms"});
    if (run.latency.n > 0 && run.settings.period_us > 0)
      facts.push_back(
          {"latency over period", run.latency.median / (static_cast<double>(run.settings.period_us) * 1e3), ""});
    if (wastedEach(run.totals) > 0) facts.push_back({"wasted by a roll-back", wastedEach(run.totals) / 1e6, "ms"});
    if (run.totals.looks > 0) facts.push_back({"cost of a look", lookingEach(run.totals) / 1e3, "µs"});
  }
  if (const auto share = orderOverDetection(runs)) facts.push_back({"order over detection", *share, ""});
  if (const auto best = bestPeriod(sweepPoints(sweep)))
    facts.push_back({"best period", static_cast<double>(best->period_us) / 1e3, "ms"});
  return facts;
}

}  // namespace racecourse::labs::deadlock

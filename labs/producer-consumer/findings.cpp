#include "labs/producer-consumer/findings.h"

#include <algorithm>

#include "labs/producer-consumer/experiment_sweep.h"
#include "labs/producer-consumer/experiment_theory.h"

namespace racecourse::labs::producer_consumer {
namespace {

using threads::BufferKind;

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

void addShare(std::vector<Fact>& facts, const char* name, std::optional<double> share) {
  if (share) facts.push_back({name, 100 * *share, "%"});
}

void addWatched(std::vector<Fact>& facts, const Report& report) {
  const Totals& totals = report.totals;
  if (totals.used == 0) return;
  facts.push_back({"items per second", perSecond(report), ""});
  addShare(facts, "producers waited", totals.producers_waited);
  addShare(facts, "consumers waited", totals.consumers_waited);
  facts.push_back({"items made and not taken", totals.present, ""});
  facts.push_back({"time from made to taken", totals.stay_ns / 1e6, "ms"});
  facts.push_back({"empty wake-ups per item", emptyWakeUpsEach(totals), ""});
}

// Of several kinds the first one speaks for all.
void addCapacities(std::vector<Fact>& facts, const Report& report) {
  if (report.points.empty()) return;
  const BufferKind kind = report.points.front().trial.kind;
  addShare(facts, "one slot over 16", oneSlotOver(report, kind, 16));
  addShare(facts, "one slot over 256", oneSlotOver(report, kind, 256));
  const auto addTime = [&](const char* name, int capacity) {
    const Point* point = atCapacity(report, kind, capacity);
    if (point != nullptr && point->per_second.median > 0) facts.push_back({name, 1e6 / point->per_second.median, "µs"});
  };
  addTime("an item through one slot", 1);
  addTime("an item through 256 slots", 256);
  const auto addEmpty = [&](const char* name, BufferKind of) {
    if (const Point* point = atCapacity(report, of, 1)) facts.push_back({name, point->empty_wake_ups.median, ""});
  };
  addEmpty("empty wake-ups of notify all", BufferKind::kBroadcast);
  addEmpty("empty wake-ups of the monitor", BufferKind::kMonitor);
}

void addSides(std::vector<Fact>& facts, const Report& report) {
  const Settings& s = report.settings;
  const auto rate = [&](int producers, int consumers) {
    const Point* point = findPoint(report, {s.kind, s.capacity, producers, consumers});
    return point == nullptr ? 0 : point->per_second.median;
  };
  const double most = rate(s.producers, s.consumers);
  const auto add = [&](const char* name, double less) {
    if (most > 0 && less > 0) facts.push_back({name, most / less, ""});
  };
  add("most consumers over one", rate(s.producers, 1));
  add("most consumers over half", rate(s.producers, s.consumers / 2));
  add("most producers over one", rate(1, s.consumers));
}

}  // namespace

double perSecond(const Report& report) {
  return ratio(static_cast<double>(report.totals.used) * 1e9, static_cast<double>(report.elapsed_ns));
}

double emptyWakeUpsEach(const Totals& totals) {
  return ratio(static_cast<double>(totals.empty_wake_ups), static_cast<double>(totals.used));
}

bool allRight(const Report& report) {
  if (report.settings.measure == Measure::kWatch)
    return report.totals.exactly_once && report.totals.in_order && report.totals.highest <= report.settings.capacity;
  return std::ranges::all_of(report.points, &Point::right);
}

std::int64_t itemsUsed(const Report& report) {
  std::int64_t used = report.totals.used;
  for (const Point& point : report.points) used += point.used;
  return used;
}

std::vector<BufferKind> kindsMeasured(const Report& report) {
  std::vector<BufferKind> kinds;
  for (const Point& point : report.points)
    if (!std::ranges::contains(kinds, point.trial.kind)) kinds.push_back(point.trial.kind);
  return kinds;
}

const Point* atCapacity(const Report& report, BufferKind kind, int capacity) {
  return findPoint(report, {kind, capacity, report.settings.producers, report.settings.consumers});
}

std::optional<double> oneSlotOver(const Report& report, BufferKind kind, int capacity) {
  const Point* one = atCapacity(report, kind, 1);
  const Point* many = atCapacity(report, kind, capacity);
  if (one == nullptr || many == nullptr || many->per_second.median <= 0) return std::nullopt;
  return one->per_second.median / many->per_second.median;
}

bool theoryIsExact(const Settings& settings) {
  return settings.uneven && settings.waits && settings.make_us > 0 && settings.use_us > 0;
}

std::optional<double> theoryOf(const Settings& settings, const Trial& trial, int cores) {
  const Flow flow = flowOf(settings, trial);
  if (theoryIsExact(settings)) return exactOf(flow)->per_second;
  return settings.waits ? ceilingOf(flow) : ceilingOf(flow, cores);
}

std::vector<Fact> factsOf(const Report& report) {
  std::vector<Fact> facts;
  switch (report.settings.measure) {
    case Measure::kWatch:
      addWatched(facts, report);
      break;
    case Measure::kCapacity:
      addCapacities(facts, report);
      break;
    case Measure::kSides:
      addSides(facts, report);
  }
  return facts;
}

}  // namespace racecourse::labs::producer_consumer

#include "labs/readers-writers/findings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace racecourse::labs::readers_writers {
namespace {

// In the order of the kinds, as facts call them.
constexpr std::array<std::string_view, threads::kReadWriteLockKinds> kFactNames = {
    "mutex", "readers first", "writers first", "fair", "std::shared_mutex"};

std::string_view factName(ReadWriteLockKind lock) { return kFactNames[static_cast<std::size_t>(lock)]; }

const Point* bestReadWrite(const Report& report, int reads_percent) {
  const Point* best = nullptr;
  for (const Point& point : report.points) {
    if (point.reads_percent != reads_percent || point.lock == ReadWriteLockKind::kMutex) continue;
    if (best == nullptr || point.per_second.median > best->per_second.median) best = &point;
  }
  return best;
}

Winner winnerOf(const threads::Summary& mutex, const threads::Summary& read_write) {
  constexpr double kClearly = 1.1;
  const auto beats = [](const threads::Summary& one, const threads::Summary& other) {
    return one.lower_quartile > other.upper_quartile && one.median > kClearly * other.median;
  };
  if (beats(read_write, mutex)) return Winner::kReadWrite;
  return beats(mutex, read_write) ? Winner::kMutex : Winner::kNeither;
}

void addWaits(std::vector<Fact>& facts, const LockWaits& waits) {
  const std::string lock(factName(waits.lock));
  const auto add = [&](const Waits& of, const std::string& one, const std::string& many) {
    if (of.threads == 0) return;
    facts.push_back({"longest wait of a " + one + ", " + lock, of.ns.max / 1e6, "ms"});
    facts.push_back({many + " starved, " + lock, static_cast<double>(of.starved), ""});
  };
  add(waits.readers, "reader", "readers");
  add(waits.writers, "writer", "writers");
  facts.push_back({"most readers at once, " + lock, static_cast<double>(waits.most_readers), ""});
}

void addShares(std::vector<Fact>& facts, const Report& report) {
  for (const Point& point : report.points) {
    const Point* mutex = findPoint(report, ReadWriteLockKind::kMutex, point.reads_percent);
    if (mutex == nullptr || mutex->per_second.median <= 0) continue;
    const std::string share = " at " + std::to_string(point.reads_percent) + " %";
    if (mutex == &point)
      facts.push_back({"rate of the mutex" + share, point.per_second.median, "a second"});
    else
      facts.push_back({std::string(factName(point.lock)) + " over mutex" + share,
                       point.per_second.median / mutex->per_second.median, ""});
  }
  const Crossing crossing = crossingOf(duels(report));
  if (crossing.kind == Crossing::Kind::kFrom)
    facts.push_back({"crossing", static_cast<double>(crossing.reads_percent), "%"});
}

}  // namespace

std::vector<Duel> duels(const Report& report) {
  std::vector<Duel> all;
  for (const int percent : kReadShares) {
    const Point* mutex = findPoint(report, ReadWriteLockKind::kMutex, percent);
    const Point* best = bestReadWrite(report, percent);
    if (mutex == nullptr || best == nullptr || mutex->per_second.median <= 0) continue;
    all.push_back({percent, best->lock, best->per_second.median / mutex->per_second.median,
                   winnerOf(mutex->per_second, best->per_second)});
  }
  return all;
}

Crossing crossingOf(const std::vector<Duel>& duels) {
  using Kind = Crossing::Kind;
  if (duels.empty()) return {};
  const auto wins = [](const Duel& duel) { return duel.winner == Winner::kReadWrite; };
  const auto first = std::ranges::find_if(duels, wins);
  if (first == duels.end()) return {.kind = Kind::kNever};
  if (!std::all_of(first, duels.end(), wins)) return {.kind = Kind::kUnclear};
  if (first == duels.begin()) return {.kind = Kind::kAlways};
  return {.kind = Kind::kFrom, .reads_percent = first->reads_percent};
}

double largestGain(double reads, int cores) { return 1 / ((1 - reads) + reads / cores); }

bool promiseKept(const Report& report) {
  return std::ranges::all_of(report.waits, [](const LockWaits& w) { return w.exact && w.intrusions == 0; }) &&
         std::ranges::all_of(report.points, &Point::exact);
}

std::vector<Fact> factsOf(const Report& report) {
  std::vector<Fact> facts;
  switch (report.settings.measure) {
    case Measure::kWatch:
      for (const LockWaits& waits : report.waits)
        facts.push_back({"most readers at once", static_cast<double>(waits.most_readers), ""});
      break;
    case Measure::kWaiting:
      for (const LockWaits& waits : report.waits) addWaits(facts, waits);
      break;
    case Measure::kShare:
      addShares(facts, report);
  }
  return facts;
}

}  // namespace racecourse::labs::readers_writers

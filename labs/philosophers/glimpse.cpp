#include "labs/philosophers/glimpse.h"

#include <algorithm>

namespace racecourse::labs::philosophers {
namespace {

constexpr std::int64_t kLongEnoughUs = 100'000;
constexpr std::int64_t kFromGlimpseToGlimpseNs = 500'000'000;

// A deadlock that stays long enough to be seen.
bool stands(const Report& report) {
  const std::int64_t period = report.settings.period_us;
  return (period == kNever || period >= kLongEnoughUs) && !threads::findCycle(report.table.forks).empty();
}

}  // namespace

bool canBeWatched(const Settings& settings) {
  if (backsOff(settings.strategy)) return settings.pause_us >= kLongEnoughUs;
  return std::max({settings.thinking_us, settings.pause_us, settings.eating_us}) >= kLongEnoughUs;
}

void Glimpse::see(const Report& report, bool running) {
  if (canBeWatched(report.settings) || stands(report)) {
    title = running ? "The table" : "The table at the end";
    moment = report.table;
    return;
  }
  if (!running && report.newest) {
    title = "The table in the newest deadlock";
    moment = {.forks = report.newest->snapshot,
              .phases = std::vector(report.newest->snapshot.wanted.size(), Phase::kWaiting)};
    return;
  }
  if (running && seen_ns_ >= 0 && report.elapsed_ns - seen_ns_ < kFromGlimpseToGlimpseNs) return;
  seen_ns_ = report.elapsed_ns;
  title = running ? "The table, a glimpse every half second" : "The table at the end";
  moment = report.table;
}

}  // namespace racecourse::labs::philosophers

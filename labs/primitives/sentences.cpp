#include "labs/primitives/sentences.h"

#include <algorithm>

#include "ui/number.h"

namespace racecourse::labs::primitives {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many) {
  return ui::grouped(n) + " " + (n == 1 ? one : many);
}

const Point* pointOf(const Report& report, Way way, int waiters) {
  const std::int64_t nap_us = way == Way::kPolling ? report.settings.nap_us : 0;
  return findPoint(report, {way, waiters, nap_us});
}

std::string waysFinding(const Report& report) {
  const Point* busy = pointOf(report, Way::kBusy, report.settings.waiters);
  const Point* condition = pointOf(report, Way::kCondition, report.settings.waiters);
  if (busy == nullptr || condition == nullptr) return {};
  std::string text = "Waiting for one signal, a thread that looks again and again burns " +
                     ui::duration(busy->per_signal_ns.median, 2) + " of a core. On a condition variable it burns " +
                     ui::duration(condition->per_signal_ns.median, 2) + ".";
  if (busy->neighbours.n > 0)
    text += " Beside the first, the neighbours do " + shareText(busy->neighbours.median) +
            " of what they can do alone; beside the second, " + shareText(condition->neighbours.median) + ".";
  return text + " The news arrives after " + ui::duration(busy->delay_ns.median, 2) + " and after " +
         ui::duration(condition->delay_ns.median, 2) + ".";
}

std::string crowdFinding(const Report& report) {
  const int most = kCrowdSteps.back();
  const Point* busy = pointOf(report, Way::kBusy, most);
  const Point* condition = pointOf(report, Way::kCondition, most);
  if (busy == nullptr || condition == nullptr) return {};
  return "Beside " + ui::plain(most) + " busy-waiting threads, the neighbours do " +
         shareText(busy->neighbours.median) + " of what they can do alone; beside " + ui::plain(most) +
         " on a condition variable, " + shareText(condition->neighbours.median) +
         ". Half of the time the news takes longer than " + ui::duration(busy->delay_ns.median, 2) +
         " to reach a busy waiter, and longer than " + ui::duration(condition->delay_ns.median, 2) +
         " to reach one on the condition variable.";
}

std::string napPhrase(const Point& point) {
  return shareText(point.burned.median) + " of a core and hears of half of the signals within " +
         ui::duration(point.delay_ns.median, 2);
}

std::string napFinding(const Report& report) {
  const Point* shortest = findPoint(report, {Way::kPolling, report.settings.waiters, kNapSteps.front()});
  const Point* longest = findPoint(report, {Way::kPolling, report.settings.waiters, kNapSteps.back()});
  const Point* condition = pointOf(report, Way::kCondition, report.settings.waiters);
  if (shortest == nullptr || longest == nullptr || condition == nullptr) return {};
  return "With naps of " + timeText(kNapSteps.front()) + " a waiter burns " + napPhrase(*shortest) + ". With naps of " +
         timeText(kNapSteps.back()) + " it burns " + napPhrase(*longest) + ". On the condition variable it burns " +
         napPhrase(*condition) + ".";
}

std::string steadiness(double spread) {
  constexpr double kUnsteady = 0.25;
  return " Half of the measurements of the neighbours alone lie within " + ui::percent(spread) + " of each other." +
         (spread > kUnsteady ? " That is far apart: something else is using the cores, so run it again when it is done."
                             : "");
}

}  // namespace

std::string runLabel(const Settings& settings) {
  const Settings run = clampSettings(settings);
  if (run.measure == Measure::kCrowd) return "Run 1 to " + counted(kCrowdSteps.back(), "waiter", "waiters");
  return "Run " + counted(run.waiters, "waiter", "waiters");
}

std::string question(Measure measure) {
  switch (measure) {
    case Measure::kWays:
      return "Threads wait for a signal: by looking again and again, by looking and yielding, by polling, or on a "
             "condition variable. Before you run: what does each of them burn, and who else pays for it?";
    case Measure::kCrowd:
      return "More and more threads wait beside neighbours who compute. Before you run: when do the neighbours notice, "
             "and who hears of a signal first when the cores are taken?";
    case Measure::kNap:
      return "A polling thread sleeps between two looks. Before you run: how late does it hear of a signal if it naps "
             "for 10\u202Fms, and what does it burn if it naps for 50\u202Fµs?";
  }
  return {};
}

std::string title(const Settings& settings) {
  const std::string signals = "a signal every " + timeText(settings.interval_us);
  const std::string neighbours =
      settings.neighbours > 0 ? counted(settings.neighbours, "neighbour", "neighbours") + ", " : "";
  const std::string crowd = settings.measure == Measure::kCrowd ? "1 to " : "";
  return crowd + counted(settings.waiters, "waiter", "waiters") + ", " + neighbours + signals;
}

std::string finding(const Report& report) {
  switch (report.settings.measure) {
    case Measure::kWays:
      return waysFinding(report);
    case Measure::kCrowd:
      return crowdFinding(report);
    case Measure::kNap:
      return napFinding(report);
  }
  return {};
}

bool allHeard(const Report& report) {
  return std::ranges::all_of(report.points,
                             [](const Point& point) { return point.heard == point.rung * point.trial.waiters; });
}

std::string proofOfHearing(const Report& report) {
  if (report.points.empty()) return {};
  std::int64_t rung = 0;
  for (const Point& point : report.points) rung += point.rung;
  return allHeard(report) ? "No signal was lost: " + ui::grouped(rung) +
                                " were given, and every waiter heard each of "
                                "them."
                          : "A signal was lost: not every waiter heard each of the " + ui::grouped(rung) + ".";
}

std::string meaningOfBurned(const Report& report) {
  if (!report.processor_clock)
    return "A page cannot ask how long a thread had a core. “Burned” is the time between a thread’s own readings of "
           "the clock while it was awake, without the pauses in which its core was taken away. What the system spends "
           "on putting a thread to sleep and waking it is not in it. A browser knows no yielding: “Yield” sleeps for "
           "150\u202Fµs instead.";
  std::string text = "“Burned” is the time for which a waiter had a core, as the system counts it.";
  const auto busy = std::ranges::find(report.points, Way::kBusy, [](const Point& point) { return point.trial.way; });
  if (busy != report.points.end())
    text += " By readings of the clock alone, which is all that a page has, “" + std::string(nameOf(Way::kBusy)) +
            "” comes to " + shareText(busy->awake.median) + " instead of " + shareText(busy->burned.median) + ".";
  return text;
}

std::string machine(const threads::Environment& environment, const Report& report) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (report.overlap)
    text += " With nothing to wait for, two or more threads ran at once for " + ui::percent(*report.overlap) +
            " of the time.";
  if (report.alone.n > 1) text += steadiness(threads::spread(report.alone));
  const Settings& settings = report.settings;
  if (settings.neighbours > 0 && !report.points.empty() && settings.waiters + settings.neighbours <= environment.cores)
    text += " There is a core for everybody, so nobody has to make room: take more waiters or more neighbours.";
  return text;
}

std::string spokenResult(const Report& report, bool cancelled) {
  if (report.rounds == 0) return "Stopped before the first round was complete.";
  return (cancelled ? "Stopped after " : "Finished ") + counted(report.rounds, "round", "rounds") + ". " +
         finding(report);
}

std::string_view nameOf(Way way) { return kWayNames[static_cast<std::size_t>(way)]; }

std::string shareText(double share) {
  constexpr double kLarge = 0.1;
  if (share >= kLarge) return ui::percent(share);
  return (share > 0 ? ui::significant(share * 100, 2) : "0") + "\u202F%";
}

std::string timeText(std::int64_t us) {
  int digits = static_cast<int>(ui::plain(us).size());
  for (std::int64_t left = us; left > 0 && left % 10 == 0; left /= 10) --digits;
  return ui::duration(static_cast<double>(us) * 1e3, std::clamp(digits, 1, 3));
}

}  // namespace racecourse::labs::primitives

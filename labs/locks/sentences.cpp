#include "labs/locks/sentences.h"

#include <algorithm>
#include <cmath>

#include "ui/number.h"

namespace racecourse::labs::locks {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many) {
  return ui::grouped(n) + " " + (n == 1 ? one : many);
}

std::string threadsPhrase(const Settings& settings, bool sweeps) {
  if (!sweeps || settings.threads == 1) return counted(settings.threads, "thread", "threads");
  return "1 to " + ui::plain(settings.threads) + " threads";
}

bool sweepsThreads(Measure measure) { return measure == Measure::kThreads || measure == Measure::kTable; }

std::string times(double ratio) {
  constexpr double kLarge = 1e4;
  return (ratio < kLarge ? ui::significant(ratio, 2) : ui::grouped(std::llround(ratio / 1e3) * 1'000)) + " times";
}

std::string costFinding(const Report& report) {
  const Cost* none = findCost(report, "None");
  const Cost* atomic = findCost(report, "Atomic");
  const Cost* mutex = findCost(report, "std::mutex");
  if (none == nullptr || atomic == nullptr) return {};
  std::string text = "Alone, an increment takes " + ui::duration(none->increment.median) + " without a guard and " +
                     ui::duration(atomic->increment.median) + " as an atomic";
  if (mutex == nullptr || none->increment.median <= 0) return text + ".";
  return text + ". With std::mutex it takes " + ui::duration(mutex->increment.median) + ", " +
         times(mutex->increment.median / none->increment.median) + " as long as without.";
}

// The points with the largest number of threads and the longest section: where the sweep ends.
std::vector<const Point*> lastPoints(const Report& report) {
  std::vector<const Point*> last;
  for (const Point& point : report.points) {
    if (!last.empty() && last.back()->trial.subject == point.trial.subject) last.pop_back();
    last.push_back(&point);
  }
  return last;
}

std::string change(const Report& report, const Point& last) {
  const Point* alone = findPoint(report, {last.trial.subject, 1, last.trial.inside_ns});
  if (alone == nullptr || last.trial.threads == 1 || last.per_second.median <= 0) return ".";
  const double ratio = last.per_second.median / alone->per_second.median;
  return ratio >= 1 ? ", " + times(ratio) + " what one thread does."
                    : ", " + times(1 / ratio) + " less than one thread.";
}

std::string rateFinding(const Report& report) {
  const std::vector<const Point*> last = lastPoints(report);
  if (last.empty()) return {};
  const auto rate = [](const Point* point) { return point->per_second.median; };
  const Point& best = **std::ranges::max_element(last, {}, rate);
  const Point& worst = **std::ranges::min_element(last, {}, rate);
  std::string text = "With " + counted(best.trial.threads, "thread", "threads") + ", “" +
                     std::string(nameOf(report.settings, best.trial)) +
                     "” does most: " + shortRate(best.per_second.median) + " a second" + change(report, best);
  if (&best == &worst) return text;
  return text + " “" + std::string(nameOf(report.settings, worst.trial)) + "” does " +
         shortRate(worst.per_second.median) + change(report, worst);
}

std::string sectionFinding(const Report& report) {
  std::string text;
  for (const int inside_ns : {kSectionSteps.front(), kSectionSteps.back()}) {
    double least = 0;
    double most = 0;
    for (const Point& point : report.points) {
      if (point.trial.inside_ns != inside_ns) continue;
      const double rate = point.per_second.median;
      least = least == 0 ? rate : std::min(least, rate);
      most = std::max(most, rate);
    }
    if (least <= 0) return {};
    text += (text.empty() ? "With " : " With ") + ui::duration(inside_ns, 2) + " inside, the best lock does " +
            times(most / least) + " what the worst does.";
  }
  return text;
}

// Shares of a handful of acquisitions say nothing about fairness.
bool canBeJudged(const Point& point) {
  constexpr double kFewestForEach = 20;
  return point.fewest >= kFewestForEach * point.trial.threads;
}

std::string jainOf(const Report& report, const Point& point) {
  return std::string(nameOf(report.settings, point.trial)) + " (Jain’s index " + ui::significant(point.jain.median, 3) +
         ")";
}

std::string fairnessFinding(const Report& report) {
  if (report.settings.threads == 1) return {};
  std::vector<const Point*> judged;
  std::string seldom;
  for (const Point& point : report.points) {
    if (canBeJudged(point))
      judged.push_back(&point);
    else
      seldom += (seldom.empty() ? "" : ", ") + std::string(nameOf(report.settings, point.trial));
  }
  if (!seldom.empty()) seldom = " Acquired too seldom to judge: " + seldom + ".";
  if (judged.empty()) return seldom.empty() ? "" : seldom.substr(1);
  const auto jain = [](const Point* point) { return point->jain.median; };
  const Point& best = **std::ranges::max_element(judged, {}, jain);
  const Point& worst = **std::ranges::min_element(judged, {}, jain);
  if (&best == &worst) return "It is 1 when all shares are equal: " + jainOf(report, best) + "." + seldom;
  return "Fairest is " + jainOf(report, best) + ", least fair " + jainOf(report, worst) + ", where one thread had " +
         ui::percent(*std::ranges::max_element(worst.shares)) + " of the acquisitions." + seldom;
}

}  // namespace

std::string runLabel(const Settings& settings) {
  if (settings.measure == Measure::kCost) return "Run 1 thread";
  return "Run " + threadsPhrase(settings, sweepsThreads(settings.measure));
}

std::string question(Measure measure) {
  switch (measure) {
    case Measure::kCost:
      return "One thread takes a lock that nobody else wants, adds 1, and lets go. Before you run: how many times as "
             "long does that take as adding 1?";
    case Measure::kThreads:
      return "More and more threads want the same lock. Before you run: do two threads get more done than one?";
    case Measure::kSection:
      return "The same threads, with critical sections from short to long. Before you run: where does the choice of "
             "the "
             "lock matter more?";
    case Measure::kFairness:
      return "All threads want the same lock all the time. Before you run: does each of them get it equally often?";
    case Measure::kTable:
      return "Threads look up, insert and erase keys in a hash table of 256 buckets. Before you run: how much do more "
             "locks help?";
  }
  return {};
}

std::string title(const Settings& settings) {
  if (settings.measure == Measure::kCost) return "What a guard costs one thread";
  const std::string outside = ", " + ui::grouped(settings.outside_ns) + " ns outside";
  const std::string inside = ", " + ui::grouped(settings.inside_ns) + " ns inside";
  const std::string what = settings.measure == Measure::kTable      ? "Operations a second, "
                           : settings.measure == Measure::kFairness ? "Who got the lock, "
                                                                    : "Critical sections a second, ";
  return what + threadsPhrase(settings, sweepsThreads(settings.measure)) +
         (settings.measure == Measure::kSection ? "" : inside) + outside;
}

std::string finding(const Report& report) {
  switch (report.settings.measure) {
    case Measure::kCost:
      return costFinding(report);
    case Measure::kSection:
      return sectionFinding(report);
    case Measure::kFairness:
      return fairnessFinding(report);
    case Measure::kThreads:
    case Measure::kTable:
      return rateFinding(report);
  }
  return {};
}

bool allExact(const Report& report) { return std::ranges::all_of(report.points, &Point::exact); }

std::string proofOfExclusion(const Report& report) {
  if (report.points.empty()) return {};
  std::int64_t done = 0;
  for (const Point& point : report.points) done += point.done;
  if (report.settings.measure == Measure::kTable)
    return allExact(report)
               ? "After " + ui::grouped(done) + " operations each table holds the keys that it should: none was lost."
               : "A table does not hold the keys that it should. A lock has failed.";
  return allExact(report) ? "Nobody was ever inside with another: " + ui::grouped(done) +
                                " critical sections, and a plain counter under the locks has counted each of them."
                          : "A counter under the locks has not counted each critical section. A lock has failed.";
}

std::string_view nameOf(const Settings& settings, const Trial& trial) {
  const auto index = static_cast<std::size_t>(trial.subject);
  return settings.measure == Measure::kTable ? kTables[index] : threads::kLockNames[index];
}

std::string shortRate(double per_second) {
  if (per_second >= 1e6) return ui::significant(per_second / 1e6, 3) + " M";
  if (per_second >= 1e3) return ui::significant(per_second / 1e3, 3) + " k";
  return ui::significant(per_second, 3);
}

std::string spokenResult(const Report& report, bool cancelled) {
  const std::size_t rows = report.costs.size() + report.points.size();
  if (rows == 0) return "Stopped before the first row was complete.";
  const std::string found = finding(report);
  return (cancelled ? "Stopped after " : "Finished ") + counted(static_cast<std::int64_t>(rows), "row", "rows") + "." +
         (found.empty() ? "" : " " + found);
}

std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (report.overlap && report.settings.threads > 1)
    text += " With nothing to wait for, two or more of the " + ui::plain(report.settings.threads) +
            " threads ran at once for " + ui::percent(*report.overlap) + " of the time.";
  std::vector<double> spreads;
  for (const Point& point : report.points) spreads.push_back(threads::spread(point.per_second));
  for (const Cost& cost : report.costs) spreads.push_back(threads::spread(cost.increment));
  if (!spreads.empty())
    text += " The middle half of the repetitions lies within " + ui::percent(threads::summarise(spreads).median) +
            " of the median in a typical row.";
  if (settings.measure != Measure::kCost && settings.threads > environment.cores)
    text += " There are more threads than cores: a lock that goes to a thread without a core waits with it.";
  return text;
}

}  // namespace racecourse::labs::locks

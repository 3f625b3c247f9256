#include "labs/deadlock/sentences.h"

#include <algorithm>

#include "labs/deadlock/parameters.h"
#include "ui/number.h"

namespace racecourse::labs::deadlock {
namespace {

using ui::grouped;

std::string counted(std::int64_t n, const char* one, const char* many) {
  return grouped(n) + " " + (n == 1 ? one : many);
}

std::string stuckSentence(const Report& report) {
  const auto many = std::ssize(threads::findCycle(report.now));
  return "Deadlock: " + counted(many, "thread", "threads") +
         " wait for each other, and nobody looks for it. They stand here until you press Stop, which takes the locks "
         "back.";
}

std::string recoveredSentence(const Report& report) {
  const Totals& totals = report.totals;
  const threads::Summary found = latency(report);
  const std::string times =
      totals.deadlocks == totals.recoveries
          ? "After each of them one thread was rolled back, started over, and made its transfer after all."
          : grouped(totals.recoveries) + " of the threads that were rolled back have made their transfer so far.";
  return counted(totals.deadlocks, "deadlock", "deadlocks") + " in " +
         counted(totals.transfers, "transfer", "transfers") + ". " + times + " Half of them stood for over " +
         ui::duration(found.median) + " before they were found.";
}

std::string impossibleSentence(const Settings& settings) {
  const Conditions& conditions = settings.conditions;
  std::string why;
  if (!conditions.mutual_exclusion)
    why = "nobody ever waits for anybody";
  else if (!conditions.hold_and_wait)
    why = "who waits holds nothing that another could wait for";
  else if (!conditions.no_preemption)
    why = "nobody keeps what it holds while it cannot go on";
  else
    why = "who holds an account waits only for larger ones, so the waiting never comes back to where it began";
  return "No deadlock, and none can be: " + why + ".";
}

std::string luckSentence(const Report& report) {
  return "No deadlock in " + counted(report.totals.transfers, "transfer", "transfers") +
         ". That is luck, not safety: all four conditions hold. Add a pause between the locks, or threads, or take "
         "accounts away.";
}

}  // namespace

std::string title(const Settings& settings) {
  const std::string meeting = settings.meet ? "they meet after the first lock"
                                            : counted(settings.accounts, "account", "accounts") + ", " +
                                                  ui::plain(settings.locks_each) + " locks each";
  return counted(settings.threads, "thread", "threads") + " × " + counted(settings.transfers, "transfer", "transfers") +
         ", " + meeting;
}

std::string periodPhrase(std::int64_t period_us) {
  if (period_us == kNever) return "never";
  if (period_us == kAtEveryWait) return "at every wait";
  return "every " + microseconds(period_us);
}

std::string microseconds(std::int64_t us) {
  int digits = static_cast<int>(ui::plain(us).size());
  for (std::int64_t left = us; left > 0 && left % 10 == 0; left /= 10) --digits;
  return ui::duration(static_cast<double>(us) * 1e3, std::clamp(digits, 1, 3));
}

std::string conditionsPhrase(const Conditions& conditions) {
  std::string off;
  for (const ConditionWords& words : kConditionWords)
    if (!(conditions.*words.is_on)) off += (off.empty() ? "" : ", ") + std::string(words.name);
  return off.empty() ? "all four" : "without " + off;
}

std::string outcome(const Report& report) {
  switch (explain(report)) {
    case Reason::kNothing:
      return {};
    case Reason::kStuck:
      return stuckSentence(report);
    case Reason::kRecovered:
      return recoveredSentence(report);
    case Reason::kImpossible:
      return impossibleSentence(report.settings);
    case Reason::kLuck:
      return luckSentence(report);
  }
  return {};
}

ui::Verdict verdictOf(Reason reason) {
  switch (reason) {
    case Reason::kStuck:
    case Reason::kRecovered:
      return ui::Verdict::kDeadlock;
    case Reason::kImpossible:
      return ui::Verdict::kHolds;
    default:
      return ui::Verdict::kUnknown;
  }
}

std::string spokenResult(const Report& report, bool cancelled) {
  const Totals& totals = report.totals;
  const auto many = [](std::int64_t n, const char* one, const char* more) {
    return ui::plain(n) + " " + (n == 1 ? one : more);
  };
  return std::string(cancelled ? "Stopped" : "Finished") + ": " + many(totals.transfers, "transfer", "transfers") +
         ", " + many(totals.deadlocks, "deadlock", "deadlocks") + ", " +
         many(totals.recoveries, "recovery", "recoveries") + ".";
}

std::string sweepSentence(const std::vector<SweepPoint>& points, bool complete) {
  const auto best = bestPeriod(points);
  if (!best) return "The first cell is being measured.";
  std::string text = "Of these periods, " + microseconds(best->period_us) +
                     " made a transfer cheapest: " + ui::duration(best->transfer.median) + ", of which " +
                     ui::duration(best->stuck.median) + " stood in a deadlock and " +
                     ui::duration(best->looking.median) + " went into looking.";
  if (points.front().period_us == kAtEveryWait)
    text += " Looking at every wait, it took " + ui::duration(points.front().transfer.median) + ".";
  return complete ? text : "So far: " + text;
}

std::string machine(const threads::Environment& environment, const Settings& settings) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (settings.threads + 1 > environment.cores)
    text += " With the detector there are " + ui::plain(settings.threads + 1) +
            " threads, more than cores: some wait for a core, and times have a wide spread.";
  return text;
}

std::string accountName(int account) { return std::string(1, static_cast<char>('A' + account)); }

}  // namespace racecourse::labs::deadlock

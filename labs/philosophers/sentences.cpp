#include "labs/philosophers/sentences.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "labs/philosophers/parameters.h"
#include "ui/number.h"

namespace racecourse::labs::philosophers {
namespace {

using ui::grouped;

std::string counted(std::int64_t n, const char* one, const char* many) {
  return grouped(n) + " " + (n == 1 ? one : many);
}

std::string lowered(std::string_view name) {
  std::string text(name);
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

std::string rate(double per_second) { return grouped(std::llround(per_second)) + " meals a second"; }

std::string deadlockSentence(const Report& report, bool running) {
  const std::int64_t period = report.settings.period_us;
  std::string text = "Deadlock: each holds the left fork and waits for the right one.";
  if (!running) return text + " So they sat until the run was stopped.";
  if (period == kNever) return text + " Nobody looks for it, so they sit here until you press Stop.";
  return text + " The detector, which looks " + periodPhrase(period) + ", will take a fork away from one of them.";
}

std::string livelockSentence(const Report& report) {
  return "Livelock: in " + counted(report.totals.rounds, "round", "rounds") +
         " running everybody took a fork, could not have the second one, and put the first one down. Nobody is "
         "blocked, everybody is busy, and nobody eats.";
}

std::string recoveredSentence(const Totals& totals) {
  const std::string after = totals.deadlocks == totals.recoveries
                                ? "Each time one philosopher lost a fork, started over, and ate after all."
                                : grouped(totals.recoveries) + " of those who lost a fork have eaten since.";
  return counted(totals.deadlocks, "deadlock", "deadlocks") + " in " + counted(totals.meals, "meal", "meals") + ". " +
         after;
}

std::string reasonOf(Strategy strategy) {
  switch (strategy) {
    case Strategy::kNaive:
      break;
    case Strategy::kLeftHanded:
      return "the last philosopher begins on the right, so not everybody can hold a left fork";
    case Strategy::kOrdered:
      return "who holds a fork waits only for larger ones, so the waiting never comes back to where it began";
    case Strategy::kWaiter:
      return "one seat is empty, so somebody who sits has both forks within reach";
    case Strategy::kBoth:
    case Strategy::kBackOff:
    case Strategy::kRandomBackOff:
      return "who waits holds nothing that another could wait for";
  }
  return {};
}

std::string impossibleSentence(const Report& report) {
  const Totals& totals = report.totals;
  std::string text = "No deadlock, and none can be: " + reasonOf(report.settings.strategy) + ".";
  const auto each = givenBackEach(totals.given_back, totals.meals);
  if (!backsOff(report.settings.strategy) || !each) return text;
  text += " For each meal " + ui::significant(*each, 2) + " first forks were put down again.";
  if (totals.most_rounds > 0)
    text += " At most " + counted(totals.most_rounds, "round", "rounds") + " running went by in which everybody did.";
  return text;
}

std::string luckSentence(const Report& report) {
  return "No deadlock in " + counted(report.totals.meals, "meal", "meals") +
         ". That is luck, not safety: the circle can close at any time. Add a pause between the forks, or let them go "
         "in step.";
}

std::string nothingSentence(const Report& report, bool running) {
  if (running || report.elapsed_ns == 0) return {};
  return "Nobody had eaten when the run was stopped.";
}

// The two strategies that are one rule at a round table show how far two equal things lie apart.
std::string noise(const std::vector<Point>& points) {
  const std::vector<Point> left = pointsOf(points, Strategy::kLeftHanded),
                           ordered = pointsOf(points, Strategy::kOrdered);
  if (left.size() != 1 || ordered.size() != 1 || ordered[0].per_second.median == 0) return {};
  const double share = std::abs(left[0].per_second.median / ordered[0].per_second.median - 1);
  return " One left-handed and forks in order are the same rule here; they lie " + ui::percent(share) +
         " apart, so take no smaller difference seriously.";
}

std::string strategiesFinding(const Report& report) {
  const Point *most = best(report.points), *least = worst(report.points);
  if (most == nullptr) return {};
  std::string text = std::string(nameOf(most->strategy)) + " served the most, " + rate(most->per_second.median);
  if (const auto limit = ceiling(report.settings, most->philosophers))
    text += ", which is " + ui::percent(most->per_second.median / *limit) + " of what can be";
  text += "; " + lowered(nameOf(least->strategy)) + " the fewest, " + rate(least->per_second.median) + ".";
  const Point& fairest = *std::ranges::min_element(
      report.points, {}, [](const Point& point) { return point.per_second.n > 0 ? point.jain.median : 1; });
  // Nobody had anything to share out where nobody ate.
  if (fairest.per_second.n > 0 && fairest.jain.median < 0.9)
    text += " " + std::string(nameOf(fairest.strategy)) + " was the least fair: its Jain’s index is " +
            ui::significant(fairest.jain.median, 2) + ".";
  return text + noise(report.points);
}

std::string sizeFinding(const Report& report) {
  std::vector<Point> largest;
  for (const Point& point : report.points)
    if (point.per_second.n > 0 && point.philosophers == report.settings.philosophers) largest.push_back(point);
  const Point *most = best(largest), *least = worst(largest);
  if (most == nullptr || most == least) return "The first round is being measured.";
  const Point two = pointsOf(report.points, most->strategy).front();
  std::string text = "With " + ui::plain(report.settings.philosophers) + " at the table " +
                     lowered(nameOf(most->strategy)) + " served the most, " + rate(most->per_second.median);
  if (two.philosophers < most->philosophers && two.per_second.median > 0)
    text += ", which is " + ui::significant(most->per_second.median / two.per_second.median, 2) +
            " times as many as with " + ui::plain(two.philosophers);
  return text + "; " + lowered(nameOf(least->strategy)) + " served the fewest, " + rate(least->per_second.median) + ".";
}

}  // namespace

std::string title(const Settings& settings) {
  switch (settings.measure) {
    case Measure::kWatch:
      return ui::plain(settings.philosophers) + " philosophers, " + lowered(nameOf(settings.strategy));
    case Measure::kStrategies:
      return "All strategies, " + ui::plain(settings.philosophers) + " philosophers";
    case Measure::kSize:
      return "All strategies, 2 to " + ui::plain(settings.philosophers) + " philosophers";
  }
  return {};
}

std::string runLabel(const Settings& settings) {
  switch (settings.measure) {
    case Measure::kWatch:
      return "Run " + ui::plain(settings.philosophers) + " philosophers";
    case Measure::kStrategies:
      return "Compare the strategies";
    case Measure::kSize:
      return "Compare the sizes";
  }
  return {};
}

std::string microseconds(std::int64_t us) {
  if (us == 0) return "none";
  int digits = static_cast<int>(ui::plain(us).size());
  for (std::int64_t left = us; left > 0 && left % 10 == 0; left /= 10) --digits;
  return ui::duration(static_cast<double>(us) * 1e3, std::clamp(digits, 1, 3));
}

std::string periodPhrase(std::int64_t period_us) {
  return period_us == kNever ? "off" : "every " + microseconds(period_us);
}

std::string question(const Settings& settings) {
  switch (settings.measure) {
    case Measure::kWatch:
      if (settings.strategy != Strategy::kNaive)
        return "Before you run: will everybody eat, and who has to wait for whom?";
      return "Everybody takes the left fork and then the right one. Before you run: what will become of them?";
    case Measure::kStrategies:
      return "Seven ways to take two forks, and the same forks for all of them. Before you run: which serves the most "
             "meals, and is it fair?";
    case Measure::kSize:
      return "At a larger table more can eat at once. Before you run: which strategies make use of that?";
  }
  return {};
}

std::string outcome(const Report& report, bool running) {
  switch (explain(report)) {
    case Reason::kNothing:
      return nothingSentence(report, running);
    case Reason::kDeadlock:
      return deadlockSentence(report, running);
    case Reason::kLivelock:
      return livelockSentence(report);
    case Reason::kRecovered:
      return recoveredSentence(report.totals);
    case Reason::kLuck:
      return luckSentence(report);
    case Reason::kImpossible:
      return impossibleSentence(report);
  }
  return {};
}

ui::Verdict verdictOf(Reason reason) {
  switch (reason) {
    case Reason::kDeadlock:
    case Reason::kLivelock:
    case Reason::kRecovered:
      return ui::Verdict::kDeadlock;
    case Reason::kImpossible:
      return ui::Verdict::kHolds;
    default:
      return ui::Verdict::kUnknown;
  }
}

std::string finding(const Report& report) {
  if (report.windows == 0) return {};
  return report.settings.measure == Measure::kSize ? sizeFinding(report) : strategiesFinding(report);
}

std::string spokenResult(const Report& report, bool cancelled) {
  const std::string begin = cancelled ? "Stopped: " : "Finished: ";
  if (report.settings.measure != Measure::kWatch) {
    const std::string found = finding(report);
    return begin + (found.empty() ? "nothing was measured." : lowered(found));
  }
  const Totals& totals = report.totals;
  const auto many = [](std::int64_t n, const char* one, const char* more) {
    return ui::plain(n) + " " + (n == 1 ? one : more);
  };
  std::string text = begin + many(totals.meals, "meal", "meals") + ", " +
                     many(totals.deadlocks, "deadlock", "deadlocks") + ", " +
                     many(totals.recoveries, "recovery", "recoveries");
  if (backsOff(report.settings.strategy)) text += ", " + many(totals.given_back, "fork", "forks") + " put down";
  return text + ".";
}

std::string machine(const threads::Environment& environment, const Settings& settings) {
  std::string text =
      "This machine shows " + counted(environment.cores, "core", "cores") +
      ". Who thinks, eats or pauses sleeps and needs no core, and a sleep lasts a little longer than asked.";
  if (settings.philosophers + 1 > environment.cores)
    text += " With the detector there are " + ui::plain(settings.philosophers + 1) +
            " threads: the shorter the times, the more of them wait for a core.";
  return text;
}

}  // namespace racecourse::labs::philosophers

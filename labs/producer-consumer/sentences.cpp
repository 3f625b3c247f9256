#include "labs/producer-consumer/sentences.h"

#include <algorithm>
#include <cmath>

#include "labs/producer-consumer/experiment_sweep.h"
#include "labs/producer-consumer/findings.h"
#include "ui/number.h"

namespace racecourse::labs::producer_consumer {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many) {
  return ui::grouped(n) + " " + (n == 1 ? one : many);
}

std::string nameOf(threads::BufferKind kind) {
  return std::string(threads::kBufferNames[static_cast<std::size_t>(kind)]);
}

std::string upTo(int most, const char* one, const char* many) {
  return most == 1 ? counted(1, one, many) : "1 to " + counted(most, one, many);
}

// What the shares of waiting come to in the long run, where theory knows it.
std::string expectedWaits(const Settings& s) {
  if (!theoryIsExact(s)) return {};
  const Exact exact = *exactOf(flowOf(s, {s.kind, s.capacity, s.producers, s.consumers}));
  return " In the long run theory expects " + ui::percent(exact.producers_waited) + " and " +
         ui::percent(exact.consumers_waited) + ".";
}

std::string watchFinding(const Report& report) {
  const Totals& totals = report.totals;
  if (totals.used == 0) return {};
  std::string text = "Producers waited for a free slot " + ui::percent(totals.producers_waited) +
                     " of their time, consumers for an item " + ui::percent(totals.consumers_waited) + "." +
                     expectedWaits(report.settings);
  if (totals.producers_waited > 2 * totals.consumers_waited)
    text += " The consumers are the slower side.";
  else if (totals.consumers_waited > 2 * totals.producers_waited)
    text += " The producers are the slower side.";
  if (totals.empty_wake_ups > 0)
    text += " " + counted(totals.empty_wake_ups, "wake-up was", "wake-ups were") + " for nothing.";
  return text;
}

// An item takes no time to make and to use, so what is left is the buffer.
bool handsOverOnly(const Settings& settings) { return settings.make_us == 0 && settings.use_us == 0; }

std::string capacityOf(const Report& report, threads::BufferKind kind) {
  const Point* one = atCapacity(report, kind, kCapacitySteps.front());
  const Point* most = atCapacity(report, kind, kCapacitySteps.back());
  if (one == nullptr || most == nullptr || one->per_second.median <= 0 || most->per_second.median <= 0) return {};
  if (handsOverOnly(report.settings))
    return nameOf(kind) + ": an item takes " + ui::duration(1e9 / one->per_second.median) + " through one slot and " +
           ui::duration(1e9 / most->per_second.median) + " through 256.";
  return nameOf(kind) + ": one slot lets " + shownRate(one->per_second.median) + " items a second through, 256 slots " +
         shownRate(most->per_second.median) + ". That is " +
         ui::percent(one->per_second.median / most->per_second.median) + ".";
}

std::string capacityFinding(const Report& report, int cores) {
  std::string text;
  for (const threads::BufferKind kind : kindsMeasured(report)) {
    const std::string sentence = capacityOf(report, kind);
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  }
  if (text.empty() || !theoryIsExact(report.settings)) return text;
  const auto theory = [&](int capacity) {
    return *theoryOf(report.settings,
                     {report.points.front().trial.kind, capacity, report.settings.producers, report.settings.consumers},
                     cores);
  };
  return text + " By theory it is " + ui::percent(theory(kCapacitySteps.front()) / theory(kCapacitySteps.back())) + ".";
}

std::string pairOf(const Trial& trial) {
  return counted(trial.producers, "producer", "producers") + " and " +
         counted(trial.consumers, "consumer", "consumers");
}

std::string sidesFinding(const Report& report) {
  if (report.points.size() < 2) return {};
  const auto rate = [](const Point& point) { return point.per_second.median; };
  const Point& first = report.points.front();
  const Point& best = *std::ranges::max_element(report.points, {}, rate);
  if (rate(first) <= 0) return {};
  return "Most gets through with " + pairOf(best.trial) + ": " + shownRate(rate(best)) + " items a second, " +
         ui::significant(rate(best) / rate(first), 2) + " times what " + pairOf(first.trial) + " do.";
}

std::string typicalSpread(const Report& report) {
  std::vector<double> spreads;
  for (const Point& point : report.points) spreads.push_back(threads::spread(point.per_second));
  return ui::percent(threads::summarise(spreads).median);
}

}  // namespace

std::string title(const Settings& settings) {
  const std::string slots = counted(settings.capacity, "slot", "slots");
  if (settings.measure == Measure::kSides)
    return upTo(settings.producers, "producer", "producers") + ", " + slots + ", " +
           upTo(settings.consumers, "consumer", "consumers");
  const std::string producers = counted(settings.producers, "producer", "producers");
  const std::string consumers = counted(settings.consumers, "consumer", "consumers");
  if (settings.measure == Measure::kCapacity)
    return producers + ", 1 to " + ui::plain(kCapacitySteps.back()) + " slots, " + consumers;
  return producers + ", " + slots + ", " + consumers;
}

std::string runLabel(const Settings& settings) {
  return "Run " + std::string(settings.measure == Measure::kSides ? "up to " : "") +
         ui::plain(settings.producers + settings.consumers) + " threads";
}

std::string question(Measure measure) {
  switch (measure) {
    case Measure::kWatch:
      return "Producers fill the slots, consumers empty them, and none of them knows how fast the others are. Before "
             "you "
             "run: will the buffer be full, empty, or in between most of the time?";
    case Measure::kCapacity:
      return "The same producers and consumers, with one slot, two, four … Before you run: how much more gets through "
             "256 slots than through one?";
    case Measure::kSides:
      return "More and more threads on each side of the same buffer. Before you run: on which side does one more "
             "thread "
             "help?";
  }
  return {};
}

std::string_view describeKind(threads::BufferKind kind) {
  switch (kind) {
    case threads::BufferKind::kSemaphores:
      return "One semaphore counts free slots, one counts items, a mutex guards the slots.";
    case threads::BufferKind::kMonitor:
      return "One lock, a condition for each side: who waits for a slot and who waits for an item wait apart.";
    case threads::BufferKind::kBroadcast:
      return "One lock and one condition: everybody is woken, looks, and goes back to sleep where it was not for them.";
  }
  return {};
}

std::string finding(const Report& report, const threads::Environment& environment) {
  switch (report.settings.measure) {
    case Measure::kWatch:
      return watchFinding(report);
    case Measure::kCapacity:
      return capacityFinding(report, environment.cores);
    case Measure::kSides:
      return sidesFinding(report);
  }
  return {};
}

std::string littlesLaw(const Report& report) {
  const Totals& totals = report.totals;
  const double rate = perSecond(report);
  if (totals.used == 0 || totals.present <= 0 || totals.stay_ns <= 0) return {};
  return "Little’s law: " + shownRate(rate) + " items a second × " + ui::duration(totals.stay_ns) +
         " from made to taken = " + ui::significant(rate * totals.stay_ns / 1e9, 2) +
         " items. Counted at moments, there were " + ui::significant(totals.present, 2) + " on average.";
}

std::string promises(const Report& report) {
  const std::int64_t used = itemsUsed(report);
  if (used == 0) return {};
  if (!allRight(report))
    return "An item is lost, was taken twice or out of order, or there was one too many. The buffer has failed.";
  return "Of " + counted(used, "item", "items") +
         " none was lost and none was taken twice; each consumer got those of a producer in their order, and there "
         "were "
         "never more than there are slots.";
}

std::string spokenResult(const Report& report, const threads::Environment& environment, bool cancelled) {
  const std::string found = finding(report, environment);
  const std::string end = cancelled ? "Stopped" : "Finished";
  if (report.settings.measure != Measure::kWatch) {
    const auto points = static_cast<std::int64_t>(report.points.size());
    if (points == 0) return "Stopped before the first point was complete.";
    return end + ": " + counted(points, "point", "points") + "." + (found.empty() ? "" : " " + found);
  }
  return end + ": " + ui::plain(report.totals.made) + (report.totals.made == 1 ? " item" : " items") + " made, " +
         ui::plain(report.totals.used) + " used." + (found.empty() ? "" : " " + found);
}

std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  const double late_ns = settings.measure == Measure::kWatch ? report.totals.late_ns : report.late_ns;
  if (settings.waits) {
    text += " Work that waits needs no core.";
    if (late_ns > 0)
      text += " A sleep lasted about " + ui::duration(late_ns, 1) +
              " longer than asked; the next one is shortened by that.";
  } else if (settings.producers + settings.consumers > environment.cores) {
    text += " Work that computes needs a core, and there are more threads than cores.";
  }
  if (!report.points.empty())
    text += " The middle half of the repetitions lies within " + typicalSpread(report) +
            " of the median at a typical point.";
  return text;
}

std::string timePhrase(std::int64_t us) {
  if (us == 0) return "none";
  int digits = static_cast<int>(ui::plain(us).size());
  for (std::int64_t left = us; left % 10 == 0; left /= 10) --digits;
  return ui::duration(static_cast<double>(us) * 1e3, std::clamp(digits, 1, 3));
}

std::string shownRate(double per_second) {
  constexpr double kWhole = 100;
  constexpr double kShort = 1e5;
  if (per_second < kWhole) return ui::significant(per_second, 2);
  if (per_second < kShort) return ui::grouped(std::llround(per_second));
  return per_second < 1e6 ? ui::significant(per_second / 1e3, 3) + " k" : ui::significant(per_second / 1e6, 3) + " M";
}

std::string doingPhrase(const ThreadNow& thread, bool producer) {
  const std::string item = thread.item > 0 ? " item " + ui::plain(thread.item) : "";
  switch (thread.doing) {
    case Doing::kWorking:
      if (item.empty()) return producer ? "begins" : "looks for an item";
      return (producer ? "makes" : "uses") + item;
    case Doing::kWaiting:
      return producer ? "waits for a slot with" + item : "waits for an item";
    case Doing::kGone:
      return "is done";
  }
  return {};
}

std::string sceneSummary(const Scene& scene) {
  const auto filled = std::ranges::count_if(scene.slots, [](const auto& slot) { return slot.has_value(); });
  const auto waiting = [](const std::vector<ThreadNow>& threads) {
    return ui::plain(std::ranges::count(threads, Doing::kWaiting, &ThreadNow::doing)) + " of " +
           ui::plain(std::ssize(threads));
  };
  return ui::plain(filled) + " of " + counted(std::ssize(scene.slots), "slot", "slots") +
         (filled == 1 ? " is filled. " : " are filled. ") + waiting(scene.producers) + " producers wait for a slot, " +
         waiting(scene.consumers) + " consumers for an item.";
}

}  // namespace racecourse::labs::producer_consumer

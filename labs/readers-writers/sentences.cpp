#include "labs/readers-writers/sentences.h"

#include <algorithm>
#include <vector>

#include "labs/readers-writers/findings.h"
#include "labs/readers-writers/parameters.h"
#include "ui/number.h"

namespace racecourse::labs::readers_writers {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many) {
  return ui::grouped(n) + " " + (n == 1 ? one : many);
}

std::string quoted(ReadWriteLockKind lock) { return "“" + std::string(nameOf(lock)) + "”"; }

std::string durationWithoutZeros(double ns, std::int64_t of_unit) {
  int digits = static_cast<int>(ui::plain(of_unit).size());
  for (std::int64_t left = of_unit; left > 0 && left % 10 == 0; left /= 10) --digits;
  return ui::duration(ns, std::clamp(digits, 1, 3));
}

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

std::string watchedSide(const Waits& waits, const char* who) {
  if (waits.threads == 0) return {};
  if (waits.entries == 0)
    return " No " + std::string(who) + " got in; " + ui::plain(waits.still_waiting) + " of " +
           ui::plain(waits.threads) + " wait, the longest for " + ui::duration(waits.ns.max) + ".";
  return " A " + std::string(who) + " waited for up to " + ui::duration(waits.ns.max) + ".";
}

std::string watchFinding(const Report& report) {
  if (report.waits.empty()) return {};
  const LockWaits& waits = report.waits.front();
  return counted(waits.readers.entries, "read", "reads") + " and " + counted(waits.writers.entries, "write", "writes") +
         " in " + ui::duration(static_cast<double>(waits.elapsed_ns)) + "." + watchedSide(waits.readers, "reader") +
         watchedSide(waits.writers, "writer");
}

std::string starvedOf(const Waits& waits, const char* many) {
  return waits.starved == 0 ? ""
                            : ui::plain(waits.starved) + " of " + ui::plain(waits.threads) + " " + many + " starved";
}

std::string waitingOne(const LockWaits& waits) {
  std::vector<std::string> starved;
  for (const std::string& side : {starvedOf(waits.readers, "readers"), starvedOf(waits.writers, "writers")})
    if (!side.empty()) starved.push_back(side);
  const std::string what = starved.empty() ? "nobody waited longer than " +
                                                 ui::duration(std::max(waits.readers.ns.max, waits.writers.ns.max))
                                           : join(starved);
  return quoted(waits.lock) + ": " + what + ".";
}

std::string waitingFinding(const Report& report) {
  std::string text;
  for (const LockWaits& waits : report.waits) text += (text.empty() ? "" : " ") + waitingOne(waits);
  return text;
}

std::string ratioPhrase(const Duel& duel) {
  return quoted(duel.best) + " does " + ui::significant(duel.ratio, 2) + " times as much as the mutex";
}

std::string shareFinding(const Report& report) {
  using Kind = Crossing::Kind;
  const std::vector<Duel> all = duels(report);
  const Crossing crossing = crossingOf(all);
  if (crossing.kind == Kind::kNothing) return {};
  const std::string at_the_end = " At " + ui::plain(all.back().reads_percent) + " %, " + ratioPhrase(all.back()) + ".";
  switch (crossing.kind) {
    case Kind::kAlways:
      return "No crossing: a read-write lock does more than the mutex at every share of reads." + at_the_end;
    case Kind::kNever:
      return "No crossing: at no share of reads does a read-write lock clearly do more than the mutex." + at_the_end;
    case Kind::kFrom:
      return "The crossing is at " + ui::plain(crossing.reads_percent) +
             " % reads: from there on a read-write lock does more than the mutex, below it none clearly does." +
             at_the_end;
    default:
      break;
  }
  std::vector<std::string> wins;
  for (const Duel& duel : all)
    if (duel.winner == Winner::kReadWrite) wins.push_back(ui::plain(duel.reads_percent) + " %");
  return "No clear crossing: a read-write lock does more than the mutex at " + join(wins) +
         " reads, and not in between or beyond. Run it again on a quieter machine." + at_the_end;
}

// "T1 (reads), T3 (writes)", in the order of arrival.
std::string visitorsAt(const Scene& scene, Place place) {
  std::vector<std::pair<std::int64_t, std::string>> found;
  for (std::size_t i = 0; i < scene.visitors.size(); ++i) {
    const Visitor& visitor = scene.visitors[i];
    if (visitor.place == place)
      found.emplace_back(visitor.arrival, "T" + ui::plain(static_cast<std::int64_t>(i) + 1) +
                                              (visitor.writes ? " (writes)" : " (reads)"));
  }
  std::ranges::sort(found);
  std::string text;
  for (const auto& [arrival, name] : found) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "nobody" : text;
}

std::string sharesMachine(const threads::Environment& environment, const Settings& settings, const Report& report) {
  std::string text;
  if (report.overlap && settings.threads > 1)
    text += " With nothing to wait for, two or more of the " + ui::plain(report.settings.threads) +
            " threads ran at once for " + ui::percent(*report.overlap) + " of the time.";
  std::vector<double> spreads;
  for (const Point& point : report.points) spreads.push_back(threads::spread(point.per_second));
  if (!spreads.empty())
    text += " The middle half of the repetitions lies within " + ui::percent(threads::summarise(spreads).median) +
            " of the median in a typical cell.";
  if (!settings.asleep && settings.threads > environment.cores)
    text += " There are more threads than cores: whoever is inside may be without a core.";
  return text;
}

}  // namespace

std::string_view nameOf(ReadWriteLockKind lock) { return threads::kReadWriteLockNames[static_cast<std::size_t>(lock)]; }

std::string_view nameIn(const Report& report, const LockWaits& waits) {
  if (report.settings.measure != Measure::kWatch) return nameOf(waits.lock);
  return kWatchedNames[static_cast<std::size_t>(report.settings.lock)];
}

std::string readersPhrase(int readers) { return readers == 0 ? "no reader" : counted(readers, "reader", "readers"); }
std::string writersPhrase(int writers) { return writers == 0 ? "no writer" : counted(writers, "writer", "writers"); }

std::string runLabel(const Settings& settings) {
  if (settings.measure == Measure::kShare) return "Run " + counted(settings.threads, "thread", "threads");
  if (settings.writers == 0) return "Run " + readersPhrase(settings.readers);
  if (settings.readers == 0) return "Run " + writersPhrase(settings.writers);
  return "Run " + readersPhrase(settings.readers) + ", " + writersPhrase(settings.writers);
}

std::string question(const Settings& settings) {
  switch (settings.measure) {
    case Measure::kWatch:
      return "Readers and writers come to one lock again and again. Before you run: who will be inside together, and "
             "will everybody get in?";
    case Measure::kWaiting:
      return "The same readers and writers, with one lock after the other. Before you run: who waits longest with each "
             "of them?";
    case Measure::kShare:
      return "Each thread reads or writes by lot. Before you run: how many of the accesses have to be reads before a "
             "read-write lock gets more done than a mutex?";
  }
  return {};
}

std::string title(const Settings& settings) {
  if (settings.measure == Measure::kShare)
    return "Operations a second, " + counted(settings.threads, "thread", "threads") + ", " +
           nanoseconds(settings.section_ns) + " inside" + (settings.asleep ? ", asleep" : "");
  const std::string crowd = readersPhrase(settings.readers) + ", " + writersPhrase(settings.writers);
  if (settings.measure == Measure::kWatch)
    return std::string(kWatchedNames[static_cast<std::size_t>(settings.lock)]) + ", " + crowd;
  return "Who waits how long, " + crowd;
}

std::string finding(const Report& report) {
  switch (report.settings.measure) {
    case Measure::kWatch:
      return watchFinding(report);
    case Measure::kWaiting:
      return waitingFinding(report);
    case Measure::kShare:
      return shareFinding(report);
  }
  return {};
}

std::string proofOfExclusion(const Report& report) {
  std::int64_t done = 0;
  for (const LockWaits& waits : report.waits) done += waits.readers.entries + waits.writers.entries;
  for (const Point& point : report.points) done += point.done;
  if (done == 0) return {};
  if (!promiseKept(report)) return "A writer was inside with somebody else. A lock has failed.";
  return "No writer was ever inside with anybody else, no reader saw half of a page, and the page has counted each "
         "write, over " +
         counted(done, "entry", "entries") + ".";
}

std::string togetherSentence(const Report& report) {
  int mutex = 0, others = 0;
  const auto note = [&](ReadWriteLockKind lock, int readers) {
    int& most = lock == ReadWriteLockKind::kMutex ? mutex : others;
    most = std::max(most, readers);
  };
  for (const LockWaits& waits : report.waits) note(waits.lock, waits.most_readers);
  for (const Point& point : report.points) note(point.lock, point.most_readers);
  if (mutex == 0 || others == 0) return {};
  return "With the mutex there was never more than " + counted(mutex, "reader", "readers") +
         " inside, with a read-write lock up to " + ui::plain(others) + ".";
}

std::string spokenResult(const Report& report, bool cancelled) {
  const std::string begin = cancelled ? "Stopped. " : "Finished. ";
  const std::string found = finding(report);
  return begin + (found.empty() ? "Nothing is complete." : found);
}

std::string sceneSentence(const Scene& scene) {
  return "Inside: " + visitorsAt(scene, Place::kInside) +
         ". At the door, first come first: " + visitorsAt(scene, Place::kWaiting) +
         ". Away: " + visitorsAt(scene, Place::kAway) + ".";
}

std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (settings.asleep)
    text +=
        " Whoever is inside sleeps, so the cores do not decide how many are inside together. A sleep may last longer "
        "than it was asked to.";
  if (settings.measure == Measure::kShare) return text + sharesMachine(environment, settings, report);
  if (!settings.asleep) text += " Whoever is inside computes until its time is over, with or without a core.";
  if (settings.relay) text += " Nobody leaves while all others of its kind are away: they relay each other.";
  return text;
}

std::string waitShown(double ns) { return ns > 0 ? ui::duration(ns) : "≈ 0"; }

std::string milliseconds(int ms) { return durationWithoutZeros(ms * 1e6, ms); }

std::string nanoseconds(int ns) { return ns == 0 ? "nothing" : durationWithoutZeros(ns, ns); }

std::string shortRate(double per_second) {
  if (per_second >= 1e6) return ui::significant(per_second / 1e6, 3) + " M";
  if (per_second >= 1e3) return ui::significant(per_second / 1e3, 3) + " k";
  return ui::significant(per_second, 3);
}

}  // namespace racecourse::labs::readers_writers

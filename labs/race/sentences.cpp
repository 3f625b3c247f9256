#include "labs/race/sentences.h"

#include "ui/number.h"

namespace racecourse::labs::race {
namespace {

using ui::grouped;

std::string counted(std::int64_t n, const char* one, const char* many) {
  return grouped(n) + " " + (n == 1 ? one : many);
}

std::string guardPhrase(const Settings& settings) {
  switch (settings.guard) {
    case Guard::kNone:
      return "nothing guards the counter";
    case Guard::kMutex:
      return "a mutex guards the counter";
    case Guard::kAtomic:
      return "the counter is atomic";
  }
  return {};
}

// Why updates can be lost by threads that take turns.
std::string turnsSentence(const Verdict& v) {
  if (v.overlap.n == 0 || v.overlap.median >= kHardlyOverlaps) return {};
  return " Your threads ran at the same time for only " + ui::percent(v.overlap.median) +
         " of a typical round. Taking turns is enough: a thread that is suspended between its read and its write comes "
         "back with an old value.";
}

std::string lostSentence(const Verdict& v) {
  const double share = static_cast<double>(v.lost) / static_cast<double>(v.expected);
  return grouped(v.rounds_that_lost) + " of " + counted(v.rounds, "round", "rounds") +
         " lost updates: " + grouped(v.lost) + " of " + grouped(v.expected) + " increments are gone (" +
         ui::percent(share) + ")." + turnsSentence(v);
}

std::string guardSentence(const Settings& settings) {
  return settings.guard == Guard::kMutex
             ? "No update was lost, and none can be: the mutex lets one thread at a time read, add and write."
             : "No update was lost, and none can be: an atomic reads, adds and writes in one step.";
}

constexpr const char* kStillWrong = " That is luck, not safety: the program is still wrong.";

}  // namespace

std::string title(const Settings& settings) {
  return counted(settings.threads, "thread", "threads") + " × " + grouped(settings.increments) + " increments, " +
         guardPhrase(settings);
}

std::string outcome(const Verdict& v, const Settings& settings) {
  switch (v.reason) {
    case Reason::kNoRounds:
      return {};
    case Reason::kLost:
      return lostSentence(v);
    case Reason::kGuarded:
      return guardSentence(settings);
    case Reason::kOneThread:
      return "No update was lost: a single thread has nobody to race with.";
    case Reason::kOneCore:
      return std::string(
                 "No update was lost. With one core the threads take turns, and a turn seldom ends between a "
                 "read and its write.") +
             kStillWrong + " Add yields to make the gap longer.";
    case Reason::kNotMeasurable:
      return "No update was lost. A round took " + ui::duration(v.round_ns) + ", and the clock moves in steps of " +
             ui::duration(v.clock_step_ns) + ", so nobody can say whether the threads overlapped." + kStillWrong +
             " Ask for more increments.";
    case Reason::kHardlyOverlapped:
      return "No update was lost. Your threads ran at the same time for " + ui::percent(v.overlap.median) +
             " of a round: something else keeps the cores busy." + kStillWrong + " Try more increments or more rounds.";
    case Reason::kNarrowWindow:
      return "No update was lost, although your threads ran at the same time for " + ui::percent(v.overlap.median) +
             " of a round. No write fell between another thread’s read and write." + kStillWrong +
             " Add yields to make the gap longer.";
  }
  return {};
}

ui::Verdict verdictOf(Reason reason) {
  switch (reason) {
    case Reason::kLost:
      return ui::Verdict::kFails;
    case Reason::kGuarded:
    case Reason::kOneThread:
      return ui::Verdict::kHolds;
    default:
      return ui::Verdict::kUnknown;
  }
}

std::string spokenResult(const Report& report, bool cancelled) {
  const auto rounds = static_cast<std::int64_t>(report.rounds.size());
  const int lost = roundsThatLost(report);
  return (cancelled ? "Stopped after " : "Finished ") + counted(rounds, "round", "rounds") + ". " +
         (lost == 0 ? std::string("No update was lost.")
                    : ui::plain(lost) + " of them lost updates, " + ui::plain(totalLost(report)) + " in all.");
}

std::string machine(const threads::Environment& environment, const Settings& settings) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (settings.threads > environment.cores)
    text += " There are more threads than cores, so some of them wait for a core while others run.";
  return text;
}

}  // namespace racecourse::labs::race

#include "engine/sentences.h"

#include "engine/deadlock.h"

namespace racecourse::engine {
namespace {

// "threads 1, 2 and 3"
std::string list(const std::vector<int>& threads) {
  if (threads.size() == 1) return nameOfThread(threads.front());
  std::string text;
  bool numbers_begun = false;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (i > 0) text += i + 1 == threads.size() ? " and " : ", ";
    if (threads[i] == 0) {
      text += nameOfThread(0);
      continue;
    }
    if (!numbers_begun) text += i + 1 == threads.size() ? "thread " : "threads ";
    numbers_begun = true;
    text += std::to_string(threads[i]);
  }
  return text;
}

std::string number(std::uint64_t value) { return grouped(std::to_string(value)); }

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// "in the only schedule", "in both schedules", "in all 6 schedules"
std::string inAll(const Natural& schedules) {
  if (schedules == Natural(1)) return "in the only schedule";
  return schedules == Natural(2) ? "in both schedules" : "in all " + grouped(schedules.text()) + " schedules";
}

// "in 4 of 6 schedules", "in all 6 schedules", "in some schedules"
std::string share(const Report& report, const SentenceFacts& facts) {
  if (!facts.alike_failing || !report.schedules) return "in some schedules";
  if (*facts.alike_failing == *report.schedules) return inAll(*report.schedules);
  return "in " + grouped(facts.alike_failing->text()) + " of " + grouped(report.schedules->text()) + " schedules";
}

// "every assertion and invariant is true"; empty when there are none.
std::string truths(const SentenceFacts& facts) {
  if (!facts.assertions && !facts.invariants) return "";
  return std::string("every ") +
         (facts.assertions && facts.invariants ? "assertion and invariant"
          : facts.assertions                   ? "assertion"
                                               : "invariant") +
         " is true";
}

std::string holds(const Report& report, const SentenceFacts& facts) {
  const std::string truth = truths(facts);
  if (report.endless)
    return "Holds: " + (truth.empty() ? "" : truth + " in every schedule, and ") +
           "under a fair scheduler every thread finishes.";
  const std::string where = report.schedules ? inAll(*report.schedules) : "in every schedule";
  return "Holds: " + where + " " + (truth.empty() ? "" : truth + " and ") + "every thread finishes.";
}

std::string deadlock(const Report& report, const SentenceFacts& facts) {
  if (report.loop)
    return "Deadlock of some: " + facts.waits + ", while " + list(facts.going_round) +
           (facts.going_round.size() == 1 ? " goes" : " go") + " round for ever.";
  return "Deadlock " + share(report, facts) + ": " + facts.waits + ".";
}

std::string neverFinishes(const Report& report, const SentenceFacts& facts) {
  const Loop& loop = *report.loop;
  std::string text = "Never finishes: " + list(facts.going_round) + " can go round for ever";
  text += loop.livelock
              ? " (livelock)"
              : " while " + list(loop.starving) + (loop.starving.size() == 1 ? " waits" : " wait") + " (starvation)";
  return text + (loop.strongly_fair ? ", even under a strongly fair scheduler."
                                    : ". Under a strongly fair scheduler every thread finishes.");
}

std::string stopped(const Report& report, const SentenceFacts& facts) {
  if (report.exhausted)
    return "Stopped: a thread works on for more than " + number(static_cast<std::uint64_t>(kMostLocalWork)) +
           " instructions without a step that others could notice.";
  if (report.stopped == Stop::kNone) return "Not finished yet: nothing wrong so far.";
  const std::string what =
      report.stopped == Stop::kMemory ? "Stopped at the limit of memory, after " : "Stopped after ";
  if (facts.decides_all_but_loops)
    return what + number(report.states) +
           " states: nothing fails or deadlocks in any schedule, but whether every thread finishes was not decided.";
  return what + number(report.states) + (report.states == 1 ? " state" : " states") + ": nothing wrong within " +
         number(report.depth) + (report.depth == 1 ? " step." : " steps.");
}

}  // namespace

std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string sentenceFor(const Report& report, const SentenceFacts& facts) {
  switch (report.verdict) {
    case Verdict::kHolds:
      return holds(report, facts);
    case Verdict::kAssertion:
      return "The assertion on line " + std::to_string(report.line) + " fails " + share(report, facts) + ".";
    case Verdict::kError:
      return facts.failure + ", " + share(report, facts) + ".";
    case Verdict::kInvariant:
      return capitalised(facts.failure) + " after a step " + share(report, facts) + ".";
    case Verdict::kDeadlock:
      return deadlock(report, facts);
    case Verdict::kNeverFinishes:
      return neverFinishes(report, facts);
    case Verdict::kStopped:
      break;
  }
  return stopped(report, facts);
}

}  // namespace racecourse::engine

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/check_races.h"
#include "engine/checking.h"

namespace racecourse::engine {
namespace {

bool before(const Outcome& a, const Outcome& b) {
  return std::tie(a.kind, a.output, a.values, a.failure) < std::tie(b.kind, b.output, b.values, b.failure);
}

std::vector<int> listed(const ThreadSet& set) {
  std::vector<int> threads;
  for (std::size_t thread = 0; thread < set.size(); ++thread)
    if (set.test(thread)) threads.push_back(static_cast<int>(thread));
  return threads;
}

}  // namespace

void Check::Parts::settle() {
  noteBytes();
  describeSearch();
  if (outcomes) {
    report.verdict = verdict();
    report.exhausted = report.verdict == Verdict::kStopped && outcomes->exhausted();
    if (outcomes->worst()) describeFailure();
    if (counting && stage > Stage::kCounting) takeCounts();
    listOutcomes();
  }
  report.sentence = sentenceFor(report, facts);
}

std::size_t Check::Parts::searchBytes() {
  return full->bytes() + (reduced ? reduced->bytes() - machine.pool().bytes() : 0);
}

void Check::Parts::noteBytes() {
  std::size_t bytes = searchBytes() + (components ? components->bytes() : 0);
  if (graph) bytes += graph->bytes();
  if (fewest) bytes += fewest->bytes();
  if (counting) bytes += counting->bytes();
  report.bytes = std::max(report.bytes, bytes);
}

Verdict Check::Parts::verdict() const {
  if (const auto worst = outcomes->worst()) return outcomes->groups()[*worst].outcome.kind;
  if (report.loop) return report.stuck.empty() ? Verdict::kNeverFinishes : Verdict::kDeadlock;
  const bool loop_to_come = fairness && fairness->loop();
  const bool decided = full_done ? loops_decided && !loop_to_come : reduced_done && !reduced_cyclic;
  return decided && !outcomes->exhausted() ? Verdict::kHolds : Verdict::kStopped;
}

void Check::Parts::describeFailure() {
  const Outcomes::Group& worst = outcomes->groups()[*outcomes->worst()];
  report.line = worst.line;
  facts.failure = worst.outcome.failure;
  if (!report.fewest_switches) report.counterexample = source->wayTo(worst.nearest);
  if (report.verdict == Verdict::kDeadlock)
    describeDeadlock(explainDeadlock(machine, stateAfter(machine, report.counterexample)));
}

void Check::Parts::describeDeadlock(Deadlock deadlock) {
  report.stuck = std::move(deadlock.stuck);
  report.cycle = std::move(deadlock.cycle);
  report.lost_wakeup = deadlock.lost_wakeup;
  facts.waits = std::move(deadlock.text);
}

void Check::Parts::describeLoop() {
  Loop loop{.steps = tour->steps(), .starving = {}, .strongly_fair = fairness->loop()->strongly_fair};
  ThreadSet moving;
  for (const Choice choice : loop.steps) moving.set(static_cast<std::size_t>(choice.thread));
  facts.going_round = listed(moving);
  const State state = full->at(loop_start);
  loop.starving = stuckThreads(machine, state, moving);
  loop.livelock = loop.starving.empty();
  if (loop.livelock) loop.starving = facts.going_round;
  if (fairness->loop()->subset_deadlock) describeDeadlock(explainDeadlock(machine, state, moving));
  report.loop = std::move(loop);
}

void Check::Parts::describeSearch() {
  const Search& base = full_done || !reduced ? *full : *reduced;
  report.states = base.size();
  report.transitions = base.transitions();
  if (!full_done) report.reduced_states = base.size();
  report.stopped = full_done ? Stop::kNone : base.stopped() != Stop::kNone ? base.stopped() : full->stopped();
  // A reduced search may meet a state later than others would: how far everything was seen is for the full one to say.
  report.depth = &base == reduced.get() && options.reduction ? full->depth() : base.depth();
  facts.decides_all_but_loops = !full_done && reduced_done && reduced_cyclic && !options.reduction;
}

void Check::Parts::takeCounts() {
  report.counted = true;
  report.endless_probability = counting->endlessProbability();
  report.probability_rest = counting->probabilityRest();
  report.failing_probability = 0;
  Natural all = 0, failing = 0, alike = 0;
  const auto& groups = outcomes->groups();
  const auto worst = outcomes->worst();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Natural& schedules = counting->schedules()[i];
    all += schedules;
    if (groups[i].outcome.kind == Verdict::kHolds) continue;
    failing += schedules;
    report.failing_probability += counting->probabilities()[i];
    if (worst && Outcomes::alike(groups[i], groups[*worst])) alike += schedules;
  }
  if (report.endless) return;
  report.failing_share = ratio(failing, all);
  report.schedules = std::move(all);
  report.failing = std::move(failing);
  facts.alike_failing = std::move(alike);
}

void Check::Parts::listOutcomes() {
  report.outcomes.clear();
  report.more_outcomes = 0;
  for (std::size_t i = 0; i < outcomes->groups().size(); ++i) {
    if (!outcomes->groups()[i].listed) {
      ++report.more_outcomes;
      continue;
    }
    Outcome outcome = outcomes->groups()[i].outcome;
    if (report.counted) outcome.probability = counting->probabilities()[i];
    if (report.counted && !report.endless) outcome.schedules = counting->schedules()[i];
    report.outcomes.push_back(std::move(outcome));
  }
  std::ranges::sort(report.outcomes, before);
  const bool complete = full_done || (reduced_done && !(reduced_cyclic && options.reduction));
  report.all_outcomes = complete && !outcomes->exhausted();
}

}  // namespace racecourse::engine

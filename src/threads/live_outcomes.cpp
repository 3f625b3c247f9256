#include "threads/live_outcomes.h"

#include <algorithm>

#include "engine/deadlock.h"

namespace racecourse::threads {

using engine::Failure;
using engine::Machine;
using engine::Verdict;
using engine::Word;

namespace {

constexpr std::size_t kMostKnown = 10'000;

// Ends with equal keys are the same outcome.
std::vector<std::uint32_t> keyOf(const engine::State& state, LiveEnding ending, int failed) {
  std::vector<std::uint32_t> key = {static_cast<std::uint32_t>(ending)};
  const auto add = [&](const std::vector<Word>& words) {
    key.push_back(static_cast<std::uint32_t>(words.size()));
    for (const Word word : words) key.push_back(word.bits());
  };
  if (ending == LiveEnding::kFailure) {
    add({state.threads[static_cast<std::size_t>(failed)]});
    return key;
  }
  add(state.globals);
  add(state.objects);
  add({state.output});
  if (ending == LiveEnding::kDeadlock) add(state.threads);
  return key;
}

LiveOutcome failureOf(Machine& machine, engine::State state, int failed) {
  // Another thread may have failed as well, but too late.
  std::swap(state.threads.front(), state.threads[static_cast<std::size_t>(failed)]);
  const Failure failure = machine.failure(state).value();
  std::string text = failure.exception + " on line " + std::to_string(failure.span.begin.line);
  if (!failure.message.empty()) text += ": " + failure.message;
  const bool assertion = failure.kind == Failure::kAssertion;
  return {.kind = assertion ? Verdict::kAssertion : Verdict::kError, .failure = std::move(text)};
}

LiveOutcome outcomeOf(Machine& machine, const engine::State& state, LiveEnding ending, int failed) {
  if (ending == LiveEnding::kFailure) return failureOf(machine, state, failed);
  LiveOutcome outcome{.output = machine.output(state), .values = machine.finalValues(state)};
  if (ending == LiveEnding::kDeadlock) {
    outcome.kind = Verdict::kDeadlock;
    outcome.failure = explainDeadlock(machine, state).text;
  } else if (ending == LiveEnding::kInvariant) {
    outcome.kind = Verdict::kInvariant;
    outcome.failure = "the invariant " + machine.brokenInvariant(state).value_or("") + " is false";
  }
  return outcome;
}

bool isSame(const LiveOutcome& a, const LiveOutcome& b) {
  return a.kind == b.kind && a.output == b.output && a.values == b.values && a.failure == b.failure;
}

}  // namespace

void LiveTally::count(Machine& machine, const LiveWorld& world) {
  const engine::State state = world.state();
  const LiveEnding ending = world.ending();
  const auto [known, fresh] = known_.try_emplace(keyOf(state, ending, world.failed()), 0);
  if (fresh) known->second = placeOf(outcomeOf(machine, state, ending, world.failed()));
  ++outcomes_[known->second].count;
  if (known_.size() > kMostKnown) known_.clear();
}

std::size_t LiveTally::placeOf(LiveOutcome outcome) {
  const auto same = std::ranges::find_if(outcomes_, [&](const LiveOutcome& one) { return isSame(one, outcome); });
  const auto place = static_cast<std::size_t>(same - outcomes_.begin());
  if (same == outcomes_.end()) outcomes_.push_back(std::move(outcome));
  return place;
}

}  // namespace racecourse::threads

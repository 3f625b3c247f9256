#include "engine/outcomes.h"

#include <algorithm>
#include <cassert>

#include "engine/deadlock.h"

namespace racecourse::engine {
namespace {

void append(std::string& key, const std::string& part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

// Equal for equal outcomes.
std::string keyOf(const Outcome& outcome, int line) {
  std::string key = std::to_string(static_cast<int>(outcome.kind));
  append(key, std::to_string(line));
  append(key, outcome.output);
  append(key, outcome.failure);
  for (const auto& [name, value] : outcome.values) {
    append(key, name);
    append(key, value);
  }
  return key;
}

Verdict kindOf(Failure::Kind kind) {
  switch (kind) {
    case Failure::kAssertion:
      return Verdict::kAssertion;
    case Failure::kException:
      return Verdict::kError;
    case Failure::kExhausted:
      break;
  }
  return Verdict::kStopped;
}

// "AssertionError on line 15: lost an update"
std::string textOf(const Failure& failure) {
  const std::string text = failure.exception + " on line " + std::to_string(failure.span.begin.line);
  return failure.message.empty() ? text : text + ": " + failure.message;
}

}  // namespace

Outcomes::Outcomes(Machine& machine, Search& search, std::size_t most_listed)
    : machine_(machine), search_(search), most_listed_(most_listed) {}

bool Outcomes::advance(std::size_t budget) {
  if (!collected_) collect();
  for (; next_ended_ < ended_.size(); ++next_ended_) {
    if (budget-- == 0) return false;
    ended_[next_ended_].group = groupFor(ended_[next_ended_].state);
  }
  for (; next_witness_ < groups_.size(); ++next_witness_) {
    Group& group = groups_[next_witness_];
    if (!group.listed) continue;
    if (budget-- == 0) return false;
    group.outcome.witness = search_.wayTo(group.nearest);
  }
  return true;
}

void Outcomes::collect() {
  collected_ = true;
  for (const Ending ending :
       {Ending::kFinished, Ending::kDeadlock, Ending::kFailure, Ending::kInvariant, Ending::kExhausted})
    for (const Number state : search_.endings(ending)) ended_.push_back({state, 0});
  std::ranges::sort(ended_, {}, &Ended::state);
}

Outcomes::Group Outcomes::describe(Number number) const {
  const State state = search_.at(number);
  Group group{.outcome = {}, .nearest = number};
  Outcome& outcome = group.outcome;
  switch (search_.ending(number)) {
    case Ending::kDeadlock:
      outcome.kind = Verdict::kDeadlock;
      outcome.failure = explainDeadlock(machine_, state).text;
      break;
    case Ending::kInvariant:
      outcome.kind = Verdict::kInvariant;
      outcome.failure = "the invariant " + machine_.brokenInvariant(state).value_or("") + " is false";
      break;
    case Ending::kFailure:
    case Ending::kExhausted:
      if (const auto failure = machine_.failure(state)) {
        outcome.kind = kindOf(failure->kind);
        outcome.failure = textOf(*failure);
        group.line = failure->span.begin.line;
      }
      break;
    case Ending::kFinished:
    case Ending::kNone:
      break;
  }
  outcome.output = machine_.output(state);
  outcome.values = machine_.finalValues(state);
  return group;
}

std::uint32_t Outcomes::groupFor(Number state) {
  Group group = describe(state);
  const auto number = static_cast<std::uint32_t>(groups_.size());
  const auto [place, fresh] = keys_.try_emplace(keyOf(group.outcome, group.line), number);
  if (!fresh) return place->second;
  group.listed = number < most_listed_;
  if (!group.listed) {
    group.outcome.output.clear();
    group.outcome.values.clear();
  }
  groups_.push_back(std::move(group));
  return number;
}

int Outcomes::groupOf(Number final_state) const {
  const auto found = std::ranges::lower_bound(ended_, final_state, {}, &Ended::state);
  assert(found != ended_.end() && found->state == final_state);
  return static_cast<int>(found->group);
}

std::optional<std::size_t> Outcomes::worst() const {
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Verdict kind = groups_[i].outcome.kind;
    if (kind == Verdict::kHolds || kind == Verdict::kStopped) continue;
    if (!worst || worse(groups_[i], groups_[*worst])) worst = i;
  }
  return worst;
}

// Groups are in order of their nearest states, so of two alike the first stays.
bool Outcomes::worse(const Group& group, const Group& other) const {
  const auto rank = [](Verdict kind) {
    return kind == Verdict::kAssertion ? 0 : kind == Verdict::kError ? 1 : kind == Verdict::kInvariant ? 2 : 3;
  };
  const int mine = rank(group.outcome.kind), theirs = rank(other.outcome.kind);
  if ((mine == 3) != (theirs == 3)) return theirs == 3;
  const auto depth = search_.depthOf(group.nearest), other_depth = search_.depthOf(other.nearest);
  if (depth != other_depth) return depth < other_depth;
  return mine != theirs ? mine < theirs : group.line < other.line;
}

bool Outcomes::alike(const Group& group, const Group& other) {
  return group.outcome.kind == other.outcome.kind && group.line == other.line &&
         (group.outcome.kind != Verdict::kInvariant || group.outcome.failure == other.outcome.failure);
}

bool Outcomes::exhausted() const {
  return std::ranges::any_of(groups_, [](const Group& group) { return group.outcome.kind == Verdict::kStopped; });
}

}  // namespace racecourse::engine

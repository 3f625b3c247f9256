#include "labs/banker/banker.h"

#include <algorithm>

namespace racecourse::labs::banker {
namespace {

// As fits(), and counts the comparisons. It stops at the first kind of which there is too little.
bool fitsCounted(const Units& wanted, const Units& free, std::int64_t& operations) {
  for (std::size_t kind = 0; kind < wanted.size(); ++kind) {
    ++operations;
    if (wanted[kind] > free[kind]) return false;
  }
  return true;
}

// In passes from the first process on, until a pass finds nobody who can have what it wants.
Reduction reduce(Units free, const Matrix& allocation, const Matrix& wanted) {
  Reduction result{.work = {free}};
  std::vector<bool> finished(allocation.size());
  for (bool found = true; found;) {
    found = false;
    for (std::size_t process = 0; process < allocation.size(); ++process) {
      if (finished[process] || !fitsCounted(wanted[process], free, result.operations)) continue;
      add(free, allocation[process]);
      result.operations += std::ssize(free);
      finished[process] = found = true;
      result.order.push_back(static_cast<int>(process));
      result.work.push_back(free);
    }
    if (result.order.size() == allocation.size()) break;
  }
  for (std::size_t process = 0; process < allocation.size(); ++process)
    if (!finished[process]) result.left.push_back(static_cast<int>(process));
  return result;
}

// The first kind of which `wanted` is more than `there`; there is one.
int firstTooFew(const Units& wanted, const Units& there) {
  return static_cast<int>(std::ranges::mismatch(wanted, there, std::ranges::less_equal{}).in1 - wanted.begin());
}

Answer refused(Verdict verdict, const State& state, std::string sentence) {
  return {.verdict = verdict, .after = state, .reduction = {}, .sentence = std::move(sentence)};
}

}  // namespace

Reduction checkSafety(const State& state) { return reduce(state.available, state.allocation, needOf(state)); }

bool isSafe(const State& state) { return checkSafety(state).left.empty(); }

std::int64_t worstCost(int processes, int kinds) {
  const std::int64_t n = processes;
  return n * kinds * (n + 1) / 2 + n * kinds;
}

State costliestState(int processes, int kinds) {
  State state;
  state.available.assign(kinds, 0);
  state.allocation.assign(processes, Units(kinds, 0));
  state.maximum.assign(processes, Units(kinds, 0));
  // Each holds one unit of the last kind and needs as many as there are processes behind it: only the comparison of the
  // last kind tells that it cannot finish yet.
  for (int process = 0; process < processes; ++process) {
    state.allocation[process].back() = 1;
    state.maximum[process].back() = processes - process;
  }
  return state;
}

Answer request(const State& state, int process, const Units& units) {
  const Units need = needOf(state)[process];
  const std::string who = named(process);
  if (!fits(units, need)) {
    const int kind = firstTooFew(units, need);
    return refused(Verdict::kExceedsClaim, state,
                   "Refused: " + who + " asks for " + amountOf(units[kind], kind) + ", and may ask for no more than " +
                       std::to_string(need[kind]) + ".");
  }
  if (!fits(units, state.available)) {
    const int kind = firstTooFew(units, state.available);
    return refused(Verdict::kMustWait, state,
                   who + " must wait: it asks for " + amountOf(units[kind], kind) + ", and " +
                       std::to_string(state.available[kind]) +
                       (state.available[kind] == 1 ? " is free." : " are free."));
  }
  State granted = state;
  subtract(granted.available, units);
  add(granted.allocation[process], units);
  Reduction reduction = checkSafety(granted);
  if (!reduction.left.empty()) {
    Answer answer = refused(Verdict::kUnsafe, state,
                            who + " must wait: with " + textOf(units) + " granted, " + listOf(reduction.left) +
                                " could not be sure to finish.");
    answer.reduction = std::move(reduction);
    return answer;
  }
  std::string sentence = "Granted: all can finish in the order " + sequenceText(reduction.order) + ".";
  return {Verdict::kGranted, std::move(granted), std::move(reduction), std::move(sentence)};
}

std::expected<State, std::string> release(const State& state, int process, const Units& units) {
  const Units& held = state.allocation[process];
  if (!fits(units, held)) {
    const int kind = firstTooFew(units, held);
    return std::unexpected(named(process) + " cannot give back " + amountOf(units[kind], kind) + ": it holds " +
                           std::to_string(held[kind]) + ".");
  }
  State after = state;
  add(after.available, units);
  subtract(after.allocation[process], units);
  return after;
}

Waiting textbookWaiting() {
  return {.available = {0, 0, 0},
          .allocation = {{0, 1, 0}, {2, 0, 0}, {3, 0, 3}, {2, 1, 1}, {0, 0, 2}},
          .requests = {{0, 0, 0}, {2, 0, 2}, {0, 0, 0}, {1, 0, 0}, {0, 0, 2}}};
}

Detection detect(const Waiting& waiting) {
  Detection result{.reduction = reduce(waiting.available, waiting.allocation, waiting.requests)};
  for (const int process : result.reduction.left) {
    const bool holds = std::ranges::any_of(waiting.allocation[process], [](int units) { return units > 0; });
    (holds ? result.deadlocked : result.behind).push_back(process);
  }
  return result;
}

}  // namespace racecourse::labs::banker

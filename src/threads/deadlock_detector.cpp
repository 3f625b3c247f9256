#include "threads/deadlock_detector.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace racecourse::threads {
namespace {

// A search in depth that remembers its way; a thread on the way that is met again closes a cycle.
class Search {
 public:
  explicit Search(const LockSnapshot& snapshot) : snapshot_(snapshot), state_(snapshot.wanted.size()) {}

  std::vector<int> run() {
    for (std::size_t thread = 0; thread < state_.size(); ++thread)
      if (state_[thread] == State::kNew && visit(static_cast<int>(thread))) return way_;
    return {};
  }

 private:
  enum class State { kNew, kOnTheWay, kDone };

  // True when it closed a cycle, which is then all that is left of the way.
  bool visit(int thread) {
    const auto here = static_cast<std::size_t>(thread);
    state_[here] = State::kOnTheWay;
    way_.push_back(thread);
    for (std::size_t lock = 0; lock < snapshot_.owners.size(); ++lock) {
      const int owner = snapshot_.owners[lock];
      if ((snapshot_.wanted[here] & only(static_cast<int>(lock))) == 0 || owner < 0 || owner == thread) continue;
      const State met = state_[static_cast<std::size_t>(owner)];
      if (met == State::kOnTheWay) {
        way_.erase(way_.begin(), std::ranges::find(way_, owner));
        return true;
      }
      if (met == State::kNew && visit(owner)) return true;
    }
    state_[here] = State::kDone;
    way_.pop_back();
    return false;
  }

  const LockSnapshot& snapshot_;
  std::vector<State> state_;
  std::vector<int> way_;
};

int locksHeld(const LockSnapshot& snapshot, int thread) {
  return static_cast<int>(std::ranges::count(snapshot.owners, thread));
}

}  // namespace

std::vector<int> findCycle(const LockSnapshot& snapshot) {
  std::vector<int> cycle = Search(snapshot).run();
  std::ranges::rotate(cycle, std::ranges::min_element(cycle));
  return cycle;
}

std::int64_t closedAt(const LockSnapshot& snapshot, std::span<const int> cycle) {
  std::int64_t last = 0;
  for (const int thread : cycle) last = std::max(last, snapshot.waiting_since[static_cast<std::size_t>(thread)]);
  return last;
}

int chooseVictim(const LockSnapshot& snapshot, std::span<const int> cycle, std::span<const TransactionAge> ages,
                 VictimPolicy policy) {
  assert(!cycle.empty());
  // What the policy spares comes first in the order; the last one is the victim.
  const auto rank = [&](int thread) {
    const TransactionAge& age = ages[static_cast<std::size_t>(thread)];
    int cost = 0;
    if (policy == VictimPolicy::kFewestLocks) cost = locksHeld(snapshot, thread);
    if (policy == VictimPolicy::kLeastWork) cost = age.changes;
    return std::tuple(-cost, age.began, thread);
  };
  return *std::ranges::max_element(cycle, {}, rank);
}

}  // namespace racecourse::threads

#include "labs/banker/sequences.h"

#include <cassert>

#include "labs/banker/banker.h"

namespace racecourse::labs::banker {
namespace {

// What is free when the processes in `finished`, a bit each, have given back what they hold.
Units freeAfter(const State& state, std::uint32_t finished) {
  Units free = state.available;
  for (int process = 0; process < state.processes(); ++process)
    if (finished >> process & 1) add(free, state.allocation[process]);
  return free;
}

class Lister {
 public:
  Lister(const State& state, std::size_t limit)
      : state_(state), need_(needOf(state)), free_(state.available), used_(need_.size()), limit_(limit) {}

  std::vector<std::vector<int>> all() && {
    extend();
    return std::move(found_);
  }

 private:
  void extend() {
    if (found_.size() == limit_) return;
    if (order_.size() == need_.size()) {
      found_.push_back(order_);
      return;
    }
    for (std::size_t process = 0; process < need_.size(); ++process)
      if (!used_[process] && fits(need_[process], free_)) extendBy(process);
  }

  void extendBy(std::size_t process) {
    used_[process] = true;
    order_.push_back(static_cast<int>(process));
    add(free_, state_.allocation[process]);
    extend();
    subtract(free_, state_.allocation[process]);
    order_.pop_back();
    used_[process] = false;
  }

  const State& state_;
  Matrix need_;
  Units free_;
  std::vector<bool> used_;
  std::size_t limit_;
  std::vector<int> order_;
  std::vector<std::vector<int>> found_;
};

}  // namespace

std::uint64_t countSafeSequences(const State& state) {
  const int processes = state.processes();
  assert(processes <= kCountable);
  const Matrix need = needOf(state);
  std::vector<std::uint64_t> ways(std::size_t{1} << processes);
  ways[0] = 1;
  for (std::uint32_t finished = 0; finished < ways.size(); ++finished) {
    if (ways[finished] == 0) continue;
    const Units free = freeAfter(state, finished);
    for (int process = 0; process < processes; ++process)
      if (!(finished >> process & 1) && fits(need[process], free)) ways[finished | 1U << process] += ways[finished];
  }
  return ways.back();
}

std::vector<std::vector<int>> listSafeSequences(const State& state, std::size_t limit) {
  if (!isSafe(state)) return {};
  return Lister(state, limit).all();
}

}  // namespace racecourse::labs::banker

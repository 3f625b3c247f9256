#include "labs/program_lab/exploration.h"

#include <algorithm>
#include <utility>

namespace racecourse::labs {

using engine::State;
using engine::Word;

namespace {

constexpr std::size_t kMostNewBytes = std::size_t{64} << 20;

}  // namespace

std::size_t Exploration::Hash::operator()(const State& state) const {
  std::size_t hash = state.output.bits();
  const auto add = [&hash](const std::vector<Word>& words) {
    for (const Word word : words) hash = (hash ^ word.bits()) * 0x9E3779B1u + (hash >> 15);
    hash ^= words.size() << 7;
  };
  add(state.globals);
  add(state.objects);
  add(state.threads);
  return hash;
}

Exploration::Exploration(engine::Machine& machine, State from, std::size_t most_states,
                         std::function<bool(const State&)> goal)
    : machine_(machine),
      most_states_(most_states),
      most_bytes_(machine.pool().bytes() + kMostNewBytes),
      goal_(std::move(goal)) {
  numberOf(std::move(from));
}

int Exploration::numberOf(State state) {
  const std::size_t hash = Hash()(state);
  const auto [begin, end] = numbers_.equal_range(hash);
  for (auto one = begin; one != end; ++one)
    if (states_[static_cast<std::size_t>(one->second)] == state) return one->second;
  limited_ = limited_ || states_.size() >= most_states_ || machine_.pool().bytes() > most_bytes_;
  if (limited_) return -1;
  const int number = size();
  if (found_ < 0 && goal_ && goal_(state)) found_ = number;
  numbers_.emplace(hash, number);
  states_.push_back(std::move(state));
  came_by_.push_back(edges_.size());
  return number;
}

void Exploration::lookBehind(int number) {
  first_edge_.push_back(edges_.size());
  for (const engine::Choice choice : machine_.choices(state(number))) {
    State next = state(number);
    if (!machine_.step(next, choice)) continue;
    const int to = numberOf(std::move(next));
    if (to >= 0) edges_.push_back({number, to, choice});
  }
}

bool Exploration::advance(std::size_t budget) {
  for (; budget > 0 && next_ < states_.size() && found_ < 0 && !limited_; --budget)
    lookBehind(static_cast<int>(next_++));
  return next_ == states_.size() || found_ >= 0 || limited_;
}

int Exploration::follow(int number, engine::Choice choice) const {
  const auto state = static_cast<std::size_t>(number);
  if (number < 0 || state >= first_edge_.size()) return -1;
  for (std::size_t i = first_edge_[state]; i < edges_.size() && edges_[i].from == number; ++i)
    if (edges_[i].choice == choice) return edges_[i].to;
  return -1;
}

engine::Schedule Exploration::wayTo(int number) const {
  engine::Schedule way;
  while (number > 0) {
    const Edge& edge = edges_[came_by_[static_cast<std::size_t>(number)]];
    way.push_back(edge.choice);
    number = edge.from;
  }
  std::ranges::reverse(way);
  return way;
}

}  // namespace racecourse::labs

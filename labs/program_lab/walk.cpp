#include "labs/program_lab/walk.h"

#include <algorithm>
#include <span>
#include <utility>

namespace racecourse::labs {

using engine::Choice;
using engine::State;

Walk::Walk(const engine::Program& program, engine::MachineOptions options) : machine_(program, options) {
  states_.push_back(machine_.initial());
  goTo(0);
}

engine::Schedule Walk::scheduleTo(std::size_t place) const {
  return {schedule_.begin(), schedule_.begin() + static_cast<std::ptrdiff_t>(place)};
}

void Walk::forgetAhead() {
  if (place_ == steps_.size()) return;
  states_.resize(place_ + 1);
  steps_.resize(place_);
  by_.resize(place_);
  schedule_.resize(place_);
  ++branch_;
}

bool Walk::byHand(std::size_t place) const {
  return std::ranges::all_of(std::span(by_).first(place), [](By by) { return by == By::kHand; });
}

bool Walk::take(Choice choice, By by) {
  if (place_ < schedule_.size() && schedule_[place_] == choice) {
    if (by == By::kHand) by_[place_] = by;
    goTo(place_ + 1);
    return true;
  }
  if (place_ >= kLongestWalk || machine_.pool().bytes() > kLargestWalk) return false;
  std::optional<engine::StepInfo> info = machine_.describe(state(), choice);
  State next = state();
  if (!info || !machine_.step(next, choice)) return false;
  forgetAhead();
  states_.push_back(std::move(next));
  steps_.push_back(std::move(*info));
  by_.push_back(by);
  schedule_.push_back(choice);
  goTo(place_ + 1);
  return true;
}

void Walk::goTo(std::size_t place) {
  place_ = std::min(place, states_.size() - 1);
  choices_ = machine_.choices(state());
  ++version_;
}

std::size_t Walk::run(engine::Scheduler& scheduler, std::size_t most) {
  std::size_t taken = 0;
  while (taken < most) {
    const std::optional<Choice> choice = scheduler.next(machine_, state());
    if (!choice || !take(*choice)) break;
    ++taken;
  }
  return taken;
}

}  // namespace racecourse::labs

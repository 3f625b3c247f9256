#include "engine/scheduler.h"

#include <algorithm>
#include <limits>

namespace racecourse::engine {
namespace {

// One in so many steps of a bounded scheduler is a switch, while it has some left.
constexpr std::uint64_t kStepsPerSwitch = 4;

// The first choice of the thread after `thread` that has one, in a circle.
Choice nextInTurn(const std::vector<Choice>& choices, int thread) {
  const auto later = std::ranges::find_if(choices, [&](Choice choice) { return choice.thread > thread; });
  return later == choices.end() ? choices.front() : *later;
}

std::vector<int> threadsOf(const std::vector<Choice>& choices) {
  std::vector<int> threads;
  for (const Choice choice : choices)
    if (threads.empty() || threads.back() != choice.thread) threads.push_back(choice.thread);
  return threads;
}

// One of the thread's alternatives.
Choice pick(Random& random, const std::vector<Choice>& choices, int thread) {
  const auto own = std::ranges::equal_range(choices, thread, {}, &Choice::thread);
  return own[static_cast<std::ptrdiff_t>(random.below(own.size()))];
}

int pickThread(Random& random, const std::vector<int>& threads) {
  return threads[static_cast<std::size_t>(random.below(threads.size()))];
}

}  // namespace

std::optional<Choice> ByHand::next(Machine& machine, const State& state) {
  if (taken_ == schedule_.size()) return std::nullopt;
  const Choice choice = schedule_[taken_++];
  return std::ranges::contains(machine.choices(state), choice) ? std::optional(choice) : std::nullopt;
}

std::optional<Choice> RoundRobin::next(Machine& machine, const State& state) {
  const auto choices = machine.choices(state);
  if (choices.empty()) return std::nullopt;
  const auto own = std::ranges::find(choices, thread_, &Choice::thread);
  const bool stays = own != choices.end() && taken_ < quantum_;
  const Choice choice = stays ? *own : nextInTurn(choices, thread_);
  taken_ = stays ? taken_ + 1 : 1;
  thread_ = choice.thread;
  return choice;
}

std::optional<Choice> RandomScheduler::next(Machine& machine, const State& state) {
  const auto choices = machine.choices(state);
  if (choices.empty()) return std::nullopt;
  return pick(random_, choices, pickThread(random_, threadsOf(choices)));
}

std::optional<Choice> BoundedScheduler::next(Machine& machine, const State& state) {
  const auto choices = machine.choices(state);
  if (choices.empty()) return std::nullopt;
  auto threads = threadsOf(choices);
  const bool could_stay = std::ranges::contains(threads, thread_);
  if (could_stay) {
    const bool leaves = threads.size() > 1 && taken_ < switches_ && random_.below(kStepsPerSwitch) == 0;
    if (!leaves) return pick(random_, choices, thread_);
    ++taken_;
    std::erase(threads, thread_);
  }
  thread_ = pickThread(random_, threads);
  return pick(random_, choices, thread_);
}

// Starts the timers of threads that have come to a sleep or a time-out. A timer runs until its thread takes a step,
// even if the thread could go on for a while without waiting.
void VirtualTime::start(Machine& machine, const State& state) {
  timers_.resize(state.threads.size());
  for (std::size_t thread = 0; thread < timers_.size(); ++thread) {
    const auto timing = machine.timing(state, static_cast<int>(thread));
    Timer& timer = timers_[thread];
    if (!timing || timer.running) continue;
    const std::int64_t latest = std::numeric_limits<std::int64_t>::max() - timing->microseconds;
    timer = {true, std::min(clock_, latest) + timing->microseconds, timing->alternative};
  }
}

bool VirtualTime::isTimer(Choice choice) const {
  const Timer& timer = timers_[static_cast<std::size_t>(choice.thread)];
  return timer.running && timer.alternative == choice.alternative;
}

Choice VirtualTime::taken(Choice choice) {
  timers_[static_cast<std::size_t>(choice.thread)].running = false;
  thread_ = choice.thread;
  return choice;
}

std::optional<Choice> VirtualTime::next(Machine& machine, const State& state) {
  start(machine, state);
  auto choices = machine.choices(state);
  std::vector<Choice> waits;
  for (const Choice choice : choices)
    if (isTimer(choice)) waits.push_back(choice);
  std::erase_if(choices, [&](Choice choice) { return isTimer(choice); });
  if (!choices.empty()) return taken(nextInTurn(choices, thread_));
  if (waits.empty()) return std::nullopt;
  const auto end = [&](Choice choice) { return timers_[static_cast<std::size_t>(choice.thread)].end; };
  const Choice first = *std::ranges::min_element(waits, {}, end);
  clock_ = std::max(clock_, end(first));
  return taken(first);
}

}  // namespace racecourse::engine

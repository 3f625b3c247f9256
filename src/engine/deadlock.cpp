#include "engine/deadlock.h"

#include <algorithm>
#include <optional>

namespace racecourse::engine {
namespace {

// Whom a thread waits for in the end, when it waits for threads to end: the first that does not; itself if it does not;
// -1 when they wait for each other.
int awaited(const Machine& machine, const State& state, int thread) {
  for (std::size_t links = 0; links <= state.threads.size(); ++links) {
    const LocalInfo info = machine.info(state.threads[static_cast<std::size_t>(thread)]);
    if (info.status != Status::kJoins) return thread;
    thread = info.joins;
  }
  return -1;
}

bool joins(const Machine& machine, const State& state, int thread) {
  return machine.info(state.threads[static_cast<std::size_t>(thread)]).status == Status::kJoins;
}

// One thread that waits, as text.
std::string waitText(int thread, const Waiting& waiting) {
  std::string text = nameOfThread(thread) + " waits for ";
  if (waiting.operation == "join")
    return text + "the end of " + (waiting.holders.empty() ? "a thread" : nameOfThread(waiting.holders.front()));
  text += waiting.place.empty() ? waiting.operation : waiting.place;
  if (!waiting.holders.empty()) {
    text += ", which ";
    for (std::size_t i = 0; i < waiting.holders.size(); ++i) {
      if (i > 0) text += i + 1 == waiting.holders.size() ? " and " : ", ";
      text += waiting.holders[i] == thread ? "it" : nameOfThread(waiting.holders[i]);
    }
    const bool itself = waiting.holders == std::vector{thread};
    return text + (itself ? " holds itself" : waiting.holders.size() == 1 ? " holds" : " hold");
  }
  if (waiting.notified_only) text += ", and nobody is left to wake it";
  return text;
}

// Who is stuck, with what each waits for.
struct Waits {
  std::vector<int> threads;
  std::vector<std::optional<Waiting>> waits;

  std::optional<std::size_t> placeOf(int thread) const {
    const auto found = std::ranges::find(threads, thread);
    if (found == threads.end()) return std::nullopt;
    return static_cast<std::size_t>(found - threads.begin());
  }

  // A cycle through the thread at `place`, the threads on it in order; empty if there is none.
  std::vector<int> cycleFrom(std::size_t place) const {
    std::vector<int> path;
    std::vector<bool> seen(threads.size());
    return follow(place, place, path, seen) ? path : std::vector<int>();
  }

 private:
  // As deep as there are threads at most.
  bool follow(std::size_t place, std::size_t start, std::vector<int>& path, std::vector<bool>& seen) const {
    path.push_back(threads[place]);
    seen[place] = true;
    for (const int holder : waits[place] ? waits[place]->holders : std::vector<int>()) {
      const auto next = placeOf(holder);
      if (next && *next == start) return true;
      if (next && !seen[*next] && follow(*next, start, path, seen)) return true;
    }
    path.pop_back();
    return false;
  }
};

bool losesWakeUp(const std::optional<Waiting>& waiting) {
  return waiting && waiting->notified_only && waiting->operation.starts_with("wait");
}

std::string textOf(const Machine& machine, const State& state, const Waits& waits) {
  const auto only_joins = [&](int thread) { return joins(machine, state, thread); };
  const bool all = std::ranges::all_of(waits.threads, only_joins);
  std::string text;
  for (std::size_t i = 0; i < waits.threads.size(); ++i) {
    if (!waits.waits[i] || (!all && only_joins(waits.threads[i]))) continue;
    if (!text.empty()) text += "; ";
    text += waitText(waits.threads[i], *waits.waits[i]);
  }
  return text;
}

}  // namespace

std::string nameOfThread(int thread) { return thread == 0 ? "the main thread" : "thread " + std::to_string(thread); }

std::vector<int> stuckThreads(const Machine& machine, const State& state, const ThreadSet& moving) {
  std::vector<int> stuck;
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) {
    if (machine.info(state.threads[static_cast<std::size_t>(thread)]).status == Status::kFinished) continue;
    const int end = awaited(machine, state, thread);
    if (end < 0 || !moving.test(static_cast<std::size_t>(end))) stuck.push_back(thread);
  }
  return stuck;
}

Deadlock explainDeadlock(Machine& machine, const State& state, const ThreadSet& moving) {
  Deadlock deadlock{.stuck = stuckThreads(machine, state, moving)};
  Waits waits{.threads = deadlock.stuck, .waits = {}};
  for (const int thread : deadlock.stuck) waits.waits.push_back(machine.thread(state, thread).waiting);
  for (std::size_t i = 0; i < waits.threads.size() && deadlock.cycle.empty(); ++i) deadlock.cycle = waits.cycleFrom(i);
  deadlock.lost_wakeup = deadlock.cycle.empty() && std::ranges::any_of(waits.waits, losesWakeUp);
  deadlock.text = textOf(machine, state, waits);
  return deadlock;
}

}  // namespace racecourse::engine

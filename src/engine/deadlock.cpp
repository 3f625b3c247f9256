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

Status statusOf(const Machine& machine, const State& state, int thread) {
  return machine.info(state.threads[static_cast<std::size_t>(thread)]).status;
}

// The kind of what is waited for; a lock if that cannot be told.
Kind kindOf(Machine& machine, const State& state, const Waiting& waiting) {
  return waiting.object ? machine.pool().kind(state.objects[*waiting.object]) : Kind::kLock;
}

// What would help and will not come.
std::string helpText(Kind kind, const Waiting& waiting) {
  switch (kind) {
    case Kind::kCondition:
      return ", which nobody will ever notify";
    case Kind::kEvent:
      return ", which nobody will ever set";
    case Kind::kBarrier:
      return ", where too few will ever arrive";
    case Kind::kQueue:
      return waiting.operation == "put"   ? ", where nobody will ever take anything"
             : waiting.operation == "get" ? ", where nobody will ever put anything"
                                          : ", where nobody will ever do what is left";
    default:
      return ", which nobody will ever release";
  }
}

// "thread 2 holds", "it holds itself", "thread 2 held when it ended", "thread 2 and thread 3 hold".
std::string holdersText(const Machine& machine, const State& state, int thread, const std::vector<int>& holders) {
  if (holders == std::vector{thread}) return "it holds itself";
  std::string text;
  bool ended = true;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    if (i > 0) text += i + 1 == holders.size() ? " and " : ", ";
    text += holders[i] == thread ? "it" : nameOfThread(holders[i]);
    ended &= statusOf(machine, state, holders[i]) == Status::kFinished;
  }
  if (ended) return text + (holders.size() == 1 ? " held when it ended" : " held when they ended");
  return text + (holders.size() == 1 ? " holds" : " hold");
}

// One thread that waits.
std::string waitText(Machine& machine, const State& state, int thread, const Waiting& waiting) {
  const std::string name = nameOfThread(thread);
  if (waiting.operation == "join")
    return name + " waits for the end of " +
           (waiting.holders.empty() ? "another" : nameOfThread(waiting.holders.front()));
  if (waiting.place.empty()) return name + " waits for ever";
  const std::string text = name + " waits for " + waiting.place;
  if (waiting.holders.empty()) return text + helpText(kindOf(machine, state, waiting), waiting);
  return text + ", which " + holdersText(machine, state, thread, waiting.holders);
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

std::string textOf(Machine& machine, const State& state, const Waits& waits) {
  const auto only_joins = [&](int thread) { return statusOf(machine, state, thread) == Status::kJoins; };
  const bool all = std::ranges::all_of(waits.threads, only_joins);
  std::string text;
  for (std::size_t i = 0; i < waits.threads.size(); ++i) {
    if (!waits.waits[i] || (!all && only_joins(waits.threads[i]))) continue;
    if (!text.empty()) text += "; ";
    text += waitText(machine, state, waits.threads[i], *waits.waits[i]);
  }
  return text;
}

}  // namespace

std::string nameOfThread(int thread) { return thread == 0 ? "the main thread" : "thread " + std::to_string(thread); }

std::vector<int> stuckThreads(const Machine& machine, const State& state, const ThreadSet& moving) {
  std::vector<int> stuck;
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) {
    if (statusOf(machine, state, thread) == Status::kFinished) continue;
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
  const auto loses_wakeup = [&](const std::optional<Waiting>& waiting) {
    if (!waiting || !waiting->notified_only) return false;
    const Kind kind = kindOf(machine, state, *waiting);
    return kind == Kind::kCondition || kind == Kind::kEvent;
  };
  deadlock.lost_wakeup = deadlock.cycle.empty() && std::ranges::any_of(waits.waits, loses_wakeup);
  deadlock.text = textOf(machine, state, waits);
  return deadlock;
}

}  // namespace racecourse::engine

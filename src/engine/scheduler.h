// Who takes the next step: strategies that pick among the choices a machine offers. Each is deterministic: the same
// program, strategy and seed give the same schedule on every platform.
//
//   RandomScheduler scheduler(7);
//   while (const auto choice = scheduler.next(machine, state)) machine.step(state, *choice);
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/machine.h"
#include "engine/random.h"
#include "engine/schedule.h"

namespace racecourse::engine {

class Scheduler {
 public:
  virtual ~Scheduler() = default;
  // The choice to take in `state`, which the caller takes before asking again. Nothing when there is none, or when the
  // strategy has come to its end.
  virtual std::optional<Choice> next(Machine& machine, const State& state) = 0;
};

// A given schedule. It ends with the schedule, or where a step does not fit.
class ByHand : public Scheduler {
 public:
  explicit ByHand(Schedule schedule) : schedule_(std::move(schedule)) {}
  std::optional<Choice> next(Machine& machine, const State& state) override;

 private:
  Schedule schedule_;
  std::size_t taken_ = 0;
};

// Each thread takes `quantum` steps (at least 1), or fewer if it cannot go on; then it is the next one's turn. Takes
// the first alternative that there is.
class RoundRobin : public Scheduler {
 public:
  explicit RoundRobin(int quantum = 1) : quantum_(quantum) {}
  std::optional<Choice> next(Machine& machine, const State& state) override;

 private:
  int quantum_;
  int thread_ = -1;
  int taken_ = 0;
};

// One of the threads that can take a step, each as likely as the others; then one of its alternatives.
class RandomScheduler : public Scheduler {
 public:
  explicit RandomScheduler(std::uint64_t seed) : random_(seed) {}
  std::optional<Choice> next(Machine& machine, const State& state) override;

 private:
  Random random_;
};

// At random, but a thread that could go on is left at most `switches` times: most bugs need very few (Musuvathi and
// Qadeer, "Iterative context bounding", 2007).
class BoundedScheduler : public Scheduler {
 public:
  BoundedScheduler(std::uint64_t seed, int switches) : random_(seed), switches_(switches) {}
  std::optional<Choice> next(Machine& machine, const State& state) override;
  // How many there were.
  int switches() const { return taken_; }

 private:
  Random random_;
  int switches_;
  int taken_ = 0;
  int thread_ = -1;
};

// Round robin with a clock: a sleep or a time-out takes exactly its duration, and time passes only when nobody can do
// anything else.
class VirtualTime : public Scheduler {
 public:
  std::optional<Choice> next(Machine& machine, const State& state) override;
  // Microseconds since the start.
  std::int64_t clock() const { return clock_; }

 private:
  // A thread at a sleep or with a time-out running.
  struct Timer {
    bool running = false;
    std::int64_t end = 0;
    int alternative = 0;
  };
  void start(Machine& machine, const State& state);
  bool isTimer(Choice choice) const;
  Choice taken(Choice choice);

  std::int64_t clock_ = 0;
  int thread_ = -1;
  std::vector<Timer> timers_;  // by thread
};

}  // namespace racecourse::engine

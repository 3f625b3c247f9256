// Runs a program on real threads, many times, and counts how it ends. Driven from a frame loop that never waits.
//
//   LiveRun run;
//   run.start(crew, program, {.times = 10'000});
//   if (run.poll()) draw(run.report());            // each frame
//   run.cancel();                                  // returns at once
//
// Every run begins where the main thread has started its first threads and would have to wait or to race; from there
// all threads leave a gate together. Reading or writing a global variable is one sequentially consistent access of the
// hardware; every other operation is made indivisible by a lock. So whatever happens here is among the outcomes that
// the engine finds. A failing run is counted by its failure alone: what the other threads had done by then depends on
// when they noticed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/check.h"
#include "threads/crew.h"
#include "threads/experiment.h"

namespace racecourse::threads {

struct LiveOptions {
  std::uint64_t times = 10'000;        // runs
  double seconds = 10;                 // no new run begins after this time
  double seconds_per_run = 0.25;       // a run that takes longer is given up as endless
  std::int64_t second_ns = 1'000'000;  // how long a second of sleep() and of time-outs takes: a millisecond
  std::size_t most_bytes = std::size_t{256} << 20;  // of values in memory
  std::uint64_t seed = 1;                           // of the pauses and of choose()
};

// One way the runs ended, and how often. `output` and `values` are empty for assertions and errors.
struct LiveOutcome {
  engine::Verdict kind = engine::Verdict::kHolds;  // as engine::Outcome
  std::string output;
  std::vector<std::pair<std::string, std::string>> values;
  std::string failure;
  std::uint64_t count = 0;

  bool operator==(const LiveOutcome&) const = default;
};

// A snapshot. Only complete runs are in it.
struct LiveReport {
  std::vector<LiveOutcome> outcomes;  // in order of their first occurrence
  std::uint64_t runs = 0;             // all of them, also those below
  std::uint64_t endless = 0;          // given up after seconds_per_run, or because a thread goes round for ever
  std::uint64_t too_large = 0;        // given up because of too many objects or too much memory
  std::uint64_t overlapped = 0;       // in which two threads were under way at the same time before they had to wait
  int threads = 1;                    // of the program, the main thread included
  std::int64_t elapsed_ns = 0;        // since the first run began
  bool locked = false;  // the program has `with atomic:`, invariants or threads that start threads: no two operations
                        // really happened at the same time

  bool operator==(const LiveReport&) const = default;
};

// The frame's side. No function waits. Used from one thread.
class LiveRun {
 public:
  LiveRun() = default;

  // Cancels what is in progress and starts anew. `crew` must outlive the run's start.
  void start(Crew& crew, std::shared_ptr<const engine::Program> program, const LiveOptions& options);

  // Brings state(), progress() and report() up to date; true if one of them changed. Call once a frame.
  bool poll();

  // Asks the run to stop; what was counted stays.
  void cancel();

  State state() const { return experiment_.state(); }
  bool active() const { return experiment_.active(); }
  double progress() const { return experiment_.progress(); }  // from 0 to 1
  const LiveReport& report() const { return experiment_.report(); }
  const std::string& failure() const { return experiment_.failure(); }

 private:
  class Session;

  void begin(int members);

  Experiment<LiveReport> experiment_;
  std::shared_ptr<Session> session_;
  Crew* crew_ = nullptr;
  int members_ = 0;
};

}  // namespace racecourse::threads

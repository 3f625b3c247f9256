// Everything that can be said about a program: the verdict, a counterexample a person can follow, every outcome with a
// witness, how many schedules there are and how many fail, data races. Works in slices.
//
//   Check check(program, {});
//   while (!check.advance(100'000)) { show(check.progress()); }
//   check.report().verdict                        ->  Verdict::kAssertion
//   toText(check.report().counterexample)         ->  "1_2-2_1"
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/machine.h"
#include "engine/natural.h"
#include "engine/program.h"
#include "engine/schedule.h"
#include "engine/search.h"

namespace racecourse::engine {

enum class Verdict : std::uint8_t {
  kHolds,
  kAssertion,
  kInvariant,
  kDeadlock,       // also of some threads while others go on for ever
  kError,          // an exception
  kNeverFinishes,  // under weak fairness
  kStopped,        // at a limit, before anything wrong was found
};

struct CheckOptions {
  MachineOptions machine;
  bool symmetry = true;   // for the verdict; counting and loops never use it
  bool reduction = true;  // likewise
  bool count = true;      // schedules, failing share, probability: needs every state
  std::size_t most_states = 20'000'000;
  // Of the searches together; what is computed on their states may take as much again, or is left out.
  std::size_t most_bytes = std::size_t{1} << 30;
  std::uint32_t most_depth = 1'000'000'000;
  std::size_t most_outcomes = 10'000;  // listed; more are counted
};

// One way a program can end, and how likely.
struct Outcome {
  Verdict kind = Verdict::kHolds;  // kHolds for a normal end; kAssertion, kInvariant, kError, kDeadlock else
  std::string output;              // everything printed
  std::vector<std::pair<std::string, std::string>> values;  // Machine::finalValues
  // "AssertionError on line 15: ...", "the invariant safe is false"; for a deadlock the threads and what they wait for.
  std::string failure;
  Schedule witness;                   // leads there
  std::optional<Natural> schedules;   // how many end like this; nothing when not counted or infinite
  std::optional<double> probability;  // that a uniformly random scheduler ends like this
};

struct RaceReport {
  std::string place;  // "counter", "flags[0]", "account.balance"
  int first_line = 0, second_line = 0;
  bool first_writes = false, second_writes = false;
  int first_thread = 0, second_thread = 0;
  Schedule witness;  // leads to a state where both may come next
};

// A loop that never ends: after `counterexample`, `loop` leads back to the same state.
struct Loop {
  Schedule steps;
  // In a livelock all threads that go round, else those that take no step on it; threads that merely wait for the end
  // of another one are not among them.
  std::vector<int> starving;
  bool livelock = false;  // nobody gets anywhere: every live thread goes round
  bool strongly_fair =
      false;  // even a strongly fair scheduler allows it; else the verdict says that strong fairness would save it
};

struct Report {
  Verdict verdict = Verdict::kHolds;
  int line = 0;                  // of the assertion or exception; 0 else
  std::string sentence;          // the verdict in one or two sentences that name the property
  Schedule counterexample;       // fewest context switches, then fewest steps; empty if nothing is wrong
  bool fewest_switches = false;  // false when the search for it hit a limit: then it has the fewest steps
  std::optional<Loop> loop;      // kNeverFinishes, and a deadlock of some while others loop
  std::vector<int> stuck;        // kDeadlock: threads that can never go on
  bool lost_wakeup = false;      // kDeadlock: one of them waits for a notify that nobody will send
  std::vector<int> cycle;  // kDeadlock: threads of which each waits for what the next holds, or its end; may be empty

  std::size_t states =
      0;  // of the search without symmetry and reduction, if it was made, else of the one that gave the verdict
  std::uint64_t transitions = 0;
  std::uint32_t depth = 0;         // steps of the longest shortest way; when stopped: all states within it were seen
  std::size_t reduced_states = 0;  // of the search that gave the verdict
  std::size_t bytes = 0;           // memory at its highest
  Stop stopped = Stop::kNone;
  bool exhausted =
      false;  // kStopped because a thread works for more than kMostLocalWork without touching anything shared

  bool counted = false;              // whether every state was seen for counts
  bool endless = false;              // some schedule goes on for ever: their number is infinite
  std::optional<Natural> schedules;  // maximal schedules; nothing when endless or not counted
  std::optional<Natural> orders;     // distinct ones (orders.h); nothing where they are too many to be counted
  std::optional<Natural> failing;    // of them end in anything but a normal end
  double failing_share = 0;          // failing / schedules, when counted
  double failing_probability =
      0;  // of a scheduler that picks uniformly among the threads that can step, then among alternatives; when counted
  double endless_probability = 0;  // that it never ends
  double probability_rest = 0;     // each probability above and below may be this much too small, beyond rounding

  std::vector<Outcome> outcomes;  // most schedules first is not promised: by kind, then output, then values
  std::size_t more_outcomes = 0;  // not listed
  bool all_outcomes = false;      // the list with more_outcomes is complete
  std::vector<RaceReport> races;
};

struct CheckProgress {
  enum Stage : std::uint8_t { kVerdict, kAllStates, kCounterexample, kLoops, kCounting, kDone } stage = kVerdict;
  std::size_t states = 0;  // of the search that is being made or worked on
  std::uint64_t transitions = 0;
  std::uint32_t depth = 0;
  std::size_t bytes = 0;
};

class Check {
 public:
  // Keeps references to `program` and `workers`.
  Check(const Program& program, CheckOptions options, Workers* workers = nullptr);
  ~Check();

  // Works on about `budget` states (one search step or one analysis step each), then returns: true when done.
  bool advance(std::size_t budget);
  CheckProgress progress() const;

  // What is known so far; complete when advance() gave true. Before: the verdict is kStopped unless something wrong was
  // found.
  const Report& report();

  // From a state: whether a state with this property can still be reached, and the shortest way. For hints and goals.
  // Searches up to `most_states`.
  struct Way {
    enum Answer : std::uint8_t { kYes, kNo, kUnknown } answer = kUnknown;
    Schedule steps;
  };
  static Way findWay(Machine& machine, const State& from, const std::function<bool(const State&)>& goal,
                     std::size_t most_states);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace racecourse::engine

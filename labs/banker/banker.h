#pragma once

// The banker's algorithm: a request is granted only if afterwards all processes can still finish, one after another,
// even if each of them asks for everything that it may. And its sibling, the detection of deadlocks among resources
// with several units.
//
//   State bank = textbookState();
//   checkSafety(bank).order           ->  P1, P3, P4, P0, P2
//   request(bank, 1, {1, 0, 2})       ->  granted; the answer's `after` is the new state
//   request(bank, 0, {0, 2, 0})       ->  kGranted here, kUnsafe after the one above
//
// States are valid, processes and kinds exist, and the units of a request are not negative.
//
// E. W. Dijkstra, "Cooperating sequential processes", 1965 (one kind); A. N. Habermann, "Prevention of system
// deadlocks", CACM 12(7), 1969 (several).

#include <cstdint>
#include <string>
#include <vector>

#include "labs/banker/state.h"

namespace racecourse::labs::banker {

// How a reduction went: who can finish in which order, and who cannot.
struct Reduction {
  std::vector<int> order;       // those who can finish, as they were found
  std::vector<Units> work;      // what is free before each of them, and at the end; one longer than `order`
  std::vector<int> left;        // those who cannot, ascending
  std::int64_t operations = 0;  // numbers compared and added
};

// Whether the state is safe: it is when nobody is left. The processes are tried in passes from P0 on, and whoever can
// have all that it needs finishes and gives back what it holds. Costs at most worstCost() operations.
Reduction checkSafety(const State& state);
bool isSafe(const State& state);

// The most operations that a reduction of `processes` and `kinds` can take: nm(n + 1)/2 comparisons and nm additions.
std::int64_t worstCost(int processes, int kinds);

// A safe state that takes that many: the last process in each pass is the only one that can finish. 1 to kMostProcesses
// and 1 to kMostKinds.
State costliestState(int processes, int kinds);

enum class Verdict {
  kGranted,
  kExceedsClaim,  // more than the process ever announced
  kMustWait,      // not so many are free
  kUnsafe,        // they are free, but somebody could not finish any more
};

struct Answer {
  Verdict verdict = Verdict::kGranted;
  State after;           // as it was, unless granted
  Reduction reduction;   // of the state that granting leads to; empty when it was not looked at
  std::string sentence;  // the answer with its reason
};

// What the banker says to `process` asking for `units`.
Answer request(const State& state, int process, const Units& units);

// The state after `process` gave back `units`, or why it cannot.
std::expected<State, std::string> release(const State& state, int process, const Units& units);

// Who waits for what: requests that have been made and not granted, zero where a process waits for nothing.
struct Waiting {
  Units available;
  Matrix allocation;
  Matrix requests;
};

// Seven, two and six units, none of them free, and no deadlock; from the same chapter as textbookState().
Waiting textbookWaiting();

struct Detection {
  Reduction reduction;          // as in checkSafety(), with requests in place of needs
  std::vector<int> deadlocked;  // they hold something, and can never go on
  std::vector<int> behind;      // they hold nothing, and wait for the deadlocked for ever
};

// Which processes are deadlocked, by the reduction of E. G. Coffman, M. J. Elphick and A. Shoshani, "System deadlocks",
// Computing Surveys 3(2), 1971. All tables have as many rows, all rows as many numbers.
Detection detect(const Waiting& waiting);

}  // namespace racecourse::labs::banker

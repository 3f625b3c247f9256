// Finds a deadlock in a lock table and ends it: a cycle in the wait-for graph, one of its threads as victim.
//
//   if (const auto deadlock = endDeadlock(table, work, VictimPolicy::kYoungest)) log(deadlock->cycle,
//   deadlock->victim);
//
// Every lock has one holder and a thread waits for all of what it asked for, so a cycle is a deadlock and a deadlock is
// a cycle (R. C. Holt, "Some Deadlock Properties of Computer Systems", ACM Computing Surveys 4(3), 1972).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "threads/clock.h"
#include "threads/lock_table.h"

namespace racecourse::threads {

// The threads of a cycle, each waiting for a lock that the next one holds and the last for one of the first; the
// smallest number comes first. The first cycle that a search from thread 0 on finds; empty without one.
std::vector<int> findCycle(const LockSnapshot& snapshot);

// When a cycle was closed: its last thread began to wait, in ns.
std::int64_t closedAt(const LockSnapshot& snapshot, std::span<const int> cycle);

// Who of a cycle has to give way.
enum class VictimPolicy {
  kYoungest,  // whose transaction began last
  kFewestLocks,
  kLeastWork,  // who has the least to undo
};

// What is known of a thread's transaction.
struct TransactionAge {
  std::uint64_t began = 0;  // the order in which transactions began; one that starts over keeps its place
  int changes = 0;          // that a roll-back would undo
};

// The victim among `cycle`, which is not empty. Of equals the youngest, then the one with the largest number.
int chooseVictim(const LockSnapshot& snapshot, std::span<const int> cycle, std::span<const TransactionAge> ages,
                 VictimPolicy policy);

// A deadlock that was found and ended.
struct Deadlock {
  LockSnapshot snapshot;
  std::vector<int> cycle;
  int victim = -1;
  std::int64_t closed_ns = 0;  // when the cycle was closed
  std::int64_t found_ns = 0;   // when it was found, on the same clock
};

// Looks once; rolls a victim back if there is a cycle, and looks again if somebody else has ended that one meanwhile.
// Nothing when there is no cycle. `ages` gives a TransactionAge for each thread, and is asked only when there is one.
template <class Ages>
std::optional<Deadlock> endDeadlock(LockTable& table, Ages ages, VictimPolicy policy) {
  for (;;) {
    Deadlock found;
    found.snapshot = table.snapshot();
    found.cycle = findCycle(found.snapshot);
    if (found.cycle.empty()) return std::nullopt;
    const std::vector<TransactionAge> known = ages();
    found.victim = chooseVictim(found.snapshot, found.cycle, known, policy);
    found.closed_ns = closedAt(found.snapshot, found.cycle);
    found.found_ns = nowNs();
    if (table.rollBack(found.victim, found.snapshot.requests[static_cast<std::size_t>(found.victim)])) return found;
  }
}

}  // namespace racecourse::threads

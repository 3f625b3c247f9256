// The ways a program can end: the final states of a search, grouped by kind, output, final values and failure. Each
// group is a class for Counting. Works in slices.
//
//   Outcomes outcomes(machine, search, 10'000);
//   while (!outcomes.advance(1'000)) { }
//   outcomes.groups()[outcomes.groupOf(number)].outcome.output
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check.h"

namespace racecourse::engine {

class Outcomes {
 public:
  struct Group {
    Outcome outcome;      // only its kind and failure when it is not listed
    int line = 0;         // of an assertion or exception
    Number nearest = 0;   // the final state with the fewest steps
    bool listed = false;  // with output, values and witness
  };

  // Keeps references; the search must be done. Lists the first `most_listed` groups.
  Outcomes(Machine& machine, Search& search, std::size_t most_listed);

  // Works on about `budget` final states; true when done.
  bool advance(std::size_t budget);

  // The final states in increasing order, by group.
  const std::vector<Group>& groups() const { return groups_; }
  // The group of a final state.
  int groupOf(Number final_state) const;
  // The group that gives the verdict: the failure (assertion, exception, invariant) with the fewest steps, then in that
  // order; else a deadlock. Nothing if all schedules that end do so normally.
  std::optional<std::size_t> worst() const;
  // Whether two groups are the same verdict: the same kind, line and, for invariants, name.
  static bool alike(const Group& group, const Group& other);
  // Whether an execution was given up.
  bool exhausted() const;

 private:
  struct Ended {
    Number state;
    std::uint32_t group;
  };

  void collect();
  Group describe(Number state) const;
  std::uint32_t groupFor(Number state);
  bool worse(const Group& group, const Group& other) const;

  Machine& machine_;
  Search& search_;
  std::size_t most_listed_;
  std::vector<Ended> ended_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::uint32_t> keys_;
  bool collected_ = false;
  std::size_t next_ended_ = 0, next_witness_ = 0;
};

}  // namespace racecourse::engine

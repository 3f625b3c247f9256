// Counts how runs end. The same end is put into words only once.
//
//   LiveTally tally;
//   tally.count(machine, world);
//   tally.outcomes().front().count   ->  1
#pragma once

#include <map>
#include <vector>

#include "threads/live_run.h"
#include "threads/live_world.h"

namespace racecourse::threads {

class LiveTally {
 public:
  // Counts how the run that has just ended went; nobody may be in the world any more. Not for runs that were given up.
  void count(engine::Machine& machine, const LiveWorld& world);

  const std::vector<LiveOutcome>& outcomes() const { return outcomes_; }

  // To be called when the machine and its words are replaced.
  void forgetWords() { known_.clear(); }

 private:
  std::size_t placeOf(LiveOutcome outcome);

  std::vector<LiveOutcome> outcomes_;
  std::map<std::vector<std::uint32_t>, std::size_t> known_;  // words of an end, and which outcome it is
};

}  // namespace racecourse::threads

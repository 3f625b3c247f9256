// How far a reader is from each goal of a program: reached, still within reach and by which steps, or out of reach.
// Looks ahead in slices, anew whenever the walk has moved somewhere it did not expect.
//
//   Goals goals(program.goals);
//   while (goals.active(walk)) goals.advance(walk);
//   goals.standing(0).way   ->  the shortest remaining steps
#pragma once

#include <optional>
#include <vector>

#include "labs/program_lab/exploration.h"
#include "labs/program_lab/programs.h"
#include "labs/program_lab/walk.h"

namespace racecourse::labs {

using engine::isReached;

class Goals {
 public:
  struct Standing {
    enum Answer { kLooking, kReached, kReachable, kOutOfReach, kUnknown } answer = kLooking;
    engine::Schedule way;  // kReachable: the shortest
  };

  explicit Goals(std::vector<Goal> goals) : goals_(std::move(goals)), standings_(goals_.size()) {}

  const std::vector<Goal>& goals() const { return goals_; }
  const Standing& standing(std::size_t goal) const { return standings_[goal].standing; }

  // The first place on the walk where `goal` was reached; nothing when it is not, or the walk has moved since.
  std::optional<std::size_t> reachedAt(const Walk& walk, std::size_t goal) const;

  // Whether there is something to look for at the walk's present place.
  bool active(const Walk& walk) const;
  // Looks for a few milliseconds; true when an answer came.
  bool advance(Walk& walk);

 private:
  struct Kept {
    Standing standing;
    std::optional<std::size_t> reached_at;  // the place on the walk
  };

  void arrive(Walk& walk);
  void arriveAt(Walk& walk, std::size_t goal);
  void conclude(std::size_t goal);

  std::vector<Goal> goals_;
  std::vector<Kept> standings_;
  std::optional<Exploration> look_;
  std::size_t looking_for_ = 0;
  std::uint64_t version_ = ~std::uint64_t{0}, branch_ = 0;  // of the walk
  std::size_t place_ = 0;
};

}  // namespace racecourse::labs

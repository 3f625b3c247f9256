#include "labs/program_lab/goals.h"

#include <algorithm>

#include "threads/clock.h"

namespace racecourse::labs {
namespace {

using engine::State;

constexpr std::size_t kFarthest = 30'000;  // states
constexpr std::int64_t kSliceNs = 8'000'000;

}  // namespace

bool Goals::active(const Walk& walk) const {
  return !goals_.empty() &&
         (version_ != walk.version() ||
          std::ranges::contains(standings_, Standing::kLooking, [](const Kept& k) { return k.standing.answer; }));
}

std::optional<std::size_t> Goals::reachedAt(const Walk& walk, std::size_t goal) const {
  return version_ == walk.version() ? standings_[goal].reached_at : std::nullopt;
}

bool Goals::advance(Walk& walk) {
  bool answered = version_ != walk.version();
  if (version_ != walk.version()) arrive(walk);
  const std::int64_t end = threads::nowNs() + kSliceNs;
  while (threads::nowNs() < end) {
    if (!look_) {
      const auto open =
          std::ranges::find(standings_, Standing::kLooking, [](const Kept& k) { return k.standing.answer; });
      if (open == standings_.end()) return answered;
      looking_for_ = static_cast<std::size_t>(open - standings_.begin());
      const Reach& reach = goals_[looking_for_].reach;
      look_.emplace(walk.machine(), walk.state(), kFarthest, [&machine = walk.machine(), &reach](const State& state) {
        return isReached(machine, state, reach);
      });
    }
    if (!look_->advance(100)) continue;
    conclude(looking_for_);
    answered = true;
  }
  return answered;
}

void Goals::arrive(Walk& walk) {
  look_.reset();
  for (std::size_t goal = 0; goal < goals_.size(); ++goal) arriveAt(walk, goal);
  version_ = walk.version();
  branch_ = walk.branch();
  place_ = walk.place();
}

// A step along the way shortens it, and what is out of reach stays so; anything else needs a new look.
void Goals::arriveAt(Walk& walk, std::size_t goal) {
  Kept& kept = standings_[goal];
  const bool forward = branch_ == walk.branch() && walk.place() > place_ && version_ != ~std::uint64_t{0};
  if (kept.reached_at && (*kept.reached_at > walk.place() || branch_ != walk.branch())) kept.reached_at.reset();
  const bool anywhere = goals_[goal].reach.kind == Reach::kWhen;
  for (std::size_t at = !anywhere ? walk.place() : forward ? place_ : 0; !kept.reached_at && at <= walk.place(); ++at)
    if (isReached(walk.machine(), walk.stateAt(at), goals_[goal].reach)) kept.reached_at = at;
  Standing& standing = kept.standing;
  if (kept.reached_at) {
    standing = {.answer = Standing::kReached, .way = {}};
  } else if (forward && standing.answer == Standing::kOutOfReach) {
    return;
  } else if (forward && standing.answer == Standing::kReachable && walk.place() == place_ + 1 &&
             standing.way.size() > 1 && standing.way.front() == walk.schedule()[place_]) {
    standing.way.erase(standing.way.begin());
  } else {
    standing = {};
  }
}

void Goals::conclude(std::size_t goal) {
  Standing& standing = standings_[goal].standing;
  if (look_->found() >= 0)
    standing = {.answer = Standing::kReachable, .way = look_->wayTo(look_->found())};
  else
    standing = {.answer = look_->complete() ? Standing::kOutOfReach : Standing::kUnknown, .way = {}};
  look_.reset();
}

}  // namespace racecourse::labs

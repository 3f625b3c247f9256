#include "labs/program_lab/player.h"

#include <utility>

#include "engine/replay.h"
#include "threads/clock.h"

namespace racecourse::labs {
namespace {

constexpr std::size_t kPortion = 20;  // steps between two looks at the clock
constexpr std::int64_t kSliceNs = 8'000'000;

}  // namespace

void Player::start(Picker picker, std::uint64_t seed) {
  clock_ = nullptr;
  by_hand_ = false;
  times_.clear();
  if (picker == Picker::kRoundRobin) scheduler_ = std::make_unique<engine::RoundRobin>();
  if (picker == Picker::kRandom) scheduler_ = std::make_unique<engine::RandomScheduler>(seed);
  if (picker != Picker::kClock) return;
  auto clock = std::make_unique<engine::VirtualTime>();
  clock_ = clock.get();
  scheduler_ = std::move(clock);
}

void Player::start(engine::Schedule schedule) {
  clock_ = nullptr;
  by_hand_ = true;
  given_ = std::move(schedule);
  scheduler_ = std::make_unique<engine::ByHand>(given_);
  from_ = 0;
}

// False where there is no step left to take.
bool Player::goOn(Walk& walk) {
  if (clock_ != nullptr) return goOnByClock(walk);
  const std::size_t taken = walk.run(*scheduler_, kPortion);
  from_ += taken;
  return taken == kPortion;
}

// One step at a time, so that the time at every place is known.
bool Player::goOnByClock(Walk& walk) {
  if (times_.empty()) {
    clock_from_ = walk.place();
    times_.push_back(clock_->clock());
  }
  if (walk.run(*scheduler_, 1) == 0) return false;
  times_.push_back(clock_->clock());
  clock_branch_ = walk.branch();
  return true;
}

void Player::advance(Walk& walk) {
  if (!scheduler_) return;
  if (by_hand_ && from_ == 0) walk.goTo(0);
  const std::int64_t end = threads::nowNs() + kSliceNs;
  while (scheduler_ && threads::nowNs() < end)
    if (!goOn(walk)) finish(walk);
}

void Player::finish(Walk& walk) {
  const bool all = !by_hand_ || from_ == given_.size();
  stop();
  if (all) return;
  const std::string why =
      walk.full() ? "it is longer than the lab can show" : engine::whyNot(walk.machine(), walk.state(), given_[from_]);
  trouble_ = "The schedule stops fitting this program at step " + std::to_string(from_ + 1) + ": " + why +
             ". The steps before it are shown.";
}

std::optional<std::int64_t> Player::clockAt(std::size_t place, std::uint64_t branch) const {
  if (branch != clock_branch_ || place < clock_from_ || place - clock_from_ >= times_.size()) return std::nullopt;
  return times_[place - clock_from_];
}

}  // namespace racecourse::labs

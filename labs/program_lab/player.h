// Lets a scheduler go through a program, a bounded portion a frame.
//
//   Player player;
//   player.start(std::make_unique<engine::RandomScheduler>(7));
//   while (player.active()) player.advance(walk);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "labs/program_lab/walk.h"

namespace racecourse::labs {

enum class Picker { kRoundRobin, kRandom, kClock };

class Player {
 public:
  // From where the walk is, to the end or until stopped.
  void start(Picker picker, std::uint64_t seed);
  // By a given schedule, to its end or to where it stops fitting.
  void start(engine::Schedule schedule);
  void stop() { scheduler_.reset(); }
  bool active() const { return scheduler_ != nullptr; }

  // Takes steps for a few milliseconds. Stops at the end, and where a walk is as long as it may be.
  void advance(Walk& walk);

  // Where and why the schedule stopped fitting, once; empty else.
  std::string takeTrouble() { return std::exchange(trouble_, {}); }

  // Microseconds of virtual time at this place of the walk, if a clock led there.
  std::optional<std::int64_t> clockAt(std::size_t place, std::uint64_t branch) const;

 private:
  bool goOn(Walk& walk);
  bool goOnByClock(Walk& walk);
  void finish(Walk& walk);

  std::unique_ptr<engine::Scheduler> scheduler_;
  engine::VirtualTime* clock_ = nullptr;  // the scheduler, if it is one
  engine::Schedule given_;
  std::size_t from_ = 0;  // the place where `given_` starts
  bool by_hand_ = false;
  std::string trouble_;
  std::vector<std::int64_t> times_;  // of the clock: at `clock_from_`, and at each place after it
  std::size_t clock_from_ = 0;
  std::uint64_t clock_branch_ = 0;
};

}  // namespace racecourse::labs

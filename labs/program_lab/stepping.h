// Step's side of a program: the walk and all that is told about it. Made anew for each text and for each size of step.
//
//   Stepping stepping(program, goals, false);
//   stepping.take({1, 0});
//   stepping.takeNews()   ->  "Thread 1: reads counter, 0."
#pragma once

#include <memory>
#include <string>

#include "labs/program_lab/goals.h"
#include "labs/program_lab/picture.h"
#include "labs/program_lab/player.h"
#include "labs/program_lab/trace.h"
#include "labs/program_lab/walk.h"
#include "labs/work.h"

namespace racecourse::labs {

class Stepping {
 public:
  Stepping(const engine::Program& program, std::vector<Goal> goals, bool whole_statements);

  const Walk& walk() const { return walk_; }
  const Goals& goals() const { return goals_; }
  const Player& player() const { return player_; }
  bool wholeStatements() const { return whole_statements_; }
  // What is shown of the present place.
  const Picture& picture();
  const Trace& trace();

  // Moves of the reader, with news.
  void take(engine::Choice choice);
  void goTo(std::size_t place);
  void play(Picker picker, std::uint64_t seed);
  void stop() { player_.stop(); }
  void load(engine::Schedule schedule);
  // Says the first step of the shortest way to the goal.
  void hint(std::size_t goal);

  // The step a hint points at, until the reader moves.
  const std::optional<engine::Choice>& hinted() const { return hinted_; }
  // A schedule that was loaded does not fit: where and why, until the reader moves.
  const std::string& trouble() const { return trouble_; }

  // The goals that are reached here, by which steps.
  std::vector<ReachedGoal> reached() const;

  // Whether there is work to do between frames, and a few milliseconds of it; true when there is something new to draw.
  bool active() const { return player_.active() || goals_.active(walk_); }
  bool advance();

  std::string takeNews() { return std::exchange(news_, {}); }

 private:
  void moved();
  void say();

  bool whole_statements_;
  Walk walk_;
  Goals goals_;
  Trace trace_;
  Player player_;
  Picture picture_;
  std::int64_t shown_ns_ = 0;  // when the player's progress was last drawn
  std::uint64_t pictured_ = ~std::uint64_t{0};
  std::optional<engine::Choice> hinted_;
  std::string trouble_, news_;
};

// "reads counter: 0" as it is heard: "reads counter, 0".
std::string heard(std::string text);

}  // namespace racecourse::labs

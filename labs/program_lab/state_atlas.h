// The map of a small program: every state it can be in, made in slices with a machine of its own, and where a schedule
// stands on it.
//
//   StateAtlas atlas(program);
//   while (!atlas.advance()) { }
//   atlas.map()->states.size()   ->  12
#pragma once

#include <memory>

#include "labs/program_lab/exploration.h"
#include "ui/state_map.h"

namespace racecourse::labs {

// Programs with more states get no map.
inline constexpr std::size_t kMostMapped = 500;

class StateAtlas {
 public:
  explicit StateAtlas(const engine::Program& program);

  // Works for a few milliseconds; true when done.
  bool advance();

  // Nothing before it is done, and for programs with too many states.
  const ui::StateMap* map() const { return map_.states.empty() ? nullptr : &map_; }
  const ui::MapPlan& plan() const { return plan_; }

  // Marks the way of a schedule; the state it ends in, or -1 where the map does not know it.
  int show(const engine::Schedule& schedule);
  engine::Schedule wayTo(int state) const { return exploration_.wayTo(state); }

 private:
  void draw();

  engine::Machine machine_;
  Exploration exploration_;
  ui::StateMap map_;
  ui::MapPlan plan_;
  bool done_ = false;
};

}  // namespace racecourse::labs

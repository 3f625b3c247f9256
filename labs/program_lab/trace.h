// The steps of a walk as the lanes show them, with the pairs of accesses that conflict: two threads, one place, one of
// them writing, and nothing that orders them. Grows with the walk.
//
//   Trace trace;
//   trace.follow(walk);
//   trace.steps()[0].said   ->  "reads counter: 0"
#pragma once

#include <map>
#include <string>
#include <vector>

#include "labs/program_lab/walk.h"
#include "ui/step_lanes.h"

namespace racecourse::labs {

// As the canvas numbers threads: the engine's 0 is the main thread.
inline int shownThread(int thread) { return thread == 0 ? ui::kMainThread : thread; }

ui::StepKind shownKind(engine::StepKind kind);

// What a step does, as it is shown: "writes counter: 0 → 1".
std::string shownText(std::string text);

class Trace {
 public:
  // Takes over what the walk has that this has not; starts anew where the walk branched off.
  void follow(Walk& walk);

  const std::vector<ui::LaneStep>& steps() const { return steps_; }
  const std::vector<ui::StepConflict>& conflicts() const { return conflicts_; }
  const std::vector<ui::StepRepeat>& repeats() const { return repeats_; }

 private:
  using Clock = std::vector<int>;  // of each thread: its steps that have happened before

  struct Accessed {
    int step = -1, thread = 0, tick = 0;
    bool writes = false;
    std::vector<int> met;  // threads whose access was marked as conflicting: the first one says it
  };

  void add(Walk& walk, std::size_t step);
  void access(Walk& walk, std::size_t step, const std::string& place, bool writes);
  bool isOrdered(Walk& walk, std::size_t step, const Accessed& before) const;
  void meet(int thread, const std::string& place);
  void begin(Walk& walk, std::size_t step);

  std::uint64_t branch_ = 0;
  std::vector<ui::LaneStep> steps_;
  std::vector<ui::StepConflict> conflicts_;
  std::vector<ui::StepRepeat> repeats_;
  std::vector<Clock> clocks_;                              // of each thread
  std::map<std::string, Clock> primitives_;                // of what orders threads, by place
  std::map<std::string, std::vector<Accessed>> accessed_;  // the last access of each thread, by place
};

}  // namespace racecourse::labs

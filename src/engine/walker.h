// Takes steps from a numbered state: the step itself, what happens by itself behind it (settle.h), and the form under
// which equal states meet (canonical.h). One per worker; the memo is shared and only one walker may learn at a time.
#pragma once

#include <span>
#include <vector>

#include "engine/canonical.h"
#include "engine/locking_discipline.h"
#include "engine/search.h"
#include "engine/settle.h"
#include "engine/step_memo.h"

namespace racecourse::engine {

// What every walker shares.
struct World {
  Model& model;
  Numbering numbering;
  StepMemo memo;
  LockingDiscipline discipline;
  std::vector<LocalInfo> infos;       // by number of a local state
  std::vector<bool> finished;         // by number of a local state
  std::vector<std::uint32_t> groups;  // by number of a local state: equal for equal LocalInfo::start
  bool symmetry = false;
  bool asymmetric = false;  // found to be: the search has to begin again without symmetry

  explicit World(Model& a_model, const State& initial) : model(a_model), numbering(initial), memo(a_model, numbering) {
    learnInfos();
  }
  void learnInfos();
};

class Walker {
 public:
  explicit Walker(World& world, bool may_learn) : world_(world), may_learn_(may_learn) {}

  // One step that is possible, and the numbered state behind it.
  struct Step {
    Choice choice;
    const Leaf* leaf;  // null where a thread spins
    int behind;        // index of the state behind it; -1 when only what the leaf says has changed
  };
  // Finds the steps from `from`; false if the memo did not know enough and this walker may not learn.
  bool walk(const NumberedState& from);
  // What it found, in order of threads and alternatives.
  std::span<const Step> steps() const { return steps_; }
  // States behind those steps that changed more than their leaf says.
  std::span<const NumberedState> behind() const { return std::span(behind_).first(behind_size_); }
  // The state behind a step from `from`.
  NumberedState stateBehind(const NumberedState& from, const Step& step) const;

  // Brings a state into the form under which equal states meet, with the symmetry of the world or without. For learners
  // only.
  void meet(NumberedState& state);

  // How `state` ends, from its threads alone: kFinished, kFailure, kExhausted or kNone.
  Ending endingOf(const NumberedState& state) const;
  // Whether the invariants hold; `known` becomes false when this walker may not learn what it does not know.
  bool invariantsHold(const NumberedState& state, bool& known);

  // --- For settle(). ---
  // None when something was missing, so that settling ends.
  int threads() const { return missed_ ? 0 : threads_; }
  LocalInfo info(int thread) const {
    return world_.infos[after_[world_.numbering.threads() + static_cast<Place>(thread)]];
  }
  Effect execute(int thread, Run run);

 private:
  const Leaf* ask(const NumberedState& state, int thread, std::uint32_t question);
  void apply(const Leaf& leaf, int thread);
  void checkSymmetry(const Leaf& leaf, int thread);
  int membersOf(std::uint32_t group) const;
  bool finish(bool may_settle);

  World& world_;
  bool may_learn_;
  bool missed_ = false;
  int threads_ = 0;
  NumberedState after_;
  std::vector<Step> steps_;
  std::vector<NumberedState> behind_;  // grows only, so that its vectors are used again
  std::size_t behind_size_ = 0;
  std::vector<std::pair<const Leaf*, int>> applied_;  // runs behind the step, for checkSymmetry
};

}  // namespace racecourse::engine

// Takes steps from a numbered state: the step itself, what happens by itself
// behind it (settle.h), and the form under which equal states meet
// (canonical.h). One per worker; the memo is shared and only one walker may
// learn at a time.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <span>
#include <vector>

#include "engine/canonical.h"
#include "engine/joining.h"
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
  Joining joining;
  Joining::Ended ended;
  std::vector<Joining::Arrival> too_early;  // to be judged when more is known
  std::vector<LocalInfo> infos;             // by number of a local state
  std::vector<Status> statuses;             // by number of a local state
  std::vector<bool> finished;               // by number of a local state
  std::vector<std::uint32_t> groups;        // by number of a local state: equal for equal LocalInfo::start
  bool symmetry = false;
  bool twins = false;       // some threads were found to be interchangeable
  bool asymmetric = false;  // found to be: the search has to begin again without symmetry

  explicit World(Model& a_model, const State& initial)
      : model(a_model), numbering(initial), memo(a_model, numbering), joining(a_model, numbering) {
    learnInfos();
  }
  void learnInfos();
  // Learns whether a thread that looked at others tells them apart.
  void judge(const Joining::Arrival& arrival);
  void judgeAgain();
};

class Walker {
 public:
  explicit Walker(World& world, bool may_learn) : world_(world), may_learn_(may_learn) {}

  // One step that is possible, and the numbered state behind it.
  struct Step {
    Choice choice;
    const Leaf* leaf;  // null where a thread spins
    int behind;        // index of the state behind it; -1 when only what the leaf says
                       // has changed
  };
  // Finds the steps from `from`; false if the memo did not know enough and this
  // walker may not learn.
  bool walk(const NumberedState& from);
  // The same for a packed state of which every step is known and makes no threads or objects; false if this is no such
  // state.
  bool walkPlain(const std::uint64_t* packed);
  // What it found, in order of threads and alternatives.
  std::span<const Step> steps() const { return steps_; }
  // States behind those steps that changed more than their leaf says.
  std::span<const NumberedState> behind() const { return std::span(behind_).first(behind_size_); }
  // The state behind a step from `from`.
  NumberedState stateBehind(const NumberedState& from, const Step& step) const;

  // For each thread before a step, which one it is in the state behind it; with
  // symmetry only.
  const std::vector<int>& names(const Step& step) const { return names_behind_[static_cast<std::size_t>(step.behind)]; }

  // Looks at the threads that wait for others from the beginning. For learners
  // only.
  void begin(const NumberedState& state);

  // How `state` ends, from its threads alone: kFinished, kFailure, kExhausted
  // or kNone.
  Ending endingOf(const NumberedState& state) const;
  // Whether the invariants hold; `known` becomes false when this walker may not
  // learn what it does not know.
  bool invariantsHold(const NumberedState& state, bool& known);

  // --- For settle(). ---
  // None when something was missing, so that settling ends.
  int threads() const { return missed_ ? 0 : threads_; }
  LocalInfo info(int thread) const {
    return world_.infos[after_[world_.numbering.threads() + static_cast<Place>(thread)]];
  }
  Effect execute(int thread, Run run);

 private:
  bool goBehind(const NumberedState& from, int thread, std::uint32_t alternative, const Leaf& leaf, bool may_settle);
  bool stepPlain(const std::uint64_t* packed, int thread, std::uint32_t local);
  const Leaf* ask(const NumberedState& state, int thread, std::uint32_t question);
  void apply(const Leaf& leaf, int thread, std::uint32_t question);
  void checkSymmetry(const Leaf& leaf, int thread, std::uint32_t question);
  void judge(Joining::Arrival arrival);
  void giveUpSymmetry();
  bool looksAtOneOfSeveral(const Leaf& leaf) const;
  bool isOneOfSeveral(int thread) const;
  bool findTwins();
  bool isInUse(std::uint32_t group) const;
  std::optional<bool> sortThreads();
  bool finish(bool may_settle);

  World& world_;
  bool may_learn_;
  bool missed_ = false;
  int threads_ = 0;
  NumberedState after_;
  std::array<std::uint32_t, kMostThreads> locals_;  // in walkPlain()
  std::bitset<kMostThreads> joined_;                // somebody waits for their end
  NumberedState from_;                              // what walkPlain() unpacked; empty if it had no need
  std::vector<Step> steps_;
  std::vector<NumberedState> behind_;  // grows only, so that its vectors are used again
  std::size_t behind_size_ = 0;
  std::vector<int> names_;
  std::vector<std::vector<int>> names_behind_;  // as behind_
};

}  // namespace racecourse::engine

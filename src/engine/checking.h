// What a Check consists of, for check.cpp (its stages) and check_report.cpp (what it reports).
//
// The search of all states, `full`, is the base of everything. When it turns out not to be small it rests while
// `reduced`, with symmetry and reduction, looks for the verdict. What may be concluded from `reduced`:
// - Something wrong is really wrong: its states are states of the program.
// - If it ends without finding anything wrong, and no cycle leads through its states, the program holds. Reduction:
// from
//   each state it follows a set of steps that, whatever the others do first, may as well be taken first, and one of
//   which stays possible (conditions D1 and D2 of Valmari, "The state explosion problem", 1998). So if an infinite
//   schedule leads on from a state, there is one that begins with a step in the set: if one of the set occurs in it,
//   that can be moved to the front, else it can be put there. A program that can go on for ever can therefore do so
//   within the reduced graph, which is finite, and so has a cycle. We look for cycles among all steps between its
//   states, which are no fewer than it followed. Without a cycle no step is put off for ever either, so no failure is
//   missed. Symmetry: a cycle of states up to renaming becomes a cycle of states when it is followed until the renaming
//   is the identity.
// - Otherwise `full` decides, within the limits.
#pragma once

#include <memory>
#include <optional>

#include "engine/check.h"
#include "engine/components.h"
#include "engine/counting.h"
#include "engine/deadlock.h"
#include "engine/fairness.h"
#include "engine/fewest_switches.h"
#include "engine/graph.h"
#include "engine/orders.h"
#include "engine/outcomes.h"
#include "engine/sentences.h"
#include "engine/tour.h"

namespace racecourse::engine {

struct Check::Parts {
  enum class Stage : std::uint8_t {
    kSmallSearch,     // of all states, as long as they are few
    kReducedSearch,   // only when they are many
    kReducedCycles,   // whether its states have a cycle
    kFullSearch,      // of all states, to the end
    kOutcomes,        // of one of the two
    kCounterexample,  // and all that follows: on the full graph
    kCounting,
    kOrders,  // where there are not too many states
    kLoops,
    kTour,
    kDone
  };

  Parts(const Program& program, CheckOptions options, Workers* workers);

  // Works on about `budget` states of the stage at hand.
  void advance(std::size_t budget);
  CheckProgress::Stage publicStage() const;

  // The stages. Each ends by setting the next.
  void searchSmall(std::size_t budget);
  void searchReduced(std::size_t budget);
  void findReducedCycles(std::size_t budget);
  void searchFull(std::size_t budget);
  void group(std::size_t budget);
  void findFewestSwitches(std::size_t budget);
  void count(std::size_t budget);
  void countOrders(std::size_t budget);
  void findLoops(std::size_t budget);
  void walkLoop(std::size_t budget);

  SearchOptions limits(std::size_t bytes) const;
  void beginReducedSearch();
  void endFullSearch();
  void use(Search& search, Stage next);
  bool mayCount() const;
  bool isTarget(Number state) const;

  // Brings the report up to date with what is known.
  void settle();
  // Of both searches; the pool that they share once.
  std::size_t searchBytes();
  // Keeps the highest use of memory.
  void noteBytes();
  // Puts the loop and who is in it into the report.
  void describeLoop();

  Verdict verdict() const;
  void describeFailure();
  void describeDeadlock(Deadlock deadlock);
  void describeSearch();
  void takeCounts();
  void listOutcomes();

  const Program& program;
  CheckOptions options;
  Workers* workers;
  Machine machine;
  Stage stage = Stage::kSmallSearch;
  Stage after_outcomes = Stage::kDone;

  std::unique_ptr<Search> full, reduced;
  bool full_done = false;       // complete, within the limits
  bool reduced_done = false;    // likewise, and nothing wrong
  bool reduced_cyclic = false;  // meaningful when reduced_done
  bool loops_decided = false;   // whether a fair scheduler can go on for ever in the full graph

  Search* source = nullptr;  // where the outcomes come from
  std::optional<Outcomes> outcomes;
  std::optional<SearchGraph> graph;
  std::optional<Components> components;
  std::optional<FewestSwitches> fewest;
  std::optional<Counting> counting;
  std::optional<Orders> orders;
  std::optional<Fairness> fairness;
  std::optional<Tour> tour;
  Number loop_start = 0;

  Report report;
  SentenceFacts facts;
};

}  // namespace racecourse::engine

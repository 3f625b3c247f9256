// Whether a fair scheduler can keep a program going for ever, and where. Weakly fair: a thread that can step in every
// state from some point on steps again and again. Strongly fair: so does a thread that can step again and again.
//
//   Fairness fairness(graph, components, stuck);
//   while (!fairness.advance(100'000)) { }
//   if (fairness.loop()) ...                      // some weakly fair schedule never ends
//
// A schedule that never ends stays, from some point on, in the states and edges that it uses again and again; they are
// strongly connected, so they lie within one component. Weak fairness asks of each thread that it is unable to step in
// one of these states or takes one of these edges; a larger set can only help, so it is enough to look at whole
// components (a generalised Buechi condition). Strong fairness asks of each thread that it is unable to step in all of
// these states or takes one of these edges; here a smaller set may help: states where a thread can step that has no
// edge inside are removed, and what remains is split again (a Streett condition; Emerson and Lei, "Modalities for model
// checking", 1987).
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/components.h"
#include "engine/graph.h"

namespace racecourse::engine {

// Threads by number.
inline constexpr std::size_t kThreadPlaces = 128;
using ThreadSet = std::bitset<kThreadPlaces>;

// How threads move within some states.
struct Moves {
  ThreadSet always = ThreadSet().set();  // can step in each of them
  ThreadSet sometimes;                   // in at least one
  ThreadSet inside;                      // have a step that stays inside
  bool leaves = false;                   // some step leads out

  // Whether going round in all of these states and edges is fair.
  bool weaklyFair() const { return (always & ~inside).none(); }
  bool stronglyFair() const { return (sometimes & ~inside).none(); }
};

// Takes one more state into account; stays(target) is whether a state is one of them.
template <class Stays>
void look(Moves& moves, std::span<const Graph::Edge> edges, Stays stays) {
  ThreadSet able;
  for (const Graph::Edge& edge : edges) {
    const auto thread = static_cast<std::size_t>(edge.choice.thread);
    able.set(thread);
    if (stays(edge.target))
      moves.inside.set(thread);
    else
      moves.leaves = true;
  }
  moves.always &= able;
  moves.sometimes |= able;
}

// Where a schedule can go round for ever: through all these states and all steps between them.
struct FairLoop {
  std::vector<Number> states;  // in increasing order; the first is nearest to the initial state
  Moves moves;
  bool strongly_fair = false;
  bool subset_deadlock = false;  // there is no way out, and some threads can never step again
};

class Fairness {
 public:
  // Whether some thread is stuck in `state`, from which only `moving` threads will ever step again: it is alive, cannot
  // step, and does not just wait for the end of one of those.
  using Stuck = std::function<bool(Number state, const ThreadSet& moving)>;

  // Keeps references to `graph` and `components`, which must be done.
  Fairness(Graph& graph, const Components& components, Stuck stuck);
  ~Fairness();

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);

  // Nothing when every weakly fair schedule ends. A deadlock of some threads before other loops, a strongly fair one
  // before one that is only weakly fair, then the nearest.
  const std::optional<FairLoop>& loop() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace racecourse::engine

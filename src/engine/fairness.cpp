#include "engine/fairness.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/part.h"

namespace racecourse::engine {
namespace {

// A component in which a weakly fair schedule can stay.
struct Candidate {
  std::size_t component;
  Number nearest;
  Moves moves;
};

std::vector<Number> sorted(std::span<const Number> states) {
  std::vector<Number> out(states.begin(), states.end());
  std::ranges::sort(out);
  return out;
}

// Looks within some states for a smaller set in which a strongly fair schedule can stay.
class StrongSearch {
 public:
  StrongSearch(Graph& graph, std::vector<Number> states) : graph_(graph) { pieces_.push_back(std::move(states)); }

  // True when done; then found() says what there is.
  bool advance(std::size_t& budget) {
    while (!found_ && budget > 0) {
      if (!part_ && !nextPiece()) return true;
      if (!components_->advance(budget)) return false;
      lookOn(budget);
    }
    return found_.has_value();
  }

  std::optional<FairLoop> found() { return std::move(found_); }

 private:
  bool nextPiece() {
    if (pieces_.empty()) return false;
    part_.emplace(graph_, std::move(pieces_.back()));
    pieces_.pop_back();
    components_.emplace(*part_);
    component_ = 0;
    place_ = 0;
    moves_ = {};
    return true;
  }

  void lookOn(std::size_t& budget) {
    for (; component_ < components_->count(); ++component_, place_ = 0, moves_ = {}) {
      if (!components_->loops(component_)) continue;
      const auto states = components_->states(component_);
      for (; place_ < states.size(); ++place_, --budget) {
        if (budget == 0) return;
        lookAt(states[place_]);
      }
      settle(states);
      if (found_) return;
    }
    components_.reset();
    part_.reset();
  }

  // A thread that can step by leaving the piece can step, too: so the whole graph's edges count.
  void lookAt(Number state) {
    look(moves_, graph_.successors(part_->whole(state)), [&](Number target) {
      const auto inner = part_->inner(target);
      return inner && components_->of(*inner) == component_;
    });
  }

  // A component has been looked at: it is fair, or what hinders is taken out of it.
  void settle(std::span<const Number> states) {
    const ThreadSet hindered = moves_.sometimes & ~moves_.inside;
    std::vector<Number> rest;
    for (const Number state : states) {
      const Number whole = part_->whole(state);
      const auto hinders = [&](const Graph::Edge& edge) {
        return hindered.test(static_cast<std::size_t>(edge.choice.thread));
      };
      if (hindered.none() || std::ranges::none_of(graph_.successors(whole), hinders)) rest.push_back(whole);
    }
    std::ranges::sort(rest);
    if (hindered.none())
      found_ = FairLoop{.states = std::move(rest), .moves = moves_, .strongly_fair = true};
    else if (!rest.empty())
      pieces_.push_back(std::move(rest));
  }

  Graph& graph_;
  std::vector<std::vector<Number>> pieces_;
  std::optional<Part> part_;
  std::optional<Components> components_;
  std::size_t component_ = 0, place_ = 0;
  Moves moves_;
  std::optional<FairLoop> found_;
};

}  // namespace

struct Fairness::Parts {
  Graph& graph;
  const Components& components;
  Stuck stuck;
  std::optional<FairLoop> loop = {};
  bool done = false;

  // The first pass: which components are fair.
  std::size_t component = 0, place = 0;
  Moves moves = {};
  std::vector<Candidate> candidates = {};
  std::optional<Candidate> deadlock = {};

  // The second: the nearest of them that is strongly fair, at least in part.
  std::size_t candidate = 0;
  std::optional<StrongSearch> strong = {};

  bool lookOn(std::size_t& budget) {
    for (; component < components.count(); ++component, place = 0, moves = {}) {
      if (!components.loops(component)) continue;
      const auto states = components.states(component);
      for (; place < states.size(); ++place, --budget) {
        if (budget == 0) return false;
        look(moves, graph.successors(states[place]), [&](Number target) { return components.of(target) == component; });
      }
      if (moves.weaklyFair()) note({component, *std::ranges::min_element(states), moves});
    }
    std::ranges::sort(candidates, {}, &Candidate::nearest);
    return true;
  }

  void note(const Candidate& found) {
    candidates.push_back(found);
    if (found.moves.leaves || !stuck(found.nearest, found.moves.inside)) return;
    if (!deadlock || found.nearest < deadlock->nearest) deadlock = found;
  }

  FairLoop whole(const Candidate& found) const {
    return {.states = sorted(components.states(found.component)),
            .moves = found.moves,
            .strongly_fair = found.moves.stronglyFair(),
            .subset_deadlock = deadlock && deadlock->component == found.component};
  }

  // True when the choice among the candidates is made.
  bool choose(std::size_t& budget) {
    if (deadlock || candidates.empty()) {
      if (deadlock) loop = whole(*deadlock);
      return true;
    }
    for (; candidate < candidates.size(); ++candidate) {
      const Candidate& next = candidates[candidate];
      if (next.moves.stronglyFair()) {
        loop = whole(next);
        return true;
      }
      if (!strong) strong.emplace(graph, sorted(components.states(next.component)));
      if (!strong->advance(budget)) return false;
      loop = strong->found();
      strong.reset();
      if (loop) return true;
    }
    loop = whole(candidates.front());
    return true;
  }
};

Fairness::Fairness(Graph& graph, const Components& components, Stuck stuck)
    : parts_(new Parts{.graph = graph, .components = components, .stuck = std::move(stuck)}) {}

Fairness::~Fairness() = default;

bool Fairness::advance(std::size_t budget) {
  Parts& parts = *parts_;
  if (!parts.done) parts.done = parts.lookOn(budget) && parts.choose(budget);
  return parts.done;
}

const std::optional<FairLoop>& Fairness::loop() const { return parts_->loop; }

}  // namespace racecourse::engine

#include "engine/absorption.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace racecourse::engine {
namespace {

constexpr std::size_t kSolvable = 32;         // states of a component that is solved exactly
constexpr std::size_t kMostRows = 4'000'000;  // edges that may be kept in memory
constexpr int kMostSweeps = 20'000;

// A component as a dense matrix: what goes on inside, and how much leaves, by local places.
struct Matrix {
  explicit Matrix(std::size_t size) : size(size), inner(size * size), leaving(size), visits(size) {}

  double& at(std::size_t from, std::size_t to) { return inner[from * size + to]; }

  // Removes the last state of those still there: what passed through it goes straight on.
  void eliminate(std::size_t last) {
    double out = leaving[last];
    for (std::size_t j = 0; j < last; ++j) out += at(last, j);
    for (std::size_t i = 0; i < last; ++i) {
      const double share = at(i, last) / out;
      for (std::size_t j = 0; j < last; ++j) at(i, j) += share * at(last, j);
      leaving[i] += share * leaving[last];
    }
    for (std::size_t j = 0; j < last; ++j) visits[j] += visits[last] / out * at(last, j);
    visits[last] /= out;
    for (std::size_t i = 0; i < last; ++i) at(i, last) /= out;
  }

  // `visits`, at first what arrives from outside, becomes how often each state is passed.
  void solve() {
    for (std::size_t last = size; last-- > 0;) eliminate(last);
    for (std::size_t state = 1; state < size; ++state)
      for (std::size_t i = 0; i < state; ++i) visits[state] += visits[i] * at(i, state);
  }

  std::size_t size;
  std::vector<double> inner, leaving, visits;
};

}  // namespace

Absorption::Absorption(Graph& graph, const Components& components, ClassOf class_of, int classes)
    : graph_(graph),
      components_(components),
      class_of_(std::move(class_of)),
      mass_(graph.size()),
      probabilities_(static_cast<std::size_t>(classes)),
      left_(components.count()) {
  mass_[0] = 1;
}

bool Absorption::advance(std::size_t budget) {
  for (; left_ > 0; --left_) {
    if (budget == 0) return false;
    const std::size_t component = left_ - 1;
    const std::size_t size = components_.states(component).size();
    if (components_.loops(component) && size > kSolvable) {
      if (!passAll(component, budget)) return false;
      continue;
    }
    if (components_.loops(component))
      solve(component);
    else
      passThrough(components_.states(component).front());
    budget -= std::min(budget, size);
  }
  return true;
}

void Absorption::passThrough(Number state) {
  const auto edges = graph_.successors(state);
  if (edges.empty()) probabilities_[static_cast<std::size_t>(class_of_(state))] += mass_[state];
  withProbabilities(edges, [&](const Graph::Edge& edge, double p) { mass_[edge.target] += p * mass_[state]; });
}

void Absorption::solve(std::size_t component) {
  const auto states = components_.states(component);
  std::vector<Number> sorted(states.begin(), states.end());
  std::ranges::sort(sorted);
  Matrix matrix(sorted.size());
  bool leaves = false;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    matrix.visits[i] = mass_[sorted[i]];
    withProbabilities(graph_.successors(sorted[i]), [&](const Graph::Edge& edge, double p) {
      if (components_.of(edge.target) != component) {
        matrix.leaving[i] += p;
        leaves = true;
        return;
      }
      const auto place = std::ranges::lower_bound(sorted, edge.target) - sorted.begin();
      matrix.at(i, static_cast<std::size_t>(place)) += p;
    });
  }
  if (!leaves) {
    endless_ += inside(component);
    return;
  }
  matrix.solve();
  for (std::size_t i = 0; i < sorted.size(); ++i)
    withProbabilities(graph_.successors(sorted[i]), [&](const Graph::Edge& edge, double p) {
      if (components_.of(edge.target) != component) mass_[edge.target] += p * matrix.visits[i];
    });
}

// Passes on what is inside a large component until hardly anything is left; false when the budget is used up before.
bool Absorption::passAll(std::size_t component, std::size_t& budget) {
  while (true) {
    if (place_ == 0 && sweeps_ == 0) {
      inflow_ = inside(component);
      leaves_ = false;
    }
    if (!sweep(component, budget)) return false;
    if (finishSweep(component)) return true;
  }
}

// One pass over the component, against the order in which its states were closed: mostly along its edges. The first
// one notes the edges for those that follow.
bool Absorption::sweep(std::size_t component, std::size_t& budget) {
  const auto states = components_.states(component);
  for (; place_ < states.size(); ++place_) {
    if (budget == 0) return false;
    --budget;
    const Number state = states[states.size() - 1 - place_];
    push(state, sweeps_ > 0 && rows_kept_ ? rowAt(place_) : freshRow(state));
  }
  place_ = 0;
  return true;
}

std::span<const Absorption::Row> Absorption::rowAt(std::size_t place) const {
  const std::size_t first = place == 0 ? 0 : row_ends_[place - 1];
  return std::span(rows_).subspan(first, row_ends_[place] - first);
}

std::span<const Absorption::Row> Absorption::freshRow(Number state) {
  row_.clear();
  withProbabilities(graph_.successors(state),
                    [&](const Graph::Edge& edge, double p) { row_.push_back({edge.target, p}); });
  if (sweeps_ > 0) return row_;
  for (const Row& edge : row_) leaves_ |= components_.of(edge.target) != components_.of(state);
  if (rows_.size() + row_.size() <= kMostRows) {
    rows_.insert(rows_.end(), row_.begin(), row_.end());
    row_ends_.push_back(rows_.size());
  }
  return row_;
}

// Passes a state's mass on. What a step leads back to the state itself is spread over the others at once.
void Absorption::push(Number state, std::span<const Row> row) {
  double others = 0;
  for (const Row& edge : row)
    if (edge.target != state) others += edge.probability;
  if (others == 0) return;
  const double mass = std::exchange(mass_[state], 0) / others;
  for (const Row& edge : row)
    if (edge.target != state) mass_[edge.target] += edge.probability * mass;
}

// Behind a sweep: whether the component is done.
bool Absorption::finishSweep(std::size_t component) {
  rows_kept_ = row_ends_.size() == components_.states(component).size();
  ++sweeps_;
  const double left = inside(component);
  if (leaves_ && left > inflow_ * kRest && sweeps_ < kMostSweeps) return false;
  (leaves_ ? rest_ : endless_) += left;
  sweeps_ = 0;
  rows_ = {};
  row_ends_ = {};
  return true;
}

double Absorption::inside(std::size_t component) const {
  double sum = 0;
  for (const Number state : components_.states(component)) sum += mass_[state];
  return sum;
}

std::size_t Absorption::bytes() const {
  return mass_.capacity() * sizeof(double) + rows_.capacity() * sizeof(Row) +
         row_ends_.capacity() * sizeof(std::size_t);
}

}  // namespace racecourse::engine

#include "engine/counting.h"

#include <cassert>
#include <optional>
#include <utility>

namespace racecourse::engine {
namespace {

__extension__ using Wide = unsigned __int128;

bool add(std::uint64_t& sum, std::uint64_t value) { return !__builtin_add_overflow(sum, value, &sum); }
bool add(Wide& sum, Wide value) { return !__builtin_add_overflow(sum, value, &sum); }
bool add(Natural& sum, const Natural& value) {
  sum += value;
  return true;
}

Natural natural(std::uint64_t value) { return value; }
Natural natural(const Natural& value) { return value; }
Natural natural(Wide value) {
  Natural high = static_cast<std::uint64_t>(value >> 64);
  for (int bit = 0; bit < 64; ++bit) high += high;
  return high + Natural(static_cast<std::uint64_t>(value));
}

void release(std::uint64_t&) {}
void release(Wide&) {}
void release(Natural& count) { count = Natural(); }

struct Totals {
  std::vector<Natural> schedules;
  std::vector<double> probabilities;
};

// How far a pass came with one state.
enum class Came : std::uint8_t { kOn, kOverflow, kBackwards };

// A pass forward over all states, each of them behind those that lead to it.
class Pass {
 public:
  virtual ~Pass() = default;
  virtual Came through(Number state, std::span<const Graph::Edge> edges, const ClassOf& class_of) = 0;
  virtual std::size_t bytes() const = 0;
  Totals totals;
};

// `Count` holds the number of ways to a state.
template <class Count>
class PassIn : public Pass {
 public:
  PassIn(Number states, int classes) : ways_(states), mass_(states) {
    ways_[0] = 1;
    mass_[0] = 1;
    totals.schedules.resize(static_cast<std::size_t>(classes));
    totals.probabilities.resize(static_cast<std::size_t>(classes));
  }

  Came through(Number state, std::span<const Graph::Edge> edges, const ClassOf& class_of) override {
    if (edges.empty()) return end(state, static_cast<std::size_t>(class_of(state)));
    for (const Graph::Edge& edge : edges)
      if (!add(ways_[edge.target], ways_[state])) return Came::kOverflow;
    withProbabilities(edges, [&](const Graph::Edge& edge, double p) { mass_[edge.target] += p * mass_[state]; });
    release(ways_[state]);
    return Came::kOn;
  }

  std::size_t bytes() const override { return ways_.capacity() * sizeof(Count) + mass_.capacity() * sizeof(double); }

 private:
  Came end(Number state, std::size_t which) {
    totals.schedules[which] += natural(ways_[state]);
    totals.probabilities[which] += mass_[state];
    return Came::kOn;
  }

  std::vector<Count> ways_;
  std::vector<double> mass_;
};

// The width of a count: each is tried when the one before is too narrow.
enum class Width : std::uint8_t { k64, k128, kAny };

std::unique_ptr<Pass> makePass(Width width, Number states, int classes) {
  switch (width) {
    case Width::k64:
      return std::make_unique<PassIn<std::uint64_t>>(states, classes);
    case Width::k128:
      return std::make_unique<PassIn<Wide>>(states, classes);
    case Width::kAny:
      break;
  }
  return std::make_unique<PassIn<Natural>>(states, classes);
}

}  // namespace

struct Counting::Parts {
  enum class Stage : std::uint8_t { kPass, kComponents, kAbsorption, kDone };

  Graph& graph;
  Components& components;
  ClassOf class_of;
  int classes;
  Stage stage = Stage::kPass;
  Width width = Width::k64;
  bool by_number = true;  // the pass goes by number; else in the order of the components
  std::size_t place = 0;
  std::unique_ptr<Pass> pass;
  std::optional<Absorption> absorption;
  std::vector<Natural> schedules;
  std::vector<double> probabilities;

  void begin() {
    pass.reset();
    pass = makePass(width, graph.size(), classes);
    place = 0;
  }

  Number stateAt(std::size_t i) const {
    return by_number ? static_cast<Number>(i) : components.order()[components.order().size() - 1 - i];
  }

  Came step(Number state) {
    const auto edges = graph.successors(state);
    if (by_number)
      for (const Graph::Edge& edge : edges)
        if (edge.target <= state) return Came::kBackwards;
    return pass->through(state, edges, class_of);
  }

  void runPass(std::size_t budget) {
    for (; place < graph.size() && budget > 0; ++place, --budget) {
      const Came came = step(stateAt(place));
      if (came == Came::kOn) continue;
      if (came == Came::kOverflow) return widen();
      pass.reset();
      by_number = false;
      stage = Stage::kComponents;
      return;
    }
    if (place < graph.size()) return;
    schedules = std::move(pass->totals.schedules);
    probabilities = std::move(pass->totals.probabilities);
    pass.reset();
    stage = Stage::kDone;
  }

  void widen() {
    assert(width != Width::kAny);
    width = width == Width::k64 ? Width::k128 : Width::kAny;
    begin();
  }

  void order(std::size_t budget) {
    if (!components.advance(budget)) return;
    if (components.cyclic()) {
      absorption.emplace(graph, components, class_of, classes);
      stage = Stage::kAbsorption;
      return;
    }
    begin();
    stage = Stage::kPass;
  }

  void absorb(std::size_t budget) {
    if (!absorption->advance(budget)) return;
    schedules.resize(static_cast<std::size_t>(classes));
    probabilities = absorption->probabilities();
    stage = Stage::kDone;
  }
};

Counting::Counting(Graph& graph, Components& components, ClassOf class_of, int classes)
    : parts_(new Parts{.graph = graph, .components = components, .class_of = std::move(class_of), .classes = classes}) {
  parts_->begin();
}

Counting::~Counting() = default;

bool Counting::advance(std::size_t budget) {
  switch (parts_->stage) {
    case Parts::Stage::kPass:
      parts_->runPass(budget);
      break;
    case Parts::Stage::kComponents:
      parts_->order(budget);
      break;
    case Parts::Stage::kAbsorption:
      parts_->absorb(budget);
      break;
    case Parts::Stage::kDone:
      break;
  }
  return parts_->stage == Parts::Stage::kDone;
}

bool Counting::endless() const { return parts_->absorption.has_value(); }
const std::vector<Natural>& Counting::schedules() const { return parts_->schedules; }
const std::vector<double>& Counting::probabilities() const { return parts_->probabilities; }
double Counting::endlessProbability() const { return endless() ? parts_->absorption->endless() : 0; }
double Counting::probabilityRest() const { return endless() ? parts_->absorption->rest() : 0; }

std::size_t Counting::bytes() const {
  return (parts_->pass ? parts_->pass->bytes() : 0) + (parts_->absorption ? parts_->absorption->bytes() : 0) +
         parts_->components.bytes();
}

}  // namespace racecourse::engine

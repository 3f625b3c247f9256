#include "engine/check.h"

#include <algorithm>
#include <utility>

#include "engine/check_races.h"
#include "engine/checking.h"

namespace racecourse::engine {
namespace {

static_assert(kMostThreads <= static_cast<int>(kThreadPlaces));

// So many states are searched in full before a reduced search is tried: below, one search answers everything.
constexpr std::size_t kSmall = 100'000;

constexpr std::size_t kMostOrdered = 20'000;  // states for which distinct orders are counted
constexpr std::size_t kCountingBytes = 32;    // for each state, in counting
constexpr std::size_t kNodeBytes = 48;        // for each pair of state and thread, in the search for fewest switches
constexpr std::size_t kMostNodes = 20'000'000;

bool anythingWrong(const Search& search) {
  return !search.endings(Ending::kFailure, 1).empty() || !search.endings(Ending::kInvariant, 1).empty() ||
         !search.endings(Ending::kDeadlock, 1).empty();
}

bool hasAssertions(const Program& program) {
  return std::ranges::any_of(program.codes, [](const Code& code) {
    return std::ranges::any_of(code.instructions, [](const Instruction& i) { return i.op == Op::kAssert; });
  });
}

}  // namespace

Check::Parts::Parts(const Program& the_program, CheckOptions the_options, Workers* the_workers)
    : program(the_program), options(the_options), workers(the_workers), machine(the_program, the_options.machine) {
  full = std::make_unique<Search>(machine, limits(options.most_bytes), workers);
  facts.assertions = hasAssertions(program);
  facts.invariants = machine.hasInvariants();
  report.verdict = Verdict::kStopped;
}

SearchOptions Check::Parts::limits(std::size_t bytes) const {
  return {.most_states = options.most_states, .most_bytes = bytes, .most_depth = options.most_depth};
}

void Check::Parts::advance(std::size_t budget) {
  switch (stage) {
    case Stage::kSmallSearch:
      return searchSmall(budget);
    case Stage::kReducedSearch:
      return searchReduced(budget);
    case Stage::kReducedCycles:
      return findReducedCycles(budget);
    case Stage::kFullSearch:
      return searchFull(budget);
    case Stage::kOutcomes:
      return group(budget);
    case Stage::kCounterexample:
      return findFewestSwitches(budget);
    case Stage::kCounting:
      return count(budget);
    case Stage::kOrders:
      return countOrders(budget);
    case Stage::kLoops:
      return findLoops(budget);
    case Stage::kTour:
      return walkLoop(budget);
    case Stage::kDone:
      return;
  }
}

void Check::Parts::searchSmall(std::size_t budget) {
  const bool may_reduce = options.symmetry || options.reduction;
  if (may_reduce && full->size() >= kSmall) return beginReducedSearch();
  if (!full->advance(may_reduce ? std::min(budget, kSmall - full->size()) : budget)) return;
  // Where few states fill the memory, a reduced search would have none left.
  const bool may_go_on = full->stopped() == Stop::kStates || full->stopped() == Stop::kDepth;
  if (may_reduce && may_go_on) return beginReducedSearch();
  endFullSearch();
}

void Check::Parts::beginReducedSearch() {
  // Both count the pool that they share.
  const std::size_t taken = full->bytes() - machine.pool().bytes();
  SearchOptions reducing = limits(options.most_bytes - std::min(options.most_bytes, taken));
  reducing.symmetry = options.symmetry;
  reducing.reduction = options.reduction;
  reducing.stop_at_failure = true;
  reduced = std::make_unique<Search>(machine, reducing, workers);
  stage = Stage::kReducedSearch;
}

void Check::Parts::searchReduced(std::size_t budget) {
  if (!reduced->advance(budget)) return;
  if (anythingWrong(*reduced)) return use(*reduced, Stage::kFullSearch);
  // What is too large when reduced is too large in full.
  if (reduced->stopped() != Stop::kNone) return use(*reduced, Stage::kDone);
  reduced_done = true;
  graph.emplace(*reduced);
  components.emplace(*graph);
  stage = Stage::kReducedCycles;
}

void Check::Parts::findReducedCycles(std::size_t budget) {
  if (!components->advance(budget) && !components->cyclic()) return;
  reduced_cyclic = components->cyclic();
  components.reset();
  graph.reset();
  use(*reduced, reduced_cyclic || options.count ? Stage::kFullSearch : Stage::kDone);
}

void Check::Parts::searchFull(std::size_t budget) {
  if (reduced) full->limitBytes(options.most_bytes - std::min(options.most_bytes, searchBytes() - full->bytes()));
  if (full->advance(budget)) endFullSearch();
}

void Check::Parts::endFullSearch() {
  full_done = full->stopped() == Stop::kNone;
  // Even cut off, the full search is the better source of what is wrong: its ways are the shortest.
  if (full_done || !reduced || anythingWrong(*full)) return use(*full, Stage::kDone);
  stage = Stage::kDone;
  settle();
}

void Check::Parts::use(Search& search, Stage next) {
  source = &search;
  outcomes.emplace(machine, search, options.most_outcomes);
  after_outcomes = next;
  stage = Stage::kOutcomes;
}

void Check::Parts::group(std::size_t budget) {
  if (!outcomes->advance(budget)) return;
  report.races = describeRaces(machine, *source);
  stage = after_outcomes;
  if (full_done) {
    report.reduced_states = reduced ? reduced->size() : full->size();
    noteBytes();
    reduced.reset();
    graph.emplace(*full);
    components.emplace(*graph);
    stage = outcomes->worst() ? Stage::kCounterexample : Stage::kCounting;
  }
  settle();
}

bool Check::Parts::isTarget(Number state) const {
  if (fairness) return std::ranges::binary_search(fairness->loop()->states, state);
  if (full->ending(state) == Ending::kNone) return false;
  const auto& groups = outcomes->groups();
  return Outcomes::alike(groups[static_cast<std::size_t>(outcomes->groupOf(state))], groups[*outcomes->worst()]);
}

void Check::Parts::findFewestSwitches(std::size_t budget) {
  const std::size_t most_nodes = std::clamp(options.most_bytes / kNodeBytes, kSmall, kMostNodes);
  if (!fewest) fewest.emplace(*graph, [this](Number state) { return isTarget(state); }, most_nodes);
  if (!fewest->advance(budget)) return;
  noteBytes();
  report.fewest_switches = fewest->found();
  loop_start = fairness ? fairness->loop()->states.front() : outcomes->groups()[*outcomes->worst()].nearest;
  report.counterexample = fewest->found() ? fewest->way() : full->wayTo(loop_start);
  if (fewest->found()) loop_start = fewest->target();
  fewest.reset();
  stage = fairness ? Stage::kTour : Stage::kCounting;
  if (!fairness) settle();
}

bool Check::Parts::mayCount() const { return options.count && full->size() <= options.most_bytes / kCountingBytes; }

void Check::Parts::count(std::size_t budget) {
  const bool wrong = outcomes->worst().has_value();
  if (mayCount()) {
    if (!counting) {
      const auto class_of = [this](Number state) { return outcomes->groupOf(state); };
      counting.emplace(*graph, *components, class_of, static_cast<int>(outcomes->groups().size()));
    }
    if (!counting->advance(budget)) return;
    noteBytes();
    report.endless = counting->endless();
  } else if (!wrong) {
    if (!components->advance(budget)) return;
    report.endless = components->cyclic();
  }
  const bool loops = report.endless && !wrong;
  const bool ordered = counting && !report.endless && full->size() <= kMostOrdered;
  stage = loops ? Stage::kLoops : ordered ? Stage::kOrders : Stage::kDone;
  loops_decided = !loops;
  settle();
}

void Check::Parts::countOrders(std::size_t budget) {
  if (!orders) orders.emplace(*full);
  if (!orders->advance(budget)) return;
  report.orders = orders->count();
  orders.reset();
  stage = Stage::kDone;
}

void Check::Parts::findLoops(std::size_t budget) {
  if (!fairness)
    fairness.emplace(*graph, *components, [this](Number state, const ThreadSet& moving) {
      return !stuckThreads(machine, full->at(state), moving).empty();
    });
  if (!fairness->advance(budget)) return;
  noteBytes();
  loops_decided = true;
  stage = fairness->loop() ? Stage::kCounterexample : Stage::kDone;
  settle();
}

void Check::Parts::walkLoop(std::size_t budget) {
  const FairLoop& loop = *fairness->loop();
  if (!tour) tour.emplace(*graph, loop.states, loop_start, loop.moves);
  if (!tour->advance(budget)) return;
  describeLoop();
  stage = Stage::kDone;
  settle();
}

Check::Check(const Program& program, CheckOptions options, Workers* workers)
    : parts_(std::make_unique<Parts>(program, options, workers)) {}

Check::~Check() = default;

bool Check::advance(std::size_t budget) {
  parts_->advance(budget);
  return parts_->stage == Parts::Stage::kDone;
}

const Report& Check::report() {
  if (!parts_->outcomes) parts_->settle();
  return parts_->report;
}

CheckProgress Check::progress() const {
  using Stage = Parts::Stage;
  const Parts& parts = *parts_;
  const bool of_reduced = parts.stage == Stage::kReducedSearch || parts.stage == Stage::kReducedCycles ||
                          (parts.stage == Stage::kOutcomes && parts.source == parts.reduced.get());
  const Search& search = of_reduced ? *parts.reduced : *parts.full;
  return {.stage = parts.publicStage(),
          .states = search.size(),
          .transitions = search.transitions(),
          .depth = search.depth(),
          .bytes = parts_->searchBytes()};
}

CheckProgress::Stage Check::Parts::publicStage() const {
  switch (stage) {
    case Stage::kSmallSearch:
    case Stage::kReducedSearch:
    case Stage::kReducedCycles:
      return CheckProgress::kVerdict;
    case Stage::kFullSearch:
    case Stage::kOutcomes:
      return CheckProgress::kAllStates;
    case Stage::kCounterexample:
      return CheckProgress::kCounterexample;
    case Stage::kCounting:
    case Stage::kOrders:
      return CheckProgress::kCounting;
    case Stage::kLoops:
    case Stage::kTour:
      return CheckProgress::kLoops;
    case Stage::kDone:
      break;
  }
  return CheckProgress::kDone;
}

}  // namespace racecourse::engine

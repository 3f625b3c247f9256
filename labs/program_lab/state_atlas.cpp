#include "labs/program_lab/state_atlas.h"

#include "labs/program_lab/goals.h"
#include "labs/program_lab/trace.h"
#include "threads/clock.h"

namespace racecourse::labs {
namespace {

constexpr std::int64_t kSliceNs = 6'000'000;

std::optional<ui::Verdict> endingOf(engine::Machine& machine, const engine::State& state) {
  if (isReached(machine, state, {.kind = Reach::kDeadlock})) return ui::Verdict::kDeadlock;
  if (!machine.ended(state)) return std::nullopt;
  return isReached(machine, state, {.kind = Reach::kEnds}) && !machine.brokenInvariant(state) ? ui::Verdict::kHolds
                                                                                              : ui::Verdict::kFails;
}

std::string valuesOf(engine::Machine& machine, const engine::State& state) {
  std::string text;
  for (const auto& [name, value] : machine.finalValues(state))
    text += (text.empty() ? "" : ", ") + name + " = " + value;
  return text;
}

}  // namespace

StateAtlas::StateAtlas(const engine::Program& program)
    : machine_(program), exploration_(machine_, machine_.initial(), kMostMapped) {}

bool StateAtlas::advance() {
  const std::int64_t end = threads::nowNs() + kSliceNs;
  while (!done_ && threads::nowNs() < end) {
    done_ = exploration_.advance(20);
    if (done_ && exploration_.complete()) draw();
  }
  return done_;
}

void StateAtlas::draw() {
  map_.title = "Every state";
  for (int i = 0; i < exploration_.size(); ++i)
    map_.states.push_back(
        {.said = valuesOf(machine_, exploration_.state(i)), .ending = endingOf(machine_, exploration_.state(i))});
  for (const Exploration::Edge& edge : exploration_.edges())
    map_.edges.push_back({.from = edge.from, .to = edge.to, .thread = shownThread(edge.choice.thread)});
  plan_ = ui::planMap(exploration_.size(), map_.edges);
}

int StateAtlas::show(const engine::Schedule& schedule) {
  map_.taken = {0};
  int state = 0;
  for (const engine::Choice choice : schedule) {
    state = exploration_.follow(state, choice);
    if (state < 0) break;
    map_.taken.push_back(state);
  }
  return state;
}

}  // namespace racecourse::labs

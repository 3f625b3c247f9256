#include <algorithm>

#include "engine/search_parts.h"

namespace racecourse::engine {

struct Search::Successors::Parts {
  Search::Parts& search;
  Walker walker;
  std::vector<Edge> edges;
};

Search::Successors::Successors(Search& search)
    : parts_(new Parts{*search.parts_, Walker(*search.parts_->world, true), {}}) {}
Search::Successors::~Successors() = default;

std::span<const Search::Successors::Edge> Search::Successors::of(Number number) {
  Search::Parts& search = parts_->search;
  parts_->edges.clear();
  const Ending ending = search.endings[number];
  if (ending != Ending::kNone) return {};
  const NumberedState from = search.numbered(number);
  parts_->walker.walk(from);
  for (const Walker::Step& step : parts_->walker.steps())
    if (const auto target = search.find(parts_->walker.stateBehind(from, step)))
      parts_->edges.push_back({step.choice, *target});
  return parts_->edges;
}

NumberedState Search::Parts::numbered(Number number) const {
  NumberedState state;
  world->numbering.unpack(store->at(number).data(), state);
  return state;
}

std::optional<Number> Search::Parts::find(const NumberedState& state) {
  Numbering& numbering = world->numbering;
  if (numbering.hasOutgrown() && !numbering.packs(state)) return std::nullopt;
  if (!numbering.fits(state)) return std::nullopt;
  leader->scratch.resize(numbering.width());
  numbering.pack(state, leader->scratch.data());
  return store->find(leader->scratch);
}

// Takes the step from a real state whose representative is `target`.
std::optional<Choice> Search::Parts::stepTo(NumberedState& state, Number target) {
  world->symmetry = false;
  Walker walker(*world, true);
  walker.walk(state);
  world->symmetry = options.symmetry && !gave_up_symmetry;
  Walker renaming(*world, true);
  for (const Walker::Step& step : walker.steps()) {
    const NumberedState behind = walker.stateBehind(state, step);
    NumberedState representative = behind;
    renaming.meet(representative);
    if (find(representative) != target) continue;
    state = behind;
    return step.choice;
  }
  return std::nullopt;
}

State Search::at(Number number) const { return parts_->world->numbering.words(parts_->numbered(number)); }

std::optional<Number> Search::parent(Number number) const {
  if (number == 0) return std::nullopt;
  return parts_->parents[number];
}

std::uint32_t Search::depthOf(Number number) const {
  const auto above = std::ranges::upper_bound(parts_->layers, number);
  const auto depth = static_cast<std::uint32_t>(above - parts_->layers.begin() - 1);
  return number >= parts_->layer_end ? depth + 1 : depth;
}

Schedule Search::wayTo(Number number) {
  std::vector<Number> way;
  for (Number at = number; at != 0; at = parts_->parents[at]) way.push_back(at);
  std::ranges::reverse(way);
  Schedule schedule;
  NumberedState state = parts_->numbered(0);
  for (const Number target : way) {
    const std::optional<Choice> choice = parts_->stepTo(state, target);
    if (!choice) break;
    schedule.push_back(*choice);
  }
  return schedule;
}

}  // namespace racecourse::engine

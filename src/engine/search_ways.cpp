#include <algorithm>
#include <cassert>
#include <numeric>
#include <ranges>

#include "engine/search_parts.h"

namespace racecourse::engine {
namespace {

// The accesses among `accesses` to this place.
auto accessesTo(const World& world, const Leaf& leaf, Place place) {
  return world.memo.accesses(leaf.accesses) |
         std::views::filter([&world, place](const Access& access) { return world.numbering.of(access.slot) == place; });
}

// Whether both touch this place, which one of them changes: of a list or an object, the same part of it.
bool meetIn(const World& world, const Leaf& a, const Leaf& b, Place place) {
  auto first = accessesTo(world, a, place);
  auto second = accessesTo(world, b, place);
  if (first.empty() || second.empty()) return true;
  for (const Access& x : first)
    for (const Access& y : second)
      if ((x.writes || y.writes) && (x.whole || y.whole || x.part == y.part)) return true;
  return false;
}

// Whether `a` changes a place that `b` reads or changes. A thread that goes round for ever conflicts with everything.
bool conflictOf(const World& world, const Leaf* a, const Leaf* b) {
  if (a == nullptr || b == nullptr) return true;
  const auto touched = [&](Place place) {
    return std::ranges::contains(b->reads, place) || std::ranges::contains(b->writes, place, &Leaf::Write::place);
  };
  return std::ranges::any_of(
      a->writes, [&](const Leaf::Write& write) { return touched(write.place) && meetIn(world, *a, *b, write.place); });
}

}  // namespace

struct Search::Successors::Parts {
  // Whether a new word does not fit the layout, as may happen behind the states of a search that a limit stopped.
  bool outgrown();
  void lookUp(Number from);
  void lookUpOneByOne(Number from);

  Search::Parts& search;
  Walker walker;
  std::vector<Edge> edges = {};
  std::vector<std::uint64_t> packed = {}, hashes = {};
  std::size_t words_known = 0;
  bool is_outgrown = false;
};

bool Search::Successors::Parts::outgrown() {
  const Numbering& numbering = search.world->numbering;
  if (numbering.countWords() != words_known) {
    words_known = numbering.countWords();
    is_outgrown = numbering.hasOutgrown();
  }
  return is_outgrown ||
         !std::ranges::all_of(walker.behind(), [&](const NumberedState& state) { return numbering.fits(state); });
}

void Search::Successors::Parts::lookUpOneByOne(Number from) {
  const NumberedState state = search.numbered(from);
  for (const Walker::Step& step : walker.steps())
    if (const auto target = search.find(walker.stateBehind(state, step), packed))
      edges.push_back({step.choice, *target});
}

// The table's entries and the states they name are on their way from memory before they are needed.
void Search::Successors::Parts::lookUp(Number from) {
  const std::span<const Walker::Step> steps = walker.steps();
  const std::size_t width = search.world->numbering.width();
  packed.resize(steps.size() * width);
  hashes.resize(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    search.packBehind(walker, from, steps[i], &packed[i * width]);
    hashes[i] = StateStore::hashOf({&packed[i * width], width});
    search.store->prefetchEntry(hashes[i]);
  }
  for (const std::uint64_t hash : hashes) search.store->prefetchState(hash);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (const auto target = search.store->find({&packed[i * width], width}, hashes[i]))
      edges.push_back({steps[i].choice, *target});
}

Search::Successors::Successors(Search& search)
    : parts_(new Parts{.search = *search.parts_, .walker = Walker(*search.parts_->world, true)}) {}
Search::Successors::~Successors() = default;

std::span<const Search::Successors::Edge> Search::Successors::of(Number number) {
  Parts& parts = *parts_;
  parts.edges.clear();
  if (parts.search.endings[number] != Ending::kNone) return {};
  if (!parts.walker.walkPlain(parts.search.store->at(number).data())) parts.walker.walk(parts.search.numbered(number));
  parts.outgrown() ? parts.lookUpOneByOne(number) : parts.lookUp(number);
  return parts.edges;
}

bool Search::Successors::conflict(std::size_t a, std::size_t b) const {
  const std::span<const Walker::Step> steps = parts_->walker.steps();
  const World& world = *parts_->search.world;
  return conflictOf(world, steps[a].leaf, steps[b].leaf) || conflictOf(world, steps[b].leaf, steps[a].leaf);
}

NumberedState Search::Parts::numbered(Number number) const {
  NumberedState state;
  world->numbering.unpack(store->at(number).data(), state);
  return state;
}

std::optional<Number> Search::Parts::find(const NumberedState& state, std::vector<std::uint64_t>& scratch) const {
  const Numbering& numbering = world->numbering;
  if (numbering.hasOutgrown() && !numbering.packs(state)) return std::nullopt;
  if (!numbering.fits(state)) return std::nullopt;
  scratch.resize(numbering.width());
  numbering.pack(state, scratch.data());
  return store->find(scratch);
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

// With symmetry the threads are renamed behind each step: `real` says who the
// threads of a representative are.
Schedule Search::wayTo(Number number) {
  std::vector<Number> way;
  for (Number at = number; at != 0; at = parts_->parents[at]) way.push_back(at);
  Walker walker(*parts_->world, true);
  std::vector<std::uint64_t> scratch;
  std::vector<int> real(kMostThreads);
  std::iota(real.begin(), real.end(), 0);
  Schedule schedule;
  for (Number at = 0; !way.empty(); at = way.back(), way.pop_back()) {
    const NumberedState from = parts_->numbered(at);
    walker.walk(from);
    const auto step = std::ranges::find_if(walker.steps(), [&](const Walker::Step& one) {
      return parts_->find(walker.stateBehind(from, one), scratch) == way.back();
    });
    assert(step != walker.steps().end());
    schedule.push_back({real[static_cast<std::size_t>(step->choice.thread)], step->choice.alternative});
    if (!parts_->world->symmetry || step->behind < 0) continue;
    const std::vector<int> before = real;
    for (std::size_t old = 0; old < walker.names(*step).size(); ++old)
      real[static_cast<std::size_t>(walker.names(*step)[old])] = before[old];
  }
  return schedule;
}

}  // namespace racecourse::engine

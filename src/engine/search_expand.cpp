#include <algorithm>

#include "engine/search_parts.h"

namespace racecourse::engine {
namespace {

bool overlap(const Access& a, const Access& b) {
  if (a.slot != b.slot || !(a.writes || b.writes) || (a.atomic && b.atomic)) return false;
  return a.whole || b.whole || a.part == b.part;
}

}  // namespace

// Pairs of lists of accesses that nobody has compared yet, of two threads that can both go on here.
void Search::Parts::findRaces(Number number, Worker& worker) const {
  const std::span<const Walker::Step> steps = worker.walker.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t first = steps[i].leaf != nullptr ? steps[i].leaf->accesses : 0;
    if (first == 0) continue;
    for (std::size_t k = i + 1; k < steps.size(); ++k) {
      const std::uint32_t second = steps[k].leaf != nullptr ? steps[k].leaf->accesses : 0;
      if (second == 0 || steps[i].choice.thread == steps[k].choice.thread || compared.contains(first, second)) continue;
      worker.expansion.races.push_back({first, second, steps[i].choice.thread, steps[k].choice.thread, number});
    }
  }
}

void Search::Parts::takeRaces(const Expansion& expansion) {
  for (const Expansion::RaceSeen& seen : expansion.races) {
    if (!compared.insert(seen.first, seen.second)) continue;
    for (const Access& a : world->memo.accesses(seen.first)) {
      for (const Access& b : world->memo.accesses(seen.second)) {
        if (!overlap(a, b)) continue;
        Race race{a, b, seen.first_thread, seen.second_thread, seen.state};
        if (b.line < a.line) race = {b, a, seen.second_thread, seen.first_thread, seen.state};
        const std::uint64_t place =
            (std::uint64_t{race.first.line} << 21 | race.second.line) << 22 | world->numbering.of(race.first.slot);
        if (reported.insert(place).second) races.push_back(race);
      }
    }
  }
}

// The state behind a step, packed, at `words`.
void Search::Parts::packBehind(const Walker& walker, Number from, const Walker::Step& step,
                               std::uint64_t* words) const {
  const Numbering& numbering = world->numbering;
  if (step.behind >= 0) return numbering.pack(walker.behind()[static_cast<std::size_t>(step.behind)], words);
  std::ranges::copy(store->at(from), words);
  if (step.leaf == nullptr) return;
  numbering.patch(words, numbering.threads() + static_cast<Place>(step.choice.thread), step.leaf->local);
  for (const auto& [place, id] : step.leaf->writes) numbering.patch(words, place, id);
}

bool Search::Parts::isNew(const Walker::Step& step, Number from, Worker& worker) const {
  worker.scratch.resize(world->numbering.width());
  packBehind(worker.walker, from, step, worker.scratch.data());
  const std::optional<StateStore::Number> known = store->find(worker.scratch);
  return !known || *known >= layer_end;
}

std::pair<std::size_t, std::size_t> Search::Parts::chosen(Number from, Worker& worker) const {
  const std::span<const Walker::Step> steps = worker.walker.steps();
  for (std::size_t i = 0; reduces && steps.size() > 1 && i < steps.size(); ++i) {
    Location* const location = steps[i].leaf != nullptr ? steps[i].leaf->location : nullptr;
    // It must lead to a state that is in no layer so far: else a circle of such steps could put the others off for
    // ever.
    if (location == nullptr || location->locks.empty() || !isNew(steps[i], from, worker)) continue;
    location->used = true;
    return {i, i + 1};
  }
  return {0, steps.size()};
}

void Search::Parts::fitLayout(Worker& worker) {
  Numbering& numbering = world->numbering;
  const std::span<const NumberedState> behind = worker.walker.behind();
  const std::size_t words = numbering.countWords();
  const bool outgrown = words != words_laid_out && numbering.hasOutgrown();
  words_laid_out = words;
  if (!outgrown && std::ranges::all_of(behind, [&](const NumberedState& state) { return numbering.fits(state); }))
    return;
  take(worker.expansion);
  std::size_t threads = 0, later = 0;
  for (const NumberedState& state : behind) {
    threads = std::max(threads, static_cast<std::size_t>(numbering.countThreads(state)));
    later = std::max(later, static_cast<std::size_t>(numbering.countLaterObjects(state)));
  }
  repack(threads, later);
}

// How the state ends, and its steps, which only such a state has; false if something is missing that this worker may
// not learn.
bool Search::Parts::walk(Worker& worker, Number number, Ending& ending) const {
  if (!model.hasInvariants() && worker.walker.walkPlain(store->at(number).data())) return true;
  world->numbering.unpack(store->at(number).data(), worker.state);
  ending = worker.walker.endingOf(worker.state);
  if (ending == Ending::kFailure || ending == Ending::kExhausted) return true;
  bool known = true;
  if (model.hasInvariants() && !worker.walker.invariantsHold(worker.state, known)) ending = Ending::kInvariant;
  return known && (ending != Ending::kNone || worker.walker.walk(worker.state));
}

void Search::Parts::expand(Worker& worker, Number number, bool may_learn) {
  Expansion& expansion = worker.expansion;
  Expansion::Of of{.state = number, .ending = Ending::kNone, .missed = false, .successors = 0, .steps = 0};
  of.missed = !walk(worker, number, of.ending);
  if (!of.missed && of.ending == Ending::kNone) {
    if (may_learn) fitLayout(worker);
    if (done) return;
    findRaces(number, worker);
    const auto [from, to] = chosen(number, worker);
    const std::size_t width = world->numbering.width();
    std::size_t at = expansion.packed.size();
    expansion.packed.resize(at + (to - from) * width);
    for (std::size_t i = from; i < to; ++i, at += width) {
      std::uint64_t* const packed = &expansion.packed[at];
      packBehind(worker.walker, number, worker.walker.steps()[i], packed);
      expansion.hashes.push_back(StateStore::hashOf({packed, width}));
    }
    of.successors = static_cast<std::uint32_t>(to - from);
    of.steps = static_cast<std::uint32_t>(worker.walker.steps().size());
    if (of.steps == 0) of.ending = Ending::kDeadlock;
  }
  expansion.states.push_back(of);
}

}  // namespace racecourse::engine

#include <algorithm>

#include "engine/search_parts.h"

namespace racecourse::engine {
namespace {

bool overlap(const Access& a, const Access& b) {
  if (a.slot != b.slot || !(a.writes || b.writes) || (a.atomic && b.atomic)) return false;
  return a.whole || b.whole || a.part == b.part;
}

std::uint64_t pairOf(std::uint32_t a, std::uint32_t b) { return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b); }

}  // namespace

// Pairs of lists of accesses that nobody has compared yet, of two threads that can both go on here.
void Search::Parts::findRaces(Number number, Worker& worker) const {
  const std::span<const Walker::Step> steps = worker.walker.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t first = steps[i].leaf != nullptr ? steps[i].leaf->accesses : 0;
    if (first == 0) continue;
    for (std::size_t k = i + 1; k < steps.size(); ++k) {
      const std::uint32_t second = steps[k].leaf != nullptr ? steps[k].leaf->accesses : 0;
      if (second == 0 || steps[i].choice.thread == steps[k].choice.thread || compared.contains(pairOf(first, second)))
        continue;
      worker.expansion.races.push_back({first, second, steps[i].choice.thread, steps[k].choice.thread, number});
    }
  }
}

void Search::Parts::takeRaces(const Expansion& expansion) {
  for (const Expansion::RaceSeen& seen : expansion.races) {
    if (!compared.insert(pairOf(seen.first, seen.second)).second) continue;
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

// The state behind a step, packed, at `bytes`.
void Search::Parts::packBehind(const Worker& worker, Number from, const Walker::Step& step, std::uint8_t* bytes) const {
  const Numbering& numbering = world->numbering;
  if (step.behind >= 0) return numbering.pack(worker.walker.behind()[static_cast<std::size_t>(step.behind)], bytes);
  std::ranges::copy(store->at(from), bytes);
  if (step.leaf == nullptr) return;
  numbering.patch(bytes, numbering.threads() + static_cast<Place>(step.choice.thread), step.leaf->local);
  for (const auto& [place, id] : step.leaf->writes) numbering.patch(bytes, place, id);
}

bool Search::Parts::isNew(const Walker::Step& step, Number from, Worker& worker) const {
  worker.scratch.resize(world->numbering.width());
  packBehind(worker, from, step, worker.scratch.data());
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

void Search::Parts::expand(Worker& worker, Number number, bool may_learn) {
  Numbering& numbering = world->numbering;
  numbering.unpack(store->at(number).data(), worker.state);
  Expansion::Of of{
      .state = number, .ending = worker.walker.endingOf(worker.state), .missed = false, .successors = 0, .steps = 0};
  bool known = true;
  const bool failed = of.ending == Ending::kFailure || of.ending == Ending::kExhausted;
  if (!failed && model.hasInvariants() && !worker.walker.invariantsHold(worker.state, known))
    of.ending = Ending::kInvariant;
  of.missed = !known || (of.ending == Ending::kNone && !worker.walker.walk(worker.state));
  if (!of.missed && of.ending == Ending::kNone) {
    if (may_learn) fitLayout(worker);
    findRaces(number, worker);
    const auto [from, to] = chosen(number, worker);
    const std::size_t width = numbering.width();
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t at = worker.expansion.packed.size();
      worker.expansion.packed.resize(at + width);
      packBehind(worker, number, worker.walker.steps()[i], &worker.expansion.packed[at]);
    }
    of.successors = static_cast<std::uint32_t>(to - from);
    of.steps = static_cast<std::uint32_t>(worker.walker.steps().size());
    if (of.steps == 0) of.ending = Ending::kDeadlock;
  }
  worker.expansion.states.push_back(of);
}

}  // namespace racecourse::engine

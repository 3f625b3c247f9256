#include "engine/locking_discipline.h"

#include <algorithm>

namespace racecourse::engine {

// Locks among `held` that keep others out.
std::vector<Word> LockingDiscipline::exclusive(Pool& pool, const Numbering& numbering, std::span<const Word> held,
                                               const NumberedState& state) const {
  std::vector<Word> locks;
  for (const Word lock : held) {
    const Place place = numbering.of({Area::kObject, lock.payload()});
    // Objects made later change their numbers.
    if (place >= numbering.laterObjects() || handed_over_.contains(lock.payload())) continue;
    const Word contents = numbering.word(place, state[place]);
    if (pool.is(contents, Kind::kLock) || pool.is(contents, Kind::kRLock)) locks.push_back(lock);
  }
  return locks;
}

void LockingDiscipline::note(Location& location, const std::vector<Word>& locks) {
  if (location.seen)
    std::erase_if(location.locks, [&](Word lock) { return !std::ranges::contains(locks, lock); });
  else
    location.locks = locks;
  location.seen = true;
  if (location.locks.empty() && location.used) broken_ = true;
}

void LockingDiscipline::noteForeignRelease(Pool& pool, const Numbering& numbering, const Leaf& leaf,
                                           const LocalInfo& before, const NumberedState& state) {
  for (const Leaf::Write& write : leaf.writes) {
    if (write.place >= state.size() || numbering.isThread(write.place)) continue;
    const Word old = numbering.word(write.place, state[write.place]);
    if (!pool.is(old, Kind::kLock) && !pool.is(old, Kind::kRLock)) continue;
    const std::uint32_t lock = numbering.slot(write.place).index;
    const bool was_held = pool.words(old)[0] != Word::truth(false) && pool.words(old)[0] != Word::integer(0);
    if (!was_held || std::ranges::contains(before.held, Word::of(Tag::kObject, lock))) continue;
    handed_over_.insert(lock);
    for (auto& [key, location] : locations_) {
      std::erase(location.locks, Word::of(Tag::kObject, lock));
      if (location.seen && location.locks.empty() && location.used) broken_ = true;
    }
  }
}

Location* LockingDiscipline::learn(Pool& pool, const Numbering& numbering, const Leaf& leaf,
                                   const std::vector<Access>& accesses, const LocalInfo& before,
                                   const NumberedState& state) {
  noteForeignRelease(pool, numbering, leaf, before, state);
  const std::vector<Word> locks = exclusive(pool, numbering, before.held, state);
  Location* last = nullptr;
  for (const Access& access : accesses) {
    // The whole of an object is one location.
    Location& location = locations_[{access.slot.area, access.slot.index}];
    note(location, numbering.of(access.slot) < numbering.laterObjects() ? locks : std::vector<Word>());
    last = &location;
  }
  const bool single = accesses.size() == 1 && !accesses.front().atomic && leaf.kind == Effect::kMoved &&
                      leaf.alternatives == 1 && !leaf.ended && !leaf.waits && !leaf.starts && !leaf.allocates &&
                      leaf.threads_read.empty();
  return single ? last : nullptr;
}

void LockingDiscipline::beginAgain() {
  broken_ = false;
  for (auto& [key, location] : locations_) location.used = false;
}

}  // namespace racecourse::engine

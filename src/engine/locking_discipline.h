// Which accesses a lock keeps apart, found while searching (Eraser's rule: Savage et al., 1997): each location has the
// set of locks that were held at every access seen so far. While that set is not empty, a thread that stands before
// such an access may take it first and nothing else need be tried: whoever else could access the location must first
// get a lock that this thread holds. If a later access breaks the assumption, what was left out under it is missing,
// and the search begins again with that location known to be unprotected. That this misses no access which breaks it is
// Stoller's theorem ("Model-checking multi-threaded distributed Java programs", 2000): until the first such access, all
// reductions were right, so the reduced search reaches one.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/model.h"
#include "engine/step_memo.h"

namespace racecourse::engine {

struct Location {
  std::vector<Word> locks;  // held at every access so far
  bool seen = false;
  std::atomic<bool> used = false;  // this search has relied on it
};

class LockingDiscipline {
 public:
  // Takes note of a step that the memo has learned: `leaf`, taken by a thread whose local state said `before`. Gives
  // the location if the step is a single access to it and nothing else that another thread could notice.
  Location* learn(Pool& pool, const Numbering& numbering, const Leaf& leaf, const std::vector<Access>& accesses,
                  const LocalInfo& before, const NumberedState& state);

  // Whether something that was relied upon turned out to be false. Everything learned stays.
  bool broken() const { return broken_; }
  void beginAgain();

 private:
  using Key = std::pair<Area, std::uint32_t>;

  void note(Location& location, const std::vector<Word>& locks);
  std::vector<Word> exclusive(Pool& pool, const Numbering& numbering, std::span<const Word> held,
                              const NumberedState& state) const;
  void noteForeignRelease(Pool& pool, const Numbering& numbering, const Leaf& leaf, const LocalInfo& before,
                          const NumberedState& state);

  std::map<Key, Location> locations_;
  std::set<std::uint32_t> handed_over_;  // locks that a thread released which did not hold them
  bool broken_ = false;
};

}  // namespace racecourse::engine

// Forms under which states meet that differ only in names: objects made while
// threads ran, and (with symmetry) threads that are interchangeable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/numbered_state.h"
#include "engine/pool.h"

namespace racecourse::engine {

// Renumbers the later objects in the order in which they are first mentioned
// from the rest of the state, and drops those that nobody mentions. False, and
// the state is spoilt, if that needs a new number and `may_learn` is false.
bool canonicalObjects(Pool& pool, Numbering& numbering, bool may_learn, NumberedState& state);

// Sorts the started threads of each group (equal numbers in `groups`, by local
// state), finished ones first; words that mention threads are renamed with
// them. Whether any thread moved; nothing as above. `names` becomes the new
// number of each thread.
std::optional<bool> canonicalThreads(Pool& pool, Numbering& numbering, bool may_learn,
                                     const std::vector<std::uint32_t>& groups, const std::vector<bool>& finished,
                                     NumberedState& state, std::vector<int>& names);

}  // namespace racecourse::engine

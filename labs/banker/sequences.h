#pragma once

// All safe sequences of a state: the orders in which its processes can finish one after another, each with everything
// that it may ask for.
//
//   countSafeSequences(textbookState())      ->  how many, exactly
//   listSafeSequences(textbookState(), 3)    ->  the first three in the order of a dictionary

#include <cstdint>
#include <vector>

#include "labs/banker/state.h"

namespace racecourse::labs::banker {

// With more processes they are not counted. 16! is about 2 * 10^13, well within 64 bits.
inline constexpr int kCountable = 16;

// Exactly how many there are, for 1 to kCountable processes; 0 when the state is not safe. What is free depends only on
// who has finished, not on the order, so one number for each of the 2^n sets of processes is enough.
std::uint64_t countSafeSequences(const State& state);

// The first `limit` of them, in ascending order; none when the state is not safe. In a safe state whoever can finish
// may go first without harm, so no beginning is tried in vain.
std::vector<std::vector<int>> listSafeSequences(const State& state, std::size_t limit);

}  // namespace racecourse::labs::banker

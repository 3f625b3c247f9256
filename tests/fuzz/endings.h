// All the ways in which a program can end, as texts, found by a search with given options: what must not depend on
// symmetry, reduction or the number of workers.
//
//   endingsOf(program, {}, 2'000)->endings   ->  {"finished, prints 2\n counter=2", ...}
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "engine/compiler.h"
#include "engine/search.h"

namespace racecourse::fuzz {

struct Endings {
  std::set<std::string> endings;   // those of failures without output and values
  std::set<std::string> failures;  // with both, which reduction changes: it lets others go on before the failing step
  std::set<std::string> races;     // "3 and 4, global 0"
  std::size_t states = 0;
};

// Nothing if there are more than `most_states`, or a thread works for too long.
std::optional<Endings> endingsOf(const engine::Program& program, engine::SearchOptions options,
                                 std::size_t most_states);

}  // namespace racecourse::fuzz

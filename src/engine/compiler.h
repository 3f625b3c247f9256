// Makes instructions of a tree, or says which rule of the language the program breaks that grammar alone cannot tell:
// a name that nothing binds, `global` behind a use, a call that Racecourse does not have.
//
//   const std::expected<Program, Trouble> program = compile("x = 1\nprint(x)\n");
#pragma once

#include <expected>
#include <string_view>

#include "engine/program.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// Instructions of one program; more are refused (a `finally` inside others is written out once for each way out).
inline constexpr std::size_t kMostInstructions = 1'000'000;

// The program that `source` spells: scanned, parsed, compiled.
std::expected<Program, Trouble> compile(std::string_view source);

}  // namespace racecourse::engine

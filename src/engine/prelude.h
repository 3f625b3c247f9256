// The parts of Python's library that call functions of the program: written in the language itself, so that what a key
// or a predicate does is executed like everything else, step by step.
#pragma once

#include <optional>

#include "engine/program_tables.h"

namespace racecourse::engine {

// Adds the functions of the prelude that the program in `tables` may need, as hidden codes.
void addPrelude(ProgramTables& tables);

}  // namespace racecourse::engine

// Which local variables may still be read: those whose value a state has to keep.
//
//   tmp = counter        tmp is alive from here ...
//   counter = tmp + 1    ... to its read; before the write it is dead
//
// Backward data flow, as in Aho, Lam, Sethi, Ullman, "Compilers", section 9.2.5.
#pragma once

#include <vector>

#include "engine/program.h"

namespace racecourse::engine {

// Code::live of `code`: for each instruction and local, whether its value before the instruction may still be read. A
// captured variable is read where the function that captures it is made; a cell also by whatever is stored in it.
std::vector<std::vector<bool>> livenessOf(const Program& program, const Code& code);

}  // namespace racecourse::engine

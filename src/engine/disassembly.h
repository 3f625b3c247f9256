// Instructions as text, for tests and for looking at what the compiler made.
//
//   toText(program, program.codes[0])   // "LoadGlobal counter; Integer 1; Binary += ; StoreGlobal counter; EndModule"
//
// Operands are written as what they stand for: names, values, operators. An instruction that is jumped to has its
// number in front, "3: Next 7".
#pragma once

#include <string>
#include <string_view>

#include "engine/program.h"

namespace racecourse::engine {

// One instruction of a code.
std::string toText(const Program& program, const Code& code, const Instruction& instruction);

// One code, its instructions separated by `separator`.
std::string toText(const Program& program, const Code& code, std::string_view separator = "; ");

// All codes: a line "increment(n):" and one line for each instruction.
std::string toText(const Program& program);

}  // namespace racecourse::engine

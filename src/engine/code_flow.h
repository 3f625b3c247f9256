// Where execution may go from an instruction, and what it does to the operand stack and the local variables. What the
// analyses of a code share; also a check that the code is sound.
#pragma once

#include "engine/program.h"

namespace racecourse::engine {

// Operands that an instruction takes from the stack and then puts there.
struct StackEffect {
  int takes = 0;
  int gives = 0;
  int at_target = 0;  // operands more at the target of a jump than behind it
};
StackEffect stackEffect(const Program& program, const Instruction& instruction);

// The instructions that may be next: the one behind it, the target of a jump. -1 for none.
struct NextInstructions {
  int next = -1;
  int target = -1;
};
NextInstructions nextOf(const Instruction& instruction, int at);

// The most operands that are ever on the stack of `code`. Asserts that every way to an instruction brings the same
// number of operands, and enough.
int deepestStack(const Program& program, const Code& code);

}  // namespace racecourse::engine

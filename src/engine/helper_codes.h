// Codes that no program text has and the machine needs: where a thread begins whose target is a built-in, and what a
// barrier does around its action.
//
//   Thread(target=lock.release)   begins in   Call 0; Return   with lock.release on its stack
#pragma once

#include "engine/program.h"

namespace racecourse::engine {

// Arguments that a thread may give to a target that is a built-in.
inline constexpr int kMostBuiltinArguments = 8;

// `program` with these codes behind its own.
Program withHelperCodes(Program program);

// The code of a thread that calls a built-in without arguments; those with arguments follow it. On its stack: the
// built-in, what it belongs to, the arguments. It stands in the source where instruction `pc` of code `code` made the
// thread.
int startCode(const Program& program, int code, int pc);

// (barrier, action): calls the action, then Barrier.wait again, which opens the barrier when called from here.
int barrierCode(const Program& program);

}  // namespace racecourse::engine

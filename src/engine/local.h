// The local state of a thread: its calls with their variables and operands, and what it holds. It is unpacked to run
// and interned again when the thread comes to stand.
//
//   Local local = unpack(pool, program, state.threads[1]);
//   local.frames.back().pc        where it stands
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model.h"
#include "engine/pool.h"
#include "engine/program.h"

namespace racecourse::engine {

// One call that has not returned.
struct Frame {
  int code = 0;                // index of Program::codes
  int pc = 0;                  // the next instruction
  std::vector<Word> locals;    // as Code::locals
  std::vector<Word> operands;  // the top last
};

struct Local {
  Status status = Status::kStands;
  int joins = -1;                   // kJoins: the thread
  Word start;                       // a tuple of the target and the arguments; None for the main thread
  std::vector<Frame> frames;        // the innermost last; empty when finished
  std::vector<std::uint32_t> held;  // objects: locks it holds, in order of acquisition, again for each time
  int atomic = 0;                   // `with atomic:` blocks it is in
  int phase = 0;                    // how far an operation of several steps has come; 0 between operations
  std::vector<Word> saved;          // what that operation keeps between its steps
  Word failure;                     // kFailed, kExhausted: a Kind::kFailure entry; else None
};

// With `forget_dead_locals`, variables that nobody will read again are unset, so that states without a difference meet.
Word pack(Pool& pool, const Program& program, const Local& local, bool forget_dead_locals);
Local unpack(const Pool& pool, const Program& program, Word word);

// What a packed local state says, without unpacking it. `held` stays valid as long as the pool.
LocalInfo infoOf(const Pool& pool, Word word);

}  // namespace racecourse::engine

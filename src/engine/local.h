// The local state of a thread: its calls with their variables and operands, and what it holds. It is unpacked to run
// and interned again when the thread comes to stand.
//
//   Local local = unpack(pool, program, state.threads[1]);
//   local.frames.back().pc        where it stands
#pragma once

#include <cstdint>
#include <vector>

#include "engine/machine.h"
#include "engine/model.h"
#include "engine/pool.h"
#include "engine/program.h"

namespace racecourse::engine {

// What becomes of the value that a call returns.
enum class Returned : std::uint8_t {
  kGiven,   // the caller gets it
  kMadeBy,  // dropped: an __init__ gives None, and the caller has the instance already
  kDropped,
  kSorted,  // stored as the contents of the list on the caller's stack, which becomes None: list.sort(key=...)
};

// One call that has not returned.
struct Frame {
  int code = 0;  // index of Program::codes
  int pc = 0;    // innermost: the instruction to execute next; others: the one behind the call
  Returned returned = Returned::kGiven;
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

// Where each call stands, the outermost first; calls of the prelude are left out.
std::vector<Span> positions(const Program& program, const Local& local);

// A Kind::kFailure entry, and what it says.
Word packFailure(Pool& pool, const Failure& failure);
Failure unpackFailure(const Pool& pool, Word word);

// What a packed local state says, without unpacking it. `held` stays valid as long as the pool.
LocalInfo infoOf(const Pool& pool, Word word);

}  // namespace racecourse::engine

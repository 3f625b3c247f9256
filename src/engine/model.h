// What the explorer needs to know of a program: how a thread moves, and what its local state says. The Machine is the
// model of a compiled program; tests of the explorer write small ones by hand.
//
// Between two steps every thread stands: before its next visible operation, at a join, or at its end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/pool.h"
#include "engine/state.h"

namespace racecourse::engine {

// How far a thread is to run.
enum class Run : std::uint8_t {
  kStep,    // one visible operation, then local work up to the next
  kResume,  // local work only: what it waits for by join() has ended
  kAlone,   // up to its end: no other thread lives, so nobody can interfere
};

// One access to data that another thread can reach, for data races. Operations on primitives are none.
struct Access {
  Slot slot;
  Word part;          // a name id for an attribute, an index or key for an element; unset for the whole
  bool whole = true;  // the whole slot; `part` means nothing
  bool writes = false;
  bool atomic = false;  // within `with atomic:`
  std::uint32_t line = 0;

  bool operator==(const Access&) const = default;
};

// What came of a run.
struct Effect {
  enum Kind : std::uint8_t {
    kMoved,    // the thread's word in memory is its new local state
    kBlocked,  // it could not take this step; memory is as before
    kChooses,  // kAlone only: it stands at a step with several alternatives; memory is as it left it
    kPaused,   // kAlone only: it ran for long and stands before a visible operation; memory is as it left it
  };
  Kind kind = kMoved;
  int alternatives = 1;  // of the step that was taken or is blocked: choose() has one a value; a time-out is one more
  std::vector<Access> accesses;  // of this step, in order; only kStep fills it
};

enum class Status : std::uint8_t {
  kStands,  // may be able to take a step
  kJoins,   // waits for another thread's end, without a time-out
  kSpins,   // goes round in local work for ever: its step leads back to the same state
  kFinished,
  kFailed,     // an assertion or an exception: the schedule ends
  kExhausted,  // did more local work than a step may (kMostLocalWork): the exploration stops at this limit
};

// What can be told from a local state alone.
struct LocalInfo {
  Status status = Status::kStands;
  int joins = -1;              // kJoins: the thread
  Word start;                  // equal for threads with equal target and arguments
  std::span<const Word> held;  // kObject words: locks this thread holds, in order of acquisition (again for again)
};

class Model {
 public:
  virtual ~Model() = default;

  virtual Pool& pool() = 0;

  // The state before the first choice: the main thread has run as far as it can alone.
  virtual State initial() = 0;

  // Runs `thread`, whose local state `memory` holds, by alternative `alternative` of its next step.
  virtual Effect execute(int thread, Run run, int alternative, Memory& memory) = 0;

  virtual LocalInfo info(Word local) const = 0;

  // Whether every @invariant is true; true when there is none. A failing exception inside counts as false.
  virtual bool invariantsHold(Memory& memory) = 0;
  virtual bool hasInvariants() const = 0;
};

}  // namespace racecourse::engine

#pragma once

// Small programs for tests of the search, in a language of a few operations. Thread 0 is the main thread; the others
// have been started. toy_models.h runs them.
//
//   ToyProgram{.scripts = {{join(1), join(2)}, {load(0, 0), add(0, 1), store(0, 0)}}, .threads = {0, 1, 1}}

#include <algorithm>
#include <cstdint>
#include <vector>

namespace racecourse::engine {

struct ToyOperation {
  enum Code : std::uint8_t {
    // Local work.
    kSet,         // register a = b
    kAdd,         // register a += b
    kJump,        // to a
    kJumpUnless,  // to c unless register a == b
    kAssert,      // register a == b
    kJoin,        // thread a
    kStart,       // a thread with script a
    kSpin,        // for ever
    kMake,        // register a = a new object that holds register b
    // Steps.
    kLoad,      // register a = global b
    kStore,     // global b = register a
    kUpdate,    // global a += b, as one atomic step
    kAcquire,   // lock a
    kTryFor,    // lock a, with a time-out: register b = whether
    kRelease,   // lock a, whoever holds it
    kIsAlive,   // register a = whether thread b has not finished
    kChoose,    // register a = 0 ... b - 1
    kPrint,     // register a
    kWait,      // in queue a
    kNotify,    // the first in queue a
    kPeek,      // register a = what the object in register b holds
    kRemember,  // register a = this thread
  };
  Code code;
  int a = 0, b = 0, c = 0;
};

using ToyScript = std::vector<ToyOperation>;

struct ToyProgram {
  std::vector<ToyScript> scripts;
  std::vector<int> threads;  // the script of each; thread 0 first
  int globals = 1;
  int locks = 1;
  int queues = 1;
  int invariant = -1;  // global 0 never holds this; -1 for no invariant
};

namespace toy {
inline ToyOperation set(int r, int value) { return {ToyOperation::kSet, r, value}; }
inline ToyOperation add(int r, int value) { return {ToyOperation::kAdd, r, value}; }
inline ToyOperation jump(int to) { return {ToyOperation::kJump, to}; }
inline ToyOperation jumpUnless(int r, int value, int to) { return {ToyOperation::kJumpUnless, r, value, to}; }
inline ToyOperation check(int r, int value) { return {ToyOperation::kAssert, r, value}; }
inline ToyOperation join(int thread) { return {ToyOperation::kJoin, thread}; }
inline ToyOperation start(int script) { return {ToyOperation::kStart, script}; }
inline ToyOperation spin() { return {ToyOperation::kSpin}; }
inline ToyOperation make(int r, int held) { return {ToyOperation::kMake, r, held}; }
inline ToyOperation load(int r, int global) { return {ToyOperation::kLoad, r, global}; }
inline ToyOperation store(int r, int global) { return {ToyOperation::kStore, r, global}; }
inline ToyOperation update(int global, int value) { return {ToyOperation::kUpdate, global, value}; }
inline ToyOperation acquire(int lock) { return {ToyOperation::kAcquire, lock}; }
inline ToyOperation tryFor(int lock, int r) { return {ToyOperation::kTryFor, lock, r}; }
inline ToyOperation release(int lock) { return {ToyOperation::kRelease, lock}; }
inline ToyOperation isAlive(int r, int thread) { return {ToyOperation::kIsAlive, r, thread}; }
inline ToyOperation choose(int r, int values) { return {ToyOperation::kChoose, r, values}; }
inline ToyOperation print(int r) { return {ToyOperation::kPrint, r}; }
inline ToyOperation wait(int queue) { return {ToyOperation::kWait, queue}; }
inline ToyOperation notify(int queue) { return {ToyOperation::kNotify, queue}; }
inline ToyOperation peek(int r, int object) { return {ToyOperation::kPeek, r, object}; }
inline ToyOperation remember(int r) { return {ToyOperation::kRemember, r}; }

// Each of `threads` adds 1 to a global `rounds` times, by a load and a store; main waits for all.
inline ToyProgram counter(int threads, int rounds) {
  ToyProgram program{.scripts = {{}, {}}, .threads = {0}, .locks = 0, .queues = 0};
  for (int i = 1; i <= threads; ++i) {
    program.scripts[0].push_back(join(i));
    program.threads.push_back(1);
  }
  for (int i = 0; i < rounds; ++i)
    for (const ToyOperation& operation : {load(0, 0), add(0, 1), store(0, 0), set(0, 0)})
      program.scripts[1].push_back(operation);
  return program;
}

// Takes one fork, the other, eats (a step that touches nothing), puts one back, then the other, for ever.
inline ToyProgram philosophers(int seats, bool ordered) {
  ToyProgram program{.scripts = {{}}, .threads = {0}, .locks = seats, .queues = 0};
  for (int seat = 0; seat < seats; ++seat) {
    const int other = (seat + 1) % seats;
    const int first = ordered ? std::min(seat, other) : seat, second = ordered ? std::max(seat, other) : other;
    program.scripts[0].push_back(join(seat + 1));
    program.scripts.push_back(
        {acquire(first), acquire(second), choose(0, 1), set(0, 0), release(second), release(first), jump(0)});
    program.threads.push_back(seat + 1);
  }
  return program;
}
}  // namespace toy

}  // namespace racecourse::engine

// Runs one thread: executes instructions until the thread has to stand. Everything it sees of the rest of the program
// goes through Memory. interpreter.cpp has the loop; calls, data, texts and so on are in interpreter_*.cpp;
// primitives.cpp has the operations of threading, queue, time and racecourse.
//
//   Interpreter interpreter(program, options, pool, memory, thread, local);
//   const Effect effect = interpreter.run(Run::kStep, 0);
//
// How an operation becomes a step: before it changes anything it asks touch...(). The first time in a run of Run::kStep
// that is granted; from then on it is refused, and the operation returns Flow::kStand with everything as it was.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/builtins.h"
#include "engine/local.h"
#include "engine/machine.h"
#include "engine/model.h"
#include "engine/program.h"

namespace racecourse::engine {

// How the execution of an instruction ended.
enum class Flow : std::uint8_t {
  kNext,     // done; on to the next instruction
  kStay,     // one step of an operation of several: its phase has changed, the same instruction is to be executed again
  kStand,    // not allowed in this run: the thread stands before it
  kBlocked,  // allowed, but it cannot be done now
  kJoin,     // the thread waits for the end of local.joins
  kFailed,   // raise() was called
  kEnded,    // the thread's last frame has returned
};

// What a call passes: positional arguments first, then keywords with their name ids.
struct Arguments {
  std::span<const Word> positional;
  std::span<const Word> keyword_values;
  std::span<const int> keywords;  // indices of Program::names
};

// What an operation did, for people; filled only when somebody listens.
struct Happening {
  StepKind kind = StepKind::kOther;
  std::string_view verb;        // "reads", "acquires", ... for the sentence
  Slot slot;                    // the place: a global or an object
  Word part = Word::unset();    // name id (integer) of an attribute, index or key of an element; unset for the whole
  bool attribute = false;       // `part` is a name id
  Word value = Word::unset();   // read or written
  Word before = Word::unset();  // what was there
};

class Interpreter {
 public:
  Interpreter(const Program& program, const MachineOptions& options, Pool& pool, Memory& memory, int thread,
              Local& local);

  // Runs and leaves the new local state in `local` (not yet packed). After kBlocked, `local` is as before the run.
  Effect run(Run run, int alternative);

  // The first visible operation of the last run, if `listen` was called before it.
  void listen() { listening_ = true; }
  const std::vector<Happening>& happenings() const { return happenings_; }

  // A call of a function with these arguments, to be evaluated alone (an @invariant). The value is where the last
  // frame's return left it.
  void begin(Word function);
  Word result() const { return result_; }

  // --- What the parts of the interpreter share. ---

  const Program& program() const { return program_; }
  Pool& pool() { return pool_; }
  Memory& memory() { return memory_; }
  Local& local() { return local_; }
  Frame& frame() { return local_.frames.back(); }
  int thread() const { return thread_; }
  // Which alternative of its step this run takes; 0 unless the operation is the first of the run.
  int alternative() const { return steps_taken_ > 1 ? 0 : alternative_; }
  void setAlternatives(int count) {
    if (steps_taken_ <= 1) alternatives_ = count;
  }
  bool alone() const { return alone_; }

  // A step that is no access to data (an operation on a primitive, print, sleep, choose). False: return Flow::kStand.
  bool touch();
  // A step with several alternatives: granted to Run::kStep only, even when alone.
  bool touchChoice(int alternatives);
  // Access to global `index`.
  bool touchGlobal(int index, bool writes);
  // Access to an object's contents: granted at once when the object is private, or frozen and only read.
  bool touchObject(std::uint32_t object, bool writes);
  bool touchAttribute(std::uint32_t object, int name, bool writes);
  bool touchElement(std::uint32_t object, Word index, bool writes);
  // Reading of everything within `value`: texts, comparisons, sums. One step if anything in it is shared.
  bool touchDeep(Word value);
  // An operation on the primitive `object`; private ones are local work.
  bool touchPrimitive(std::uint32_t object);

  // Ends the thread with an exception. Returns Flow::kFailed.
  Flow raise(std::string_view exception, std::string message);

  // Tells the listener.
  void tell(const Happening& happening);

  // Objects.
  std::uint32_t allocate(Kind kind, std::span<const Word> contents, std::uint8_t flags = 0);
  Word contents(std::uint32_t object) { return memory_.read({Area::kObject, object}); }
  // Writes new contents, keeping flags; shares what they mention if the object is shared.
  void setContents(std::uint32_t object, Kind kind, std::span<const Word> words);
  // Marks everything reachable from `value` as shared.
  void share(Word value);
  // Marks the container as frozen.
  void freeze(Word container);
  Kind kindOf(Word object);  // of a kObject's contents

  // Values.
  static bool isTruth(Word word);  // True or False
  bool truth(Word value);          // Python's truthiness; ask touchDeep first
  bool equal(Word a, Word b);      // Python's ==
  std::string repr(Word value);
  std::string str(Word value);
  std::string_view typeName(Word value);  // "int", "str", "list", "NoneType", "Lock", a class's name, ...
  // The number in an int or bool; false for everything else.
  bool asInteger(Word value, std::int64_t& number);

  // Calls: pushes a frame for a function (binding arguments as Python does), or does the built-in at once.
  Flow call(Word function, Word self, const Arguments& arguments, Word& result);
  // In primitives.cpp: operations of threading, queue, time and racecourse. kNext: `result` is set. The call's operands
  // stay on the stack until then, so that an operation of several steps finds them again.
  Flow callPrimitive(Builtin builtin, Word self, const Arguments& arguments, Word& result);
  // In primitives.cpp: the beginning and the end of `with manager`.
  Flow enter(Word manager);
  Flow leave(Word manager);

  // The arguments of a built-in by parameter name: `names` separated by spaces, those from `required` on may be missing
  // (unset). Raises TypeError as CPython does otherwise.
  bool bind(Builtin builtin, const Arguments& arguments, std::string_view names, int required, std::span<Word> values);

 private:
  friend struct InterpreterParts;  // interpreter_*.cpp: one function an instruction

  Flow execute(const Instruction& instruction);
  bool grant(bool visible);

  const Program& program_;
  const MachineOptions& options_;
  Pool& pool_;
  Memory& memory_;
  int thread_;
  Local& local_;
  Run run_ = Run::kStep;
  int alternative_ = 0;
  int alternatives_ = 1;
  int steps_taken_ = 0;  // visible operations granted in this run
  int statement_ = -1;   // whole statements: the statement visit of the first
  bool alone_ = false;
  bool listening_ = false;
  std::int64_t work_ = 0;
  std::vector<Access> accesses_;
  std::vector<Happening> happenings_;
  Word result_;
};

}  // namespace racecourse::engine

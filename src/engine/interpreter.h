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
#include <unordered_map>
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

// More elements of a list, bytes of a text or calls inside one another are an error of the program.
inline constexpr std::size_t kMostElements = 1'000'000;
inline constexpr std::size_t kDeepestCalls = 1'000;
// Lists, tuples and functions inside one another, as far as a comparison or repr() follows.
inline constexpr int kDeepestData = 200;
// Backward jumps after which a run is suspected to be endless.
inline constexpr std::int64_t kPatience = 1'000;

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

  // Objects known to be shared or frozen since the first choice, as the flags of their contents by number: asking
  // whether an access to them is a step then needs no look at them. Others are 0.
  void assume(std::span<const std::uint8_t> flags) { known_flags_ = flags; }

  // Runs and leaves the new local state in `local` (not yet packed). After kBlocked, `local` is as before the run.
  Effect run(Run run, int alternative);

  // The first visible operation of the last run, if `listen` was called before it.
  void listen() { listening_ = true; }
  bool listens() const { return listening_; }
  const std::vector<Happening>& happenings() const { return happenings_; }

  // Objects from this number on are too many.
  void limitObjects(std::uint32_t limit) { object_limit_ = limit; }

  // A call of a function with these arguments, to be evaluated alone (an @invariant). The value is where the last
  // frame's return left it.
  void begin(Word function);
  Word result() const { return result_; }

  // --- What the parts of the interpreter share. ---

  const Program& program() const { return program_; }
  Pool& pool() { return pool_; }
  // With everything written that this run has changed so far.
  Memory& memory() {
    flushAll();
    return memory_;
  }
  Local& local() { return local_; }
  Frame& frame() { return local_.frames.back(); }
  int thread() const { return thread_; }
  // Which alternative of its step this run takes; 0 unless the operation is the first of the run.
  int alternative() const { return steps_taken_ > 1 ? 0 : alternative_; }
  void setAlternatives(int count) {
    if (steps_taken_ <= 1) alternatives_ = count;
  }
  bool alone() const { return alone_; }
  // Starts a thread with this packed local state and gives its number; from then on this one is not alone.
  int startThread(Word packed);

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

  // Ends the thread with NotImplementedError: Python would go on, Racecourse cannot. `message` is one or two sentences.
  Flow refuse(std::string message);
  // Counts work done within one instruction, in units of about one instruction. False when it is more than a step may
  // do: the thread ends as kExhausted, and whatever the instruction gives does not matter.
  bool spend(std::uint64_t units);

  // Tells the listener, if the operation is visible.
  void tell(const Happening& happening);

  // --- The interpreter's own parts (interpreter_*.cpp). ---

  // Operands, counted from the top.
  Word& top(std::size_t below = 0) { return frame().operands[frame().operands.size() - 1 - below]; }
  void push(Word word) { frame().operands.push_back(word); }
  void drop(std::size_t count) { frame().operands.resize(frame().operands.size() - count); }
  // Replaces the `count` topmost operands by `result`. Always Flow::kNext.
  Flow give(std::size_t count, Word result);
  void jump(int pc) { next_pc_ = pc; }
  // The last frame has returned this.
  Flow end(Word value) {
    result_ = value;
    return Flow::kEnded;
  }
  std::string_view nameOf(int name) const { return program_.names[static_cast<std::size_t>(name)]; }

  // Interns a value, and fails the instruction if it lies too deep.
  Word intern(Kind kind, std::span<const Word> words, std::uint8_t flags = 0);

  // One step that reads `read` (each with all that is in it when `deep`, else only what it iterates over) and changes
  // `changed` if there is one.
  bool touchAll(std::span<const Word> read, bool deep, const std::uint32_t* changed = nullptr);
  // Reading attribute `name` where an instance or its class has it.
  bool touchLookup(std::uint32_t object, int name, Word& value, bool& on_class);
  bool hasStopped() const { return limit_ != Limit::kNone; }
  // False, and the instruction fails, when `size` elements or bytes are too many.
  bool fits(std::uint64_t size);
  // False, and the instruction fails, when data is nested deeper than `depth` may be.
  bool fitsDepth(int depth);
  void storeGlobal(std::uint32_t index, Word value);
  Word readGlobal(std::uint32_t index) { return memory_.read({Area::kGlobal, index}); }
  void printText(std::string_view text);
  // print(): a step in itself, which reads its arguments too.
  bool touchPrint(std::span<const Word> values);

  // What an object holds. The words are valid until something is changed.
  struct Contents {
    Kind kind;
    std::uint8_t flags;
    std::span<const Word> words;
  };
  Contents look(std::uint32_t object);
  // The words of an object to be changed in place; then say which words were added.
  std::vector<Word>& edit(std::uint32_t object);
  void edited(std::uint32_t object, std::span<const Word> added);

  // Objects.
  std::uint32_t allocate(Kind kind, std::span<const Word> contents, std::uint8_t flags = 0);
  // The interned contents. Memory::read alone may be out of date for lists, dicts, instances, classes and cells.
  Word contents(std::uint32_t object);
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
  // The contents of an object while this run changes them: interned again when somebody else could look.
  struct Open {
    Kind kind = Kind::kList;
    std::uint8_t flags = 0;
    std::vector<Word> words;
  };
  // What went wrong in the midst of an instruction; raised behind it.
  enum class Limit : std::uint8_t { kNone, kObjects, kElements, kDepth, kWork };

  bool mayStep();
  bool grant(bool visible);
  bool isSeen(std::uint32_t object, bool writes);
  bool reach(std::span<const Word> read, bool deep, std::vector<std::uint32_t>& seen);
  void note(Slot slot, bool writes, Word part = Word::unset());
  Flow executeNext();
  Flow raiseLimit();
  Flow fail(const Failure& failure);
  Span position() const;
  void setFlags(std::uint32_t object, std::uint8_t flags);
  Flow finishInstruction(std::size_t depth);
  Effect stop(Flow flow);
  bool goesRound();
  void flush(std::uint32_t object);
  void flushAll();

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
  bool visible_ = false;  // whether the operation that was granted last is a step
  bool paused_ = false;
  bool chooses_ = false;
  Limit limit_ = Limit::kNone;
  std::uint32_t object_limit_ = kMostObjects;
  int next_pc_ = 0;
  std::size_t statement_depth_ = 0;
  std::int64_t executed_ = 0;  // instructions, and phases of instructions, that are done
  std::int64_t work_ = 0;
  std::int64_t back_jumps_ = 0;
  std::int64_t changes_ = 0;  // writes to memory
  std::int64_t remembered_changes_ = -1;
  std::int64_t since_remembered_ = 0;
  std::int64_t remember_after_ = 1;
  Local remembered_;
  std::span<const std::uint8_t> known_flags_;
  std::unordered_map<std::uint32_t, Open> open_;
  std::vector<Access> accesses_;
  std::vector<Happening> happenings_;
  Word result_;
};

}  // namespace racecourse::engine

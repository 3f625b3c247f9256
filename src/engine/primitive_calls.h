// What the files primitives_*.cpp share: one call of an operation, and how an operation that may have to wait takes
// its turn.
//
//   switch (takeTurn(call, lock, patience, isFree(call.interpreter, lock), kAcquiring)) { ... }
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/interpreter.h"

namespace racecourse::engine {

// One call of an operation of threading, queue, time or racecourse.
struct PrimitiveCall {
  Interpreter& interpreter;
  const MachineOptions& options;
  Builtin builtin;
  Word self;  // the object; unset for a constructor or function
  const Arguments& arguments;
  Word& result;

  Pool& pool() const { return interpreter.pool(); }
  Local& local() const { return interpreter.local(); }
  std::uint32_t object() const { return self.payload(); }

  // The arguments by name, as Interpreter::bind; the caller returns Flow::kFailed when this is nothing.
  template <std::size_t N>
  std::optional<std::array<Word, N>> bind(std::string_view names, int required) const {
    std::array<Word, N> values;
    values.fill(Word::unset());
    if (!interpreter.bind(builtin, arguments, names, required, values)) return std::nullopt;
    return values;
  }
  // For an operation without parameters.
  bool bindNothing() const { return interpreter.bind(builtin, arguments, "", 0, {}); }

  // The operation is done and gives `value`.
  Flow done(Word value = Word::none()) const {
    result = value;
    return Flow::kNext;
  }
  Flow fail(std::string_view exception, std::string message) const {
    return interpreter.raise(exception, std::move(message));
  }
};

// The words of an object's contents, to be read; valid until an object is changed.
std::span<const Word> fieldsOf(Interpreter& interpreter, std::uint32_t object);
// A copy, to be changed and given to setContents.
std::vector<Word> copyOf(Interpreter& interpreter, std::uint32_t object);
// A field that counts.
std::int64_t numberIn(Interpreter& interpreter, std::uint32_t object, int field);
// A new private object.
Word create(Interpreter& interpreter, Kind kind, std::span<const Word> fields);

// How long an operation is willing to wait.
struct Patience {
  enum Kind : std::uint8_t { kNone, kLimited, kEndless } kind = kEndless;
  Word timeout = Word::unset();  // kLimited: seconds
};

// What an operation that may have to wait is to do in this run.
enum class Turn : std::uint8_t {
  kGo,      // do it: it is possible
  kGiveUp,  // its time is over, or it would not wait at all
  kStand,   // return Flow::kStand
  kBlocked  // return Flow::kBlocked
};

// How such an operation is described. In a sentence {place}, {value} and {before} stand for what a Happening has.
struct Wording {
  StepKind kind = StepKind::kOther;
  std::string_view waits;     // "waits for {place}"
  std::string_view gives_up;  // "time-out of {place}.acquire"
};

// How the two operations of a read-write lock wait.
inline constexpr Wording kToRead{StepKind::kAcquire, "waits to read {place}", ""};
inline constexpr Wording kToWrite{StepKind::kAcquire, "waits to write {place}", ""};

// Decides it for an operation on `object` that is `possible` at the moment. A time-out is alternative 1 of the step,
// and only there while the operation is not possible.
Turn takeTurn(const PrimitiveCall& call, std::uint32_t object, const Patience& patience, bool possible,
              const Wording& wording);

// `timeout=` of wait() and the like: None or seconds. Nothing after raising.
std::optional<Patience> patienceOf(const PrimitiveCall& call, Word timeout);
// `block=True, timeout=None` of a queue or semaphore; a `timeout` that is over at once is no waiting at all.
std::optional<Patience> patienceOf(const PrimitiveCall& call, Word blocking, Word timeout);

// Whether `argument`, when given, is a true value.
bool isTrue(const PrimitiveCall& call, Word argument, bool otherwise);
// The integer that `argument` is, or `otherwise` when it was not given. Nothing after raising TypeError.
std::optional<std::int64_t> integerOf(const PrimitiveCall& call, Word argument, std::int64_t otherwise);

// Tells the listener what was done to `object`.
void tell(const PrimitiveCall& call, std::uint32_t object, StepKind kind, std::string_view sentence,
          Word value = Word::unset(), Word before = Word::unset());

// --- Who holds what (primitives_locks.cpp). ---

// How often this thread holds `object`.
int timesHeld(Interpreter& interpreter, std::uint32_t object);
// This thread gives `object` back once; false if it is not among what it holds.
bool giveBack(Interpreter& interpreter, std::uint32_t object);

// --- Locks as conditions need them (primitives_locks.cpp). `lock` is a Lock or an RLock. ---

bool isLock(Interpreter& interpreter, Word word);
// Whether this thread could acquire it now.
bool isFree(Interpreter& interpreter, std::uint32_t lock);
// Whether a condition lets this thread use it: a Lock must be held by anybody, an RLock by this thread.
bool isHeldForCondition(Interpreter& interpreter, std::uint32_t lock);
// Acquires it `times` times at once; it must be free.
void acquire(Interpreter& interpreter, std::uint32_t lock, int times);
// Releases it fully; how often it was held.
int releaseFully(Interpreter& interpreter, std::uint32_t lock);

// --- One function for the operations of each primitive. ---

Flow callLock(const PrimitiveCall& call);
Flow callRLock(const PrimitiveCall& call);
Flow callSemaphore(const PrimitiveCall& call);
Flow callCondition(const PrimitiveCall& call);
Flow callEvent(const PrimitiveCall& call);
Flow callBarrier(const PrimitiveCall& call);
Flow callQueue(const PrimitiveCall& call);
Flow callAtomic(const PrimitiveCall& call);
Flow callRWLock(const PrimitiveCall& call);
Flow callThread(const PrimitiveCall& call);
Flow startThread(const PrimitiveCall& call);  // primitives_start.cpp
Flow callSleep(const PrimitiveCall& call);
Flow callChoose(const PrimitiveCall& call);

}  // namespace racecourse::engine

#include <algorithm>

#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr Wording kAcquiring{StepKind::kAcquire, "waits for {place}", "time-out of {place}.acquire"};
constexpr Wording kTrying{StepKind::kAcquire, "waits for {place}", "finds {place} held"};

// `blocking=True, timeout=-1`, as Lock.acquire takes them.
std::optional<Patience> lockPatience(const PrimitiveCall& call) {
  const auto values = call.bind<2>("blocking timeout", 0);
  if (!values) return std::nullopt;
  const auto blocking = integerOf(call, (*values)[0], 1);
  const auto timeout = blocking ? integerOf(call, (*values)[1], -1) : std::nullopt;
  if (!timeout) return std::nullopt;
  const auto refuse = [&](const char* why) {
    call.fail("ValueError", why);
    return std::nullopt;
  };
  if (*blocking == 0 && *timeout != -1) return refuse("can't specify a timeout for a non-blocking call");
  if (*timeout < -1) return refuse("timeout value must be positive");
  if (*blocking == 0 || *timeout == 0) return Patience{Patience::kNone, Word::unset()};
  if (*timeout == -1) return Patience{};
  return Patience{Patience::kLimited, call.pool().integer(*timeout)};
}

Flow acquireLock(const PrimitiveCall& call) {
  const auto patience = lockPatience(call);
  if (!patience) return Flow::kFailed;
  const std::uint32_t lock = call.object();
  const Wording& wording = patience->kind == Patience::kNone ? kTrying : kAcquiring;
  switch (takeTurn(call, lock, *patience, isFree(call.interpreter, lock), wording)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      return call.done(Word::truth(false));
    case Turn::kGo:
      break;
  }
  acquire(call.interpreter, lock, 1);
  tell(call, lock, StepKind::kAcquire, "acquires {place}");
  return call.done(Word::truth(true));
}

// The words of a Lock that is `held` or not, with the rest as it was.
void setHeld(Interpreter& interpreter, std::uint32_t lock, bool held, bool handed_over) {
  const std::array fields{Word::truth(held), Word::truth(handed_over)};
  interpreter.setContents(lock, Kind::kLock, fields);
}

void setDepth(Interpreter& interpreter, std::uint32_t lock, std::int64_t depth) {
  const std::array fields{interpreter.pool().integer(depth)};
  interpreter.setContents(lock, Kind::kRLock, fields);
}

void release(Interpreter& interpreter, std::uint32_t lock) {
  const bool own = giveBack(interpreter, lock);
  if (interpreter.kindOf(Word::of(Tag::kObject, lock)) == Kind::kRLock)
    return setDepth(interpreter, lock, numberIn(interpreter, lock, kRLockDepth) - 1);
  const bool handed_over = fieldsOf(interpreter, lock)[kLockHandedOver] == Word::truth(true);
  setHeld(interpreter, lock, false, handed_over || !own);
}

// The end of `release()` behind its check.
Flow releaseLock(const PrimitiveCall& call, bool held, const char* otherwise) {
  if (!held) return call.fail("RuntimeError", otherwise);
  release(call.interpreter, call.object());
  tell(call, call.object(), StepKind::kRelease, "releases {place}");
  return call.done();
}

}  // namespace

int timesHeld(Interpreter& interpreter, std::uint32_t object) {
  return static_cast<int>(std::ranges::count(interpreter.local().held, object));
}

bool giveBack(Interpreter& interpreter, std::uint32_t object) {
  auto& held = interpreter.local().held;
  const auto last = std::find(held.rbegin(), held.rend(), object);
  if (last == held.rend()) return false;
  held.erase(std::next(last).base());
  return true;
}

bool isLock(Interpreter& interpreter, Word word) {
  if (!word.is(Tag::kObject)) return false;
  const Kind kind = interpreter.kindOf(word);
  return kind == Kind::kLock || kind == Kind::kRLock;
}

bool isFree(Interpreter& interpreter, std::uint32_t lock) {
  if (interpreter.kindOf(Word::of(Tag::kObject, lock)) == Kind::kLock)
    return fieldsOf(interpreter, lock)[kLockHeld] == Word::truth(false);
  return numberIn(interpreter, lock, kRLockDepth) == 0 || timesHeld(interpreter, lock) > 0;
}

bool isHeldForCondition(Interpreter& interpreter, std::uint32_t lock) {
  if (interpreter.kindOf(Word::of(Tag::kObject, lock)) == Kind::kLock) return !isFree(interpreter, lock);
  return timesHeld(interpreter, lock) > 0;
}

void acquire(Interpreter& interpreter, std::uint32_t lock, int times) {
  auto& held = interpreter.local().held;
  const auto record = [&](int count) { held.insert(held.end(), static_cast<std::size_t>(count), lock); };
  if (interpreter.kindOf(Word::of(Tag::kObject, lock)) == Kind::kRLock) {
    setDepth(interpreter, lock, numberIn(interpreter, lock, kRLockDepth) + times);
    return record(times);
  }
  const bool handed_over = fieldsOf(interpreter, lock)[kLockHandedOver] == Word::truth(true);
  setHeld(interpreter, lock, true, handed_over);
  if (!handed_over) record(1);
}

int releaseFully(Interpreter& interpreter, std::uint32_t lock) {
  const bool reentrant = interpreter.kindOf(Word::of(Tag::kObject, lock)) == Kind::kRLock;
  const int times = reentrant ? timesHeld(interpreter, lock) : 1;
  for (int i = 0; i < times; ++i) release(interpreter, lock);
  return times;
}

Flow callLock(const PrimitiveCall& call) {
  Interpreter& interpreter = call.interpreter;
  if (call.builtin == Builtin::kLockAcquire) return acquireLock(call);
  if (!call.bindNothing()) return Flow::kFailed;
  if (call.builtin == Builtin::kLock)
    return call.done(create(interpreter, Kind::kLock, std::array{Word::truth(false), Word::truth(false)}));
  if (!interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const bool held = !isFree(interpreter, call.object());
  if (call.builtin == Builtin::kLockRelease) return releaseLock(call, held, "release unlocked lock");
  tell(call, call.object(), StepKind::kOther, "asks whether {place} is held: {value}", Word::truth(held));
  return call.done(Word::truth(held));
}

Flow callRLock(const PrimitiveCall& call) {
  Interpreter& interpreter = call.interpreter;
  if (call.builtin == Builtin::kRLockAcquire) return acquireLock(call);
  if (!call.bindNothing()) return Flow::kFailed;
  if (call.builtin == Builtin::kRLock)
    return call.done(create(interpreter, Kind::kRLock, std::array{Word::integer(0)}));
  if (!interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const bool own = timesHeld(interpreter, call.object()) > 0;
  return releaseLock(call, own, "cannot release un-acquired lock");
}

}  // namespace racecourse::engine

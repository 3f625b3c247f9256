#include <algorithm>

#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

// Where a wait() stands; between its steps Local::saved has how often the lock was held.
enum WaitPhase { kBegins, kWaits, kTimedOut };

constexpr Wording kWaiting{StepKind::kWait, "waits for {place}", "time-out of {place}.wait"};

std::uint32_t lockOf(const PrimitiveCall& call) {
  return fieldsOf(call.interpreter, call.object())[kConditionLock].payload();
}

Word me(const PrimitiveCall& call) {
  return Word::of(Tag::kThread, static_cast<std::uint32_t>(call.interpreter.thread()));
}

Flow createCondition(const PrimitiveCall& call) {
  const auto values = call.bind<1>("lock", 0);
  if (!values) return Flow::kFailed;
  Word lock = (*values)[0];
  if (lock == Word::unset() || lock == Word::none())
    lock = create(call.interpreter, Kind::kRLock, std::array{Word::integer(0)});
  if (!isLock(call.interpreter, lock)) return call.fail("TypeError", "a Condition needs a Lock or an RLock");
  return call.done(create(call.interpreter, Kind::kCondition, std::array{lock}));
}

// acquire() and release() are those of the lock.
Flow callItsLock(const PrimitiveCall& call) {
  const Word lock = Word::of(Tag::kObject, lockOf(call));
  const bool acquires = call.builtin == Builtin::kConditionAcquire;
  const bool reentrant = call.interpreter.kindOf(lock) == Kind::kRLock;
  const Builtin builtin = reentrant ? (acquires ? Builtin::kRLockAcquire : Builtin::kRLockRelease)
                                    : (acquires ? Builtin::kLockAcquire : Builtin::kLockRelease);
  const PrimitiveCall its{call.interpreter, call.options, builtin, lock, call.arguments, call.result};
  return reentrant ? callRLock(its) : callLock(its);
}

// The lock is shared if the condition is, so it stands for both.
bool touch(const PrimitiveCall& call) { return call.interpreter.touchPrimitive(lockOf(call)); }

// Joins the queue and releases the lock, in one step.
Flow beginWait(const PrimitiveCall& call) {
  if (call.interpreter.thread() < 0 || !touch(call)) return Flow::kStand;
  const std::uint32_t lock = lockOf(call);
  if (!isHeldForCondition(call.interpreter, lock)) return call.fail("RuntimeError", "cannot wait on un-acquired lock");
  auto fields = copyOf(call.interpreter, call.object());
  fields.push_back(me(call));
  call.interpreter.setContents(call.object(), Kind::kCondition, fields);
  call.local().saved = {Word::integer(releaseFully(call.interpreter, lock))};
  call.local().phase = kWaits;
  tell(call, call.object(), StepKind::kWait, "releases {place} and waits");
  return Flow::kStay;
}

// Leaves the queue, if it is still in it.
void leaveQueue(const PrimitiveCall& call) {
  auto fields = copyOf(call.interpreter, call.object());
  const auto place = std::find(fields.begin() + kConditionWaiters, fields.end(), me(call));
  if (place == fields.end()) return;
  fields.erase(place);
  call.interpreter.setContents(call.object(), Kind::kCondition, fields);
}

// The last step: the lock is acquired again, as often as it was held. A wait that timed out leaves the queue only here,
// as CPython's does: until then a notify may still be spent on it.
Flow endWait(const PrimitiveCall& call, bool result) {
  if (!touch(call)) return Flow::kStand;
  const std::uint32_t lock = lockOf(call);
  if (!isFree(call.interpreter, lock)) {
    tell(call, lock, StepKind::kAcquire, "waits for {place}");
    return Flow::kBlocked;
  }
  if (!result) leaveQueue(call);
  acquire(call.interpreter, lock, call.local().saved.front().small());
  call.local().saved.clear();
  call.local().phase = kBegins;
  tell(call, call.object(), StepKind::kAcquire, "acquires {place} again");
  return call.done(Word::truth(result));
}

// In the queue: only a time-out or a spurious wake-up leads on, each one alternative more.
Flow stayQueued(const PrimitiveCall& call, const Patience& patience) {
  const int limit = patience.kind == Patience::kLimited ? 1 : 0;
  const int alternatives = 1 + limit + (call.options.spurious_wakeups ? 1 : 0);
  const bool granted = alternatives > 1 ? call.interpreter.touchChoice(alternatives) : touch(call);
  if (!granted) return Flow::kStand;
  const int alternative = call.interpreter.alternative();
  if (alternative == 0 || alternative >= alternatives) {
    tell(call, call.object(), kWaiting.kind, kWaiting.waits, patience.timeout);
    return Flow::kBlocked;
  }
  if (alternative <= limit) {
    call.local().phase = kTimedOut;
    tell(call, call.object(), kWaiting.kind, kWaiting.gives_up, patience.timeout);
    return Flow::kStay;
  }
  leaveQueue(call);
  tell(call, call.object(), kWaiting.kind, "wakes up from {place} without a notify");
  return Flow::kStay;
}

Flow wait(const PrimitiveCall& call) {
  const auto values = call.bind<1>("timeout", 0);
  const auto patience = values ? patienceOf(call, (*values)[0]) : std::nullopt;
  if (!patience) return Flow::kFailed;
  if (call.local().phase == kBegins) return beginWait(call);
  if (call.local().phase == kTimedOut) return endWait(call, false);
  const auto fields = fieldsOf(call.interpreter, call.object());
  const bool queued = std::find(fields.begin() + kConditionWaiters, fields.end(), me(call)) != fields.end();
  return queued ? stayQueued(call, *patience) : endWait(call, true);
}

// Takes the first `count` threads out of the queue.
Flow wake(const PrimitiveCall& call, std::int64_t count) {
  if (!touch(call)) return Flow::kStand;
  if (!isHeldForCondition(call.interpreter, lockOf(call)))
    return call.fail("RuntimeError", "cannot notify on un-acquired lock");
  const bool all = call.builtin == Builtin::kConditionNotifyAll;
  auto fields = copyOf(call.interpreter, call.object());
  const auto first = fields.begin() + kConditionWaiters;
  const auto waiting = fields.end() - first;
  const auto last = first + (all ? waiting : static_cast<std::ptrdiff_t>(std::clamp<std::int64_t>(count, 0, waiting)));
  if (first == last)
    tell(call, call.object(), StepKind::kNotify,
         all ? "wakes nobody at {place} (notify_all)" : "wakes nobody at {place} (notify)");
  for (auto woken = first; woken != last; ++woken)
    tell(call, call.object(), StepKind::kNotify, all ? "wakes {value} (notify_all)" : "wakes {value} (notify)", *woken);
  if (first == last) return call.done();
  fields.erase(first, last);
  call.interpreter.setContents(call.object(), Kind::kCondition, fields);
  return call.done();
}

Flow notify(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kConditionNotifyAll) return call.bindNothing() ? wake(call, 0) : Flow::kFailed;
  const auto values = call.bind<1>("n", 0);
  const auto count = values ? integerOf(call, (*values)[0], 1) : std::nullopt;
  return count ? wake(call, *count) : Flow::kFailed;
}

// A function of the prelude, which calls the predicate and wait() by turns.
Flow waitFor(const PrimitiveCall& call) {
  auto values = call.bind<2>("predicate timeout", 1);
  if (!values) return Flow::kFailed;
  const auto [predicate, timeout] = *values;
  const std::array positional{call.self, predicate, timeout == Word::unset() ? Word::none() : timeout};
  const Word code = Word::of(Tag::kCode, static_cast<std::uint32_t>(call.interpreter.program().wait_for_code));
  return call.interpreter.call(code, Word::unset(), {.positional = positional}, call.result);
}

}  // namespace

Flow callCondition(const PrimitiveCall& call) {
  switch (call.builtin) {
    case Builtin::kConditionAcquire:
    case Builtin::kConditionRelease:
      return callItsLock(call);
    case Builtin::kConditionWait:
      return wait(call);
    case Builtin::kConditionWaitFor:
      return waitFor(call);
    case Builtin::kConditionNotify:
    case Builtin::kConditionNotifyAll:
      return notify(call);
    default:
      return createCondition(call);
  }
}

}  // namespace racecourse::engine

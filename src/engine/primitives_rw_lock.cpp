#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

bool isWritten(const PrimitiveCall& call) {
  return fieldsOf(call.interpreter, call.object())[kRWLockWriting] == Word::truth(true);
}

std::int64_t readersOf(const PrimitiveCall& call) { return numberIn(call.interpreter, call.object(), kRWLockReaders); }

bool isHandedOver(const PrimitiveCall& call) {
  return fieldsOf(call.interpreter, call.object())[kRWLockHandedOver] == Word::truth(true);
}

void update(const PrimitiveCall& call, std::int64_t readers, bool writing, bool handed_over) {
  const std::array fields{call.pool().integer(readers), Word::truth(writing), Word::truth(handed_over)};
  call.interpreter.setContents(call.object(), Kind::kRWLock, fields);
}

Flow acquire(const PrimitiveCall& call, bool writing) {
  const std::int64_t readers = readersOf(call);
  const bool possible = !isWritten(call) && (!writing || readers == 0);
  switch (takeTurn(call, call.object(), {}, possible, writing ? kToWrite : kToRead)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
    case Turn::kGiveUp:
      return Flow::kBlocked;
    case Turn::kGo:
      break;
  }
  update(call, writing ? 0 : readers + 1, writing, isHandedOver(call));
  if (!isHandedOver(call)) call.local().held.push_back(call.object());
  tell(call, call.object(), StepKind::kAcquire, writing ? "acquires {place} to write" : "acquires {place} to read");
  return call.done();
}

Flow release(const PrimitiveCall& call, bool writing) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const std::int64_t readers = readersOf(call);
  if (writing && !isWritten(call)) return call.fail("RuntimeError", "release_write of a lock that nobody writes");
  if (!writing && readers == 0) return call.fail("RuntimeError", "release_read of a lock that nobody reads");
  const bool own = giveBack(call.interpreter, call.object());
  update(call, writing ? 0 : readers - 1, false, isHandedOver(call) || !own);
  tell(call, call.object(), StepKind::kRelease, writing ? "releases {place}, written" : "releases {place}, read");
  return call.done();
}

Flow guard(const PrimitiveCall& call, bool writing) {
  return call.done(call.pool().intern(Kind::kGuard, std::array{call.self, Word::truth(writing)}));
}

}  // namespace

Flow callRWLock(const PrimitiveCall& call) {
  if (!call.bindNothing()) return Flow::kFailed;
  switch (call.builtin) {
    case Builtin::kRWLockAcquireRead:
      return acquire(call, false);
    case Builtin::kRWLockAcquireWrite:
      return acquire(call, true);
    case Builtin::kRWLockReleaseRead:
      return release(call, false);
    case Builtin::kRWLockReleaseWrite:
      return release(call, true);
    case Builtin::kRWLockRead:
      return guard(call, false);
    case Builtin::kRWLockWrite:
      return guard(call, true);
    default:
      break;
  }
  const std::array fields{Word::integer(0), Word::truth(false), Word::truth(false)};
  return call.done(create(call.interpreter, Kind::kRWLock, fields));
}

}  // namespace racecourse::engine

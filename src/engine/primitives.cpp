#include "engine/primitives.h"

#include "engine/primitive_calls.h"

namespace racecourse::engine {
namespace {

// Whether `builtin` is one of those from `first` to `last`.
bool within(Builtin builtin, Builtin first, Builtin last) { return builtin >= first && builtin <= last; }

using Operation = Flow (*)(const PrimitiveCall&);

Operation operationOf(Builtin builtin) {
  const auto methods = [builtin](Builtin first, Builtin last) { return within(builtin, first, last); };
  if (builtin == Builtin::kLock || methods(Builtin::kLockAcquire, Builtin::kLockLocked)) return callLock;
  if (builtin == Builtin::kRLock || methods(Builtin::kRLockAcquire, Builtin::kRLockRelease)) return callRLock;
  if (methods(Builtin::kSemaphore, Builtin::kBoundedSemaphore)) return callSemaphore;
  if (methods(Builtin::kSemaphoreAcquire, Builtin::kSemaphoreRelease)) return callSemaphore;
  if (builtin == Builtin::kCondition) return callCondition;
  if (methods(Builtin::kConditionAcquire, Builtin::kConditionNotifyAll)) return callCondition;
  if (builtin == Builtin::kEvent || methods(Builtin::kEventSet, Builtin::kEventWait)) return callEvent;
  if (builtin == Builtin::kBarrier || methods(Builtin::kBarrierWait, Builtin::kBarrierAbort)) return callBarrier;
  if (builtin == Builtin::kQueue || methods(Builtin::kQueuePut, Builtin::kQueueJoin)) return callQueue;
  if (builtin == Builtin::kAtomic || methods(Builtin::kAtomicLoad, Builtin::kAtomicCompareExchange)) return callAtomic;
  if (builtin == Builtin::kRWLock || methods(Builtin::kRWLockAcquireRead, Builtin::kRWLockWrite)) return callRWLock;
  if (builtin == Builtin::kThread || methods(Builtin::kThreadStart, Builtin::kThreadIsAlive)) return callThread;
  return builtin == Builtin::kSleep ? callSleep : callChoose;
}

// The built-ins that `with manager` calls at its start and its end.
struct Ends {
  Builtin enter;
  Builtin leave;
};

std::optional<Ends> endsOf(Kind kind, bool writing) {
  switch (kind) {
    case Kind::kLock:
      return Ends{Builtin::kLockAcquire, Builtin::kLockRelease};
    case Kind::kRLock:
      return Ends{Builtin::kRLockAcquire, Builtin::kRLockRelease};
    case Kind::kCondition:
      return Ends{Builtin::kConditionAcquire, Builtin::kConditionRelease};
    case Kind::kSemaphore:
      return Ends{Builtin::kSemaphoreAcquire, Builtin::kSemaphoreRelease};
    case Kind::kGuard:
      return writing ? Ends{Builtin::kRWLockAcquireWrite, Builtin::kRWLockReleaseWrite}
                     : Ends{Builtin::kRWLockAcquireRead, Builtin::kRWLockReleaseRead};
    default:
      return std::nullopt;
  }
}

// What `with manager` holds: the object, and how it begins and ends. Nothing when it cannot be held.
struct Managed {
  Word object;
  Ends ends;
};

std::optional<Managed> managedBy(Interpreter& interpreter, Word manager) {
  const bool guard = interpreter.pool().is(manager, Kind::kGuard);
  if (!guard && !manager.is(Tag::kObject)) return std::nullopt;
  const Kind kind = guard ? Kind::kGuard : interpreter.kindOf(manager);
  const bool writing = guard && interpreter.pool().words(manager)[1] == Word::truth(true);
  const auto ends = endsOf(kind, writing);
  if (!ends) return std::nullopt;
  return Managed{guard ? interpreter.pool().words(manager)[0] : manager, *ends};
}

}  // namespace

Flow Interpreter::callPrimitive(Builtin builtin, Word self, const Arguments& arguments, Word& result) {
  // A thread that starts runs on by itself, and sees what this one has done.
  if (builtin == Builtin::kThreadStart) flushAll();
  return operationOf(builtin)({*this, options_, builtin, self, arguments, result});
}

Flow Interpreter::enter(Word manager) {
  if (manager == Word::atomic()) {
    if (!touch()) return Flow::kStand;
    ++local_.atomic;
    tell({.kind = StepKind::kAtomic, .verb = "begins an atomic block"});
    return Flow::kNext;
  }
  const auto managed = managedBy(*this, manager);
  if (!managed)
    return raise("TypeError",
                 "'" + std::string(typeName(manager)) + "' object does not support the context manager protocol");
  Word ignored;
  return callPrimitive(managed->ends.enter, managed->object, {}, ignored);
}

Flow Interpreter::leave(Word manager) {
  if (manager == Word::atomic()) {
    --local_.atomic;
    return Flow::kNext;
  }
  const auto managed = managedBy(*this, manager);
  Word ignored;
  return managed ? callPrimitive(managed->ends.leave, managed->object, {}, ignored) : Flow::kNext;
}

}  // namespace racecourse::engine

// The contents of the primitives' heap objects, by field. One line each; the words of the entry in this order.
//
//   Word lock = memory.read({Area::kObject, 3});
//   pool.words(lock)[kLockHeld] == Word::truth(true)
#pragma once

namespace racecourse::engine {

// Kind::kThreadObject: an object of class Thread. `index` is -1 until start(); then the thread of the state. Arguments
// and keywords are what Thread() was given (None for none); the name is None when it was not given. `begin` is the
// helper code for a target that is built in (helper_codes.h).
enum ThreadField {
  kThreadIndex,
  kThreadTarget,
  kThreadArguments,
  kThreadKeywords,
  kThreadName,
  kThreadBegin,
  kThreadFields
};

// Kind::kLock: truth. Who holds it is in the threads (Local::held), unless a thread has ever released it for another:
// then `handed over` is true for good, and nobody is its holder any more.
enum LockField { kLockHeld, kLockHandedOver, kLockFields };

// Kind::kRLock: how often it is held, by one thread.
enum RLockField { kRLockDepth, kRLockFields };

// Kind::kSemaphore: its value, and what it may not exceed (-1 for a plain Semaphore).
enum SemaphoreField { kSemaphoreValue, kSemaphoreBound, kSemaphoreFields };

// Kind::kCondition: the lock object, then the waiting threads (Tag::kThread) in order of their waits.
enum ConditionField { kConditionLock, kConditionWaiters };

// Kind::kEvent: the flag, then the threads that wait for set().
enum EventField { kEventFlag, kEventWaiters };

// Kind::kBarrier: parties, how many are inside, phase, the action or None, the time-out or None.
enum BarrierField { kBarrierParties, kBarrierCount, kBarrierPhase, kBarrierAction, kBarrierTimeout, kBarrierFields };
enum BarrierPhase { kFilling, kDraining, kResetting, kBroken, kActing };  // acting: the last to arrive runs the action

// Kind::kQueue: its bound (0 or less for none), tasks not done, then the items, the oldest first.
enum QueueField { kQueueBound, kQueueUnfinished, kQueueItems };

// Kind::kAtomicValue: the value.
enum AtomicField { kAtomicHeld, kAtomicFields };

// Kind::kRWLock: readers, whether a writer is in, and `handed over` as for a lock.
enum RWLockField { kRWLockReaders, kRWLockWriting, kRWLockHandedOver, kRWLockFields };

}  // namespace racecourse::engine

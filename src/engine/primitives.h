// The contents of the primitives' heap objects, by field. One line each; the words of the entry in this order.
//
//   Word lock = memory.read({Area::kObject, 3});
//   pool.words(lock)[kLockHeld] == Word::truth(true)
#pragma once

namespace racecourse::engine {

// Kind::kThreadObject: an object of class Thread. `index` is -1 until start(); then the thread of the state.
enum ThreadField { kThreadIndex, kThreadTarget, kThreadArguments, kThreadName, kThreadFields };

// Kind::kLock: truth. Who holds it is in the threads (Local::held).
enum LockField { kLockHeld, kLockFields };

// Kind::kRLock: how often it is held, by one thread.
enum RLockField { kRLockDepth, kRLockFields };

// Kind::kSemaphore: its value, and what it may not exceed (-1 for a plain Semaphore).
enum SemaphoreField { kSemaphoreValue, kSemaphoreBound, kSemaphoreFields };

// Kind::kCondition: the lock object, then the waiting threads (Tag::kThread) in order of their waits.
enum ConditionField { kConditionLock, kConditionWaiters };

// Kind::kEvent: the flag, then the threads that wait for set().
enum EventField { kEventFlag, kEventWaiters };

// Kind::kBarrier: parties, how many have arrived, phase (0 filling, 1 draining, 2 resetting, 3 broken), the action or
// None.
enum BarrierField { kBarrierParties, kBarrierCount, kBarrierPhase, kBarrierAction, kBarrierFields };

// Kind::kQueue: its bound (0 for none), tasks not done, then the items, the oldest first.
enum QueueField { kQueueBound, kQueueUnfinished, kQueueItems };

// Kind::kAtomicValue: the value.
enum AtomicField { kAtomicHeld, kAtomicFields };

// Kind::kRWLock: readers, and whether a writer is in.
enum RWLockField { kRWLockReaders, kRWLockWriting, kRWLockFields };

}  // namespace racecourse::engine

// The built-in functions, types, methods and module members by number. The compiler resolves names to them, the
// interpreter executes them.
//
//   builtinNamed("len")               ->  Builtin::kLen
//   memberNamed("threading", "Lock")  ->  Builtin::kLock
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/pool.h"

namespace racecourse::engine {

enum class Builtin : std::uint16_t {
  // Functions and types that need no import.
  kPrint,
  kLen,
  kRange,
  kMin,
  kMax,
  kAbs,
  kSum,
  kAny,
  kAll,
  kSorted,
  kEnumerate,
  kZip,
  kReversed,
  kList,
  kTuple,
  kDict,
  kStr,
  kInt,
  kBool,
  kRepr,
  kIsInstance,
  kDivmod,
  kPow,
  kOrd,
  kChr,
  kCallable,
  // Modules.
  kThreadingModule,
  kQueueModule,
  kTimeModule,
  kRacecourseModule,
  // Their members.
  kThread,
  kLock,
  kRLock,
  kSemaphore,
  kBoundedSemaphore,
  kCondition,
  kEvent,
  kBarrier,
  kQueue,
  kSleep,
  kAtomic,
  kRWLock,
  kChoose,
  kInvariant,
  // Methods; the kind of the object decides which names there are.
  kListAppend,
  kListPop,
  kListInsert,
  kListRemove,
  kListClear,
  kListExtend,
  kListIndex,
  kListCount,
  kListSort,
  kListReverse,
  kListCopy,
  kTupleIndex,
  kTupleCount,
  kTextIndex,
  kTextFind,
  kTextCount,
  kTextJoin,
  kTextSplit,
  kTextUpper,
  kTextLower,
  kTextStrip,
  kTextStartsWith,
  kTextEndsWith,
  kTextReplace,
  kDictGet,
  kDictKeys,
  kDictValues,
  kDictItems,
  kDictPop,
  kDictClear,
  kDictCopy,
  kDictSetDefault,
  kThreadStart,
  kThreadJoin,
  kThreadIsAlive,
  kLockAcquire,
  kLockRelease,
  kLockLocked,
  kRLockAcquire,
  kRLockRelease,
  kSemaphoreAcquire,
  kSemaphoreRelease,
  kConditionAcquire,
  kConditionRelease,
  kConditionWait,
  kConditionWaitFor,
  kConditionNotify,
  kConditionNotifyAll,
  kEventSet,
  kEventClear,
  kEventIsSet,
  kEventWait,
  kBarrierWait,
  kBarrierReset,
  kBarrierAbort,
  kQueuePut,
  kQueueGet,
  kQueuePutNowait,
  kQueueGetNowait,
  kQueueSize,
  kQueueEmpty,
  kQueueFull,
  kQueueTaskDone,
  kQueueJoin,
  kAtomicLoad,
  kAtomicStore,
  kAtomicExchange,
  kAtomicFetchAdd,
  kAtomicCompareExchange,
  kRWLockAcquireRead,
  kRWLockReleaseRead,
  kRWLockAcquireWrite,
  kRWLockReleaseWrite,
  kRWLockRead,
  kRWLockWrite,
};

// A function or type that every program knows; nothing for other names.
std::optional<Builtin> builtinNamed(std::string_view name);

// A module that may be imported.
std::optional<Builtin> moduleNamed(std::string_view name);

// What a module has by this name. `atomic` is no Builtin but Word::atomic(); it is not found here.
std::optional<Builtin> memberNamed(Builtin module, std::string_view name);

// The method that objects of this kind have by this name (kText, kTuple, kList, ... and the primitives).
std::optional<Builtin> methodNamed(Kind kind, std::string_view name);

// As Python spells it: "len", "append", "Lock".
std::string_view nameOf(Builtin builtin);

constexpr Word wordOf(Builtin builtin) { return Word::of(Tag::kBuiltin, static_cast<std::uint32_t>(builtin)); }

}  // namespace racecourse::engine

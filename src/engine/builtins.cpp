#include "engine/builtins.h"

#include <algorithm>
#include <array>

namespace racecourse::engine {

namespace {

// Where a name is looked for.
enum class Home : std::uint8_t { kEverywhere, kModules, kThreading, kQueue, kTime, kRacecourse, kKind };

struct Entry {
  Builtin builtin;
  std::string_view name;
  Home home = Home::kEverywhere;
  Kind kind = Kind::kText;  // for Home::kKind
};

constexpr Entry method(Builtin builtin, Kind kind, std::string_view name) { return {builtin, name, Home::kKind, kind}; }

// In the order of the enumeration, so that an entry is found by its number.
constexpr auto kEntries = std::to_array<Entry>({
    {Builtin::kPrint, "print"},
    {Builtin::kLen, "len"},
    {Builtin::kRange, "range"},
    {Builtin::kMin, "min"},
    {Builtin::kMax, "max"},
    {Builtin::kAbs, "abs"},
    {Builtin::kSum, "sum"},
    {Builtin::kAny, "any"},
    {Builtin::kAll, "all"},
    {Builtin::kSorted, "sorted"},
    {Builtin::kEnumerate, "enumerate"},
    {Builtin::kZip, "zip"},
    {Builtin::kReversed, "reversed"},
    {Builtin::kList, "list"},
    {Builtin::kTuple, "tuple"},
    {Builtin::kDict, "dict"},
    {Builtin::kStr, "str"},
    {Builtin::kInt, "int"},
    {Builtin::kBool, "bool"},
    {Builtin::kRepr, "repr"},
    {Builtin::kIsInstance, "isinstance"},
    {Builtin::kDivmod, "divmod"},
    {Builtin::kPow, "pow"},
    {Builtin::kOrd, "ord"},
    {Builtin::kChr, "chr"},
    {Builtin::kCallable, "callable"},
    {Builtin::kThreadingModule, "threading", Home::kModules},
    {Builtin::kQueueModule, "queue", Home::kModules},
    {Builtin::kTimeModule, "time", Home::kModules},
    {Builtin::kRacecourseModule, "racecourse", Home::kModules},
    {Builtin::kThread, "Thread", Home::kThreading},
    {Builtin::kLock, "Lock", Home::kThreading},
    {Builtin::kRLock, "RLock", Home::kThreading},
    {Builtin::kSemaphore, "Semaphore", Home::kThreading},
    {Builtin::kBoundedSemaphore, "BoundedSemaphore", Home::kThreading},
    {Builtin::kCondition, "Condition", Home::kThreading},
    {Builtin::kEvent, "Event", Home::kThreading},
    {Builtin::kBarrier, "Barrier", Home::kThreading},
    {Builtin::kQueue, "Queue", Home::kQueue},
    {Builtin::kSleep, "sleep", Home::kTime},
    {Builtin::kAtomic, "Atomic", Home::kRacecourse},
    {Builtin::kRWLock, "RWLock", Home::kRacecourse},
    {Builtin::kChoose, "choose", Home::kRacecourse},
    {Builtin::kInvariant, "invariant", Home::kRacecourse},
    method(Builtin::kListAppend, Kind::kList, "append"),
    method(Builtin::kListPop, Kind::kList, "pop"),
    method(Builtin::kListInsert, Kind::kList, "insert"),
    method(Builtin::kListRemove, Kind::kList, "remove"),
    method(Builtin::kListClear, Kind::kList, "clear"),
    method(Builtin::kListExtend, Kind::kList, "extend"),
    method(Builtin::kListIndex, Kind::kList, "index"),
    method(Builtin::kListCount, Kind::kList, "count"),
    method(Builtin::kListSort, Kind::kList, "sort"),
    method(Builtin::kListReverse, Kind::kList, "reverse"),
    method(Builtin::kListCopy, Kind::kList, "copy"),
    method(Builtin::kTupleIndex, Kind::kTuple, "index"),
    method(Builtin::kTupleCount, Kind::kTuple, "count"),
    method(Builtin::kTextIndex, Kind::kText, "index"),
    method(Builtin::kTextFind, Kind::kText, "find"),
    method(Builtin::kTextCount, Kind::kText, "count"),
    method(Builtin::kTextJoin, Kind::kText, "join"),
    method(Builtin::kTextSplit, Kind::kText, "split"),
    method(Builtin::kTextUpper, Kind::kText, "upper"),
    method(Builtin::kTextLower, Kind::kText, "lower"),
    method(Builtin::kTextStrip, Kind::kText, "strip"),
    method(Builtin::kTextStartsWith, Kind::kText, "startswith"),
    method(Builtin::kTextEndsWith, Kind::kText, "endswith"),
    method(Builtin::kTextReplace, Kind::kText, "replace"),
    method(Builtin::kDictGet, Kind::kDict, "get"),
    method(Builtin::kDictKeys, Kind::kDict, "keys"),
    method(Builtin::kDictValues, Kind::kDict, "values"),
    method(Builtin::kDictItems, Kind::kDict, "items"),
    method(Builtin::kDictPop, Kind::kDict, "pop"),
    method(Builtin::kDictClear, Kind::kDict, "clear"),
    method(Builtin::kDictCopy, Kind::kDict, "copy"),
    method(Builtin::kDictSetDefault, Kind::kDict, "setdefault"),
    method(Builtin::kThreadStart, Kind::kThreadObject, "start"),
    method(Builtin::kThreadJoin, Kind::kThreadObject, "join"),
    method(Builtin::kThreadIsAlive, Kind::kThreadObject, "is_alive"),
    method(Builtin::kLockAcquire, Kind::kLock, "acquire"),
    method(Builtin::kLockRelease, Kind::kLock, "release"),
    method(Builtin::kLockLocked, Kind::kLock, "locked"),
    method(Builtin::kRLockAcquire, Kind::kRLock, "acquire"),
    method(Builtin::kRLockRelease, Kind::kRLock, "release"),
    method(Builtin::kSemaphoreAcquire, Kind::kSemaphore, "acquire"),
    method(Builtin::kSemaphoreRelease, Kind::kSemaphore, "release"),
    method(Builtin::kConditionAcquire, Kind::kCondition, "acquire"),
    method(Builtin::kConditionRelease, Kind::kCondition, "release"),
    method(Builtin::kConditionWait, Kind::kCondition, "wait"),
    method(Builtin::kConditionWaitFor, Kind::kCondition, "wait_for"),
    method(Builtin::kConditionNotify, Kind::kCondition, "notify"),
    method(Builtin::kConditionNotifyAll, Kind::kCondition, "notify_all"),
    method(Builtin::kEventSet, Kind::kEvent, "set"),
    method(Builtin::kEventClear, Kind::kEvent, "clear"),
    method(Builtin::kEventIsSet, Kind::kEvent, "is_set"),
    method(Builtin::kEventWait, Kind::kEvent, "wait"),
    method(Builtin::kBarrierWait, Kind::kBarrier, "wait"),
    method(Builtin::kBarrierReset, Kind::kBarrier, "reset"),
    method(Builtin::kBarrierAbort, Kind::kBarrier, "abort"),
    method(Builtin::kQueuePut, Kind::kQueue, "put"),
    method(Builtin::kQueueGet, Kind::kQueue, "get"),
    method(Builtin::kQueuePutNowait, Kind::kQueue, "put_nowait"),
    method(Builtin::kQueueGetNowait, Kind::kQueue, "get_nowait"),
    method(Builtin::kQueueSize, Kind::kQueue, "qsize"),
    method(Builtin::kQueueEmpty, Kind::kQueue, "empty"),
    method(Builtin::kQueueFull, Kind::kQueue, "full"),
    method(Builtin::kQueueTaskDone, Kind::kQueue, "task_done"),
    method(Builtin::kQueueJoin, Kind::kQueue, "join"),
    method(Builtin::kAtomicLoad, Kind::kAtomicValue, "load"),
    method(Builtin::kAtomicStore, Kind::kAtomicValue, "store"),
    method(Builtin::kAtomicExchange, Kind::kAtomicValue, "exchange"),
    method(Builtin::kAtomicFetchAdd, Kind::kAtomicValue, "fetch_add"),
    method(Builtin::kAtomicCompareExchange, Kind::kAtomicValue, "compare_exchange"),
    method(Builtin::kRWLockAcquireRead, Kind::kRWLock, "acquire_read"),
    method(Builtin::kRWLockReleaseRead, Kind::kRWLock, "release_read"),
    method(Builtin::kRWLockAcquireWrite, Kind::kRWLock, "acquire_write"),
    method(Builtin::kRWLockReleaseWrite, Kind::kRWLock, "release_write"),
    method(Builtin::kRWLockRead, Kind::kRWLock, "read"),
    method(Builtin::kRWLockWrite, Kind::kRWLock, "write"),
});

constexpr bool isInOrder() {
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    if (static_cast<std::size_t>(kEntries[i].builtin) != i) return false;
  }
  return true;
}
static_assert(isInOrder());
static_assert(kEntries.back().builtin == Builtin::kRWLockWrite, "every Builtin has its entry");

template <class Matches>
std::optional<Builtin> find(std::string_view name, Matches matches) {
  const auto found =
      std::ranges::find_if(kEntries, [&](const Entry& entry) { return entry.name == name && matches(entry); });
  return found == kEntries.end() ? std::nullopt : std::optional(found->builtin);
}

std::optional<Builtin> findAt(Home home, std::string_view name) {
  return find(name, [home](const Entry& entry) { return entry.home == home; });
}

}  // namespace

std::optional<Builtin> builtinNamed(std::string_view name) { return findAt(Home::kEverywhere, name); }

std::optional<Builtin> moduleNamed(std::string_view name) { return findAt(Home::kModules, name); }

std::optional<Builtin> memberNamed(Builtin module, std::string_view name) {
  switch (module) {
    case Builtin::kThreadingModule:
      return findAt(Home::kThreading, name);
    case Builtin::kQueueModule:
      return findAt(Home::kQueue, name);
    case Builtin::kTimeModule:
      return findAt(Home::kTime, name);
    case Builtin::kRacecourseModule:
      return findAt(Home::kRacecourse, name);
    default:
      return std::nullopt;
  }
}

std::optional<Builtin> methodNamed(Kind kind, std::string_view name) {
  return find(name, [kind](const Entry& entry) { return entry.home == Home::kKind && entry.kind == kind; });
}

std::string_view nameOf(Builtin builtin) { return kEntries[static_cast<std::size_t>(builtin)].name; }

}  // namespace racecourse::engine

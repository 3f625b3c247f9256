#include "engine/primitive_queues.h"

#include <algorithm>

#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

PrimitiveView::Kind shownKind(Kind kind) {
  switch (kind) {
    case Kind::kRLock:
      return PrimitiveView::kRLock;
    case Kind::kSemaphore:
      return PrimitiveView::kSemaphore;
    case Kind::kCondition:
      return PrimitiveView::kCondition;
    case Kind::kEvent:
      return PrimitiveView::kEvent;
    case Kind::kBarrier:
      return PrimitiveView::kBarrier;
    case Kind::kQueue:
      return PrimitiveView::kQueue;
    case Kind::kRWLock:
      return PrimitiveView::kRWLock;
    default:
      return PrimitiveView::kLock;
  }
}

}  // namespace

PrimitiveQueues::PrimitiveQueues(MachineParts& parts, const State& state) : parts_(parts), state_(state) {
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) add(thread);
}

void PrimitiveQueues::add(int thread) {
  if (parts_.info(state_, thread).status != Status::kStands) return;
  const Trial trial = parts_.attempt(state_, {thread, 0});
  if (trial.happenings.empty()) return;
  const Happening& what = trial.taken ? trial.happenings.front() : trial.happenings.back();
  if (what.slot.area != Area::kObject || what.slot.index >= state_.objects.size()) return;
  const bool within = parts_.local(state_, thread).phase != 0;
  Stand stand{{thread, wants(what, within)}, what.slot.index, within && kindOf(what.slot.index) == Kind::kBarrier};
  if (kindOf(stand.object) == Kind::kCondition && trial.taken && within && what.kind == StepKind::kAcquire) {
    stand.waiter.wants = Waiter::kAgain;
    stand.object = lockOf(stand.object);
  } else if (trial.taken && !stand.inside) {
    return;
  }
  stands_.push_back(stand);
}

Waiter::Wants PrimitiveQueues::wants(const Happening& happening, bool within) const {
  switch (kindOf(happening.slot.index)) {
    case Kind::kLock:
    case Kind::kRLock:
      return within ? Waiter::kAgain : Waiter::kPass;
    case Kind::kCondition:
      return Waiter::kWake;
    case Kind::kBarrier:
      return Waiter::kRound;
    case Kind::kQueue:
      if (happening.kind == StepKind::kJoin) return Waiter::kTasks;
      return happening.kind == StepKind::kPut ? Waiter::kPut : Waiter::kGet;
    case Kind::kRWLock:
      return happening.verb == kToWrite.waits ? Waiter::kWrite : Waiter::kRead;
    default:
      return Waiter::kPass;
  }
}

std::uint32_t PrimitiveQueues::lockOf(std::uint32_t condition) const {
  return field(condition, kConditionLock).payload();
}

std::vector<Waiter> PrimitiveQueues::waiters(std::uint32_t object) const {
  std::vector<Waiter> waiters;
  for (const Stand& stand : stands_)
    if (stand.object == object && !stand.inside) waiters.push_back(stand.waiter);
  return waiters;
}

// In the order of the condition's queue; who has given up waiting is still in that, but on its way to the lock.
std::vector<Waiter> PrimitiveQueues::asleep(std::uint32_t condition) const {
  const std::vector<Waiter> waiting = waiters(condition);
  std::vector<Waiter> asleep;
  for (const Word word : parts_.pool.words(state_.objects[condition]).subspan(kConditionWaiters))
    if (const Waiter waiter{static_cast<int>(word.payload()), Waiter::kWake}; std::ranges::contains(waiting, waiter))
      asleep.push_back(waiter);
  return asleep;
}

std::vector<int> PrimitiveQueues::inside(std::uint32_t barrier) const {
  std::vector<int> threads;
  for (const Stand& stand : stands_)
    if (stand.object == barrier && stand.inside) threads.push_back(stand.waiter.thread);
  return threads;
}

PrimitiveView PrimitiveQueues::view(std::uint32_t object) const {
  PrimitiveView view{.kind = shownKind(kindOf(object)), .waiters = waiters(object)};
  switch (view.kind) {
    case PrimitiveView::kLock:
    case PrimitiveView::kRLock:
      fillLock(object, view);
      break;
    case PrimitiveView::kSemaphore:
      view.count = number(object, kSemaphoreValue);
      if (number(object, kSemaphoreBound) >= 0) view.capacity = number(object, kSemaphoreBound);
      break;
    case PrimitiveView::kCondition:
      fillLock(lockOf(object), view);
      view.waiters = asleep(object);
      break;
    case PrimitiveView::kEvent:
      view.count = flag(object, kEventFlag) ? 1 : 0;
      break;
    case PrimitiveView::kBarrier:
      fillBarrier(object, view);
      break;
    case PrimitiveView::kQueue:
      fillQueue(object, view);
      break;
    case PrimitiveView::kRWLock:
      view.count = flag(object, kRWLockWriting) ? 1 : number(object, kRWLockReaders);
      view.phase = flag(object, kRWLockWriting) ? PrimitiveView::Phase::kWritten : PrimitiveView::Phase::kUsual;
      view.holders = holdersOf(parts_, state_, object);
      break;
  }
  return view;
}

void PrimitiveQueues::fillLock(std::uint32_t lock, PrimitiveView& view) const {
  view.count = kindOf(lock) == Kind::kRLock ? number(lock, kRLockDepth) : flag(lock, kLockHeld) ? 1 : 0;
  view.holders = holdersOf(parts_, state_, lock);
}

void PrimitiveQueues::fillBarrier(std::uint32_t barrier, PrimitiveView& view) const {
  const std::int64_t phase = number(barrier, kBarrierPhase);
  view.count = number(barrier, kBarrierCount);
  view.capacity = number(barrier, kBarrierParties);
  view.holders = inside(barrier);
  if (phase == kDraining || phase == kResetting) view.phase = PrimitiveView::Phase::kLeaving;
  if (phase == kBroken) view.phase = PrimitiveView::Phase::kBroken;
}

void PrimitiveQueues::fillQueue(std::uint32_t queue, PrimitiveView& view) const {
  view.count = number(queue, kQueueUnfinished);
  if (number(queue, kQueueBound) > 0) view.capacity = number(queue, kQueueBound);
  for (const Word item : parts_.pool.words(state_.objects[queue]).subspan(kQueueItems))
    view.items.push_back(parts_.repr(state_, item));
}

}  // namespace racecourse::engine

#include "engine/primitive_text.h"

#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

std::string numbered(const std::vector<int>& threads) {
  std::string text;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (i > 0) text += i + 1 == threads.size() ? " and " : ", ";
    text += std::to_string(threads[i]);
  }
  return text;
}

std::string heldBy(bool held, const std::vector<int>& holders) {
  if (!held) return "free";
  return holders.empty() ? "held" : "held by " + numbered(holders);
}

}  // namespace

std::string PrimitiveText::of(std::uint32_t object, const std::vector<int>& holders) const {
  switch (parts_.pool.kind(state_.objects[object])) {
    case Kind::kLock:
      return heldBy(flag(object, kLockHeld), holders);
    case Kind::kRLock:
      return reentrant(object, holders);
    case Kind::kSemaphore:
      return semaphore(object);
    case Kind::kCondition:
      return of(field(object, kConditionLock).payload(), holders);
    case Kind::kEvent:
      return flag(object, kEventFlag) ? "set" : "not set";
    case Kind::kBarrier:
      return barrier(object);
    case Kind::kQueue:
      return queue(object);
    case Kind::kAtomicValue:
      return text(object, kAtomicHeld);
    default:
      return readWrite(object, holders);
  }
}

std::string PrimitiveText::reentrant(std::uint32_t object, const std::vector<int>& holders) const {
  const bool once = field(object, kRLockDepth) == Word::integer(1);
  const bool free = field(object, kRLockDepth) == Word::integer(0);
  return heldBy(!free, holders) + (once || free ? "" : ", " + text(object, kRLockDepth) + " times");
}

std::string PrimitiveText::semaphore(std::uint32_t object) const {
  const bool bounded = field(object, kSemaphoreBound) != Word::integer(-1);
  return text(object, kSemaphoreValue) + (bounded ? " of " + text(object, kSemaphoreBound) : "");
}

std::string PrimitiveText::barrier(std::uint32_t object) const {
  if (field(object, kBarrierPhase) == Word::integer(kBroken)) return "broken";
  const bool leaving = field(object, kBarrierPhase) == Word::integer(kDraining);
  return text(object, kBarrierCount) + (leaving ? " still to leave" : " of " + text(object, kBarrierParties));
}

std::string PrimitiveText::queue(std::uint32_t object) const {
  const auto items = parts_.pool.words(state_.objects[object]).subspan(kQueueItems);
  if (items.empty()) return "empty";
  std::string value;
  for (const Word item : items) value += (value.empty() ? "[" : ", ") + parts_.repr(state_, item);
  const std::int64_t bound = parts_.pool.integerOf(field(object, kQueueBound));
  return value + "]" + (bound > 0 && static_cast<std::int64_t>(items.size()) >= bound ? ", full" : "");
}

std::string PrimitiveText::readWrite(std::uint32_t object, const std::vector<int>& holders) const {
  const bool written = flag(object, kRWLockWriting);
  if (!written && field(object, kRWLockReaders) == Word::integer(0)) return "free";
  return (written ? "written" : "read") + (holders.empty() ? "" : " by " + numbered(holders));
}

}  // namespace racecourse::engine

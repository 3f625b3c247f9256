#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr Wording kPutting{StepKind::kPut, "waits for room in {place}", "time-out of {place}.put"};
constexpr Wording kTryingToPut{StepKind::kPut, "waits for room in {place}", "finds {place} full"};
constexpr Wording kGetting{StepKind::kGet, "waits for an item in {place}", "time-out of {place}.get"};
constexpr Wording kTryingToGet{StepKind::kGet, "waits for an item in {place}", "finds {place} empty"};

Flow createQueue(const PrimitiveCall& call) {
  const auto values = call.bind<1>("maxsize", 0);
  const auto bound = values ? integerOf(call, (*values)[0], 0) : std::nullopt;
  if (!bound) return Flow::kFailed;
  return call.done(create(call.interpreter, Kind::kQueue, std::array{call.pool().integer(*bound), Word::integer(0)}));
}

std::size_t sizeOf(const PrimitiveCall& call) { return fieldsOf(call.interpreter, call.object()).size() - kQueueItems; }

bool isFull(const PrimitiveCall& call) {
  const std::int64_t bound = numberIn(call.interpreter, call.object(), kQueueBound);
  return bound > 0 && static_cast<std::int64_t>(sizeOf(call)) >= bound;
}

// `block=True, timeout=None`; a negative time-out is an error.
std::optional<Patience> queuePatience(const PrimitiveCall& call, Word block, Word timeout) {
  std::int64_t seconds = 0;
  if (isTrue(call, block, true) && call.interpreter.asInteger(timeout, seconds) && seconds < 0) {
    call.fail("ValueError", "'timeout' must be a non-negative number");
    return std::nullopt;
  }
  return patienceOf(call, block, timeout);
}

void countTask(const PrimitiveCall& call, std::vector<Word>& fields, std::int64_t change) {
  fields[kQueueUnfinished] = call.pool().integer(call.pool().integerOf(fields[kQueueUnfinished]) + change);
}

Flow put(const PrimitiveCall& call, Word item, const Patience& patience) {
  const Wording& wording = patience.kind == Patience::kNone ? kTryingToPut : kPutting;
  switch (takeTurn(call, call.object(), patience, !isFull(call), wording)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      return call.fail("Full", "");
    case Turn::kGo:
      break;
  }
  if (sizeOf(call) >= kMostElements && !call.interpreter.fits(sizeOf(call) + 1)) return Flow::kFailed;
  auto& fields = call.interpreter.edit(call.object());
  fields.push_back(item);
  countTask(call, fields, 1);
  call.interpreter.edited(call.object(), {&item, 1});
  tell(call, call.object(), StepKind::kPut, "puts {value} into {place}", item);
  return call.done();
}

Flow get(const PrimitiveCall& call, const Patience& patience) {
  const Wording& wording = patience.kind == Patience::kNone ? kTryingToGet : kGetting;
  switch (takeTurn(call, call.object(), patience, sizeOf(call) > 0, wording)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      return call.fail("Empty", "");
    case Turn::kGo:
      break;
  }
  auto& fields = call.interpreter.edit(call.object());
  const Word item = fields[kQueueItems];
  fields.erase(fields.begin() + kQueueItems);
  call.interpreter.spend(fields.size() / 64);
  call.interpreter.edited(call.object(), {});
  tell(call, call.object(), StepKind::kGet, "gets {value} from {place}", item);
  return call.done(item);
}

Flow putCall(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kQueuePutNowait) {
    const auto values = call.bind<1>("item", 1);
    return values ? put(call, (*values)[0], {Patience::kNone, Word::unset()}) : Flow::kFailed;
  }
  const auto values = call.bind<3>("item block timeout", 1);
  if (!values) return Flow::kFailed;
  // CPython looks at the time-out only where the queue has a bound.
  if (numberIn(call.interpreter, call.object(), kQueueBound) <= 0) return put(call, (*values)[0], {});
  const auto patience = queuePatience(call, (*values)[1], (*values)[2]);
  return patience ? put(call, (*values)[0], *patience) : Flow::kFailed;
}

Flow getCall(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kQueueGetNowait)
    return call.bindNothing() ? get(call, {Patience::kNone, Word::unset()}) : Flow::kFailed;
  const auto values = call.bind<2>("block timeout", 0);
  const auto patience = values ? queuePatience(call, (*values)[0], (*values)[1]) : std::nullopt;
  return patience ? get(call, *patience) : Flow::kFailed;
}

Flow taskDone(const PrimitiveCall& call) {
  if (numberIn(call.interpreter, call.object(), kQueueUnfinished) == 0)
    return call.fail("ValueError", "task_done() called too many times");
  countTask(call, call.interpreter.edit(call.object()), -1);
  call.interpreter.edited(call.object(), {});
  tell(call, call.object(), StepKind::kSet, "reports a task of {place} as done");
  return call.done();
}

Flow join(const PrimitiveCall& call) {
  const bool done = numberIn(call.interpreter, call.object(), kQueueUnfinished) == 0;
  tell(call, call.object(), StepKind::kJoin,
       done ? "finds all tasks of {place} done" : "waits for the tasks of {place}");
  return done ? call.done() : Flow::kBlocked;
}

Flow ask(const PrimitiveCall& call) {
  const bool size = call.builtin == Builtin::kQueueSize;
  const bool answer = call.builtin == Builtin::kQueueFull ? isFull(call) : sizeOf(call) == 0;
  const Word value = size ? call.pool().integer(static_cast<std::int64_t>(sizeOf(call))) : Word::truth(answer);
  const std::string_view sentence = size                                  ? "asks for the size of {place}: {value}"
                                    : call.builtin == Builtin::kQueueFull ? "asks whether {place} is full: {value}"
                                                                          : "asks whether {place} is empty: {value}";
  tell(call, call.object(), StepKind::kOther, sentence, value);
  return call.done(value);
}

}  // namespace

Flow callQueue(const PrimitiveCall& call) {
  switch (call.builtin) {
    case Builtin::kQueue:
      return createQueue(call);
    case Builtin::kQueuePut:
    case Builtin::kQueuePutNowait:
      return putCall(call);
    case Builtin::kQueueGet:
    case Builtin::kQueueGetNowait:
      return getCall(call);
    default:
      break;
  }
  if (!call.bindNothing()) return Flow::kFailed;
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  if (call.builtin == Builtin::kQueueTaskDone) return taskDone(call);
  return call.builtin == Builtin::kQueueJoin ? join(call) : ask(call);
}

}  // namespace racecourse::engine

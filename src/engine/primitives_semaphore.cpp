#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr Wording kAcquiring{StepKind::kAcquire, "waits for {place}", "time-out of {place}.acquire"};
constexpr Wording kTrying{StepKind::kAcquire, "waits for {place}", "finds {place} at 0"};

Flow createSemaphore(const PrimitiveCall& call) {
  const auto values = call.bind<1>("value", 0);
  const auto value = values ? integerOf(call, (*values)[0], 1) : std::nullopt;
  if (!value) return Flow::kFailed;
  if (*value < 0) return call.fail("ValueError", "semaphore initial value must be >= 0");
  const Word start = call.pool().integer(*value);
  const Word bound = call.builtin == Builtin::kBoundedSemaphore ? start : Word::integer(-1);
  return call.done(create(call.interpreter, Kind::kSemaphore, std::array{start, bound}));
}

// Changes the value and says so.
void change(const PrimitiveCall& call, std::int64_t by, StepKind kind, std::string_view sentence) {
  auto fields = copyOf(call.interpreter, call.object());
  const Word before = fields[kSemaphoreValue];
  fields[kSemaphoreValue] = call.pool().integer(call.pool().integerOf(before) + by);
  call.interpreter.setContents(call.object(), Kind::kSemaphore, fields);
  tell(call, call.object(), kind, sentence, fields[kSemaphoreValue], before);
}

Flow acquireSemaphore(const PrimitiveCall& call) {
  const auto values = call.bind<2>("blocking timeout", 0);
  if (!values) return Flow::kFailed;
  const auto [blocking, timeout] = *values;
  if (!isTrue(call, blocking, true) && timeout != Word::unset() && timeout != Word::none())
    return call.fail("ValueError", "can't specify timeout for non-blocking acquire");
  const auto patience = patienceOf(call, blocking, timeout);
  if (!patience) return Flow::kFailed;
  const bool possible = numberIn(call.interpreter, call.object(), kSemaphoreValue) > 0;
  const Wording& wording = patience->kind == Patience::kNone ? kTrying : kAcquiring;
  switch (takeTurn(call, call.object(), *patience, possible, wording)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      return call.done(Word::truth(false));
    case Turn::kGo:
      break;
  }
  change(call, -1, StepKind::kAcquire, "acquires {place}: {before} -> {value}");
  return call.done(Word::truth(true));
}

Flow releaseSemaphore(const PrimitiveCall& call) {
  const auto values = call.bind<1>("n", 0);
  const auto count = values ? integerOf(call, (*values)[0], 1) : std::nullopt;
  if (!count) return Flow::kFailed;
  if (*count < 1) return call.fail("ValueError", "n must be one or more");
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const std::int64_t value = numberIn(call.interpreter, call.object(), kSemaphoreValue);
  const std::int64_t bound = numberIn(call.interpreter, call.object(), kSemaphoreBound);
  if (bound >= 0 && *count > bound - value) return call.fail("ValueError", "Semaphore released too many times");
  if (*count > INT64_MAX - value) return call.fail("OverflowError", "the semaphore's value does not fit 64 bits");
  change(call, *count, StepKind::kRelease, "releases {place}: {before} -> {value}");
  return call.done();
}

}  // namespace

Flow callSemaphore(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kSemaphoreAcquire) return acquireSemaphore(call);
  if (call.builtin == Builtin::kSemaphoreRelease) return releaseSemaphore(call);
  return createSemaphore(call);
}

}  // namespace racecourse::engine

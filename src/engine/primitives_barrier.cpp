#include "engine/helper_codes.h"
#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr Wording kWaiting{StepKind::kArrive, "waits at {place}", "time-out of {place}.wait"};

Flow createBarrier(const PrimitiveCall& call) {
  const auto values = call.bind<3>("parties action timeout", 1);
  const auto parties = values ? integerOf(call, (*values)[0], 0) : std::nullopt;
  if (!parties || !patienceOf(call, (*values)[2])) return Flow::kFailed;
  if (*parties < 1) return call.fail("ValueError", "parties must be > 0");
  const auto orNone = [](Word word) { return word == Word::unset() ? Word::none() : word; };
  const std::array fields{call.pool().integer(*parties), Word::integer(0), Word::integer(kFilling),
                          orNone((*values)[1]), orNone((*values)[2])};
  return call.done(create(call.interpreter, Kind::kBarrier, fields));
}

BarrierPhase phaseOf(const PrimitiveCall& call) {
  return static_cast<BarrierPhase>(numberIn(call.interpreter, call.object(), kBarrierPhase));
}

std::int64_t insideOf(const PrimitiveCall& call) { return numberIn(call.interpreter, call.object(), kBarrierCount); }

// Changes who is inside, and the phase; when the last one leaves, the barrier can be filled again.
void update(const PrimitiveCall& call, std::int64_t inside, BarrierPhase phase) {
  if (inside == 0 && (phase == kDraining || phase == kResetting)) phase = kFilling;
  auto fields = copyOf(call.interpreter, call.object());
  fields[kBarrierCount] = call.pool().integer(inside);
  fields[kBarrierPhase] = Word::integer(phase);
  call.interpreter.setContents(call.object(), Kind::kBarrier, fields);
}

Flow broken(const PrimitiveCall& call) { return call.fail("BrokenBarrierError", ""); }

// The last one has arrived: it opens the barrier and is the first to leave, in this same step.
Flow open(const PrimitiveCall& call) {
  const std::int64_t inside = insideOf(call);
  update(call, inside - 1, kDraining);
  tell(call, call.object(), StepKind::kArrive, "arrives at {place} as the last and opens it");
  return call.done(call.pool().integer(inside - 1));
}

// Behind the barrier's action.
Flow openAfterAction(const PrimitiveCall& call) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  return open(call);
}

Flow act(const PrimitiveCall& call, Word action) {
  update(call, insideOf(call), kActing);
  tell(call, call.object(), StepKind::kArrive, "arrives at {place} as the last");
  const std::array positional{call.self, action};
  const Word code = Word::of(Tag::kCode, static_cast<std::uint32_t>(barrierCode(call.interpreter.program())));
  return call.interpreter.call(code, Word::unset(), {.positional = positional}, call.result);
}

// Whether the program looks at what the call gives; if not, threads that wait differ in nothing.
bool isResultUsed(const PrimitiveCall& call) {
  const Frame& frame = call.interpreter.frame();
  const auto& instructions = call.interpreter.program().codes[static_cast<std::size_t>(frame.code)].instructions;
  const Op next = instructions[static_cast<std::size_t>(frame.pc) + 1].op;
  return next != Op::kPop && (next != Op::kReturn || call.local().frames.size() > 1);
}

Flow arrive(const PrimitiveCall& call) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const BarrierPhase phase = phaseOf(call);
  if (phase == kBroken) return broken(call);
  if (phase != kFilling) {
    tell(call, call.object(), StepKind::kArrive, "waits until all have left {place}");
    return Flow::kBlocked;
  }
  const std::int64_t index = insideOf(call);
  update(call, index + 1, kFilling);
  if (index + 1 == numberIn(call.interpreter, call.object(), kBarrierParties)) {
    const Word action = fieldsOf(call.interpreter, call.object())[kBarrierAction];
    return action == Word::none() ? open(call) : act(call, action);
  }
  tell(call, call.object(), StepKind::kArrive, "arrives at {place} as number {value}", call.pool().integer(index + 1));
  call.local().saved = {isResultUsed(call) ? call.pool().integer(index) : Word::integer(0)};
  call.local().phase = 1;
  return Flow::kStay;
}

// The time is over: the barrier is of no use to anybody any more.
Flow breakOff(const PrimitiveCall& call) {
  update(call, insideOf(call) - 1, kBroken);
  return broken(call);
}

Flow leave(const PrimitiveCall& call, const Patience& patience) {
  const BarrierPhase phase = phaseOf(call);
  switch (takeTurn(call, call.object(), patience, phase != kFilling && phase != kActing, kWaiting)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      return breakOff(call);
    case Turn::kGo:
      break;
  }
  if (phase != kDraining) return broken(call);
  update(call, insideOf(call) - 1, kDraining);
  tell(call, call.object(), StepKind::kLeave, "leaves {place}");
  const Word index = call.local().saved.front();
  call.local().saved.clear();
  call.local().phase = 0;
  return call.done(index);
}

Flow wait(const PrimitiveCall& call) {
  const auto values = call.bind<1>("timeout", 0);
  if (!values) return Flow::kFailed;
  const bool own = (*values)[0] != Word::unset() && (*values)[0] != Word::none();
  const auto patience =
      patienceOf(call, own ? (*values)[0] : fieldsOf(call.interpreter, call.object())[kBarrierTimeout]);
  if (!patience) return Flow::kFailed;
  if (call.interpreter.frame().code == barrierCode(call.interpreter.program())) return openAfterAction(call);
  return call.local().phase == 0 ? arrive(call) : leave(call, *patience);
}

Flow resetOrAbort(const PrimitiveCall& call) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const BarrierPhase phase = phaseOf(call);
  if (phase == kActing) {
    tell(call, call.object(), StepKind::kWait, "waits for the action of {place}");
    return Flow::kBlocked;
  }
  const bool aborts = call.builtin == Builtin::kBarrierAbort;
  const std::int64_t inside = insideOf(call);
  update(call, inside, aborts ? kBroken : inside > 0 && phase == kDraining ? kDraining : kResetting);
  tell(call, call.object(), StepKind::kSet, aborts ? "breaks {place}" : "resets {place}");
  return call.done();
}

}  // namespace

Flow callBarrier(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kBarrier) return createBarrier(call);
  if (call.builtin == Builtin::kBarrierWait) return wait(call);
  return call.bindNothing() ? resetOrAbort(call) : Flow::kFailed;
}

}  // namespace racecourse::engine

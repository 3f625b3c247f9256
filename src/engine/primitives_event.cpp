#include <algorithm>

#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr Wording kWaiting{StepKind::kWait, "waits for {place}", "time-out of {place}.wait"};

bool isSet(const PrimitiveCall& call) {
  return fieldsOf(call.interpreter, call.object())[kEventFlag] == Word::truth(true);
}

Flow setFlag(const PrimitiveCall& call, bool flag) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  auto fields = copyOf(call.interpreter, call.object());
  // set() lets all who wait go on, even if clear() follows at once.
  if (flag) fields.resize(kEventWaiters);
  fields[kEventFlag] = Word::truth(flag);
  call.interpreter.setContents(call.object(), Kind::kEvent, fields);
  tell(call, call.object(), StepKind::kSet, flag ? "sets {place}" : "clears {place}");
  return call.done();
}

Flow askFlag(const PrimitiveCall& call) {
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const Word flag = Word::truth(isSet(call));
  tell(call, call.object(), StepKind::kOther, "asks whether {place} is set: {value}", flag);
  return call.done(flag);
}

// The flag is up, or this thread becomes one of those that wait.
Flow beginWait(const PrimitiveCall& call) {
  if (call.interpreter.thread() < 0 || !call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  if (isSet(call)) {
    tell(call, call.object(), StepKind::kWait, "passes {place}, which is set");
    return call.done(Word::truth(true));
  }
  auto fields = copyOf(call.interpreter, call.object());
  fields.push_back(Word::of(Tag::kThread, static_cast<std::uint32_t>(call.interpreter.thread())));
  call.interpreter.setContents(call.object(), Kind::kEvent, fields);
  tell(call, call.object(), StepKind::kWait, "finds {place} not set, and waits");
  call.local().phase = 1;
  return Flow::kStay;
}

Flow endWait(const PrimitiveCall& call, bool result) {
  call.local().phase = 0;
  return call.done(Word::truth(result));
}

Flow goOn(const PrimitiveCall& call, const Patience& patience) {
  auto fields = copyOf(call.interpreter, call.object());
  const Word me = Word::of(Tag::kThread, static_cast<std::uint32_t>(call.interpreter.thread()));
  const auto place = std::find(fields.begin() + kEventWaiters, fields.end(), me);
  switch (takeTurn(call, call.object(), patience, place == fields.end(), kWaiting)) {
    case Turn::kStand:
      return Flow::kStand;
    case Turn::kBlocked:
      return Flow::kBlocked;
    case Turn::kGiveUp:
      fields.erase(place);
      call.interpreter.setContents(call.object(), Kind::kEvent, fields);
      return endWait(call, false);
    case Turn::kGo:
      break;
  }
  tell(call, call.object(), StepKind::kWait, "goes on behind {place}");
  return endWait(call, true);
}

Flow wait(const PrimitiveCall& call) {
  const auto values = call.bind<1>("timeout", 0);
  const auto patience = values ? patienceOf(call, (*values)[0]) : std::nullopt;
  if (!patience) return Flow::kFailed;
  return call.local().phase == 0 ? beginWait(call) : goOn(call, *patience);
}

}  // namespace

Flow callEvent(const PrimitiveCall& call) {
  if (call.builtin == Builtin::kEventWait) return wait(call);
  if (!call.bindNothing()) return Flow::kFailed;
  if (call.builtin == Builtin::kEventSet) return setFlag(call, true);
  if (call.builtin == Builtin::kEventClear) return setFlag(call, false);
  if (call.builtin == Builtin::kEventIsSet) return askFlag(call);
  return call.done(create(call.interpreter, Kind::kEvent, std::array{Word::truth(false)}));
}

}  // namespace racecourse::engine

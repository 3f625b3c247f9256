#include "engine/helper_codes.h"
#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

Word orNone(Word word) { return word == Word::unset() ? Word::none() : word; }

Flow createThread(const PrimitiveCall& call) {
  const auto values = call.bind<6>("group target name args kwargs daemon", 0);
  if (!values) return Flow::kFailed;
  const auto [group, target, name, arguments, keywords, daemon] = *values;
  if (orNone(group) != Word::none()) return call.fail("AssertionError", "group argument must be None for now");
  if (isTrue(call, daemon, false))
    return call.interpreter.refuse(
        "A daemon thread is cut off when the main thread ends, and Racecourse runs every thread to its end. Leave out "
        "daemon.");
  const bool named = isTrue(call, name, false);
  const std::array fields{
      Word::integer(-1),
      orNone(target),
      orNone(arguments),
      orNone(keywords),
      named ? call.pool().text(call.interpreter.str(name)) : Word::none(),
      Word::integer(startCode(call.interpreter.program(), call.interpreter.frame().code, call.interpreter.frame().pc))};
  return call.done(create(call.interpreter, Kind::kThreadObject, fields));
}

int indexOf(const PrimitiveCall& call) {
  return static_cast<int>(numberIn(call.interpreter, call.object(), kThreadIndex));
}

bool hasEnded(const PrimitiveCall& call, int thread) {
  const Slot slot{Area::kThread, static_cast<std::uint32_t>(thread)};
  return infoOf(call.pool(), call.interpreter.memory().read(slot)).status == Status::kFinished;
}

void tellOf(const PrimitiveCall& call, int thread, StepKind kind, std::string_view sentence,
            Word value = Word::unset()) {
  const Slot slot{Area::kThread, static_cast<std::uint32_t>(thread)};
  call.interpreter.tell({.kind = kind, .verb = sentence, .slot = slot, .value = value});
}

// join(timeout) is a step, join() is local work or Status::kJoins.
Flow joinFor(const PrimitiveCall& call, int thread, Word timeout) {
  const bool ended = hasEnded(call, thread);
  if (ended ? !call.interpreter.touch() : !call.interpreter.touchChoice(2)) return Flow::kStand;
  const bool gives_up = !ended && call.interpreter.alternative() == 1;
  const std::string_view sentence = ended      ? "joins {place}, which has ended"
                                    : gives_up ? "time-out of join with {place}"
                                               : "waits for the end of {place}";
  tellOf(call, thread, StepKind::kJoin, sentence, timeout);
  return ended || gives_up ? call.done() : Flow::kBlocked;
}

Flow join(const PrimitiveCall& call) {
  const auto values = call.bind<1>("timeout", 0);
  const auto patience = values ? patienceOf(call, (*values)[0]) : std::nullopt;
  if (!patience) return Flow::kFailed;
  const int thread = indexOf(call);
  if (thread < 0 && call.interpreter.thread() < 0) return Flow::kStand;
  if (thread < 0) return call.fail("RuntimeError", "cannot join thread before it is started");
  if (thread == call.interpreter.thread()) return call.fail("RuntimeError", "cannot join current thread");
  if (patience->kind == Patience::kLimited) return joinFor(call, thread, patience->timeout);
  if (hasEnded(call, thread)) return call.done();
  call.local().joins = thread;
  return Flow::kJoin;
}

Flow isAlive(const PrimitiveCall& call) {
  if (!call.bindNothing()) return Flow::kFailed;
  if (!call.interpreter.touch()) return Flow::kStand;
  const int thread = indexOf(call);
  const Word alive = Word::truth(thread >= 0 && !hasEnded(call, thread));
  if (thread >= 0) tellOf(call, thread, StepKind::kOther, "asks whether {place} is alive: {value}", alive);
  return call.done(alive);
}

}  // namespace

Flow callThread(const PrimitiveCall& call) {
  switch (call.builtin) {
    case Builtin::kThreadStart:
      return startThread(call);
    case Builtin::kThreadJoin:
      return join(call);
    case Builtin::kThreadIsAlive:
      return isAlive(call);
    default:
      return createThread(call);
  }
}

}  // namespace racecourse::engine

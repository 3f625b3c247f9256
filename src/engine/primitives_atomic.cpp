#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

Word valueOf(const PrimitiveCall& call) { return fieldsOf(call.interpreter, call.object())[kAtomicHeld]; }

Flow create(const PrimitiveCall& call) {
  const auto values = call.bind<1>("value", 1);
  if (!values) return Flow::kFailed;
  return call.done(engine::create(call.interpreter, Kind::kAtomicValue, *values));
}

void replace(const PrimitiveCall& call, Word value) {
  const Word before = valueOf(call);
  call.interpreter.setContents(call.object(), Kind::kAtomicValue, std::array{value});
  tell(call, call.object(), StepKind::kAtomic, "changes {place}: {before} -> {value}", value, before);
}

Flow load(const PrimitiveCall& call) {
  if (!call.bindNothing()) return Flow::kFailed;
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  tell(call, call.object(), StepKind::kAtomic, "loads {place}: {value}", valueOf(call));
  return call.done(valueOf(call));
}

// store() and exchange() differ in what they give back.
Flow store(const PrimitiveCall& call) {
  const auto values = call.bind<1>("value", 1);
  if (!values) return Flow::kFailed;
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const Word before = valueOf(call);
  replace(call, (*values)[0]);
  return call.done(call.builtin == Builtin::kAtomicStore ? Word::none() : before);
}

Flow fetchAdd(const PrimitiveCall& call) {
  const auto values = call.bind<1>("n", 0);
  if (!values) return Flow::kFailed;
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const Word before = valueOf(call);
  std::int64_t value = 0, n = 1, sum = 0;
  const bool given = (*values)[0] != Word::unset();
  if (!call.interpreter.asInteger(before, value) || (given && !call.interpreter.asInteger((*values)[0], n)))
    return call.fail("TypeError", "fetch_add() adds an integer to an integer here, not " +
                                      std::string(call.interpreter.typeName(given ? (*values)[0] : Word::integer(1))) +
                                      " to " + std::string(call.interpreter.typeName(before)));
  if (__builtin_add_overflow(value, n, &sum))
    return call.fail("OverflowError", "the sum does not fit the 64 bits that an integer has here");
  replace(call, call.pool().integer(sum));
  return call.done(before);
}

Flow compareExchange(const PrimitiveCall& call) {
  const auto values = call.bind<2>("expected new", 2);
  if (!values) return Flow::kFailed;
  if (!call.interpreter.touchPrimitive(call.object())) return Flow::kStand;
  const auto [expected, replacement] = *values;
  const bool equal = call.interpreter.equal(valueOf(call), expected);
  if (equal)
    replace(call, replacement);
  else
    tell(call, call.object(), StepKind::kAtomic, "compares {place}: {before}, not {value}", expected, valueOf(call));
  return call.done(Word::truth(equal));
}

}  // namespace

Flow callAtomic(const PrimitiveCall& call) {
  switch (call.builtin) {
    case Builtin::kAtomic:
      return create(call);
    case Builtin::kAtomicLoad:
      return load(call);
    case Builtin::kAtomicStore:
    case Builtin::kAtomicExchange:
      return store(call);
    case Builtin::kAtomicFetchAdd:
      return fetchAdd(call);
    default:
      return compareExchange(call);
  }
}

}  // namespace racecourse::engine

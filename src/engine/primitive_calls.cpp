#include "engine/primitive_calls.h"

namespace racecourse::engine {

std::span<const Word> fieldsOf(Interpreter& interpreter, std::uint32_t object) {
  return interpreter.look(object).words;
}

std::vector<Word> copyOf(Interpreter& interpreter, std::uint32_t object) {
  const auto fields = fieldsOf(interpreter, object);
  return {fields.begin(), fields.end()};
}

std::int64_t numberIn(Interpreter& interpreter, std::uint32_t object, int field) {
  return interpreter.pool().integerOf(fieldsOf(interpreter, object)[static_cast<std::size_t>(field)]);
}

Word create(Interpreter& interpreter, Kind kind, std::span<const Word> fields) {
  return Word::of(Tag::kObject, interpreter.allocate(kind, fields));
}

void tell(const PrimitiveCall& call, std::uint32_t object, StepKind kind, std::string_view sentence, Word value,
          Word before) {
  call.interpreter.tell(
      {.kind = kind, .verb = sentence, .slot = {Area::kObject, object}, .value = value, .before = before});
}

Turn takeTurn(const PrimitiveCall& call, std::uint32_t object, const Patience& patience, bool possible,
              const Wording& wording) {
  Interpreter& interpreter = call.interpreter;
  const bool limited = patience.kind == Patience::kLimited && !possible;
  if (limited ? !interpreter.touchChoice(2) : !interpreter.touchPrimitive(object)) return Turn::kStand;
  if (possible) return Turn::kGo;
  if (patience.kind == Patience::kNone || (limited && interpreter.alternative() == 1)) {
    tell(call, object, wording.kind, wording.gives_up, patience.timeout);
    return Turn::kGiveUp;
  }
  tell(call, object, wording.kind, wording.waits, patience.timeout);
  return Turn::kBlocked;
}

std::optional<Patience> patienceOf(const PrimitiveCall& call, Word timeout) {
  if (timeout == Word::none() || timeout == Word::unset()) return Patience{};
  const auto seconds = integerOf(call, timeout, 0);
  if (!seconds) return std::nullopt;
  return Patience{Patience::kLimited, call.pool().integer(*seconds)};
}

std::optional<Patience> patienceOf(const PrimitiveCall& call, Word blocking, Word timeout) {
  if (!isTrue(call, blocking, true)) return Patience{Patience::kNone, Word::unset()};
  auto patience = patienceOf(call, timeout);
  if (patience && patience->kind == Patience::kLimited && call.pool().integerOf(patience->timeout) <= 0)
    patience = Patience{Patience::kNone, Word::unset()};
  return patience;
}

bool isTrue(const PrimitiveCall& call, Word argument, bool otherwise) {
  return argument == Word::unset() ? otherwise : call.interpreter.truth(argument);
}

std::optional<std::int64_t> integerOf(const PrimitiveCall& call, Word argument, std::int64_t otherwise) {
  std::int64_t number = otherwise;
  if (argument == Word::unset() || call.interpreter.asInteger(argument, number)) return number;
  call.fail("TypeError",
            "'" + std::string(call.interpreter.typeName(argument)) + "' object cannot be interpreted as an integer");
  return std::nullopt;
}

}  // namespace racecourse::engine

// Built-in functions over sizes, numbers and characters.
#include <algorithm>
#include <array>

#include "engine/arithmetic.h"
#include "engine/interpreter_builtins.h"
#include "engine/interpreter_parts.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

Flow length(Interpreter& vm, Values values, Word& result) {
  const Word of = values[0];
  std::optional<std::size_t> size;
  Pool& pool = vm.pool();
  if (!touchContainer(vm, of, "takes the length of")) return Flow::kStand;
  if (isText(vm, of)) size = characterCount(pool.textOf(of));
  if (isTuple(vm, of)) size = pool.words(of).size();
  if (isList(vm, of)) size = vm.look(of.payload()).words.size();
  if (isDict(vm, of)) size = vm.look(of.payload()).words.size() / 2;
  if (pool.is(of, Kind::kIterator)) size = lengthOfView(vm, of);
  if (pool.is(of, Kind::kRange)) {
    const RangeParts range = partsOf(vm, of);
    result = pool.integer(rangeLength(range.start, range.stop, range.step));
    return Flow::kNext;
  }
  if (!size) return vm.raise("TypeError", "object of type " + quotedType(vm, of) + " has no len()");
  result = pool.integer(static_cast<std::int64_t>(*size));
  return Flow::kNext;
}

Flow makeRange(Interpreter& vm, Values values, Word& result) {
  std::array<std::int64_t, 3> numbers = {0, 0, 1};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!takeInteger(vm, values[i], numbers[values.size() == 1 ? 1 : i])) return Flow::kFailed;
  }
  if (numbers[2] == 0) return vm.raise("ValueError", "range() arg 3 must not be zero");
  result = rangeOf(vm, numbers[0], numbers[1], numbers[2]);
  return Flow::kNext;
}

Flow absolute(Interpreter& vm, Values values, Word& result) {
  std::int64_t number = 0;
  if (!vm.asInteger(values[0], number))
    return vm.raise("TypeError", "bad operand type for abs(): " + quotedType(vm, values[0]));
  if (number < 0) return arithmetic(vm, BinaryOperator::kSubtract, 0, number, result);
  result = vm.pool().integer(number);
  return Flow::kNext;
}

Flow divideWithRest(Interpreter& vm, Values values, Word& result) {
  std::int64_t a = 0;
  std::int64_t b = 0;
  if (!vm.asInteger(values[0], a) || !vm.asInteger(values[1], b))
    return vm.raise("TypeError", "unsupported operand type(s) for divmod(): " + quotedType(vm, values[0]) + " and " +
                                     quotedType(vm, values[1]));
  Word quotient;
  Word rest;
  if (arithmetic(vm, BinaryOperator::kFloorDivide, a, b, quotient) != Flow::kNext) return Flow::kFailed;
  if (arithmetic(vm, BinaryOperator::kModulo, a, b, rest) != Flow::kNext) return Flow::kFailed;
  result = makeTuple(vm, std::array{quotient, rest});
  return Flow::kNext;
}

Flow power(Interpreter& vm, const Arguments& arguments, Word& result) {
  std::array<Word, 3> values;
  if (!vm.bind(Builtin::kPow, arguments, "base exp mod", 2, values)) return Flow::kFailed;
  std::array<std::int64_t, 3> numbers{};
  for (std::size_t i = 0; i < 3; ++i) {
    const bool none = values[i] == Word::unset() || values[i] == Word::none();
    if ((i == 2 && none) || vm.asInteger(values[i], numbers[i])) continue;
    return vm.raise("TypeError", "unsupported operand type(s) for ** or pow(): " + quotedType(vm, values[0]) + " and " +
                                     quotedType(vm, values[1]));
  }
  if (values[2] == Word::unset() || values[2] == Word::none())
    return arithmetic(vm, BinaryOperator::kPower, numbers[0], numbers[1], result);
  if (numbers[2] == 0) return vm.raise("ValueError", "pow() 3rd argument cannot be 0");
  if (numbers[1] < 0) return vm.refuse("Racecourse has no pow() with a negative exponent and a modulus.");
  const Calculated number = powerModulo(numbers[0], numbers[1], numbers[2]);
  if (!number) return vm.raise("OverflowError", "This modulus is too large for Racecourse.");
  result = vm.pool().integer(*number);
  return Flow::kNext;
}

Flow ordinal(Interpreter& vm, Values values, Word& result) {
  if (!isText(vm, values[0]))
    return vm.raise("TypeError",
                    "ord() expected string of length 1, but " + std::string(vm.typeName(values[0])) + " found");
  const std::string_view text = vm.pool().textOf(values[0]);
  if (characterCount(text) != 1)
    return vm.raise("TypeError", "ord() expected a character, but string of length " +
                                     std::to_string(characterCount(text)) + " found");
  result = vm.pool().integer(codePointOf(text));
  return Flow::kNext;
}

Flow character(Interpreter& vm, Values values, Word& result) {
  std::int64_t code = 0;
  if (!takeInteger(vm, values[0], code)) return Flow::kFailed;
  if (code < 0 || code > 0x10FFFF) return vm.raise("ValueError", "chr() arg not in range(0x110000)");
  if (code >= 0xD800 && code <= 0xDFFF) return vm.refuse("This number is half a character, which no text can hold.");
  result = makeText(vm, characterOf(static_cast<std::uint32_t>(code)));
  return Flow::kNext;
}

}  // namespace racecourse::engine

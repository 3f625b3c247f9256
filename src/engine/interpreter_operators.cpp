// Operators.
#include <array>

#include "engine/arithmetic.h"
#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

std::string_view signOf(BinaryOperator op) {
  static constexpr std::array<std::string_view, 11> kSigns = {"+",  "-",  "*", "//", "%", "**",
                                                              "<<", ">>", "&", "|",  "^"};
  return kSigns[static_cast<std::size_t>(op)];
}

Flow unsupported(Interpreter& vm, BinaryOperator op, bool augmented, Word a, Word b) {
  std::string sign(signOf(op));
  if (augmented) {
    sign += "=";
  } else if (op == BinaryOperator::kPower) {
    sign = "** or pow()";
  }
  return vm.raise("TypeError",
                  "unsupported operand type(s) for " + sign + ": " + quotedType(vm, a) + " and " + quotedType(vm, b));
}

Flow raiseArithmetic(Interpreter& vm, BinaryOperator op, ArithmeticTrouble trouble) {
  switch (trouble) {
    case ArithmeticTrouble::kOverflow:
      return vm.raise("OverflowError", "The result does not fit into 64 bits, which is all that Racecourse has.");
    case ArithmeticTrouble::kZeroDivision:
      return vm.raise("ZeroDivisionError",
                      op == BinaryOperator::kModulo ? "integer modulo by zero" : "integer division or modulo by zero");
    case ArithmeticTrouble::kNegativeShift:
      return vm.raise("ValueError", "negative shift count");
    case ArithmeticTrouble::kZeroPower:
      return vm.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    case ArithmeticTrouble::kFraction:
      break;
  }
  return vm.refuse("A negative power makes a fraction, and Racecourse counts in whole numbers.");
}

bool isBitwise(BinaryOperator op) {
  return op == BinaryOperator::kBitAnd || op == BinaryOperator::kBitOr || op == BinaryOperator::kBitXor;
}

bool isSequence(Interpreter& vm, Word word) { return isText(vm, word) || isTuple(vm, word) || isList(vm, word); }

// The elements of a list or tuple.
std::span<const Word> elementsOf(Interpreter& vm, Word word) {
  return isTuple(vm, word) ? vm.pool().words(word) : vm.look(word.payload()).words;
}

Flow concatenateWords(Interpreter& vm, Word a, Word b, Word& result) {
  const std::span<const Word> first = elementsOf(vm, a);
  const std::span<const Word> second = elementsOf(vm, b);
  if (!vm.fits(first.size() + second.size())) return Flow::kFailed;
  std::vector<Word> words(first.begin(), first.end());
  words.insert(words.end(), second.begin(), second.end());
  result = isTuple(vm, a) ? makeTuple(vm, words) : makeList(vm, words);
  return Flow::kNext;
}

Flow concatenate(Interpreter& vm, Word a, Word b, Word& result) {
  const bool alike =
      (isText(vm, a) && isText(vm, b)) || (isTuple(vm, a) && isTuple(vm, b)) || (isList(vm, a) && isList(vm, b));
  if (!alike) {
    const std::string type(vm.typeName(a));
    return vm.raise("TypeError",
                    "can only concatenate " + type + " (not \"" + std::string(vm.typeName(b)) + "\") to " + type);
  }
  if (!isText(vm, a)) return concatenateWords(vm, a, b, result);
  const std::string_view first = vm.pool().textOf(a);
  const std::string_view second = vm.pool().textOf(b);
  if (!vm.fits(first.size() + second.size())) return Flow::kFailed;
  result = makeText(vm, std::string(first).append(second));
  return Flow::kNext;
}

std::vector<Word> repeatedWords(std::span<const Word> words, std::size_t times) {
  std::vector<Word> out;
  out.reserve(words.size() * times);
  for (std::size_t i = 0; i < times; ++i) out.insert(out.end(), words.begin(), words.end());
  return out;
}

Flow repeat(Interpreter& vm, Word sequence, std::int64_t times, Word& result) {
  const bool text = isText(vm, sequence);
  const std::size_t size = text ? vm.pool().textOf(sequence).size() : elementsOf(vm, sequence).size();
  if (times < 0 || size == 0) times = 0;
  // Compared first, so that the product cannot wrap.
  if (times > static_cast<std::int64_t>(kMostElements) ||
      !vm.fits(std::uint64_t{size} * static_cast<std::uint64_t>(times))) {
    vm.fits(kMostElements + 1);
    return Flow::kFailed;
  }
  const auto count = static_cast<std::size_t>(times);
  if (text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += vm.pool().textOf(sequence);
    result = makeText(vm, out);
  } else {
    const std::vector<Word> words = repeatedWords(elementsOf(vm, sequence), count);
    result = isTuple(vm, sequence) ? makeTuple(vm, words) : makeList(vm, words);
  }
  return Flow::kNext;
}

Flow multiply(Interpreter& vm, Word a, Word b, Word& result) {
  std::int64_t times = 0;
  if (isSequence(vm, a) && vm.asInteger(b, times)) return repeat(vm, a, times, result);
  if (isSequence(vm, b) && vm.asInteger(a, times)) return repeat(vm, b, times, result);
  return vm.raise("TypeError",
                  "can't multiply sequence by non-int of type " + quotedType(vm, isSequence(vm, a) ? b : a));
}

bool isType(Interpreter& vm, Word word) { return vm.typeName(word) == "type"; }

Flow combine(Interpreter& vm, BinaryOperator op, bool augmented, Word a, Word b, Word& result) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  if (vm.asInteger(a, x) && vm.asInteger(b, y)) {
    const Flow flow = arithmetic(vm, op, x, y, result);
    const bool truths = Interpreter::isTruth(a) && Interpreter::isTruth(b) && isBitwise(op);
    if (truths && flow == Flow::kNext) result = Word::truth(result != Word::integer(0));
    return flow;
  }
  if (op == BinaryOperator::kAdd && isSequence(vm, a)) return concatenate(vm, a, b, result);
  const bool repeats =
      isSequence(vm, a) || (isSequence(vm, b) && !(augmented && (isDict(vm, a) || vm.pool().is(a, Kind::kRange))));
  if (op == BinaryOperator::kMultiply && repeats) return multiply(vm, a, b, result);
  if (op == BinaryOperator::kModulo && isText(vm, a))
    return vm.refuse("Racecourse does not fill in texts with %. Write an f-string.");
  if (op == BinaryOperator::kBitOr && isDict(vm, a) && (isDict(vm, b) || augmented))
    return vm.refuse("Racecourse does not join dicts with |. Store the elements one by one.");
  if (op == BinaryOperator::kBitOr && (isType(vm, a) || isType(vm, b)))
    return vm.refuse("Racecourse has no unions of types. Write a tuple of types for isinstance().");
  return unsupported(vm, op, augmented, a, b);
}

// xs += items and xs *= n change the list itself.
Flow changeList(Interpreter& vm, BinaryOperator op, Word list, Word operand) {
  const std::uint32_t object = list.payload();
  if (!vm.touchAll({&operand, 1}, false, &object)) return Flow::kStand;
  std::vector<Word> added;
  std::int64_t times = 0;
  if (op == BinaryOperator::kAdd) {
    if (!collect(vm, operand, added)) return Flow::kFailed;
  } else {
    Word repeated;
    if (!vm.asInteger(operand, times)) {
      return vm.raise("TypeError", "can't multiply sequence by non-int of type " + quotedType(vm, operand));
    }
    if (repeat(vm, list, times, repeated) != Flow::kNext) return Flow::kFailed;
    const std::span<const Word> words = vm.look(repeated.payload()).words;
    added.assign(words.begin(), words.end());
  }
  std::vector<Word>& words = vm.edit(object);
  if (op == BinaryOperator::kMultiply) words.clear();
  if (!vm.fits(words.size() + added.size())) return Flow::kFailed;
  words.insert(words.end(), added.begin(), added.end());
  vm.edited(object, added);
  vm.tell({.kind = StepKind::kUpdate,
           .verb = "extends {place} by {value}",
           .slot = {Area::kObject, object},
           .value = operand});
  return vm.give(2, list);
}

bool isOrdering(ComparisonOperator op) {
  return op == ComparisonOperator::kLess || op == ComparisonOperator::kLessEqual ||
         op == ComparisonOperator::kGreater || op == ComparisonOperator::kGreaterEqual;
}

// Whether comparing looks into lists or dicts: only when both are of one kind.
bool touchOperands(Interpreter& vm, ComparisonOperator op, std::span<const Word> operands) {
  if (op == ComparisonOperator::kIn || op == ComparisonOperator::kNotIn) {
    const Word container = operands[1];
    if (isDict(vm, container)) return vm.touchElement(container.payload(), operands[0], false);
    return vm.touchAll(operands, true);
  }
  const bool looks = (isList(vm, operands[0]) && isList(vm, operands[1])) ||
                     (isDict(vm, operands[0]) && isDict(vm, operands[1])) ||
                     (isTuple(vm, operands[0]) && isTuple(vm, operands[1]));
  return !looks || vm.touchAll(operands, true);
}

Flow minus(Interpreter& vm, std::int64_t number, Word& result) {
  const Calculated negative = negate(number);
  if (!negative) return raiseArithmetic(vm, BinaryOperator::kSubtract, negative.error());
  result = vm.pool().integer(*negative);
  return Flow::kNext;
}

bool touchTruth(Interpreter& vm, Word value) {
  const bool container = isList(vm, value) || isDict(vm, value);
  return !container || vm.touchObject(value.payload(), false);
}

void tellRead(Interpreter& vm, Word word) {
  if (word.is(Tag::kObject))
    vm.tell({.kind = StepKind::kRead, .verb = "looks at", .slot = {Area::kObject, word.payload()}, .value = word});
}

}  // namespace

Flow arithmetic(Interpreter& vm, BinaryOperator op, std::int64_t a, std::int64_t b, Word& result) {
  const Calculated number = calculate(op, a, b);
  if (!number) return raiseArithmetic(vm, op, number.error());
  result = vm.pool().integer(*number);
  return Flow::kNext;
}

Flow add(Interpreter& vm, Word a, Word b, Word& result) {
  return combine(vm, BinaryOperator::kAdd, false, a, b, result);
}

Flow unary(Interpreter& vm, UnaryOperator op) {
  const Word operand = vm.top();
  if (op == UnaryOperator::kNot) {
    if (!touchTruth(vm, operand)) return Flow::kStand;
    tellRead(vm, operand);
    return vm.give(1, Word::truth(!vm.truth(operand)));
  }
  std::int64_t number = 0;
  if (!vm.asInteger(operand, number)) {
    const std::string sign = op == UnaryOperator::kMinus ? "-" : op == UnaryOperator::kPlus ? "+" : "~";
    return vm.raise("TypeError", "bad operand type for unary " + sign + ": " + quotedType(vm, operand));
  }
  Word result = vm.pool().integer(op == UnaryOperator::kInvert ? ~number : number);
  if (op == UnaryOperator::kMinus && minus(vm, number, result) != Flow::kNext) return Flow::kFailed;
  return vm.give(1, result);
}

Flow binary(Interpreter& vm, BinaryOperator op, bool augmented) {
  const std::array operands = {vm.top(1), vm.top()};
  const bool changes = augmented && (op == BinaryOperator::kAdd || op == BinaryOperator::kMultiply);
  if (changes && isList(vm, operands[0])) return changeList(vm, op, operands[0], operands[1]);
  if (operands[0].is(Tag::kObject) || operands[1].is(Tag::kObject)) {
    if (!vm.touchAll(operands, false)) return Flow::kStand;
    tellRead(vm, operands[operands[0].is(Tag::kObject) ? 0 : 1]);
  }
  Word result;
  const Flow flow = combine(vm, op, augmented, operands[0], operands[1], result);
  return flow == Flow::kNext ? vm.give(2, result) : flow;
}

Flow compare(Interpreter& vm, ComparisonOperator op) {
  const std::array operands = {vm.top(1), vm.top()};
  const auto [a, b] = operands;
  if (op == ComparisonOperator::kIs || op == ComparisonOperator::kIsNot)
    return vm.give(2, Word::truth((a == b) == (op == ComparisonOperator::kIs)));
  if (!touchOperands(vm, op, operands)) return Flow::kStand;
  tellRead(vm, b.is(Tag::kObject) ? b : a);
  bool result = false;
  Flow flow = Flow::kNext;
  if (isOrdering(op)) {
    flow = order(vm, op, a, b, result);
  } else if (op == ComparisonOperator::kIn || op == ComparisonOperator::kNotIn) {
    flow = contains(vm, b, a, result);
    result = result == (op == ComparisonOperator::kIn);
  } else {
    result = vm.equal(a, b) == (op == ComparisonOperator::kEqual);
  }
  return flow == Flow::kNext ? vm.give(2, Word::truth(result)) : flow;
}

Flow jumpIf(Interpreter& vm, bool when, int target, bool keeps) {
  const Word value = vm.top();
  if (!touchTruth(vm, value)) return Flow::kStand;
  tellRead(vm, value);
  const bool jumps = vm.truth(value) == when;
  if (jumps) vm.jump(target);
  if (!jumps || !keeps) vm.drop(1);
  return Flow::kNext;
}

}  // namespace racecourse::engine

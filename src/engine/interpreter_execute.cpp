// What each instruction does.
#include <array>

#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

Flow loadConstant(Interpreter& vm, const ProgramConstant& constant) {
  switch (constant.type) {
    case ProgramConstant::kInteger:
      vm.push(vm.pool().integer(constant.integer));
      break;
    case ProgramConstant::kText:
      vm.push(vm.pool().text(constant.text));
      break;
    case ProgramConstant::kBuiltin:
      vm.push(Word::of(Tag::kBuiltin, static_cast<std::uint32_t>(constant.integer)));
      break;
    case ProgramConstant::kAtomic:
      vm.push(Word::atomic());
      break;
  }
  return Flow::kNext;
}

Flow pushed(Interpreter& vm, Word word) {
  vm.push(word);
  return Flow::kNext;
}

Flow jumped(Interpreter& vm, int target) {
  vm.jump(target);
  return Flow::kNext;
}

Flow duplicateTwo(Interpreter& vm) {
  const std::array words = {vm.top(1), vm.top()};
  vm.push(words[0]);
  vm.push(words[1]);
  return Flow::kNext;
}

Flow rotate(Interpreter& vm) {
  const Word last = vm.top();
  vm.top() = vm.top(1);
  vm.top(1) = vm.top(2);
  vm.top(2) = last;
  return Flow::kNext;
}

Flow swap(Interpreter& vm) {
  std::swap(vm.top(), vm.top(1));
  return Flow::kNext;
}

Flow storeLocal(Interpreter& vm, int local) {
  vm.frame().locals[static_cast<std::size_t>(local)] = vm.top();
  vm.drop(1);
  return Flow::kNext;
}

// The list under construction is this thread's own.
Flow append(Interpreter& vm, std::size_t below) {
  const Word item = vm.top();
  const std::uint32_t list = vm.top(below).payload();
  std::vector<Word>& words = vm.edit(list);
  if (!vm.fits(words.size() + 1)) return Flow::kFailed;
  words.push_back(item);
  vm.edited(list, {&item, 1});
  vm.drop(1);
  return Flow::kNext;
}

Flow beginIteration(Interpreter& vm) {
  Word iterator;
  if (!iterate(vm, vm.top(), iterator)) return Flow::kFailed;
  return vm.give(1, iterator);
}

Flow enterBlock(Interpreter& vm, int local) {
  const Flow flow = vm.enter(vm.top());
  return flow == Flow::kNext ? storeLocal(vm, local) : flow;
}

Flow leaveBlock(Interpreter& vm, int local) {
  Word& manager = vm.frame().locals[static_cast<std::size_t>(local)];
  const Flow flow = vm.leave(manager);
  if (flow == Flow::kNext) manager = Word::unset();
  return flow;
}

}  // namespace

Flow execute(Interpreter& vm, const Instruction& instruction) {
  const int a = instruction.a;
  const auto count = static_cast<std::size_t>(a);
  switch (instruction.op) {
    case Op::kConstant:
      return loadConstant(vm, vm.program().constants[count]);
    case Op::kInteger:
      return pushed(vm, vm.pool().integer(a));
    case Op::kNone:
      return pushed(vm, Word::none());
    case Op::kTruth:
      return pushed(vm, Word::truth(a != 0));
    case Op::kNoSelf:
      return pushed(vm, Word::unset());
    case Op::kPop:
      vm.drop(1);
      return Flow::kNext;
    case Op::kDup:
      return pushed(vm, vm.top());
    case Op::kDup2:
      return duplicateTwo(vm);
    case Op::kSwap:
      return swap(vm);
    case Op::kRotate:
      return rotate(vm);
    case Op::kLoadLocal:
      return loadLocal(vm, a);
    case Op::kStoreLocal:
      return storeLocal(vm, a);
    case Op::kMakeCell:
      return makeCell(vm, a);
    case Op::kLoadCell:
      return loadCell(vm, a);
    case Op::kStoreCell:
      return storeCell(vm, a);
    case Op::kLoadGlobal:
      return loadGlobal(vm, a);
    case Op::kStoreGlobal:
      return storeGlobal(vm, a);
    case Op::kLoadAttribute:
      return loadAttribute(vm, a);
    case Op::kStoreAttribute:
      return storeAttribute(vm, a);
    case Op::kLoadMethod:
      return loadMethod(vm, a);
    case Op::kLoadElement:
      return loadElement(vm);
    case Op::kStoreElement:
      return storeElement(vm);
    case Op::kSlice:
      return slice(vm);
    case Op::kUnary:
      return unary(vm, static_cast<UnaryOperator>(a));
    case Op::kBinary:
      return binary(vm, static_cast<BinaryOperator>(a), instruction.b == 1);
    case Op::kCompare:
      return compare(vm, static_cast<ComparisonOperator>(a));
    case Op::kBuildTuple:
      return buildTuple(vm, count);
    case Op::kBuildList:
      return buildList(vm, count);
    case Op::kBuildDict:
      return buildDict(vm, count);
    case Op::kBuildText:
      return buildText(vm, count);
    case Op::kFormat:
      return format(vm, vm.program().formats[count]);
    case Op::kJump:
      return jumped(vm, a);
    case Op::kJumpIfFalse:
      return jumpIf(vm, false, a, false);
    case Op::kJumpIfTrue:
      return jumpIf(vm, true, a, false);
    case Op::kJumpIfFalseElsePop:
      return jumpIf(vm, false, a, true);
    case Op::kJumpIfTrueElsePop:
      return jumpIf(vm, true, a, true);
    case Op::kIterate:
      return beginIteration(vm);
    case Op::kNext:
      return next(vm, a);
    case Op::kAppend:
      return append(vm, count);
    case Op::kUnpack:
      return unpackSequence(vm, count);
    case Op::kMakeFunction:
      return makeFunction(vm, a, static_cast<std::size_t>(instruction.b));
    case Op::kMakeClass:
      return makeClass(vm, a);
    case Op::kCall:
      return callOperands(vm, instruction);
    case Op::kReturn:
      return returnValue(vm);
    case Op::kEnter:
      return enterBlock(vm, a);
    case Op::kLeave:
      return leaveBlock(vm, a);
    case Op::kAssert:
      return fail(vm, a == 1);
    case Op::kEndModule:
      break;
  }
  return Flow::kEnded;
}

}  // namespace racecourse::engine

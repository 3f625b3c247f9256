#include "engine/code_flow.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace racecourse::engine {

namespace {

bool endsThere(Op op) { return op == Op::kJump || op == Op::kReturn || op == Op::kAssert || op == Op::kEndModule; }

bool isJump(Op op) {
  switch (op) {
    case Op::kJump:
    case Op::kJumpIfFalse:
    case Op::kJumpIfTrue:
    case Op::kJumpIfFalseElsePop:
    case Op::kJumpIfTrueElsePop:
    case Op::kNext:
      return true;
    default:
      return false;
  }
}

}  // namespace

StackEffect stackEffect(const Program& program, const Instruction& instruction) {
  const int a = instruction.a;
  switch (instruction.op) {
    case Op::kConstant:
    case Op::kInteger:
    case Op::kNone:
    case Op::kTruth:
    case Op::kNoSelf:
    case Op::kLoadLocal:
    case Op::kLoadCell:
    case Op::kLoadGlobal:
    case Op::kMakeClass:
      return {.takes = 0, .gives = 1};
    case Op::kPop:
    case Op::kStoreLocal:
    case Op::kStoreCell:
    case Op::kStoreGlobal:
    case Op::kEnter:
    case Op::kReturn:
    case Op::kJumpIfFalse:
    case Op::kJumpIfTrue:
      return {.takes = 1, .gives = 0};
    case Op::kJumpIfFalseElsePop:
    case Op::kJumpIfTrueElsePop:
      return {.takes = 1, .gives = 0, .at_target = 1};
    case Op::kMakeCell:
    case Op::kJump:
    case Op::kLeave:
    case Op::kEndModule:
      return {};
    case Op::kDup:
      return {.takes = 1, .gives = 2};
    case Op::kDup2:
      return {.takes = 2, .gives = 4};
    case Op::kSwap:
      return {.takes = 2, .gives = 2};
    case Op::kRotate:
      return {.takes = 3, .gives = 3};
    case Op::kLoadAttribute:
    case Op::kUnary:
    case Op::kFormat:
    case Op::kIterate:
      return {.takes = 1, .gives = 1};
    case Op::kStoreAttribute:
      return {.takes = 2, .gives = 0};
    case Op::kLoadMethod:
      return {.takes = 1, .gives = 2};
    case Op::kLoadElement:
    case Op::kBinary:
    case Op::kCompare:
      return {.takes = 2, .gives = 1};
    case Op::kStoreElement:
      return {.takes = 3, .gives = 0};
    case Op::kSlice:
      return {.takes = 4, .gives = 1};
    case Op::kBuildTuple:
    case Op::kBuildList:
    case Op::kBuildText:
      return {.takes = a, .gives = 1};
    case Op::kBuildDict:
      return {.takes = 2 * a, .gives = 1};
    case Op::kNext:
      return {.takes = 1, .gives = 2, .at_target = -2};
    case Op::kAppend:
      return {.takes = a + 1, .gives = a};
    case Op::kUnpack:
      return {.takes = 1, .gives = a};
    case Op::kMakeFunction:
      return {.takes = instruction.b, .gives = 1};
    case Op::kCall: {
      const int keywords = instruction.b < 0 ? 0 : static_cast<int>(program.call_shapes[instruction.b].keywords.size());
      return {.takes = 2 + a + keywords, .gives = 1};
    }
    case Op::kAssert:
      return {.takes = a, .gives = 0};
  }
  assert(false);
  return {};
}

NextInstructions nextOf(const Instruction& instruction, int at) {
  return {.next = endsThere(instruction.op) ? -1 : at + 1, .target = isJump(instruction.op) ? instruction.a : -1};
}

int deepestStack(const Program& program, const Code& code) {
  std::vector<int> depths(code.instructions.size(), -1);
  std::vector<int> ready;
  int deepest = 0;
  const auto reach = [&](int at, int depth) {
    if (at < 0) return;
    assert(at < static_cast<int>(depths.size()) && (depths[at] < 0 || depths[at] == depth));
    if (depths[at] >= 0) return;
    depths[at] = depth;
    deepest = std::max(deepest, depth);
    ready.push_back(at);
  };
  reach(0, 0);
  while (!ready.empty()) {
    const int at = ready.back();
    ready.pop_back();
    const StackEffect effect = stackEffect(program, code.instructions[at]);
    const int before = depths[at];
    assert(before >= effect.takes);
    const int behind = before - effect.takes + effect.gives;
    const NextInstructions next = nextOf(code.instructions[at], at);
    reach(next.next, behind);
    reach(next.target, behind + effect.at_target);
    // kNext has its item on the stack though the jump at its end has none.
    deepest = std::max(deepest, behind);
  }
  return deepest;
}

}  // namespace racecourse::engine

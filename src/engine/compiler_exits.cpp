// What return, break and continue do on their way out: there are no handlers, because an exception ends the schedule,
// so each way out has its own copy of the finally blocks and of the ends of with blocks that it passes.
#include <algorithm>

#include "engine/compiling.h"

namespace racecourse::engine {

bool Compiler::pushExit(Exit exit, Span span) {
  if (trouble_) return false;
  if (draft_->exits.size() == kMostExits) {
    fail(span.begin, "a block",
         "More than 20 loops, with and try blocks are inside one another. Move the inner ones into a function.");
    return false;
  }
  draft_->exits.push_back(exit);
  return true;
}

void Compiler::leaveLoop(bool again, Span span) {
  std::size_t loop = draft_->exits.size() - 1;
  while (draft_->exits[loop].kind != Exit::kLoop) --loop;
  const Exit exit = draft_->exits[loop];
  unwind(loop + 1, false, span);
  if (exit.iterator && !again) writer().emit(Op::kPop, span);
  writer().jump(Op::kJump, again ? *exit.again : *exit.behind, span);
}

void Compiler::leaveFunction(const Return& node, Span span) {
  if (node.value)
    value(*node.value);
  else
    writer().emit(Op::kNone, span);
  unwind(0, true, span);
  writer().emit(Op::kReturn, span);
}

// Writes what lies between here and the outermost `remaining` exits. With a value it stays on top of the stack.
void Compiler::unwind(std::size_t remaining, bool with_value, Span span) {
  const std::vector<Exit> inside = draft_->exits;
  while (!trouble_ && draft_->exits.size() > remaining) {
    const Exit exit = draft_->exits.back();
    draft_->exits.pop_back();
    switch (exit.kind) {
      case Exit::kLoop:
        if (exit.iterator) dropBelow(with_value, span);
        break;
      case Exit::kValue:
        dropBelow(with_value, span);
        break;
      case Exit::kWith:
        writer().beginStatement();
        writer().emit(Op::kLeave, exit.span, exit.local);
        break;
      case Exit::kFinally:
        if (with_value) draft_->exits.push_back({.kind = Exit::kValue});
        block(*exit.finally);
        if (with_value) draft_->exits.pop_back();
        writer().beginStatement();
        break;
    }
  }
  draft_->exits = inside;
}

// Takes what an exit keeps on the stack. Behind a returned value it may stay, for the stack goes with the function,
// unless a finally block still follows, which may break out of a loop and needs that loop's iterator on top.
void Compiler::dropBelow(bool with_value, Span span) {
  const bool needed = !with_value || std::ranges::contains(draft_->exits, Exit::kFinally, &Exit::kind);
  if (needed && with_value) writer().emit(Op::kSwap, span);
  if (needed) writer().emit(Op::kPop, span);
}

}  // namespace racecourse::engine

// Truth: and, or, not, and the tests of if, while, assert and conditional expressions. Each operand is asked for its
// truth exactly once, as in CPython: asking a shared list twice would be two steps, with other threads between them.
#include "engine/compiling.h"

namespace racecourse::engine {

void Compiler::condition(const Expression& expression, Label& label, bool when) {
  if (trouble_) return;
  const Unary* unary = std::get_if<Unary>(&expression.node);
  if (unary != nullptr && unary->op == UnaryOperator::kNot) return condition(*unary->operand, label, !when);
  if (const Logical* logical = std::get_if<Logical>(&expression.node)) {
    // One true operand decides an `or`, one false operand an `and`.
    const bool decisive = logical->op == LogicalOperator::kOr;
    Label otherwise;
    for (const ExpressionPtr& operand : logical->operands) {
      const bool last = operand == logical->operands.back();
      condition(*operand, last || decisive == when ? label : otherwise, last ? when : decisive);
    }
    return writer().place(otherwise);
  }
  if (const Conditional* node = std::get_if<Conditional>(&expression.node)) {
    Label no, end;
    condition(*node->test, no, false);
    condition(*node->yes, label, when);
    writer().jump(Op::kJump, end, expression.span);
    writer().place(no);
    condition(*node->no, label, when);
    return writer().place(end);
  }
  value(expression);
  writer().jump(when ? Op::kJumpIfTrue : Op::kJumpIfFalse, label, expression.span);
}

void Compiler::logical(const Logical& node) {
  Label end;
  for (const ExpressionPtr& operand : node.operands) {
    if (operand == node.operands.back())
      value(*operand);
    else
      keepOrPop(*operand, end, node.op == LogicalOperator::kOr);
  }
  writer().place(end);
}

// Goes to `kept` with the value of `expression` if its truth is `when`, else on without it.
void Compiler::keepOrPop(const Expression& expression, Label& kept, bool when) {
  if (trouble_) return;
  const Logical* node = std::get_if<Logical>(&expression.node);
  if (node == nullptr) {
    value(expression);
    return writer().jump(when ? Op::kJumpIfTrueElsePop : Op::kJumpIfFalseElsePop, kept, expression.span);
  }
  const bool decisive = node->op == LogicalOperator::kOr;
  Label otherwise;
  for (const ExpressionPtr& operand : node->operands) {
    const bool last = operand == node->operands.back();
    if (last || decisive == when)
      keepOrPop(*operand, kept, when);
    else
      condition(*operand, otherwise, decisive);
  }
  writer().place(otherwise);
}

}  // namespace racecourse::engine

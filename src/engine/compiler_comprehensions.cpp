// Comprehensions run within the function around them: their variables are hidden locals of it.
#include <utility>

#include "engine/compiling.h"

namespace racecourse::engine {

void Compiler::comprehension(const ListComprehension& node, Span span) {
  if (node.clauses.size() > kMostExits) {
    return fail(span.begin, "[", "This list has more than 20 for in it. Build it in a function with loops.");
  }
  const Scope& inner = scopes_.of(&node);
  writer().emit(Op::kBuildList, span, 0);
  value(*node.clauses.front().iterable, true);
  const Scope* const outside = std::exchange(scope_, &inner);
  std::vector<int> taken;
  for (const Variable* variable : inner.variables) {
    // A captured one keeps its place, because functions that are compiled once know it.
    if (!variable->captured) taken.push_back(draft_->locals[variable] = writer().takeHiddenLocal());
    if (!variable->cell) continue;
    if (!draft_->locals.contains(variable)) draft_->locals[variable] = writer().addLocal("");
    const int local = localOf(*draft_, *variable);
    // It may hold the cell of an earlier visit.
    writer().emit(Op::kNone, span);
    writer().emit(Op::kStoreLocal, span, local);
    writer().emit(Op::kMakeCell, span, local);
  }
  clause(node, 0, span);
  for (const int local : taken) writer().releaseHiddenLocal(local);
  scope_ = outside;
}

// The loop of one `for` and all within it; its iterable is on the stack.
void Compiler::clause(const ListComprehension& node, std::size_t index, Span span) {
  if (trouble_) return;
  const ComprehensionClause& clause = node.clauses[index];
  const Span header = anchored(span, {clause.target->span.begin, clause.iterable->span.end});
  Label again, exhausted;
  writer().emit(Op::kIterate, header);
  writer().place(again);
  writer().jump(Op::kNext, exhausted, header);
  target(*clause.target, clause.target->span);
  for (const ExpressionPtr& test : clause.conditions) condition(*test, again, false);
  if (index + 1 < node.clauses.size()) {
    value(*node.clauses[index + 1].iterable, true);
    this->clause(node, index + 1, span);
  } else {
    value(*node.element);
    writer().emit(Op::kAppend, span, static_cast<int>(node.clauses.size()) + 1);
  }
  writer().jump(Op::kJump, again, span);
  writer().place(exhausted);
}

}  // namespace racecourse::engine

#include <algorithm>

#include "engine/compiling.h"

namespace racecourse::engine {

namespace {

// Python evaluates these without anybody noticing.
bool isPlain(const Expression& expression) {
  return std::holds_alternative<Text>(expression.node) || std::holds_alternative<Constant>(expression.node) ||
         std::holds_alternative<Integer>(expression.node);
}

bool isAlwaysTrue(const Expression& expression) {
  const Constant* constant = std::get_if<Constant>(&expression.node);
  const Integer* integer = std::get_if<Integer>(&expression.node);
  return (constant != nullptr && constant->value == Literal::kTrue) || (integer != nullptr && integer->value != 0);
}

}  // namespace

Span anchored(Span outer, Span inner) {
  if (inner.begin.line != outer.begin.line) inner.begin = outer.begin;
  return inner;
}

void Compiler::block(const Block& block) {
  for (const Statement& each : block) statement(each);
}

void Compiler::statement(const Statement& statement) {
  if (trouble_) return;
  writer().beginStatement();
  const Span span = statement.span;
  const Overloaded kinds{
      [&](const ExpressionStatement& node) { expressionStatement(node); },
      [&](const Assign& node) { assign(node, span); },
      [&](const AugmentedAssign& node) { augment(node, span); },
      [&](const If& node) { branches(node); },
      [&](const While& node) { whileLoop(node, span); },
      [&](const For& node) { forLoop(node, span); },
      [&](const Break&) { leaveLoop(false, span); },
      [&](const Continue&) { leaveLoop(true, span); },
      [&](const Define& node) { define(node, span); },
      [&](const Return& node) { leaveFunction(node, span); },
      [&](const With& node) { with(node, span); },
      [&](const TryFinally& node) { tryFinally(node, span); },
      [&](const Assert& node) { assertion(node, span); },
      [&](const Class& node) { defineClass(node, span); },
      [](const Pass&) {},
      [](const Global&) {},
      [](const Import&) {},
  };
  std::visit(kinds, statement.node);
  if (writer().limit() != CodeWriter::Limit::kNone) failLimit(span.begin);
}

void Compiler::expressionStatement(const ExpressionStatement& node) {
  if (isPlain(*node.value)) return;
  value(*node.value, true);
  writer().emit(Op::kPop, node.value->span);
}

void Compiler::assign(const Assign& node, Span span) {
  value(*node.value);
  const bool single = node.targets.size() == 1;
  for (const ExpressionPtr& each : node.targets) {
    if (each != node.targets.back()) writer().emit(Op::kDup, each->span);
    target(*each, single ? Span{each->span.begin, span.end} : each->span);
  }
}

void Compiler::augment(const AugmentedAssign& node, Span span) {
  if (const Attribute* attribute = std::get_if<Attribute>(&node.target->node)) {
    return augmentAttribute(*attribute, node, span);
  }
  if (const Subscript* subscript = std::get_if<Subscript>(&node.target->node)) {
    return augmentElement(*subscript, node, span);
  }
  value(*node.target);
  value(*node.value);
  writer().emit(Op::kBinary, span, static_cast<int>(node.op), 1);
  target(*node.target, span);
}

void Compiler::augmentAttribute(const Attribute& target, const AugmentedAssign& node, Span span) {
  const Span place = attributeSpan(target, node.target->span);
  value(*target.object);
  writer().emit(Op::kDup, place);
  const int name = tables_.name(attributeNameOf(target));
  writer().emit(Op::kLoadAttribute, place, name);
  value(*node.value);
  writer().emit(Op::kBinary, span, static_cast<int>(node.op), 1);
  writer().emit(Op::kSwap, span);
  writer().emit(Op::kStoreAttribute, {place.begin, span.end}, name);
}

void Compiler::augmentElement(const Subscript& target, const AugmentedAssign& node, Span span) {
  const Span place = node.target->span;
  value(*target.object);
  value(*target.index);
  writer().emit(Op::kDup2, place);
  writer().emit(Op::kLoadElement, place);
  value(*node.value);
  writer().emit(Op::kBinary, span, static_cast<int>(node.op), 1);
  writer().emit(Op::kRotate, span);
  writer().emit(Op::kStoreElement, span);
}

void Compiler::branches(const If& node) {
  Label end;
  for (const Branch& branch : node.branches) {
    const bool last = &branch == &node.branches.back() && node.otherwise.empty();
    Label otherwise;
    if (&branch != &node.branches.front()) writer().beginStatement();
    condition(*branch.test, otherwise, false);
    block(branch.body);
    if (!last) writer().jump(Op::kJump, end, branch.test->span);
    writer().place(otherwise);
  }
  block(node.otherwise);
  writer().place(end);
}

void Compiler::whileLoop(const While& node, Span span) {
  Label again, behind;
  writer().place(again);
  if (!isAlwaysTrue(*node.test)) condition(*node.test, behind, false);
  if (!pushExit({.kind = Exit::kLoop, .behind = &behind, .again = &again}, span)) return;
  block(node.body);
  draft_->exits.pop_back();
  // A number of its own, so that two rounds of a short loop are two visits.
  writer().beginStatement();
  writer().jump(Op::kJump, again, node.test->span);
  writer().place(behind);
}

void Compiler::forLoop(const For& node, Span span) {
  const Span header{span.begin, node.iterable->span.end};
  Label again, exhausted, behind;
  value(*node.iterable, true);
  writer().emit(Op::kIterate, header);
  writer().place(again);
  writer().jump(Op::kNext, exhausted, header);
  target(*node.target, node.target->span);
  if (!pushExit({.kind = Exit::kLoop, .behind = &behind, .again = &again, .iterator = true}, span)) return;
  block(node.body);
  draft_->exits.pop_back();
  writer().beginStatement();
  writer().jump(Op::kJump, again, header);
  writer().place(exhausted);
  writer().place(behind);
}

void Compiler::with(const With& node, Span span) {
  const std::size_t outside = draft_->exits.size();
  for (const ExpressionPtr& item : node.items) {
    const Span place = anchored(span, item->span);
    value(*item);
    const int local = writer().takeHiddenLocal();
    writer().emit(Op::kEnter, place, local);
    if (!pushExit({.kind = Exit::kWith, .local = local, .span = place}, span)) return;
  }
  block(node.body);
  while (!trouble_ && draft_->exits.size() > outside) {
    const Exit exit = draft_->exits.back();
    draft_->exits.pop_back();
    writer().beginStatement();
    writer().emit(Op::kLeave, exit.span, exit.local);
    writer().releaseHiddenLocal(exit.local);
  }
}

void Compiler::tryFinally(const TryFinally& node, Span span) {
  if (!pushExit({.kind = Exit::kFinally, .finally = &node.finally}, span)) return;
  block(node.body);
  draft_->exits.pop_back();
  block(node.finally);
}

void Compiler::assertion(const Assert& node, Span span) {
  Label holds;
  condition(*node.test, holds, true);
  if (node.message) value(*node.message);
  writer().emit(Op::kAssert, span, node.message ? 1 : 0);
  writer().place(holds);
}

}  // namespace racecourse::engine

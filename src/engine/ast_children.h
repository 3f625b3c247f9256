// Visits the expressions directly inside an expression, in source order where evaluation follows it.
//
//   forEachChild(expression, [&](const Expression& child) { collectNames(child); });
#pragma once

#include "engine/ast.h"

namespace racecourse::engine {

// Calls `visit(const Expression&)` for each child that is there. Does not descend.
template <class Visit>
void forEachChild(const Expression& expression, Visit&& visit) {
  const auto one = [&](const ExpressionPtr& child) {
    if (child) visit(*child);
  };
  const auto all = [&](const std::vector<ExpressionPtr>& children) {
    for (const ExpressionPtr& child : children) one(child);
  };
  const Overloaded children{
      [&](const Tuple& node) { all(node.elements); },
      [&](const List& node) { all(node.elements); },
      [&](const Dict& node) {
        for (const auto& [key, value] : node.pairs) one(key), one(value);
      },
      [&](const FormattedText& node) {
        for (const FormattedPiece& piece : node.pieces) one(piece.value);
      },
      [&](const Unary& node) { one(node.operand); },
      [&](const Binary& node) { one(node.left), one(node.right); },
      [&](const Logical& node) { all(node.operands); },
      [&](const Comparison& node) { all(node.operands); },
      [&](const Conditional& node) { one(node.test), one(node.yes), one(node.no); },
      [&](const Lambda& node) {
        for (const Parameter& parameter : node.parameters) one(parameter.default_value);
        one(node.body);
      },
      [&](const Call& node) {
        one(node.function);
        all(node.arguments);
        for (const KeywordArgument& keyword : node.keywords) one(keyword.value);
      },
      [&](const Attribute& node) { one(node.object); },
      [&](const Subscript& node) { one(node.object), one(node.index); },
      [&](const Slice& node) { one(node.lower), one(node.upper), one(node.step); },
      [&](const ListComprehension& node) {
        one(node.element);
        for (const ComprehensionClause& clause : node.clauses) {
          one(clause.target), one(clause.iterable);
          all(clause.conditions);
        }
      },
      [](const auto&) {},
  };
  std::visit(children, expression.node);
}

}  // namespace racecourse::engine

#include "engine/ast_children.h"
#include "engine/scope_walk.h"

namespace racecourse::engine {

void ScopeWalk::maybe(const ExpressionPtr& node) {
  if (node) expression(*node);
}

void ScopeWalk::expression(const Expression& expression, Use use) {
  const Overloaded kinds{
      [&](const Name& node) { load(node.name, expression.span.begin, use); },
      [&](const Subscript& node) {
        this->expression(*node.object, Use::kContainer);
        this->expression(*node.index);
      },
      [&](const Comparison& node) { comparison(node); },
      [&](const Call& node) { call(node); },
      [&](const Lambda& node) { lambda(node); },
      [&](const ListComprehension& node) { comprehension(node); },
      [&](const Conditional& node) {
        this->expression(*node.test), this->expression(*node.yes), this->expression(*node.no);
      },
      [&](const auto&) { forEachChild(expression, [&](const Expression& child) { this->expression(child); }); },
  };
  std::visit(kinds, expression.node);
}

void ScopeWalk::comparison(const Comparison& node) {
  const ComparisonOperator last = node.operators.back();
  const bool searched = last == ComparisonOperator::kIn || last == ComparisonOperator::kNotIn;
  for (const ExpressionPtr& operand : node.operands) {
    expression(*operand, searched && operand == node.operands.back() ? Use::kContainer : Use::kAny);
  }
}

void ScopeWalk::call(const Call& node) {
  expression(*node.function);
  const std::string* function = nameIn(*node.function);
  const bool length = function != nullptr && *function == "len" && node.arguments.size() == 1;
  for (const ExpressionPtr& argument : node.arguments) expression(*argument, length ? Use::kLength : Use::kAny);
  for (const KeywordArgument& keyword : node.keywords) {
    isOurs(keyword.name, keyword.span.begin, false);
    expression(*keyword.value);
  }
}

void ScopeWalk::lambda(const Lambda& node) {
  defaults(node.parameters);
  const Place outside = enterFunction(&node, node.parameters, ++now_);
  expression(*node.body);
  leave(outside);
}

void ScopeWalk::comprehension(const ListComprehension& node) {
  expression(*node.clauses.front().iterable, Use::kContainer);
  const Place outside{scope_, region_};
  region_ = addRegion(region_, true);
  scope_ = &addScope(Scope::kComprehension, &node);
  for (const ComprehensionClause& clause : node.clauses) {
    if (&clause != &node.clauses.front()) expression(*clause.iterable, Use::kContainer);
    target(*clause.target);
    for (const ExpressionPtr& condition : clause.conditions) expression(*condition);
  }
  expression(*node.element);
  leave(outside);
}

void ScopeWalk::target(const Expression& expression) {
  const Overloaded kinds{
      [&](const Name& node) { store(node.name, expression.span.begin); },
      [&](const Tuple& node) {
        for (const ExpressionPtr& element : node.elements) target(*element);
      },
      [&](const auto&) { forEachChild(expression, [&](const Expression& child) { this->expression(child); }); },
  };
  std::visit(kinds, expression.node);
}

}  // namespace racecourse::engine

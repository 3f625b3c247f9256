// Visits the parts of a statement in the order of their execution: expressions, targets, blocks.
//
//   forEachPart(statement, onValue, onTarget, onBlock);   // for `xs[i] = a + b`: onValue(a + b), onTarget(xs[i])
#pragma once

#include "engine/ast.h"

namespace racecourse::engine {

// Calls `value` and `target` with each Expression, `block` with each Block directly inside. Does not descend.
template <class OnValue, class OnTarget, class OnBlock>
void forEachPart(const Statement& statement, OnValue&& value, OnTarget&& target, OnBlock&& block) {
  const auto maybe = [&](const ExpressionPtr& expression) {
    if (expression) value(*expression);
  };
  const Overloaded parts{
      [&](const ExpressionStatement& node) { maybe(node.value); },
      [&](const Assign& node) {
        maybe(node.value);
        for (const ExpressionPtr& each : node.targets) target(*each);
      },
      [&](const AugmentedAssign& node) { maybe(node.value), target(*node.target); },
      [&](const If& node) {
        for (const Branch& branch : node.branches) maybe(branch.test), block(branch.body);
        block(node.otherwise);
      },
      [&](const While& node) { maybe(node.test), block(node.body); },
      [&](const For& node) { maybe(node.iterable), target(*node.target), block(node.body); },
      [&](const Define& node) {
        for (const Parameter& parameter : node.parameters) maybe(parameter.default_value);
        block(node.body);
      },
      [&](const Return& node) { maybe(node.value); },
      [&](const With& node) {
        for (const ExpressionPtr& item : node.items) maybe(item);
        block(node.body);
      },
      [&](const TryFinally& node) { block(node.body), block(node.finally); },
      [&](const Assert& node) { maybe(node.test), maybe(node.message); },
      [&](const Class& node) { block(node.body); },
      [](const auto&) {},
  };
  std::visit(parts, statement.node);
}

}  // namespace racecourse::engine

#include <algorithm>
#include <array>
#include <span>

#include "engine/parsing.h"

namespace racecourse::engine {

namespace {

bool isBareName(const Expression& expression, std::span<const std::string_view> names) {
  const Name* name = std::get_if<Name>(&expression.node);
  return name != nullptr && std::ranges::contains(names, name->name);
}

bool isText(const Expression& expression) { return std::holds_alternative<Text>(expression.node); }
bool isConstant(const Expression& expression) { return std::holds_alternative<Constant>(expression.node); }

}  // namespace

// The targets between for and in.
ExpressionPtr Parser::parseTarget() {
  const Position begin = now().span.begin;
  if (atListEnd()) failExpected("A for needs a variable. Write for x in items.");
  ExpressionPtr target = parseBinary(kBitOr);
  if (isAt(",")) {
    Tuple tuple;
    tuple.elements.push_back(std::move(target));
    while (accept(",") && !atListEnd()) tuple.elements.push_back(parseBinary(kBitOr));
    target = make(begin, std::move(tuple));
  }
  toTarget(*target);
  return target;
}

// Checks that a value can be assigned to `expression`, and makes tuples of lists.
void Parser::toTarget(Expression& expression) {
  if (trouble_) return;
  if (List* list = std::get_if<List>(&expression.node)) {
    expression.node = Tuple{std::exchange(list->elements, {})};
  }
  if (Tuple* tuple = std::get_if<Tuple>(&expression.node)) {
    for (const ExpressionPtr& element : tuple->elements) toTarget(*element);
    return;
  }
  const Subscript* subscript = std::get_if<Subscript>(&expression.node);
  if (subscript != nullptr && std::holds_alternative<Slice>(subscript->index->node)) {
    return fail(expression.span.begin, "a slice",
                "A slice cannot be assigned to. Build the new list and assign it to the name.");
  }
  const bool assignable = subscript != nullptr || std::holds_alternative<Name>(expression.node) ||
                          std::holds_alternative<Attribute>(expression.node);
  if (!assignable) failTarget(expression);
}

void Parser::failTarget(const Expression& expression) {
  const Overloaded describe{
      [](const Call&) { return "a call"; },
      [](const Integer&) { return "a number"; },
      [](const Text&) { return "a string"; },
      [](const FormattedText&) { return "a string"; },
      [](const Constant& node) {
        return node.value == Literal::kNone ? "None" : node.value == Literal::kTrue ? "True" : "False";
      },
      [](const Comparison&) { return "a comparison"; },
      [](const auto&) { return "an expression"; },
  };
  fail(expression.span.begin, std::visit(describe, expression.node),
       "Nothing can be assigned to this. Put a name on the left of =, or compare with ==.");
}

void Parser::parseAnnotation() {
  const Token first = now();
  const ExpressionPtr annotation = parseExpression();
  if (trouble_ || isHarmlessAnnotation(*annotation)) return;
  fail(first,
       "Racecourse reads only annotations made of int, bool, str, list, tuple, dict, object and None. Leave this one "
       "out.");
}

// Python evaluates an annotation. It is dropped here, so it must be one that cannot go wrong.
bool Parser::isHarmlessAnnotation(const Expression& expression) const {
  static constexpr auto plain =
      std::to_array<std::string_view>({"int", "bool", "str", "list", "tuple", "dict", "object"});
  static constexpr auto generic = std::to_array<std::string_view>({"list", "tuple", "dict"});
  if (isText(expression) || isConstant(expression) || isBareName(expression, plain)) return true;
  if (const Subscript* subscript = std::get_if<Subscript>(&expression.node)) {
    const Tuple* several = std::get_if<Tuple>(&subscript->index->node);
    if (!isBareName(*subscript->object, generic)) return false;
    if (several == nullptr) return isHarmlessAnnotation(*subscript->index);
    return std::ranges::all_of(several->elements, [&](const ExpressionPtr& e) { return isHarmlessAnnotation(*e); });
  }
  const Binary* either = std::get_if<Binary>(&expression.node);
  if (either == nullptr || either->op != BinaryOperator::kBitOr) return false;
  const bool types = !isText(*either->left) && !isConstant(*either->left) && !isText(*either->right);
  return types && isHarmlessAnnotation(*either->left) && isHarmlessAnnotation(*either->right);
}

}  // namespace racecourse::engine

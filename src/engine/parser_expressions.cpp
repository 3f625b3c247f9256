#include <algorithm>
#include <array>

#include "engine/nesting.h"
#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

struct BinarySign {
  std::string_view text;
  int precedence;
  BinaryOperator op;
};

using ComparisonSign = std::pair<std::string_view, ComparisonOperator>;

constexpr auto kComparisons = std::to_array<ComparisonSign>({{"==", ComparisonOperator::kEqual},
                                                             {"!=", ComparisonOperator::kNotEqual},
                                                             {"<=", ComparisonOperator::kLessEqual},
                                                             {">=", ComparisonOperator::kGreaterEqual},
                                                             {"<", ComparisonOperator::kLess},
                                                             {">", ComparisonOperator::kGreater},
                                                             {"in", ComparisonOperator::kIn}});

constexpr std::string_view kCommaMissing =
    "Two values stand side by side. Put a comma or an operator between them, or close the bracket.";

}  // namespace

ExpressionPtr Parser::failDeep() {
  fail(now(), kTooDeep);
  return make(end_, Constant{});
}

ExpressionPtr Parser::parseExpression() {
  const Nesting level(depth_);
  if (depth_ > kDeepestExpression) return failDeep();
  if (isAt("lambda")) return parseLambda();
  return parseConditional();
}

ExpressionPtr Parser::parseConditional() {
  const Position begin = now().span.begin;
  ExpressionPtr value = parseBinary(kOr);
  if (isAt(":=")) failRefused(now());
  if (!accept("if")) return value;
  ExpressionPtr test = parseBinary(kOr);
  expect("else", "A condition inside an expression needs both cases. Write a if test else b.");
  ExpressionPtr no = parseExpression();
  return make(begin, Conditional{std::move(test), std::move(value), std::move(no)});
}

ExpressionPtr Parser::parseLambda() {
  const Position begin = take().span.begin;
  std::vector<Parameter> parameters = parseParameters(":", false);
  expect(":", "A lambda has a colon before its value. Write lambda x: x + 1.");
  ExpressionPtr body = parseExpression();
  return make(begin, Lambda{std::move(parameters), std::move(body)});
}

ExpressionPtr Parser::parseExpressionList(std::string_view what) {
  const Position begin = now().span.begin;
  if (atListEnd()) failExpected(what);
  ExpressionPtr first = parseExpression();
  if (!isAt(",")) return first;
  Tuple tuple;
  tuple.elements.push_back(std::move(first));
  while (accept(",") && !atListEnd()) tuple.elements.push_back(parseExpression());
  return make(begin, std::move(tuple));
}

ExpressionPtr Parser::parseNot() {
  const Nesting level(depth_);
  if (depth_ > kDeepestExpression) return failDeep();
  const Position begin = take().span.begin;
  ExpressionPtr operand = parseBinary(kNot);
  return make(begin, Unary{UnaryOperator::kNot, std::move(operand)});
}

ExpressionPtr Parser::parseBinary(int least) {
  static constexpr auto signs = std::to_array<BinarySign>({{"|", kBitOr, BinaryOperator::kBitOr},
                                                           {"^", kBitXor, BinaryOperator::kBitXor},
                                                           {"&", kBitAnd, BinaryOperator::kBitAnd},
                                                           {"<<", kShift, BinaryOperator::kShiftLeft},
                                                           {">>", kShift, BinaryOperator::kShiftRight},
                                                           {"+", kSum, BinaryOperator::kAdd},
                                                           {"-", kSum, BinaryOperator::kSubtract},
                                                           {"*", kTerm, BinaryOperator::kMultiply},
                                                           {"//", kTerm, BinaryOperator::kFloorDivide},
                                                           {"%", kTerm, BinaryOperator::kModulo}});
  const Nesting level(binary_depth_);
  if (binary_depth_ > 3 * kDeepestExpression) return failDeep();
  const Position begin = now().span.begin;
  ExpressionPtr left = isAt("not") && least <= kNot ? parseNot() : parseUnary();
  for (;;) {
    const auto sign = std::ranges::find(signs, now().text, &BinarySign::text);
    if (sign != signs.end() && sign->precedence >= least) {
      take();
      ExpressionPtr right = parseBinary(sign->precedence + 1);
      left = make(begin, Binary{sign->op, std::move(left), std::move(right)});
    } else if (least <= kCompare && isComparison()) {
      left = parseComparison(begin, std::move(left));
    } else if (least <= kAnd && isAt("and")) {
      left = parseLogical(begin, std::move(left), LogicalOperator::kAnd);
    } else if (least <= kOr && isAt("or")) {
      left = parseLogical(begin, std::move(left), LogicalOperator::kOr);
    } else {
      return left;
    }
  }
}

ExpressionPtr Parser::parseLogical(Position begin, ExpressionPtr left, LogicalOperator op) {
  const int precedence = op == LogicalOperator::kAnd ? kAnd : kOr;
  const std::string_view word = now().text;
  Logical logical{op, {}};
  logical.operands.push_back(std::move(left));
  while (accept(word)) logical.operands.push_back(parseBinary(precedence + 1));
  return make(begin, std::move(logical));
}

ExpressionPtr Parser::parseComparison(Position begin, ExpressionPtr left) {
  Comparison comparison;
  comparison.operands.push_back(std::move(left));
  for (Token op = now(); const auto found = acceptComparison(); op = now()) {
    comparison.operators.push_back(*found);
    comparison.operands.push_back(parseBinary(kBitOr));
    checkIdentity(comparison, op);
  }
  return make(begin, std::move(comparison));
}

bool Parser::isComparison() const {
  return isAt("is") || (isAt("not") && ahead().text == "in") ||
         std::ranges::contains(kComparisons, now().text, &ComparisonSign::first);
}

std::optional<ComparisonOperator> Parser::acceptComparison() {
  if (!isComparison()) return std::nullopt;
  const Token sign = take();
  if (sign.text == "is") return accept("not") ? ComparisonOperator::kIsNot : ComparisonOperator::kIs;
  if (sign.text == "not") {
    take();
    return ComparisonOperator::kNotIn;
  }
  return std::ranges::find(kComparisons, sign.text, &ComparisonSign::first)->second;
}

// Which equal numbers and strings are one object is CPython's private business, so `is` is for None, True and False.
void Parser::checkIdentity(const Comparison& comparison, const Token& op) {
  const auto is_constant = [](const ExpressionPtr& side) { return std::holds_alternative<Constant>(side->node); };
  const std::size_t last = comparison.operands.size() - 1;
  if (op.text != "is" || is_constant(comparison.operands[last]) || is_constant(comparison.operands[last - 1])) return;
  fail(op, "Only None, True and False are compared with is. Write == or !=.");
}

ExpressionPtr Parser::parseUnary() {
  const Position begin = now().span.begin;
  const bool sign = isAt("-") || isAt("+") || isAt("~");
  if (!sign) return parsePower();
  const Nesting level(depth_);
  if (depth_ > kDeepestExpression) return failDeep();
  const UnaryOperator op = isAt("-")   ? UnaryOperator::kMinus
                           : isAt("+") ? UnaryOperator::kPlus
                                       : UnaryOperator::kInvert;
  take();
  ExpressionPtr operand = parseUnary();
  return make(begin, Unary{op, std::move(operand)});
}

ExpressionPtr Parser::parsePower() {
  const Position begin = now().span.begin;
  ExpressionPtr base = parsePostfix();
  if (!accept("**")) return base;
  const Nesting level(depth_);
  if (depth_ > kDeepestExpression) return failDeep();
  ExpressionPtr exponent = parseUnary();
  return make(begin, Binary{BinaryOperator::kPower, std::move(base), std::move(exponent)});
}

ExpressionPtr Parser::parsePostfix() {
  const Position begin = now().span.begin;
  ExpressionPtr value = parseAtom();
  for (;;) {
    if (isAt("(")) {
      value = parseCall(std::move(value));
    } else if (isAt("[")) {
      value = parseSubscript(std::move(value));
    } else if (accept(".")) {
      const Token name = takeName("A dot is followed by the name of an attribute. Write it, or remove the dot.");
      value = make(begin, Attribute{std::move(value), std::string(name.text), name.span});
    } else {
      break;
    }
    value->span.begin = begin;
  }
  return value;
}

ExpressionPtr Parser::parseCall(ExpressionPtr function) {
  const Position begin = take().span.begin;
  Call call;
  call.function = std::move(function);
  while (!isAt(")") && !isAt(TokenKind::kEnd)) {
    parseArgument(call);
    if (isAt("for") || isAt("async")) refuseComprehension();
    if (!isAt(")")) expect(",", kCommaMissing);
  }
  expect(")", "A call needs its closing bracket. Add ).");
  return make(begin, std::move(call));
}

void Parser::parseArgument(Call& call) {
  if (isAt("*") || isAt("**")) return fail(now(), "Racecourse has no starred arguments. Write each argument out.");
  if (isAt(TokenKind::kName) && ahead().text == "=") return parseKeyword(call);
  const Token first = now();
  ExpressionPtr value = parseExpression();
  if (!call.keywords.empty()) {
    return fail(first, "Arguments without a name come first. Move this one before those with a name.");
  }
  call.arguments.push_back(std::move(value));
}

void Parser::parseKeyword(Call& call) {
  const Token name = take();
  take();
  if (std::ranges::contains(call.keywords, name.text, &KeywordArgument::name)) {
    return fail(name, "This argument is given twice. Remove one of them.");
  }
  ExpressionPtr value = parseExpression();
  call.keywords.push_back({std::string(name.text), name.span, std::move(value)});
}

ExpressionPtr Parser::parseSubscript(ExpressionPtr object) {
  const Position begin = take().span.begin;
  const Position first = now().span.begin;
  ExpressionPtr index = parseIndex();
  if (isAt(",")) {
    Tuple tuple;
    if (std::holds_alternative<Slice>(index->node)) fail(now(), "One slice is enough. Remove the comma.");
    tuple.elements.push_back(std::move(index));
    while (accept(",") && !isAt("]")) tuple.elements.push_back(parseExpression());
    index = make(first, std::move(tuple));
  }
  expect("]", "An index needs its closing bracket. Add ].");
  return make(begin, Subscript{std::move(object), std::move(index)});
}

ExpressionPtr Parser::parseIndex() {
  const Position begin = now().span.begin;
  if (isAt("]")) failExpected("The index is missing. Write a number, a key or a slice between the brackets.");
  ExpressionPtr lower = isAt(":") ? nullptr : parseExpression();
  if (!accept(":")) return lower;
  const auto bound = [&] { return isAt(":") || isAt("]") || isAt(",") ? nullptr : parseExpression(); };
  ExpressionPtr upper = bound();
  ExpressionPtr step = accept(":") ? bound() : nullptr;
  return make(begin, Slice{std::move(lower), std::move(upper), std::move(step)});
}

std::vector<Parameter> Parser::parseParameters(std::string_view close, bool annotations) {
  std::vector<Parameter> parameters;
  while (!isAt(close) && !isAt(TokenKind::kEnd)) {
    const Token name = now();
    if (isAt("*") || isAt("**") || isAt("/")) {
      fail(name, "Racecourse has no *, ** or / among parameters. Write each parameter out.");
      break;
    }
    Parameter parameter = parseParameter(annotations, !parameters.empty() && parameters.back().default_value);
    if (std::ranges::contains(parameters, parameter.name, &Parameter::name)) {
      fail(name, "Two parameters have this name. Rename one of them.");
    }
    parameters.push_back(std::move(parameter));
    if (!isAt(close)) expect(",", "Parameters are separated by commas. Add the comma, or close the list.");
  }
  return parameters;
}

Parameter Parser::parseParameter(bool annotations, bool default_needed) {
  const Token name = takeName("A parameter is a name. Write a name here.");
  if (annotations && accept(":")) parseAnnotation();
  Parameter parameter{std::string(name.text), name.span, nullptr};
  if (accept("=")) {
    parameter.default_value = parseExpression();
  } else if (default_needed) {
    fail(name, "This parameter has no default, but one before it has. Give it a default, or move it to the front.");
  }
  return parameter;
}

}  // namespace racecourse::engine

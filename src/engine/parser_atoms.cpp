#include "engine/literal.h"
#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

ExpressionPtr Parser::parseAtom() {
  const Position begin = now().span.begin;
  switch (now().kind) {
    case TokenKind::kName: {
      const Token name = take();
      return make(begin, Name{std::string(name.text)});
    }
    case TokenKind::kInteger:
      return parseInteger();
    case TokenKind::kText:
      return parseTexts();
    case TokenKind::kKeyword:
      return parseKeywordAtom();
    default:
      break;
  }
  if (isAt("(")) return parseParenthesised();
  if (isAt("[")) return parseListDisplay();
  if (isAt("{")) return parseDict();
  failOperand();
  return make(begin, Constant{});
}

ExpressionPtr Parser::parseKeywordAtom() {
  const Position begin = now().span.begin;
  if (accept("None")) return make(begin, Constant{Literal::kNone});
  if (accept("True")) return make(begin, Constant{Literal::kTrue});
  if (accept("False")) return make(begin, Constant{Literal::kFalse});
  if (isAt("lambda") || isAt("not")) fail(now(), "Put brackets around this part, from here to its end.");
  failOperand();
  return make(begin, Constant{});
}

// Says why there is no value at the current token.
void Parser::failOperand() {
  const std::string_view before = at_ > 0 ? scan_.tokens[at_ - 1].text : std::string_view{};
  if (isAt("*") || isAt("**")) return fail(now(), "Racecourse has no starred values. Write each element out.");
  if (isAt("&") && before == "&") return fail(now(), "Python has no && operator. Write and.");
  if (isAt("|") && before == "|") return fail(now(), "Python has no || operator. Write or.");
  if (isAt("=")) return fail(now(), "A value is missing before this sign. A comparison is written with ==.");
  if (isAt(TokenKind::kKeyword)) {
    return failExpected("This word has a meaning of its own in Python and is no value. Use another name.");
  }
  failExpected("A value is missing here. Write a number, a name or another value.");
}

ExpressionPtr Parser::parseInteger() {
  const bool negated = at_ > 0 && scan_.tokens[at_ - 1].text == "-" && ahead().text != "**";
  const Token token = take();
  const std::uint64_t value = integerValue(token.text);
  if (value == kSmallestIntegerSize && !negated) fail(token, kTooLarge);
  return make(token.span.begin, Integer{static_cast<std::int64_t>(value)});
}

ExpressionPtr Parser::parseParenthesised() {
  const Position begin = take().span.begin;
  if (accept(")")) {
    ExpressionPtr empty = make(begin, Tuple{});
    empty->parenthesised = true;
    return empty;
  }
  ExpressionPtr value =
      parseExpressionList("A value is missing between these brackets. Write it, or remove the comma.");
  if (isAt("for") || isAt("async")) refuseComprehension();
  if (isAt("as")) fail(now(), kNoAs);
  const bool own_brackets = std::holds_alternative<Tuple>(value->node) && !value->parenthesised;
  expect(")", "Two values stand side by side. Put a comma or an operator between them, or close the bracket.");
  if (own_brackets) value->span = {begin, end_};
  value->parenthesised = true;
  return value;
}

void Parser::refuseComprehension() {
  fail(now(), "Racecourse has no generator expressions. Put square brackets around it, which makes a list.");
}

ExpressionPtr Parser::parseListDisplay() {
  const Position begin = take().span.begin;
  List list;
  while (!isAt("]") && !isAt(TokenKind::kEnd)) {
    list.elements.push_back(parseExpression());
    if (isAt("for") || isAt("async")) {
      if (list.elements.size() == 1) return parseListComprehension(begin, std::move(list.elements.front()));
      fail(now(), "A list with for has one element before it. Put a tuple in brackets.");
    }
    if (!isAt("]")) expect(",", "List elements are separated by commas. Add the comma, or close the bracket.");
  }
  expect("]", "A list needs its closing bracket. Add ].");
  return make(begin, std::move(list));
}

ExpressionPtr Parser::parseListComprehension(Position begin, ExpressionPtr element) {
  ListComprehension comprehension{std::move(element), {}};
  while (isAt("for") || isAt("async")) comprehension.clauses.push_back(parseClause());
  expect("]", "A list with for ends here. Add ].");
  return make(begin, std::move(comprehension));
}

ComprehensionClause Parser::parseClause() {
  if (isAt("async")) failRefused(now());
  take();
  ComprehensionClause clause;
  clause.target = parseTarget();
  expect("in", "A for needs the word in. Write for x in items.");
  clause.iterable = parseBinary(kOr);
  while (accept("if")) clause.conditions.push_back(parseBinary(kOr));
  return clause;
}

ExpressionPtr Parser::parseDict() {
  const Token open = take();
  Dict dict;
  while (!isAt("}") && !isAt(TokenKind::kEnd)) {
    if (isAt("**")) fail(now(), "Racecourse does not unpack a dict. Write each key and value out.");
    if (isAt("*")) fail(open, "Racecourse has no sets. Write a list, or a dict with the value True.");
    ExpressionPtr key = parseExpression();
    if (dict.pairs.empty() && (isAt(",") || isAt("}") || isAt("for") || isAt("async"))) {
      fail(open, "Racecourse has no sets. Write a list, or a dict with the value True.");
    }
    expect(":", "A dict has a colon between key and value. Write {key: value}.");
    dict.pairs.emplace_back(std::move(key), parseExpression());
    if (isAt("for") || isAt("async")) {
      fail(now(), "Racecourse has no dict comprehensions. Start with {} and fill it in a for loop.");
    }
    if (!isAt("}")) expect(",", "Dict entries are separated by commas. Add the comma, or close the brace.");
  }
  expect("}", "A dict needs its closing brace. Add }.");
  return make(open.span.begin, std::move(dict));
}

}  // namespace racecourse::engine

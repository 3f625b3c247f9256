#include "engine/parser.h"

#include <algorithm>
#include <array>

#include "engine/ast_children.h"
#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::kNewline:
      return "the end of the line";
    case TokenKind::kEnd:
      return "the end of the program";
    case TokenKind::kIndent:
      return "a deeper indentation";
    case TokenKind::kDedent:
      return "the end of the block";
    default:
      return std::string(token.text.substr(0, token.text.find('\n')));
  }
}

}  // namespace

std::expected<Module, Trouble> parse(std::string_view source) {
  std::optional<Trouble> unreadable;
  const std::string text = normalised(source, unreadable);
  if (unreadable) return std::unexpected(*unreadable);
  Parser parser(scan(text));
  Module module = parser.parseModule();
  if (parser.trouble()) return std::unexpected(*parser.trouble());
  return module;
}

Module Parser::parseModule() {
  Module module;
  while (!isAt(TokenKind::kEnd)) parseStatement(module.body);
  return module;
}

ExpressionPtr Parser::parseWhole() {
  ExpressionPtr result = parseExpressionList("A field needs a value between its braces.");
  if (!isAt(TokenKind::kEnd))
    failExpected("This does not belong into the field. Write one expression between the braces.");
  return result;
}

const Token& Parser::ahead(std::size_t count) const {
  return scan_.tokens[std::min(at_ + count, scan_.tokens.size() - 1)];
}

bool Parser::accept(std::string_view text) {
  if (!isAt(text)) return false;
  take();
  return true;
}

void Parser::expect(std::string_view text, std::string_view message) {
  if (!accept(text)) failExpected(message);
}

Token Parser::take() {
  const Token token = now();
  if (token.kind == TokenKind::kEnd) return token;
  end_ = token.span.end;
  ++at_;
  return token;
}

Token Parser::takeName(std::string_view message) {
  if (isAt(TokenKind::kName)) return take();
  const Token token = now();
  failExpected(message);
  return token;
}

bool Parser::atListEnd() const {
  constexpr auto ends = std::to_array<std::string_view>({")", "]", "}", "=", ":", ";", "in"});
  return isAt(TokenKind::kNewline) || isAt(TokenKind::kEnd) || std::ranges::contains(ends, now().text);
}

void Parser::fail(Position at, std::string seen, std::string_view message) {
  if (trouble_) return;
  trouble_ = Trouble{at.line, at.column, std::move(seen), std::string(message)};
  at_ = scan_.tokens.size() - 1;
}

void Parser::fail(const Token& token, std::string_view message) { fail(token.span.begin, describe(token), message); }

void Parser::failExpected(std::string_view message) {
  if (trouble_) return;
  const bool astray = scan_.unclosed && Position{scan_.trouble->line, scan_.trouble->column} < now().span.begin;
  if (isAt(TokenKind::kTrouble) || astray) {
    const Trouble trouble = *scan_.trouble;
    return fail({trouble.line, trouble.column}, trouble.seen, trouble.message);
  }
  if (!refusalOf(now().text).empty()) return failRefused(now());
  fail(now(), message);
}

void Parser::failRefused(const Token& token) { fail(token, refusalOf(token.text)); }

ExpressionPtr Parser::make(Position begin, Expression::Node node) {
  auto expression = std::make_unique<Expression>();
  expression->node = std::move(node);
  expression->span = {begin, end_};
  int deepest = 0;
  forEachChild(*expression, [&](const Expression& child) { deepest = std::max(deepest, child.height); });
  expression->height = deepest + 1;
  if (expression->height > kDeepestExpression) {
    fail(begin, "a very deep expression", kTooDeep);
  }
  return expression;
}

}  // namespace racecourse::engine

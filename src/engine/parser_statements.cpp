#include <algorithm>
#include <array>

#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

using AugmentedSign = std::pair<std::string_view, BinaryOperator>;

constexpr auto kAugmented = std::to_array<AugmentedSign>({{"+=", BinaryOperator::kAdd},
                                                          {"-=", BinaryOperator::kSubtract},
                                                          {"*=", BinaryOperator::kMultiply},
                                                          {"//=", BinaryOperator::kFloorDivide},
                                                          {"%=", BinaryOperator::kModulo},
                                                          {"**=", BinaryOperator::kPower},
                                                          {"<<=", BinaryOperator::kShiftLeft},
                                                          {">>=", BinaryOperator::kShiftRight},
                                                          {"&=", BinaryOperator::kBitAnd},
                                                          {"|=", BinaryOperator::kBitOr},
                                                          {"^=", BinaryOperator::kBitXor}});

}  // namespace

void Parser::parseStatement(Block& block) {
  if (isAt(TokenKind::kIndent)) {
    ++at_;
    return failExpected("This line is indented, but no block begins above it. Move it to the left.");
  }
  if (isCompound()) return block.push_back(parseCompound());
  parseSimpleLine(block);
}

// Simple statements with semicolons between them, up to the end of the line.
void Parser::parseSimpleLine(Block& block) {
  do {
    const Token first = now();
    block.push_back(parseSimple());
    if (!isAt(";") && !isAt(TokenKind::kNewline)) failStatement(first);
  } while (accept(";") && !isAt(TokenKind::kNewline));
  if (isAt(TokenKind::kNewline)) ++at_;
}

// Says why a statement does not end at the current token.
void Parser::failStatement(const Token& first) {
  const bool operand_follows = isAt(TokenKind::kName) || isAt(TokenKind::kText) || isAt(TokenKind::kInteger);
  if (first.text == "match" && (operand_follows || isAt(":"))) {
    return fail(first, "Racecourse has no match. Write if, elif and else.");
  }
  if (first.text == "type" && isAt(TokenKind::kName)) {
    return fail(first, "Racecourse has no type statement. Leave it out.");
  }
  if (first.text == "print" && (operand_follows || isAt(TokenKind::kKeyword))) {
    return fail(first, "Printing is a call. Write print(...) with brackets.");
  }
  if (isAt("=")) return fail(now(), "Nothing can be assigned here. Compare with ==, or assign on a line of its own.");
  failExpected("The statement should end here. Start a new line, or put an operator between the two parts.");
}

Statement Parser::parseSimple() {
  const Position begin = now().span.begin;
  Statement::Node node = Pass{};
  if (accept("pass"))
    node = Pass{};
  else if (isAt("break") || isAt("continue"))
    node = parseJump();
  else if (isAt("return"))
    node = parseReturn();
  else if (isAt("global"))
    node = parseGlobal();
  else if (isAt("assert"))
    node = parseAssert();
  else if (isAt("import"))
    node = parseImport();
  else if (isAt("from"))
    node = parseFrom();
  else
    return parseExpressionStatement();
  return {std::move(node), {begin, end_}};
}

Statement Parser::parseExpressionStatement() {
  const Position begin = now().span.begin;
  if (isAt("elif") || isAt("else")) fail(now(), "This has no if above it. Line it up with its if.");
  if (isAt("finally")) fail(now(), "This has no try above it. Line it up with its try.");
  if (isCompound()) fail(now(), "A statement with a block starts on a line of its own. Move it to the next line.");
  ExpressionPtr first = parseExpressionList("A statement is missing here. Write one, or remove this.");
  Statement::Node node = Pass{};
  if (isAt("="))
    node = parseAssign(std::move(first));
  else if (const auto op = augmentedOperator())
    node = parseAugmented(std::move(first), *op);
  else if (isAt(":") && ahead().kind != TokenKind::kNewline)
    node = parseAnnotated(std::move(first));
  else
    node = ExpressionStatement{std::move(first)};
  return {std::move(node), {begin, end_}};
}

Statement::Node Parser::parseAssign(ExpressionPtr first) {
  Assign assign;
  assign.value = std::move(first);
  while (accept("=")) {
    toTarget(*assign.value);
    assign.targets.push_back(std::move(assign.value));
    assign.value = parseExpressionList("The value is missing. Write what is assigned.");
  }
  return assign;
}

std::optional<BinaryOperator> Parser::augmentedOperator() const {
  const auto found = std::ranges::find(kAugmented, now().text, &AugmentedSign::first);
  return found == kAugmented.end() ? std::nullopt : std::optional(found->second);
}

Statement::Node Parser::parseAugmented(ExpressionPtr target, BinaryOperator op) {
  if (std::holds_alternative<Tuple>(target->node) || std::holds_alternative<List>(target->node)) {
    fail(target->span.begin, "several targets",
         "Only one target can be changed at a time. Write one statement for each.");
  }
  toTarget(*target);
  const Token sign = take();
  ExpressionPtr value = parseExpressionList("The value is missing. Write what is added or combined.");
  return AugmentedAssign{std::move(target), op, sign.span, std::move(value)};
}

Statement::Node Parser::parseAnnotated(ExpressionPtr target) {
  const bool simple = std::holds_alternative<Name>(target->node) || std::holds_alternative<Attribute>(target->node);
  const Token colon = take();
  const Name* name = std::get_if<Name>(&target->node);
  if (name != nullptr && name->name == "match") fail(colon, "Racecourse has no match. Write if, elif and else.");
  if (!simple || target->parenthesised) fail(colon, "Only a name can be annotated. Remove the colon.");
  parseAnnotation();
  expect("=", "An annotated variable needs a value here. Add = and the value.");
  Assign assign;
  assign.annotated = true;
  assign.targets.push_back(std::move(target));
  assign.value = parseExpressionList("The value is missing. Write what is assigned.");
  return assign;
}

Statement::Node Parser::parseReturn() {
  if (!around_.function || around_.class_body)
    fail(now(), "A return stands inside a function. Move it there, or remove it.");
  take();
  if (isAt(TokenKind::kNewline) || isAt(";")) return Return{};
  return Return{parseExpressionList("The value is missing. Write what is returned.")};
}

Statement::Node Parser::parseJump() {
  if (!around_.loop) fail(now(), "This stands inside a loop. Move it into a for or while, or remove it.");
  if (take().text == "break") return Break{};
  return Continue{};
}

Statement::Node Parser::parseGlobal() {
  take();
  Global global;
  do {
    if (isAt("*")) fail(now(), "A global statement lists names. Write each name out.");
    const Token name = takeName("A global statement lists names. Write one here.");
    global.names.push_back({std::string(name.text), name.span});
  } while (accept(","));
  return global;
}

Statement::Node Parser::parseAssert() {
  take();
  Assert result;
  result.test = parseExpression();
  if (accept(",")) result.message = parseExpression();
  return result;
}

}  // namespace racecourse::engine

#include <algorithm>
#include <array>

#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

std::string blockMissing(const Token& opener) {
  return "The " + std::string(opener.text) + " of line " + std::to_string(opener.span.begin.line) +
         " needs a block. Indent the lines that belong to it, or write pass.";
}

}  // namespace

bool Parser::isCompound() const {
  static constexpr auto words =
      std::to_array<std::string_view>({"if", "while", "for", "def", "class", "with", "try", "@"});
  return std::ranges::contains(words, now().text);
}

Statement Parser::parseCompound() {
  const Position begin = now().span.begin;
  Statement::Node node = Pass{};
  if (isAt("if"))
    node = parseIf();
  else if (isAt("while"))
    node = parseWhile();
  else if (isAt("for"))
    node = parseFor();
  else if (isAt("with"))
    node = parseWith();
  else if (isAt("try"))
    node = parseTry();
  else if (isAt("class"))
    node = parseClass();
  else
    node = parseDefine();
  return {std::move(node), {begin, end_}};
}

// From the colon to the end of the block.
Block Parser::parseBlock(const Token& opener, Surroundings inside) {
  expect(":", isAt("=") ? "A condition compares with ==. A single = assigns."
                        : "A colon opens a block. Add : at the end of this line.");
  ++inside.blocks;
  if (inside.blocks > kDeepestBlock) {
    fail(opener, "More than 20 blocks are inside one another. Move the inner ones into a function of their own.");
  }
  const Surroundings outside = std::exchange(around_, inside);
  Block block;
  if (isAt(TokenKind::kNewline))
    block = parseIndented(opener);
  else
    parseSimpleLine(block);
  around_ = outside;
  return block;
}

Block Parser::parseIndented(const Token& opener) {
  Block block;
  ++at_;
  if (!isAt(TokenKind::kIndent)) {
    failExpected(blockMissing(opener));
    return block;
  }
  ++at_;
  while (!isAt(TokenKind::kDedent) && !isAt(TokenKind::kEnd)) parseStatement(block);
  if (isAt(TokenKind::kDedent)) ++at_;
  return block;
}

Parser::Surroundings Parser::inLoop() const {
  Surroundings inside = around_;
  inside.loop = true;
  return inside;
}

Statement::Node Parser::parseIf() {
  If result;
  do {
    const Token word = take();
    if (isAt(":")) failExpected("The condition is missing. Write it between the word and the colon.");
    ExpressionPtr test = parseExpression();
    Block body = parseBlock(word, around_);
    result.branches.push_back({std::move(test), std::move(body)});
  } while (isAt("elif"));
  if (isAt("else")) {
    const Token word = take();
    if (isAt("if")) fail(now(), "Python joins these two words. Write elif.");
    result.otherwise = parseBlock(word, around_);
  }
  return result;
}

Statement::Node Parser::parseWhile() {
  const Token word = take();
  if (isAt(":")) failExpected("The condition is missing. Write it between the word and the colon.");
  ExpressionPtr test = parseExpression();
  Block body = parseBlock(word, inLoop());
  refuseLoopElse();
  return While{std::move(test), std::move(body)};
}

Statement::Node Parser::parseFor() {
  const Token word = take();
  ExpressionPtr target = parseTarget();
  expect("in", "A for needs the word in. Write for x in items.");
  ExpressionPtr iterable = parseExpressionList("What the loop goes over is missing. Write range(n) or a list.");
  Block body = parseBlock(word, inLoop());
  refuseLoopElse();
  return For{std::move(target), std::move(iterable), std::move(body)};
}

void Parser::refuseLoopElse() {
  if (isAt("else"))
    fail(now(), "Racecourse has no else of a loop. Set a variable before break and test it after the loop.");
}

ExpressionPtr Parser::parseDecorator() {
  const Position begin = take().span.begin;
  const Token first = now();
  constexpr std::string_view message = "Racecourse knows one decorator. Write @invariant, or leave the decorator out.";
  ExpressionPtr decorator = parsePostfix();
  const Name* name = std::get_if<Name>(&decorator->node);
  const Attribute* attribute = std::get_if<Attribute>(&decorator->node);
  const bool of_module = attribute != nullptr && std::holds_alternative<Name>(attribute->object->node);
  const std::string_view last = name != nullptr ? name->name : of_module ? std::string_view(attribute->name) : "";
  if (last != "invariant") fail(begin, "@" + std::string(first.text), message);
  if (!isAt(TokenKind::kNewline)) failExpected("A decorator stands on a line of its own. Start a new line.");
  if (isAt(TokenKind::kNewline)) ++at_;
  if (isAt("@")) fail(now(), "One decorator is enough. Remove the others.");
  if (!isAt("def")) failExpected("A decorator stands above a function. Write def here.");
  return decorator;
}

Statement::Node Parser::parseDefine() {
  Define define;
  if (isAt("@")) define.decorator = parseDecorator();
  const Token word = take();
  const Token name = takeName("A function needs a name. Write def name(), then a colon.");
  expect("(", "A function has brackets behind its name. Write def name(), then a colon.");
  define.name = name.text;
  define.name_span = name.span;
  const Token first = now();
  define.parameters = parseParameters(")", true);
  if (define.decorator && !define.parameters.empty())
    fail(first, "An invariant has no parameters. Let it read global variables.");
  expect(")", "The parameters need their closing bracket. Add ).");
  if (accept("->")) parseAnnotation();
  define.body = parseBlock(word, {.function = true, .loop = false, .class_body = false, .blocks = around_.blocks});
  return define;
}

Statement::Node Parser::parseWith() {
  const Token word = take();
  With with;
  do {
    if (isAt(":")) failExpected("What to hold is missing. Write with lock, then a colon.");
    with.items.push_back(parseExpression());
    if (isAt("as")) fail(now(), kNoAs);
  } while (accept(","));
  Expression& only = *with.items.front();
  Tuple* tuple = std::get_if<Tuple>(&only.node);
  const bool bracketed_items = with.items.size() == 1 && tuple != nullptr && !tuple->elements.empty();
  if (bracketed_items) with.items = std::vector(std::exchange(tuple->elements, {}));
  with.body = parseBlock(word, around_);
  return with;
}

Statement::Node Parser::parseTry() {
  const Token word = take();
  TryFinally result;
  result.body = parseBlock(word, around_);
  if (isAt("except") || isAt("else")) fail(now(), refusalOf("except"));
  const Token last = now();
  expect("finally", "A try ends with finally here. Add finally: and its block.");
  result.finally = parseBlock(last, around_);
  return result;
}

Statement::Node Parser::parseClass() {
  const Token word = take();
  const Token name = takeName("A class needs a name. Write class Name, then a colon.");
  if (accept("(") && !accept(")")) fail(now(), "Racecourse classes inherit from nothing. Leave the brackets out.");
  Block body =
      parseBlock(word, {.function = around_.function, .loop = false, .class_body = true, .blocks = around_.blocks});
  if (!trouble_) checkClassBody(body);
  return Class{std::string(name.text), name.span, std::move(body)};
}

void Parser::checkClassBody(const Block& body) {
  const auto is_name = [](const ExpressionPtr& target) { return std::holds_alternative<Name>(target->node); };
  for (const Statement& statement : body) {
    const Assign* assign = std::get_if<Assign>(&statement.node);
    const ExpressionStatement* expression = std::get_if<ExpressionStatement>(&statement.node);
    const Define* define = std::get_if<Define>(&statement.node);
    const bool allowed = std::holds_alternative<Pass>(statement.node) || (define != nullptr && !define->decorator) ||
                         (assign != nullptr && std::ranges::all_of(assign->targets, is_name)) ||
                         (expression != nullptr && std::holds_alternative<Text>(expression->value->node));
    if (!allowed) {
      return fail(statement.span.begin, "a statement in a class",
                  "A class holds methods and attributes. Write def or name = value, and move the rest into a method.");
    }
  }
}

}  // namespace racecourse::engine

// The parser's state and its rules, one function a rule; parser.h is the way in.
//
// The first trouble moves the parser to the end of the tokens. From there every rule returns at once with some node
// that nobody looks at, so no rule checks for trouble after each step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ast.h"
#include "engine/cursor.h"
#include "engine/scanner.h"
#include "engine/trouble.h"

namespace racecourse::engine {

inline constexpr std::string_view kNoAs =
    "Racecourse has no as behind with. Leave it out and use the name of the lock.";

inline constexpr std::string_view kTooDeep =
    "This expression has more than 100 levels. Split it into several statements.";

class Parser {
 public:
  // `depth` expressions are open around what is parsed.
  explicit Parser(Scan scan, int depth = 0) : scan_(std::move(scan)), depth_(depth) {}

  // All tokens as a program.
  Module parseModule();

  // All tokens as one expression, or as a tuple without brackets.
  ExpressionPtr parseWhole();

  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  // How tightly an operator binds.
  enum Precedence { kOr = 1, kAnd, kNot, kCompare, kBitOr, kBitXor, kBitAnd, kShift, kSum, kTerm, kTightest };

  // Where in the program a block stands; decides where return, break and import may be.
  struct Surroundings {
    bool function = false;
    bool loop = false;
    bool class_body = false;
    int blocks = 0;
  };

  // Tokens.
  const Token& now() const { return scan_.tokens[at_]; }
  const Token& ahead(std::size_t count = 1) const;
  bool isAt(std::string_view text) const { return now().text == text; }
  bool isAt(TokenKind kind) const { return now().kind == kind; }
  bool accept(std::string_view text);
  void expect(std::string_view text, std::string_view message);
  Token take();
  Token takeName(std::string_view message);
  bool atListEnd() const;

  // Trouble. The first one counts.
  void fail(Position at, std::string seen, std::string_view message);
  void fail(const Token& token, std::string_view message);
  void failExpected(std::string_view message);  // at the current token, which does not fit
  void failRefused(const Token& token);

  // Nodes.
  ExpressionPtr make(Position begin, Expression::Node node);

  // Expressions.
  ExpressionPtr failDeep();
  ExpressionPtr parseExpression();
  ExpressionPtr parseConditional();
  ExpressionPtr parseLambda();
  ExpressionPtr parseExpressionList(std::string_view what);
  ExpressionPtr parseBinary(int least);
  ExpressionPtr parseNot();
  ExpressionPtr parseLogical(Position begin, ExpressionPtr left, LogicalOperator op);
  ExpressionPtr parseComparison(Position begin, ExpressionPtr left);
  bool isComparison() const;
  std::optional<ComparisonOperator> acceptComparison();
  void checkIdentity(const Comparison& comparison, const Token& op);
  ExpressionPtr parseUnary();
  ExpressionPtr parsePower();
  ExpressionPtr parsePostfix();
  ExpressionPtr parseCall(ExpressionPtr function);
  void parseArgument(Call& call);
  void parseKeyword(Call& call);
  ExpressionPtr parseSubscript(ExpressionPtr object);
  ExpressionPtr parseIndex();
  ExpressionPtr parseAtom();
  ExpressionPtr parseKeywordAtom();
  ExpressionPtr parseInteger();
  ExpressionPtr parseParenthesised();
  ExpressionPtr parseListDisplay();
  ExpressionPtr parseListComprehension(Position begin, ExpressionPtr element);
  ComprehensionClause parseClause();
  ExpressionPtr parseDict();
  std::vector<Parameter> parseParameters(std::string_view close, bool annotations);
  Parameter parseParameter(bool annotations, bool default_needed);
  void failOperand();
  void refuseComprehension();

  // Texts.
  ExpressionPtr parseTexts();
  void readText(const Token& token, FormattedText& result, std::string& text);
  void readFormatted(Cursor body, bool raw, FormattedText& result, std::string& text);
  void readPlain(Cursor& body, bool raw, std::string& text);
  void readField(Cursor& body, FormattedText& result, std::string& text);
  void readDebug(Cursor& body, std::string_view source, FormattedPiece& piece);
  void readConversion(Cursor& body, FormattedPiece& piece);
  void readFormat(Cursor& body, FormattedPiece& piece);
  void skipFieldExpression(Cursor& body);

  // Targets and annotations.
  ExpressionPtr parseTarget();
  void toTarget(Expression& expression);
  void failTarget(const Expression& expression);
  void parseAnnotation();
  bool isHarmlessAnnotation(const Expression& expression) const;

  // Statements.
  void parseStatement(Block& block);
  void parseSimpleLine(Block& block);
  Statement parseSimple();
  Statement parseExpressionStatement();
  Statement::Node parseAssign(ExpressionPtr first);
  Statement::Node parseAugmented(ExpressionPtr target, BinaryOperator op);
  std::optional<BinaryOperator> augmentedOperator() const;
  Statement::Node parseAnnotated(ExpressionPtr target);
  Statement::Node parseReturn();
  Statement::Node parseJump();
  Statement::Node parseGlobal();
  Statement::Node parseAssert();
  Statement::Node parseImport();
  Statement::Node parseFrom();
  void parseImportedModule(Import& import);
  void parseImportedMember(Import& import, const Token& module);
  std::string parseAlias(const Token& name);
  void checkImportPlace();
  void parseImportedMembers(Import& import, const Token& module, std::string_view close);
  bool isCompound() const;
  Statement parseCompound();
  Statement::Node parseIf();
  Statement::Node parseWhile();
  Statement::Node parseFor();
  Statement::Node parseDefine();
  ExpressionPtr parseDecorator();
  Statement::Node parseWith();
  Statement::Node parseTry();
  Statement::Node parseClass();
  void checkClassBody(const Block& body);
  void refuseLoopElse();
  Block parseBlock(const Token& opener, Surroundings inside);
  Block parseIndented(const Token& opener);
  Surroundings inLoop() const;
  void failStatement(const Token& first);

  Scan scan_;
  std::size_t at_ = 0;
  Position end_;  // of the last token taken
  std::optional<Trouble> trouble_;
  int depth_ = 0;         // expressions, signs and nots that are open
  int binary_depth_ = 0;  // operands that are open; bounds the stack
  Surroundings around_;
};

}  // namespace racecourse::engine

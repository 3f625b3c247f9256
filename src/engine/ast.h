// The tree of a program: what the parser makes of the text and the compiler reads.
//
//   `counter += 1` is AugmentedAssign{target: Name "counter", kAdd, value: Integer 1}
//
// Every node knows the stretch of source it came from. A tree is at most kDeepestExpression expressions and
// kDeepestBlock blocks deep, so a plain recursive walk is safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/token.h"

namespace racecourse::engine {

// The most expressions inside one another: brackets, operators, calls.
inline constexpr int kDeepestExpression = 100;

// The most blocks inside one another. CPython stops at 20 loops, so a deeper program would not run there.
inline constexpr int kDeepestBlock = 20;

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

enum class Literal { kNone, kTrue, kFalse };
enum class UnaryOperator { kNot, kMinus, kPlus, kInvert };
enum class LogicalOperator { kAnd, kOr };
enum class ComparisonOperator {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,
  kNotIn,
  kIs,  // one side is None, True or False
  kIsNot,
};
enum class BinaryOperator {
  kAdd,
  kSubtract,
  kMultiply,
  kFloorDivide,
  kModulo,
  kPower,
  kShiftLeft,
  kShiftRight,
  kBitAnd,
  kBitOr,
  kBitXor,
};

struct Name {
  std::string name;
};

struct Constant {
  Literal value = Literal::kNone;
};

struct Integer {
  std::int64_t value = 0;
};

// A string literal, decoded to UTF-8; neighbouring literals are joined.
struct Text {
  std::string value;
};

// The part of an f-string field behind the colon.
struct Format {
  std::string fill;        // one character; empty when not given
  char align = 0;          // '<', '>', '^', '=' or 0
  char sign = 0;           // '+', '-', ' ' or 0
  bool zero = false;       // a 0 before the width
  int width = 0;           // 0 when not given
  bool thousands = false;  // a comma between thousands
  int precision = -1;      // -1 when not given
  char type = 0;           // 'd', 'f', 'x', 's' or 0

  bool operator==(const Format&) const = default;
};

// A piece of an f-string: some text, then perhaps a value.
struct FormattedPiece {
  std::string text;
  ExpressionPtr value;  // null in a last piece that is only text
  char conversion = 0;  // 'r', 's' or 0
  Format format;
};

struct FormattedText {
  std::vector<FormattedPiece> pieces;
};

struct Tuple {
  std::vector<ExpressionPtr> elements;
};

struct List {
  std::vector<ExpressionPtr> elements;
};

struct Dict {
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> pairs;
};

struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};

struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};

// `a and b and c`: two or more operands.
struct Logical {
  LogicalOperator op;
  std::vector<ExpressionPtr> operands;
};

// `a < b <= c`: one operator fewer than operands.
struct Comparison {
  std::vector<ExpressionPtr> operands;
  std::vector<ComparisonOperator> operators;
};

// `yes if test else no`.
struct Conditional {
  ExpressionPtr test;
  ExpressionPtr yes;
  ExpressionPtr no;
};

struct Parameter {
  std::string name;
  Span span;
  ExpressionPtr default_value;  // null when there is none
};

struct Lambda {
  std::vector<Parameter> parameters;
  ExpressionPtr body;
};

struct KeywordArgument {
  std::string name;
  Span span;  // of the name
  ExpressionPtr value;
};

struct Call {
  ExpressionPtr function;
  std::vector<ExpressionPtr> arguments;
  std::vector<KeywordArgument> keywords;
};

struct Attribute {
  ExpressionPtr object;
  std::string name;
  Span name_span;
};

struct Subscript {
  ExpressionPtr object;
  ExpressionPtr index;  // a Slice only here
};

// `lower:upper:step`, each null when left out.
struct Slice {
  ExpressionPtr lower;
  ExpressionPtr upper;
  ExpressionPtr step;
};

// `for target in iterable if condition if condition`.
struct ComprehensionClause {
  ExpressionPtr target;
  ExpressionPtr iterable;
  std::vector<ExpressionPtr> conditions;
};

struct ListComprehension {
  ExpressionPtr element;
  std::vector<ComprehensionClause> clauses;
};

struct Expression {
  using Node = std::variant<Name, Constant, Integer, Text, FormattedText, Tuple, List, Dict, Unary, Binary, Logical,
                            Comparison, Conditional, Lambda, Call, Attribute, Subscript, Slice, ListComprehension>;
  Node node;
  Span span;  // without the brackets around it, except a tuple's own
  bool parenthesised = false;
  int height = 1;  // expressions on the longest way down, this one included
};

struct Statement;
using Block = std::vector<Statement>;

struct ExpressionStatement {
  ExpressionPtr value;
};

// `a = b = value`. A target is a Name, an Attribute, a Subscript without Slice, or a Tuple of targets.
struct Assign {
  std::vector<ExpressionPtr> targets;
  ExpressionPtr value;
  bool annotated = false;  // `a: int = value`; the annotation is dropped
};

// `target += value`. The target is a Name, an Attribute or a Subscript without Slice.
struct AugmentedAssign {
  ExpressionPtr target;
  BinaryOperator op;
  Span operator_span;
  ExpressionPtr value;
};

struct Branch {
  ExpressionPtr test;
  Block body;
};

// if, elif, ..., and what else does (empty when there is no else).
struct If {
  std::vector<Branch> branches;
  Block otherwise;
};

struct While {
  ExpressionPtr test;
  Block body;
};

struct For {
  ExpressionPtr target;
  ExpressionPtr iterable;
  Block body;
};

struct Break {};
struct Continue {};
struct Pass {};

struct Define {
  std::string name;
  Span name_span;
  std::vector<Parameter> parameters;
  Block body;
  ExpressionPtr decorator;  // null, or what stands behind the @: `invariant`, or a module's `.invariant`
};

struct Return {
  ExpressionPtr value;  // null when there is none
};

struct GlobalName {
  std::string name;
  Span span;
};

struct Global {
  std::vector<GlobalName> names;
};

struct With {
  std::vector<ExpressionPtr> items;
  Block body;
};

struct TryFinally {
  Block body;
  Block finally;
};

struct Assert {
  ExpressionPtr test;
  ExpressionPtr message;  // null when there is none
};

// Its body holds only Define, Assign to names, Pass and ExpressionStatement of a Text.
struct Class {
  std::string name;
  Span name_span;
  Block body;
};

// One name that an import binds.
struct ImportedName {
  std::string module;  // "threading", "queue", "time" or "racecourse"
  std::string member;  // empty for the module itself
  std::string name;    // what the program calls it
  Span span;
};

struct Import {
  std::vector<ImportedName> names;
};

struct Statement {
  using Node = std::variant<Pass, ExpressionStatement, Assign, AugmentedAssign, If, While, For, Break, Continue, Define,
                            Return, Global, With, TryFinally, Assert, Class, Import>;
  Node node;
  Span span;  // to the end of its last line, blocks included
};

struct Module {
  Block body;
};

// For std::visit over a node with one lambda a kind.
template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace racecourse::engine

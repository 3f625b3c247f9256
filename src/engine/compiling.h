// The compiler's state and its rules, one function for each kind of node; compiler.h is the way in.
//
// The first trouble makes every rule return at once, so none checks for it after each step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/ast.h"
#include "engine/attributes.h"
#include "engine/code_writer.h"
#include "engine/program_tables.h"
#include "engine/scopes.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// CPython's limit for loops, with items and try blocks inside one another.
inline constexpr std::size_t kMostExits = 20;

// Something that return, break and continue have to do on their way out.
struct Exit {
  enum Kind : std::uint8_t {
    kLoop,     // its iterator, if it has one, is on the stack
    kWith,     // ends the block of the manager in `local`
    kFinally,  // executes `finally`
    kValue,    // a returned value waits on the stack while a finally block runs
  } kind = kLoop;
  Label* behind = nullptr;  // kLoop: where break goes
  Label* again = nullptr;   // kLoop: where continue goes
  bool iterator = false;
  int local = 0;
  Span span;
  const Block* finally = nullptr;
};

// A function that is being compiled.
struct FunctionDraft {
  CodeWriter writer;
  const Scope* scope = nullptr;
  FunctionDraft* outer = nullptr;
  std::unordered_map<const Variable*, int> locals;
  std::vector<Exit> exits;  // the innermost last
};

// A class whose body is being compiled; its names are attributes of the class in a hidden local.
struct ClassDraft {
  std::string qualified_name;
  int local = 0;
  std::unordered_set<std::string_view> bound;  // so far
};

// A def or a lambda.
struct FunctionNode {
  const void* node = nullptr;
  std::string_view name;
  const std::vector<Parameter>* parameters = nullptr;
  const Block* block = nullptr;       // of a def
  const Expression* value = nullptr;  // of a lambda
  Span span;
};

class Compiler {
 public:
  Compiler(ProgramTables& tables, const Scopes& scopes, const AttributeFacts& attributes)
      : tables_(tables), scopes_(scopes), attributes_(attributes) {}

  // Module code into codes[0], everything inside behind it.
  void compileModule(const Module& module);

  // A function of the prelude; the index of its code.
  int compileHidden(const Define& define);

  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  Program& program() { return tables_.program(); }
  CodeWriter& writer() { return draft_->writer; }

  // Statements.
  void block(const Block& block);
  void statement(const Statement& statement);
  void expressionStatement(const ExpressionStatement& node);
  void assign(const Assign& node, Span span);
  void augment(const AugmentedAssign& node, Span span);
  void augmentAttribute(const Attribute& target, const AugmentedAssign& node, Span span);
  void augmentElement(const Subscript& target, const AugmentedAssign& node, Span span);
  void branches(const If& node);
  void whileLoop(const While& node, Span span);
  void forLoop(const For& node, Span span);
  void with(const With& node, Span span);
  void tryFinally(const TryFinally& node, Span span);
  void assertion(const Assert& node, Span span);

  // Ways out.
  bool pushExit(Exit exit, Span span);
  void leaveLoop(bool again, Span span);
  void leaveFunction(const Return& node, Span span);
  void unwind(std::size_t remaining, bool with_value, Span span);
  void dropBelow(bool with_value, Span span);

  // Targets.
  void target(const Expression& expression, Span span);
  void storeName(std::string_view name, Span span);

  // Functions and classes.
  void define(const Define& node, Span span);
  void defineClass(const Class& node, Span span);
  void makeFunction(const FunctionNode& node);
  int function(const FunctionNode& node);
  void functionBody(const FunctionNode& node);
  std::string qualifiedName(std::string_view name, const void* node) const;
  void makeCells(const Scope& scope, Span span);
  int localOf(FunctionDraft& draft, const Variable& variable);
  void finish(FunctionDraft& draft, int index);

  // Expressions. Each leaves one value on the stack.
  void value(const Expression& expression, bool consumed = false);
  void name(const Name& node, Span span);
  void meaning(const Meaning& meaning, std::string_view name, Span span);
  void refuseBareName(std::string_view name, const Meaning& meaning, Position at);
  void variable(const Variable& variable, Span span);
  void integer(std::int64_t number, Span span);
  void text(const std::string& text, Span span);
  void builtin(Builtin builtin, Span span);
  void constant(ProgramConstant constant, Span span);
  void formatted(const FormattedText& node, Span span);
  void elements(const std::vector<ExpressionPtr>& elements);
  void dict(const Dict& node, Span span);
  void checkKey(const Expression& key);
  void unary(const Unary& node, Span span);
  void binary(const Binary& node, Span span);
  void logical(const Logical& node);
  void keepOrPop(const Expression& expression, Label& kept, bool when);
  void comparison(const Comparison& node, Span span);
  void conditional(const Conditional& node, Span span);
  void attribute(const Attribute& node, Span span);
  std::string attributeNameOf(const Attribute& node);
  void subscript(const Subscript& node, Span span);
  void sliceBounds(const Slice& node, Span span);
  void comprehension(const ListComprehension& node, Span span);
  void clause(const ListComprehension& node, std::size_t index, Span span);

  // Jumps to `label` if the truth of `expression` is `when`; leaves nothing on the stack.
  void condition(const Expression& expression, Label& label, bool when);

  // Calls.
  void call(const Call& node, Span span, bool consumed);
  void callee(const Expression& function);
  void refuseLazy(const Call& node, Span span);
  std::optional<Builtin> builtinOf(const Expression& expression) const;
  bool consumes(const Call& node, std::size_t argument) const;
  // The member of a module that an attribute is, like threading.Lock.
  std::optional<Builtin> moduleOf(const Attribute& node) const;
  bool member(const Attribute& node, Span span);

  // Trouble. The first one counts.
  void fail(Position at, std::string_view seen, std::string message);
  void failLimit(Position at);

  ProgramTables& tables_;
  const Scopes& scopes_;
  const AttributeFacts& attributes_;
  FunctionDraft* draft_ = nullptr;
  const Scope* scope_ = nullptr;
  ClassDraft* class_ = nullptr;                     // while its own body, no function in it, is compiled
  std::string_view class_name_;                     // of the innermost class around, for names with two underscores
  std::unordered_map<const void*, int> functions_;  // codes by Define or Lambda; a finally block is written repeatedly
  bool hidden_ = false;
  std::optional<Trouble> trouble_;
};

// `inner` if it begins on the first line of `outer`; else it, begun where `outer` begins. CPython gives an operation
// the line where its statement or expression begins, and the part is what should be marked.
Span anchored(Span outer, Span inner);

// Where an attribute's operation is: at its name if that is on a line of its own, as in CPython.
Span attributeSpan(const Attribute& node, Span span);

}  // namespace racecourse::engine

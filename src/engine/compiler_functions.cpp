#include <algorithm>
#include <utility>

#include "engine/code_flow.h"
#include "engine/compiling.h"
#include "engine/liveness.h"

namespace racecourse::engine {

void Compiler::compileModule(const Module& module) {
  program().codes.emplace_back();
  FunctionDraft draft{.writer = CodeWriter(tables_), .scope = &scopes_.module()};
  draft_ = &draft;
  scope_ = draft.scope;
  block(module.body);
  const Position end = module.body.empty() ? Position{} : module.body.back().span.end;
  writer().beginStatement();
  writer().emit(Op::kEndModule, {end, end});
  if (writer().limit() != CodeWriter::Limit::kNone) failLimit(end);
  Code& code = draft.writer.code();
  code.name = code.qualified_name = "<module>";
  code.span = {{}, end};
  finish(draft, 0);
}

int Compiler::compileHidden(const Define& define) {
  hidden_ = true;
  scope_ = &scopes_.module();
  return function({.node = &define, .name = define.name, .parameters = &define.parameters, .block = &define.body});
}

void Compiler::define(const Define& node, Span span) {
  if (node.decorator) {
    const Attribute* attribute = std::get_if<Attribute>(&node.decorator->node);
    const auto decorator = attribute != nullptr ? moduleOf(*attribute) : builtinOf(*node.decorator);
    if (decorator != (attribute != nullptr ? Builtin::kRacecourseModule : Builtin::kInvariant)) {
      return fail(node.decorator->span.begin, "invariant",
                  "This is not the invariant of Racecourse. Write from racecourse import invariant at the top.");
    }
    program().invariants.push_back(scopes_.meaning(*scope_, node.name).global->index);
  }
  makeFunction({.node = &node, .name = node.name, .parameters = &node.parameters, .block = &node.body, .span = span});
  storeName(node.name, {node.decorator ? node.name_span.begin : span.begin, node.name_span.end});
}

void Compiler::defineClass(const Class& node, Span span) {
  const Span header{span.begin, node.name_span.end};
  ClassDraft draft{.qualified_name = qualifiedName(node.name, &node), .local = writer().takeHiddenLocal()};
  writer().emit(Op::kMakeClass, header, static_cast<int>(program().classes.size()));
  program().classes.push_back({node.name, span});
  writer().emit(Op::kStoreLocal, header, draft.local);
  const Scope* const outside = std::exchange(scope_, &scopes_.of(&node));
  ClassDraft* const outer_class = std::exchange(class_, &draft);
  const std::string_view outer_name = std::exchange(class_name_, node.name);
  block(node.body);
  class_name_ = outer_name;
  class_ = outer_class;
  scope_ = outside;
  writer().emit(Op::kLoadLocal, header, draft.local);
  writer().releaseHiddenLocal(draft.local);
  storeName(node.name, header);
}

// Leaves the function on the stack.
void Compiler::makeFunction(const FunctionNode& node) {
  int defaults = 0;
  for (const Parameter& parameter : *node.parameters) {
    if (!parameter.default_value) continue;
    value(*parameter.default_value);
    ++defaults;
  }
  const int code = function(node);
  writer().emit(Op::kMakeFunction, node.span, code, defaults);
}

int Compiler::function(const FunctionNode& node) {
  if (const auto known = functions_.find(node.node); known != functions_.end()) return known->second;
  const int index = static_cast<int>(program().codes.size());
  functions_[node.node] = index;
  program().codes.emplace_back();
  FunctionDraft draft{.writer = CodeWriter(tables_), .scope = &scopes_.of(node.node), .outer = draft_};
  draft.writer.code().name = node.name;
  draft.writer.code().qualified_name = qualifiedName(node.name, node.block);
  draft.writer.code().span = node.span;
  const Scope* const outside = std::exchange(scope_, draft.scope);
  ClassDraft* const outer_class = std::exchange(class_, nullptr);
  draft_ = &draft;
  functionBody(node);
  finish(draft, index);
  draft_ = draft.outer;
  class_ = outer_class;
  scope_ = outside;
  return index;
}

void Compiler::functionBody(const FunctionNode& node) {
  Code& code = writer().code();
  code.parameters = static_cast<int>(node.parameters->size());
  code.defaults = static_cast<int>(
      std::ranges::count_if(*node.parameters, [](const Parameter& each) { return each.default_value != nullptr; }));
  for (const Variable* variable : scope_->variables) draft_->locals[variable] = writer().addLocal(variable->name);
  if (writer().limit() != CodeWriter::Limit::kNone) return failLimit(node.span.begin);
  writer().beginStatement();
  makeCells(*scope_, node.span);
  if (node.value != nullptr) value(*node.value);
  if (node.block != nullptr) block(*node.block);
  const Span end = node.value != nullptr ? node.value->span : Span{node.span.end, node.span.end};
  writer().beginStatement();
  if (node.block != nullptr) writer().emit(Op::kNone, end);
  writer().emit(Op::kReturn, end);
  if (writer().limit() != CodeWriter::Limit::kNone) failLimit(node.span.begin);
}

// The name with what is around it, as CPython's messages have it. A def that binds a global stands alone.
std::string Compiler::qualifiedName(std::string_view name, const void* def) const {
  if (class_ != nullptr && scope_->kind == Scope::kClass) return class_->qualified_name + "." + std::string(name);
  if (draft_ == nullptr || draft_->scope->kind == Scope::kModule) return std::string(name);
  const bool global = def != nullptr && scopes_.meaning(*scope_, name).kind == Meaning::kGlobal;
  if (global) return std::string(name);
  return draft_->writer.code().qualified_name + ".<locals>." + std::string(name);
}

void Compiler::makeCells(const Scope& scope, Span span) {
  for (const Variable* variable : scope.variables) {
    if (variable->cell) writer().emit(Op::kMakeCell, span, localOf(*draft_, *variable));
  }
}

// Where the function that is compiled keeps a variable; takes it over from the function around when it is not its own.
int Compiler::localOf(FunctionDraft& draft, const Variable& variable) {
  const auto known = draft.locals.find(&variable);
  if (known != draft.locals.end()) return known->second;
  const int from = localOf(*draft.outer, variable);
  const int to = draft.writer.addLocal(variable.name);
  draft.writer.code().captures.push_back({from, to, variable.cell});
  draft.locals[&variable] = to;
  return to;
}

void Compiler::finish(FunctionDraft& draft, int index) {
  if (trouble_) return;
  Code& code = draft.writer.code();
  code.hidden = hidden_;
  if (hidden_) std::ranges::fill(code.spans, Span{});
  code.deepest_stack = deepestStack(program(), code);
  code.live = livenessOf(program(), code);
  program().codes[index] = std::move(code);
}

}  // namespace racecourse::engine

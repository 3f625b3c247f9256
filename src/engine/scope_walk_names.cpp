#include <algorithm>
#include <memory>
#include <utility>

#include "engine/scope_walk.h"

namespace racecourse::engine {

Scope& ScopeWalk::addScope(Scope::Kind kind, const void* node) {
  Scope& scope = *scopes_.scopes_.emplace_back(std::make_unique<Scope>());
  scopes_.by_node_[node] = &scope;
  scope.kind = kind;
  scope.parent = scope_;
  scope.frame = kind == Scope::kModule || kind == Scope::kFunction ? &scope : scope_->frame;
  return scope;
}

int ScopeWalk::addRegion(int parent, bool loop) {
  regions_.push_back({parent, loop});
  return static_cast<int>(regions_.size()) - 1;
}

void ScopeWalk::defaults(const std::vector<Parameter>& parameters) {
  for (const Parameter& parameter : parameters) maybe(parameter.default_value);
}

ScopeWalk::Place ScopeWalk::enterFunction(const void* node, const std::vector<Parameter>& parameters, int created_at) {
  const Place outside{scope_, region_};
  scope_ = &addScope(Scope::kFunction, node);
  scope_->created_at = created_at;
  scope_->created_in = region_;
  region_ = addRegion(-1, false);
  for (const Parameter& parameter : parameters) bindParameter(parameter);
  return outside;
}

void ScopeWalk::leave(const Place& outside) {
  scope_ = outside.scope;
  region_ = outside.region;
}

void ScopeWalk::bindParameter(const Parameter& parameter) {
  if (!isOurs(parameter.name, parameter.span.begin, true)) return;
  storeVariable(scope_->names[parameter.name], parameter.name);
  Variable& variable = *scope_->variables.back();
  variable.parameter = true;
  variable.stores = 0;
}

void ScopeWalk::load(std::string_view name, Position at, Use use) {
  if (!isOurs(name, at, false)) return;
  Scope::Facts& facts = scope_->names[name];
  if (scope_->kind == Scope::kClass && facts.bound) return;
  facts.used = true;
  mentions_.push_back({scope_, name, at, ++now_, false, use});
}

void ScopeWalk::store(std::string_view name, Position at, bool method) {
  const bool in_class = scope_->kind == Scope::kClass;
  if (!in_class && !isOurs(name, at, true)) return;
  if (in_class && isSpecialName(name) && !(method && name == "__init__")) {
    fail(at, name, "Racecourse calls no special method but __init__. Use a name without the underscores.");
  }
  Scope::Facts& facts = scope_->names[name];
  if (scope_->kind != Scope::kModule && !facts.global) return storeVariable(facts, name);
  facts.bound = true;
  GlobalFacts& global = storeGlobal(name, at);
  if (global.import != nullptr) {
    fail(at, name,
         inBackticks(name) + " is imported on line " + std::to_string(global.import->span.begin.line) +
             ". Use another name here.");
  }
  mentions_.push_back({scope_, name, at, now_, true, Use::kAny});
}

void ScopeWalk::storeVariable(Scope::Facts& facts, std::string_view name) {
  facts.bound = true;
  ++now_;
  if (facts.variable == nullptr) {
    facts.variable = scopes_.variables_.emplace_back(std::make_unique<Variable>()).get();
    *facts.variable = {.name = name, .owner = scope_, .stored_at = now_, .region = region_};
    scope_->variables.push_back(facts.variable);
  }
  ++facts.variable->stores;
}

GlobalFacts& ScopeWalk::storeGlobal(std::string_view name, Position at) {
  ++now_;
  GlobalFacts*& facts = scopes_.global_names_[name];
  if (facts == nullptr) {
    facts = scopes_.globals_.emplace_back(std::make_unique<GlobalFacts>()).get();
    *facts = {.name = name, .at = at};
  }
  ++facts->stores;
  const bool in_module = scope_->kind == Scope::kModule;
  facts->stored_in_function |= !in_module;
  facts->repeated |= regions_[region_].loop;
  if (in_module && region_ == 0) facts->bound_from = std::min(facts->bound_from, now_);
  return *facts;
}

// Refuses names that mean something else in Python than they would here.
bool ScopeWalk::isOurs(std::string_view name, Position at, bool store) {
  const bool renamed = in_class_ && isPrivateName(name);
  if (renamed)
    fail(at, name, "Python renames " + inBackticks(name) + " within a class. Begin it with one underscore only.");
  const bool special = store && isSpecialName(name);
  if (special) fail(at, name, "Names between double underscores belong to Python. Use another name.");
  return !renamed && !special;
}

void ScopeWalk::fail(Position at, std::string_view name, std::string message) {
  if (!trouble_) trouble_ = Trouble{at.line, at.column, std::string(name), std::move(message)};
}

}  // namespace racecourse::engine

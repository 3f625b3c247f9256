#include "engine/scope_walk.h"

#include <algorithm>
#include <utility>

#include "engine/ast_children.h"

namespace racecourse::engine {

namespace {

bool isContainer(const Expression& value) {
  return std::holds_alternative<List>(value.node) || std::holds_alternative<Dict>(value.node) ||
         std::holds_alternative<Tuple>(value.node) || std::holds_alternative<ListComprehension>(value.node);
}

const std::string* nameIn(const Expression& expression) {
  const Name* name = std::get_if<Name>(&expression.node);
  return name == nullptr ? nullptr : &name->name;
}

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

}  // namespace

void ScopeWalk::walk(const Module& module) {
  scope_ = &addScope(Scope::kModule, &module);
  region_ = addRegion(-1, false);
  block(module.body);
}

void ScopeWalk::block(const Block& block) {
  for (const Statement& each : block) statement(each);
}

void ScopeWalk::statement(const Statement& statement) {
  const Overloaded kinds{
      [&](const ExpressionStatement& node) { expression(*node.value); },
      [&](const Assign& node) { assign(node); },
      [&](const AugmentedAssign& node) { augment(node); },
      [&](const If& node) { branches(node); },
      [&](const While& node) {
        const int outside = std::exchange(region_, addRegion(region_, true));
        expression(*node.test);
        block(node.body);
        region_ = outside;
      },
      [&](const For& node) { loop(node); },
      [&](const Define& node) { define(node); },
      [&](const Return& node) { maybe(node.value); },
      [&](const Global& node) { declareGlobal(node); },
      [&](const With& node) {
        for (const ExpressionPtr& item : node.items) expression(*item);
        block(node.body);
      },
      [&](const TryFinally& node) { inRegion(false, node.body), block(node.finally); },
      [&](const Assert& node) { expression(*node.test), maybe(node.message); },
      [&](const Class& node) { defineClass(node); },
      [&](const Import& node) { import(node); },
      [](const auto&) {},
  };
  std::visit(kinds, statement.node);
}

void ScopeWalk::inRegion(bool loop, const Block& inside) {
  const int outside = std::exchange(region_, addRegion(region_, loop || regions_[region_].loop));
  block(inside);
  region_ = outside;
}

void ScopeWalk::assign(const Assign& assign) {
  expression(*assign.value);
  for (const ExpressionPtr& each : assign.targets) target(*each);
  const std::string* name = nameIn(*assign.targets.front());
  if (name == nullptr) return;
  Scope::Facts& facts = scope_->names[*name];
  if (assign.annotated && facts.global && scope_->kind != Scope::kModule) {
    fail(assign.targets.front()->span.begin, *name,
         quoted(*name) + " is global here, and Python allows no annotation on it. Leave the annotation out.");
  }
  facts.annotated |= assign.annotated;
  const bool global = facts.global || scope_->kind == Scope::kModule;
  const auto found = scopes_.global_names_.find(*name);
  if (global && found != scopes_.global_names_.end() && assign.targets.size() == 1 && isContainer(*assign.value)) {
    found->second->container = true;
  }
}

void ScopeWalk::augment(const AugmentedAssign& assign) {
  const std::string* name = nameIn(*assign.target);
  if (name != nullptr) load(*name, assign.target->span.begin, Use::kAny);
  if (name == nullptr) target(*assign.target);
  expression(*assign.value);
  if (name != nullptr) store(*name, assign.target->span.begin);
}

void ScopeWalk::branches(const If& node) {
  for (const Branch& branch : node.branches) {
    expression(*branch.test);
    inRegion(false, branch.body);
  }
  inRegion(false, node.otherwise);
}

void ScopeWalk::loop(const For& node) {
  expression(*node.iterable, Use::kContainer);
  const int outside = std::exchange(region_, addRegion(region_, true));
  target(*node.target);
  block(node.body);
  region_ = outside;
}

void ScopeWalk::define(const Define& node) {
  if (node.decorator) expression(*node.decorator);
  defaults(node.parameters);
  const int created_at = ++now_;
  store(node.name, node.name_span.begin, true);
  if (node.decorator) {
    if (scope_->kind != Scope::kModule || region_ != 0) {
      fail(node.name_span.begin, node.name,
           "An invariant is a function of the module. Move it out of the block it is in, to the left margin.");
    } else if (!trouble_) {
      scopes_.global_names_.at(node.name)->invariant = &node;
    }
  }
  function(&node, node.parameters, created_at, [&] { block(node.body); });
}

void ScopeWalk::declareGlobal(const Global& node) {
  for (const GlobalName& name : node.names) {
    const Position at = name.span.begin;
    if (!isOurs(name.name, at, true)) continue;
    Scope::Facts& facts = scope_->names[name.name];
    if (facts.variable != nullptr && facts.variable->parameter) {
      fail(at, name.name, quoted(name.name) + " is a parameter of this function, so it cannot be global. Rename one.");
    } else if (facts.used || facts.bound || facts.annotated) {
      fail(at, name.name,
           quoted(name.name) + " is used above, before this line makes it global. Move the line to the top.");
    }
    facts.global = true;
    if (scope_->kind != Scope::kModule) mentions_.push_back({scope_, name.name, at, ++now_, true, Use::kAny});
  }
}

void ScopeWalk::defineClass(const Class& node) {
  Scope* const outside = scope_;
  scope_ = &addScope(Scope::kClass, &node);
  const bool was_in_class = std::exchange(in_class_, true);
  block(node.body);
  in_class_ = was_in_class;
  scope_ = outside;
  store(node.name, node.name_span.begin);
}

void ScopeWalk::import(const Import& node) {
  for (const ImportedName& name : node.names) {
    const auto found = scopes_.global_names_.find(name.name);
    GlobalFacts* const known = found == scopes_.global_names_.end() ? nullptr : found->second;
    const bool again = known != nullptr && known->import != nullptr && known->import->module == name.module &&
                       known->import->member == name.member;
    if (again || !isOurs(name.name, name.span.begin, true)) continue;
    if (known != nullptr) {
      fail(name.span.begin, name.name,
           quoted(name.name) + " is bound already, on line " + std::to_string(known->at.line) +
               ". Give one of the two another name.");
    }
    GlobalFacts& facts = storeGlobal(name.name, name.span.begin);
    facts.import = &name;
  }
}

void ScopeWalk::maybe(const ExpressionPtr& node) {
  if (node) expression(*node);
}

void ScopeWalk::expression(const Expression& expression, Use use) {
  const Overloaded kinds{
      [&](const Name& node) { load(node.name, expression.span.begin, use); },
      [&](const Subscript& node) {
        this->expression(*node.object, Use::kContainer);
        this->expression(*node.index);
      },
      [&](const Comparison& node) { comparison(node); },
      [&](const Call& node) { call(node); },
      [&](const Lambda& node) { lambda(node); },
      [&](const ListComprehension& node) { comprehension(node); },
      [&](const Conditional& node) {
        this->expression(*node.test), this->expression(*node.yes), this->expression(*node.no);
      },
      [&](const auto&) { forEachChild(expression, [&](const Expression& child) { this->expression(child); }); },
  };
  std::visit(kinds, expression.node);
}

void ScopeWalk::comparison(const Comparison& node) {
  const ComparisonOperator last = node.operators.back();
  const bool searched = last == ComparisonOperator::kIn || last == ComparisonOperator::kNotIn;
  for (const ExpressionPtr& operand : node.operands) {
    expression(*operand, searched && operand == node.operands.back() ? Use::kContainer : Use::kAny);
  }
}

void ScopeWalk::call(const Call& node) {
  expression(*node.function);
  const std::string* function = nameIn(*node.function);
  const bool length = function != nullptr && *function == "len" && node.arguments.size() == 1;
  for (const ExpressionPtr& argument : node.arguments) expression(*argument, length ? Use::kLength : Use::kAny);
  for (const KeywordArgument& keyword : node.keywords) {
    isOurs(keyword.name, keyword.span.begin, false);
    expression(*keyword.value);
  }
}

void ScopeWalk::lambda(const Lambda& node) {
  defaults(node.parameters);
  function(&node, node.parameters, ++now_, [&] { expression(*node.body); });
}

void ScopeWalk::comprehension(const ListComprehension& node) {
  expression(*node.clauses.front().iterable, Use::kContainer);
  Scope* const outside = scope_;
  const int region = std::exchange(region_, addRegion(region_, true));
  scope_ = &addScope(Scope::kComprehension, &node);
  for (const ComprehensionClause& clause : node.clauses) {
    if (&clause != &node.clauses.front()) expression(*clause.iterable, Use::kContainer);
    target(*clause.target);
    for (const ExpressionPtr& condition : clause.conditions) expression(*condition);
  }
  expression(*node.element);
  scope_ = outside;
  region_ = region;
}

void ScopeWalk::target(const Expression& expression) {
  const Overloaded kinds{
      [&](const Name& node) { store(node.name, expression.span.begin); },
      [&](const Tuple& node) {
        for (const ExpressionPtr& element : node.elements) target(*element);
      },
      [&](const auto&) { forEachChild(expression, [&](const Expression& child) { this->expression(child); }); },
  };
  std::visit(kinds, expression.node);
}

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

template <class Body>
void ScopeWalk::function(const void* node, const std::vector<Parameter>& parameters, int created_at, Body body) {
  Scope* const outside = scope_;
  scope_ = &addScope(Scope::kFunction, node);
  scope_->created_at = created_at;
  scope_->created_in = region_;
  const int region = std::exchange(region_, addRegion(-1, false));
  for (const Parameter& parameter : parameters) bindParameter(parameter);
  body();
  region_ = region;
  scope_ = outside;
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
         quoted(name) + " is imported on line " + std::to_string(global.import->span.begin.line) +
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
  if (renamed) fail(at, name, "Python renames " + quoted(name) + " within a class. Begin it with one underscore only.");
  const bool special = store && isSpecialName(name);
  if (special) fail(at, name, "Names between double underscores belong to Python. Use another name.");
  return !renamed && !special;
}

void ScopeWalk::fail(Position at, std::string_view name, std::string message) {
  if (!trouble_) trouble_ = Trouble{at.line, at.column, std::string(name), std::move(message)};
}

}  // namespace racecourse::engine

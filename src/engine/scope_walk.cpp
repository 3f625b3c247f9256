#include "engine/scope_walk.h"

#include <utility>

namespace racecourse::engine {

namespace {

bool isContainer(const Expression& value) {
  return std::holds_alternative<List>(value.node) || std::holds_alternative<Dict>(value.node) ||
         std::holds_alternative<Tuple>(value.node) || std::holds_alternative<ListComprehension>(value.node);
}

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
         inBackticks(*name) + " is global here, and Python allows no annotation on it. Leave the annotation out.");
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
  const Place outside = enterFunction(&node, node.parameters, created_at);
  block(node.body);
  leave(outside);
}

void ScopeWalk::declareGlobal(const Global& node) {
  for (const GlobalName& name : node.names) {
    const Position at = name.span.begin;
    if (!isOurs(name.name, at, true)) continue;
    Scope::Facts& facts = scope_->names[name.name];
    if (facts.variable != nullptr && facts.variable->parameter) {
      fail(at, name.name,
           inBackticks(name.name) + " is a parameter of this function, so it cannot be global. Rename one.");
    } else if (facts.used || facts.bound || facts.annotated) {
      fail(at, name.name,
           inBackticks(name.name) + " is used above, before this line makes it global. Move the line to the top.");
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
           inBackticks(name.name) + " is bound already, on line " + std::to_string(known->at.line) +
               ". Give one of the two another name.");
    }
    GlobalFacts& facts = storeGlobal(name.name, name.span.begin);
    facts.import = &name;
  }
}

}  // namespace racecourse::engine

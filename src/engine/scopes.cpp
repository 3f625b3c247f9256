#include "engine/scopes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/scope_walk.h"
#include "engine/unknown_names.h"

namespace racecourse::engine {

namespace {

// Every name that may be used in `scope`.
std::vector<std::string_view> visibleNames(const Scopes& scopes, const Scope& scope) {
  std::vector<std::string_view> names;
  for (const Scope* each = &scope; each != nullptr; each = each->parent) {
    if (each->kind == Scope::kClass && each != &scope) continue;
    for (const Variable* variable : each->variables) names.push_back(variable->name);
  }
  for (const auto& global : scopes.globalFacts()) names.push_back(global->name);
  for (int i = 0; i <= static_cast<int>(Builtin::kCallable); ++i) names.push_back(nameOf(static_cast<Builtin>(i)));
  return names;
}

}  // namespace

bool isPrivateName(std::string_view name) { return name.starts_with("__") && !name.ends_with("__"); }

bool isSpecialName(std::string_view name) { return name.size() > 4 && name.starts_with("__") && name.ends_with("__"); }

// Judges each mention once every binding is known.
class NameCheck {
 public:
  NameCheck(Scopes& scopes, const ScopeWalk& walk) : scopes_(scopes), walk_(walk) {}

  std::optional<Trouble> check() {
    for (const Mention& mention : walk_.mentions()) {
      check(mention);
      if (trouble_) break;
    }
    if (!trouble_) checkInvariants();
    return trouble_;
  }

 private:
  void check(const Mention& mention) {
    const Meaning meaning = scopes_.meaning(*mention.scope, mention.name);
    switch (meaning.kind) {
      case Meaning::kVariable:
        return checkVariable(mention, const_cast<Variable&>(*meaning.variable));
      case Meaning::kGlobal:
        return checkGlobal(mention, const_cast<GlobalFacts&>(*meaning.global));
      case Meaning::kImported:
        if (mention.moment < meaning.global->bound_from)
          fail(mention, "This is imported further down. Move the import to the top of the program.");
        return;
      case Meaning::kNothing:
        if (!mention.store) failUnknown(mention);
        return;
      case Meaning::kBuiltin:
      case Meaning::kMainName:
        return;
    }
  }

  void failUnknown(const Mention& mention) {
    for (const Scope* scope = mention.scope->parent; scope != nullptr; scope = scope->parent) {
      const Scope::Facts* const facts = scope->kind == Scope::kClass ? scope->find(mention.name) : nullptr;
      if (facts == nullptr || !facts->bound) continue;
      const std::string name(mention.name);
      return fail(mention, "What a class binds is found through an object or the class. Write self." + name + ".");
    }
    fail(mention, unknownName(mention.name, visibleNames(scopes_, *mention.scope)));
  }

  void checkVariable(const Mention& mention, Variable& variable) {
    if (variable.owner->kind == Scope::kComprehension && mention.moment < variable.stored_at) {
      fail(mention,
           inBackticks(mention.name) + " gets its value only in a later for of this list. Use another name for one.");
    }
    const Scope* maker = nullptr;  // the outermost function on the way to the variable
    for (const Scope* scope = mention.scope; scope != variable.owner; scope = scope->parent) {
      if (scope->kind == Scope::kFunction) maker = scope;
    }
    if (maker == nullptr) return;
    variable.captured = true;
    variable.cell |= !isSettled(variable, *maker);
  }

  // Whether the variable has its last value when the function is made.
  bool isSettled(const Variable& variable, const Scope& function) const {
    if (variable.owner->kind != Scope::kFunction) return false;
    if (variable.parameter) return variable.stores == 0;
    const bool once = variable.stores == 1 && !walk_.regions()[variable.region].loop;
    return once && variable.stored_at < function.created_at && isWithin(function.created_in, variable.region);
  }

  bool isWithin(int region, int outer) const {
    while (region != outer && region >= 0) region = walk_.regions()[region].parent;
    return region == outer;
  }

  void checkGlobal(const Mention& mention, GlobalFacts& global) {
    const bool known = builtinNamed(mention.name).has_value();
    if (known && !mention.store && mention.moment < global.bound_from) {
      fail(mention, "This may be the built-in " + inBackticks(mention.name) + " or the variable of line " +
                        std::to_string(global.at.line) + ". Use another name for the variable.");
    }
    global.in_function |= mention.scope->frame->kind == Scope::kFunction;
    global.only_read &= mention.store || isRead(mention);
  }

  bool isRead(const Mention& mention) const {
    if (mention.use != Use::kLength) return mention.use == Use::kContainer;
    return scopes_.meaning(*mention.scope, "len").kind == Meaning::kBuiltin;
  }

  // An invariant is found by its name, so the name must stay its own.
  void checkInvariants() {
    for (const auto& global : scopes_.globals_) {
      if (global->invariant == nullptr || global->stores == 1) continue;
      const Position at = global->invariant->name_span.begin;
      trouble_ = Trouble{at.line, at.column, std::string(global->name),
                         "This name is bound elsewhere too. Give the invariant a name of its own."};
      return;
    }
  }

  void fail(const Mention& mention, std::string message) {
    trouble_ = Trouble{mention.at.line, mention.at.column, std::string(mention.name), std::move(message)};
  }

  Scopes& scopes_;
  const ScopeWalk& walk_;
  std::optional<Trouble> trouble_;
};

std::expected<Scopes, Trouble> Scopes::of(const Module& module) {
  Scopes scopes;
  ScopeWalk walk(scopes);
  walk.walk(module);
  if (walk.trouble()) return std::unexpected(*walk.trouble());
  int index = 0;
  for (const auto& global : scopes.globals_) {
    if (global->import == nullptr) global->index = index++;
  }
  if (const auto trouble = NameCheck(scopes, walk).check()) return std::unexpected(*trouble);
  return scopes;
}

Meaning Scopes::meaning(const Scope& from, std::string_view name) const {
  const Scope::Facts* const own = from.find(name);
  if (from.kind == Scope::kClass && own != nullptr && own->bound) return globalMeaning(name);
  for (const Scope* scope = &from; scope->kind != Scope::kModule; scope = scope->parent) {
    const Scope::Facts* const facts = scope->find(name);
    if (scope->kind == Scope::kClass || facts == nullptr) continue;
    if (facts->global) break;
    if (facts->variable != nullptr) return {.kind = Meaning::kVariable, .variable = facts->variable};
  }
  return globalMeaning(name);
}

Meaning Scopes::globalMeaning(std::string_view name) const {
  const auto found = global_names_.find(name);
  if (found == global_names_.end()) {
    if (name == "__name__") return {.kind = Meaning::kMainName};
    const auto builtin = builtinNamed(name);
    return {.kind = builtin ? Meaning::kBuiltin : Meaning::kNothing, .builtin = builtin};
  }
  const GlobalFacts& facts = *found->second;
  if (facts.import == nullptr) return {.kind = Meaning::kGlobal, .global = &facts};
  const auto module = moduleNamed(facts.import->module);
  const auto builtin = facts.import->member.empty() ? module : memberNamed(*module, facts.import->member);
  return {.kind = Meaning::kImported, .global = &facts, .builtin = builtin};
}

std::vector<GlobalVariable> Scopes::globals() const {
  std::vector<GlobalVariable> result;
  for (const auto& facts : globals_) {
    if (facts->import != nullptr) continue;
    const bool once = facts->stores == 1 && !facts->repeated && !facts->stored_in_function;
    const GlobalUse use = !facts->in_function ? GlobalUse::kMainOnly : once ? GlobalUse::kConstant : GlobalUse::kShared;
    const bool read_only = use == GlobalUse::kConstant && facts->container && facts->only_read;
    result.push_back({std::string(facts->name), use, read_only});
  }
  return result;
}

}  // namespace racecourse::engine

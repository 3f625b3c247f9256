#include "engine/compiling.h"
#include "engine/refusals.h"
#include "engine/unknown_names.h"

namespace racecourse::engine {

namespace {

bool isModule(std::optional<Builtin> builtin) {
  return builtin && *builtin >= Builtin::kThreadingModule && *builtin <= Builtin::kRacecourseModule;
}

bool isLazy(std::optional<Builtin> builtin) {
  return builtin == Builtin::kEnumerate || builtin == Builtin::kZip || builtin == Builtin::kReversed;
}

bool isView(std::string_view attribute) { return attribute == "keys" || attribute == "values" || attribute == "items"; }

// "Lock, RLock and Event": what a module has.
std::string membersOf(std::string_view module) {
  std::string result;
  for (const KnownModule& known : knownModules()) {
    if (known.name != module) continue;
    for (const std::string_view member : known.members) {
      if (!result.empty()) result += member == known.members.back() ? " and " : ", ";
      result += member;
    }
  }
  return result;
}

}  // namespace

void Compiler::name(const Name& node, Span span) {
  if (class_ != nullptr && scope_->kind == Scope::kClass && class_->bound.contains(node.name)) {
    writer().emit(Op::kLoadLocal, span, class_->local);
    return writer().emit(Op::kLoadAttribute, span, tables_.name(attributeName(class_name_, node.name)));
  }
  const Meaning found = scopes_.meaning(*scope_, node.name);
  refuseBareName(node.name, found, span.begin);
  meaning(found, node.name, span);
}

// Some names are only called, or only followed by a dot.
void Compiler::refuseBareName(std::string_view name, const Meaning& meaning, Position at) {
  if (isModule(meaning.builtin)) {
    const std::string example = std::string(name) + "." + std::string(membersOf(nameOf(*meaning.builtin)));
    fail(at, name,
         "A module is only used for what it has. Write " + example.substr(0, example.find_first_of(", ")) +
             " or the like.");
  }
  if (meaning.builtin == Builtin::kInvariant) {
    fail(at, name, "An invariant is marked with @invariant on the line above its def. Write it there.");
  }
  if (isLazy(meaning.builtin)) {
    fail(at, name, "Racecourse only calls " + std::string(name) + ". Write a function of your own that calls it.");
  }
}

void Compiler::meaning(const Meaning& meaning, std::string_view name, Span span) {
  switch (meaning.kind) {
    case Meaning::kVariable:
      return variable(*meaning.variable, span);
    case Meaning::kGlobal:
      return writer().emit(Op::kLoadGlobal, span, meaning.global->index);
    case Meaning::kImported:
    case Meaning::kBuiltin:
      if (meaning.builtin) return builtin(*meaning.builtin, span);
      return constant({.type = ProgramConstant::kAtomic}, span);
    case Meaning::kMainName:
      return text("__main__", span);
    case Meaning::kNothing:
      return fail(span.begin, name, unknownName(name, {}));
  }
}

void Compiler::variable(const Variable& variable, Span span) {
  const int local = localOf(*draft_, variable);
  if (!variable.cell) return writer().emit(Op::kLoadLocal, span, local);
  writer().emit(Op::kLoadCell, span, local, variable.owner->frame == draft_->scope ? 1 : 0);
}

std::optional<Builtin> Compiler::builtinOf(const Expression& expression) const {
  const Name* name = std::get_if<Name>(&expression.node);
  const bool in_class = class_ != nullptr && scope_->kind == Scope::kClass;
  if (name == nullptr || (in_class && class_->bound.contains(name->name))) return std::nullopt;
  return scopes_.meaning(*scope_, name->name).builtin;
}

std::optional<Builtin> Compiler::moduleOf(const Attribute& node) const {
  const std::optional<Builtin> module = builtinOf(*node.object);
  return isModule(module) ? module : std::nullopt;
}

// Leaves what a module has, if the attribute is that of a module.
bool Compiler::member(const Attribute& node, Span span) {
  const std::optional<Builtin> module = moduleOf(node);
  if (!module) return false;
  const std::optional<Builtin> found = memberNamed(*module, node.name);
  const bool atomic = *module == Builtin::kRacecourseModule && node.name == "atomic";
  if (!found && !atomic) {
    fail(node.name_span.begin, node.name,
         "Racecourse's " + std::string(nameOf(*module)) + " has no " + node.name + ". It has " +
             membersOf(nameOf(*module)) + ".");
  }
  if (found == Builtin::kInvariant) refuseBareName("invariant", {.builtin = found}, node.name_span.begin);
  if (atomic)
    constant({.type = ProgramConstant::kAtomic}, span);
  else if (found)
    builtin(*found, span);
  return true;
}

Span attributeSpan(const Attribute& node, Span span) {
  if (node.name_span.begin.line != span.begin.line) span.begin = node.name_span.begin;
  return span;
}

void Compiler::attribute(const Attribute& node, Span span) {
  if (member(node, span)) return;
  if (isView(node.name) && !attributes_.defined.contains(node.name)) {
    fail(node.name_span.begin, node.name, "Racecourse only calls " + node.name + ". Add () behind it.");
  }
  value(*node.object);
  writer().emit(Op::kLoadAttribute, attributeSpan(node, span), tables_.name(attributeNameOf(node)));
}

// The name in the program's table, refused if it is one of Python's that Racecourse lacks.
std::string Compiler::attributeNameOf(const Attribute& node) {
  const std::string name = attributeName(class_name_, node.name);
  if (isSpecialName(name)) {
    fail(node.name_span.begin, name, "Names between double underscores belong to Python. Racecourse has none of them.");
  } else if (!attributes_.defined.contains(name)) {
    if (std::string message = lackedAttribute(name); !message.empty()) fail(node.name_span.begin, name, message);
  }
  return name;
}

// enumerate, zip, reversed and a dict's views are objects of their own in Python, which know of later changes.
void Compiler::refuseLazy(const Call& node, Span span) {
  const std::optional<Builtin> function = builtinOf(*node.function);
  if (isLazy(function)) {
    const std::string name{nameOf(*function)};
    fail(span.begin, name,
         "Racecourse keeps no " + name + " for later. Loop over it at once, or write list(" + name + "(...)).");
  }
  const Attribute* attribute = std::get_if<Attribute>(&node.function->node);
  const bool view = attribute != nullptr && isView(attribute->name) && node.arguments.empty() && node.keywords.empty();
  if (view && !moduleOf(*attribute)) {
    fail(attribute->name_span.begin, attribute->name,
         "What a dict's " + attribute->name +
             "() gives follows later changes. Loop over it at once, or put list(...) " +
             "around it; a method of your own needs another name.");
  }
}

}  // namespace racecourse::engine

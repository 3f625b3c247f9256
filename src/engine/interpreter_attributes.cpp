// Attributes: of instances and their classes, of modules, of primitives.
#include <array>

#include "engine/interpreter_parts.h"
#include "engine/primitives.h"

namespace racecourse::engine {

namespace {

// Attributes of an instance or a class: name id, value ... behind the first word, by increasing name id.
std::size_t placeOfAttribute(std::span<const Word> words, int name) {
  std::size_t at = 1;
  while (at < words.size() && words[at].small() < name) at += 2;
  return at;
}

Word attributeIn(std::span<const Word> words, int name) {
  const std::size_t at = placeOfAttribute(words, name);
  return at < words.size() && words[at].small() == name ? words[at + 1] : Word::unset();
}

Flow missingAttribute(Interpreter& vm, Word object, int name) {
  const std::string attribute = "'" + std::string(vm.nameOf(name)) + "'";
  if (object.is(Tag::kObject) && vm.kindOf(object) == Kind::kClass) {
    return vm.raise("AttributeError",
                    "type object '" + std::string(nameOfClass(vm, object)) + "' has no attribute " + attribute);
  }
  if (vm.typeName(object) == "module") {
    const std::string module(nameOf(static_cast<Builtin>(object.payload())));
    return vm.raise("AttributeError", "module '" + module + "' has no attribute " + attribute);
  }
  if (vm.typeName(object) == "type") {
    return vm.refuse("Racecourse has no attributes of built-in types. Call a method on a value, as in text.upper().");
  }
  return vm.raise("AttributeError", quotedType(vm, object) + " object has no attribute " + attribute);
}

Word memberOf(Interpreter& vm, Word module, int name) {
  const std::string_view member = vm.nameOf(name);
  const auto builtin = static_cast<Builtin>(module.payload());
  if (builtin == Builtin::kRacecourseModule && member == "atomic") return Word::atomic();
  const std::optional<Builtin> found = memberNamed(builtin, member);
  return found ? wordOf(*found) : Word::unset();
}

// The method of a built-in type that `object` has by this name, or unset.
Word builtinMethod(Interpreter& vm, Word object, int name) {
  Kind kind = Kind::kInteger;
  if (object.is(Tag::kObject)) kind = vm.kindOf(object);
  if (object.is(Tag::kPooled)) kind = vm.pool().kind(object);
  const std::optional<Builtin> method = methodNamed(kind, vm.nameOf(name));
  return method ? wordOf(*method) : Word::unset();
}

// What an attribute access finds: a value, and the object it belongs to when it is a method.
struct Found {
  Word value = Word::unset();
  Word self = Word::unset();
};

Flow findInObject(Interpreter& vm, Word object, int name, Found& found) {
  bool on_class = false;
  if (!vm.touchLookup(object.payload(), name, found.value, on_class)) return Flow::kStand;
  vm.tell({.kind = StepKind::kRead,
           .verb = "reads",
           .slot = {Area::kObject, object.payload()},
           .part = Word::integer(name),
           .attribute = true,
           .value = found.value});
  if (on_class && isFunction(vm, found.value)) found.self = object;
  return Flow::kNext;
}

// A barrier that lets its threads out, is being reset or was broken has nobody waiting.
Word waitingAt(std::span<const Word> barrier) {
  const bool filling =
      barrier[kBarrierPhase] == Word::integer(kFilling) || barrier[kBarrierPhase] == Word::integer(kActing);
  return filling ? barrier[kBarrierCount] : Word::integer(0);
}

Flow findInPrimitive(Interpreter& vm, Word object, int name, Found& found) {
  const std::string_view attribute = vm.nameOf(name);
  const Interpreter::Contents contents = vm.look(object.payload());
  const bool barrier = contents.kind == Kind::kBarrier;
  if (contents.kind == Kind::kThreadObject && attribute == "name") {
    found.value = contents.words[kThreadName];
    if (found.value == Word::none())
      return vm.refuse("Racecourse makes no names for threads. Give this one a name: Thread(name=...).");
  } else if (contents.kind == Kind::kQueue && attribute == "maxsize") {
    found.value = contents.words[kQueueBound];
  } else if (barrier && attribute == "parties") {
    found.value = contents.words[kBarrierParties];
  } else if (barrier && (attribute == "n_waiting" || attribute == "broken")) {
    if (!vm.touchPrimitive(object.payload())) return Flow::kStand;
    found.value = attribute == "broken" ? Word::truth(contents.words[kBarrierPhase] == Word::integer(kBroken))
                                        : waitingAt(contents.words);
  }
  return Flow::kNext;
}

Flow find(Interpreter& vm, Word object, int name, Found& found) {
  if (object.is(Tag::kObject)) {
    const Kind kind = vm.kindOf(object);
    if (kind == Kind::kInstance || kind == Kind::kClass) return findInObject(vm, object, name, found);
  }
  if (vm.typeName(object) == "module") {
    found.value = memberOf(vm, object, name);
    return Flow::kNext;
  }
  found.value = builtinMethod(vm, object, name);
  if (found.value != Word::unset()) found.self = object;
  if (found.value == Word::unset() && object.is(Tag::kObject)) return findInPrimitive(vm, object, name, found);
  return Flow::kNext;
}

}  // namespace

bool isFunction(Interpreter& vm, Word word) { return word.is(Tag::kCode) || vm.pool().is(word, Kind::kFunction); }

bool Interpreter::touchLookup(std::uint32_t object, int name, Word& value, bool& on_class) {
  const bool constant = program_.constant_attributes[static_cast<std::size_t>(name)];
  const bool own_seen = !constant && isSeen(object, false);
  if (own_seen && !mayStep()) return grant(true);
  const Contents contents = look(object);
  value = attributeIn(contents.words, name);
  on_class = value == Word::unset() && contents.kind == Kind::kInstance;
  const std::uint32_t type = on_class ? contents.words[0].payload() : 0;
  const bool class_seen = on_class && !constant && isSeen(type, false);
  if (!grant(own_seen || class_seen)) return false;
  if (on_class) value = attributeIn(look(type).words, name);
  if (own_seen) note({Area::kObject, object}, false, Word::integer(name));
  if (class_seen) note({Area::kObject, type}, false, Word::integer(name));
  return true;
}

Flow loadAttribute(Interpreter& vm, int name) {
  Found found;
  const Word object = vm.top();
  if (const Flow flow = find(vm, object, name, found); flow != Flow::kNext) return flow;
  if (found.value == Word::unset()) return missingAttribute(vm, object, name);
  const bool method = found.self != Word::unset();
  return vm.give(1, method ? vm.intern(Kind::kBoundMethod, std::array{found.value, found.self}) : found.value);
}

Flow loadMethod(Interpreter& vm, int name) {
  Found found;
  const Word object = vm.top();
  if (const Flow flow = find(vm, object, name, found); flow != Flow::kNext) return flow;
  if (found.value == Word::unset()) return missingAttribute(vm, object, name);
  vm.top() = found.value;
  vm.push(found.self);
  return Flow::kNext;
}

Flow storeAttribute(Interpreter& vm, int name) {
  const Word object = vm.top();
  const Word value = vm.top(1);
  const bool open =
      object.is(Tag::kObject) && (vm.kindOf(object) == Kind::kInstance || vm.kindOf(object) == Kind::kClass);
  if (isFunction(vm, object)) return vm.refuse("Racecourse keeps no attributes on functions. Use a global variable.");
  if (!open) return missingAttribute(vm, object, name);
  if (!vm.touchAttribute(object.payload(), name, true)) return Flow::kStand;
  std::vector<Word>& words = vm.edit(object.payload());
  const std::size_t at = placeOfAttribute(words, name);
  const bool fresh = at == words.size() || words[at].small() != name;
  vm.tell({.kind = StepKind::kWrite,
           .verb = "writes",
           .slot = {Area::kObject, object.payload()},
           .part = Word::integer(name),
           .attribute = true,
           .value = value,
           .before = fresh ? Word::unset() : words[at + 1]});
  const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
  if (fresh) words.insert(place, {Word::integer(name), value});
  if (!fresh) words[at + 1] = value;
  vm.edited(object.payload(), {&value, 1});
  vm.drop(2);
  return Flow::kNext;
}

}  // namespace racecourse::engine

// Variables, attributes and elements.
#include <algorithm>
#include <array>

#include "engine/arithmetic.h"
#include "engine/interpreter_parts.h"
#include "engine/primitives.h"
#include "engine/slices.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

std::string nameOfLocal(Interpreter& vm, int local) {
  return "'" + vm.program().codes[static_cast<std::size_t>(vm.frame().code)].locals[static_cast<std::size_t>(local)] +
         "'";
}

Flow unboundLocal(Interpreter& vm, int local) {
  return vm.raise("UnboundLocalError", "cannot access local variable " + nameOfLocal(vm, local) +
                                           " where it is not associated with a value");
}

bool isCaptured(Interpreter& vm, int local) {
  const std::vector<Capture>& captures = vm.program().codes[static_cast<std::size_t>(vm.frame().code)].captures;
  return std::ranges::contains(captures, local, &Capture::to);
}

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

bool isFunction(Interpreter& vm, Word word) { return word.is(Tag::kCode) || vm.pool().is(word, Kind::kFunction); }

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

// A barrier that is being reset or was broken has nobody waiting.
Word waitingAt(std::span<const Word> barrier) {
  const bool filling = barrier[kBarrierPhase] == Word::integer(0);
  return filling ? barrier[kBarrierCount] : Word::integer(0);
}

Flow findInPrimitive(Interpreter& vm, Word object, int name, Found& found) {
  const std::string_view attribute = vm.nameOf(name);
  const Interpreter::Contents contents = vm.look(object.payload());
  const bool barrier = contents.kind == Kind::kBarrier;
  if (contents.kind == Kind::kThreadObject && attribute == "name") {
    found.value = contents.words[kThreadName];
  } else if (contents.kind == Kind::kQueue && attribute == "maxsize") {
    found.value = contents.words[kQueueBound];
  } else if (barrier && attribute == "parties") {
    found.value = contents.words[kBarrierParties];
  } else if (barrier && (attribute == "n_waiting" || attribute == "broken")) {
    if (!vm.touchPrimitive(object.payload())) return Flow::kStand;
    found.value = attribute == "broken" ? Word::truth(contents.words[kBarrierPhase] == Word::integer(3))
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

Flow outOfRange(Interpreter& vm, std::string_view what) {
  return vm.raise("IndexError", std::string(what) + " index out of range");
}

// The number that an index is; raises TypeError for everything else.
bool takeInteger(Interpreter& vm, Word index, std::string_view what, std::int64_t& number) {
  if (vm.asInteger(index, number)) return true;
  const bool text = what == "string";
  vm.raise("TypeError", std::string(what) +
                            (text ? " indices must be integers, not " : " indices must be integers or slices, not ") +
                            (text ? quotedType(vm, index) : std::string(vm.typeName(index))));
  return false;
}

Flow elementOf(Interpreter& vm, std::span<const Word> elements, Word index, std::string_view what, Word& result) {
  std::int64_t number = 0;
  if (!takeInteger(vm, index, what, number)) return Flow::kFailed;
  const std::optional<std::size_t> at = takeIndex(elements.size(), number);
  if (!at) return outOfRange(vm, what);
  result = elements[*at];
  return Flow::kNext;
}

Flow valueOfKey(Interpreter& vm, std::span<const Word> pairs, Word key, Word& result) {
  std::size_t at = 0;
  if (!findKey(vm, pairs, key, at)) return Flow::kFailed;
  if (at == pairs.size()) return vm.raise("KeyError", vm.repr(key));
  result = pairs[at + 1];
  return Flow::kNext;
}

Flow characterOfText(Interpreter& vm, std::string_view text, Word index, Word& result) {
  std::int64_t number = 0;
  if (!takeInteger(vm, index, "string", number)) return Flow::kFailed;
  vm.spend(text.size() / 64);
  const std::optional<std::size_t> at = takeIndex(characterCount(text), number);
  if (!at) return outOfRange(vm, "string");
  result = vm.pool().text(characterAt(text, byteOf(text, *at)));
  return Flow::kNext;
}

Flow numberOfRange(Interpreter& vm, Word range, Word index, Word& result) {
  std::int64_t number = 0;
  if (!takeInteger(vm, index, "range", number)) return Flow::kFailed;
  const RangeParts parts = partsOf(vm, range);
  const std::int64_t length = rangeLength(parts.start, parts.stop, parts.step);
  if (number < 0) number += length;
  if (number < 0 || number >= length) return outOfRange(vm, "range object");
  result = vm.pool().integer(rangeElement(parts.start, number, parts.step));
  return Flow::kNext;
}

Flow notSubscriptable(Interpreter& vm, Word object) {
  if (vm.typeName(object) != "type")
    return vm.raise("TypeError", quotedType(vm, object) + " object is not subscriptable");
  const bool own = object.is(Tag::kObject);
  const std::string name(own ? nameOfClass(vm, object) : nameOf(static_cast<Builtin>(object.payload())));
  return vm.raise("TypeError", "type '" + name + "' is not subscriptable");
}

Flow element(Interpreter& vm, Word object, Word index, Word& result) {
  if (isText(vm, object)) return characterOfText(vm, vm.pool().textOf(object), index, result);
  if (isTuple(vm, object)) return elementOf(vm, vm.pool().words(object), index, "tuple", result);
  if (vm.pool().is(object, Kind::kRange)) return numberOfRange(vm, object, index, result);
  if (isList(vm, object)) return elementOf(vm, vm.look(object.payload()).words, index, "list", result);
  if (isDict(vm, object)) return valueOfKey(vm, vm.look(object.payload()).words, index, result);
  return notSubscriptable(vm, object);
}

bool isContainer(Interpreter& vm, Word word) { return isList(vm, word) || isDict(vm, word); }

// Where in the list or dict the element lies, a new place of the dict included; false after raise().
bool placeOfElement(Interpreter& vm, Word object, Word index, std::size_t& at) {
  const std::span<const Word> words = vm.look(object.payload()).words;
  if (isDict(vm, object)) {
    const bool found = findKey(vm, words, index, at) && vm.fits(words.size() / 2 + 1);
    ++at;
    return found;
  }
  std::int64_t number = 0;
  if (!takeInteger(vm, index, "list", number)) return false;
  const std::optional<std::size_t> place = takeIndex(words.size(), number);
  if (!place) vm.raise("IndexError", "list assignment index out of range");
  at = place.value_or(0);
  return place.has_value();
}

// A bound of a slice; false after raise().
bool takeBound(Interpreter& vm, Word word, std::optional<std::int64_t>& bound) {
  std::int64_t number = 0;
  if (word == Word::none()) return true;
  if (!vm.asInteger(word, number)) {
    vm.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  bound = number;
  return true;
}

std::vector<Word> slicedWords(std::span<const Word> words, const SliceRange& range) {
  std::vector<Word> taken;
  for (std::int64_t i = 0; i < range.count; ++i) taken.push_back(words[static_cast<std::size_t>(range.at(i))]);
  return taken;
}

Flow slicedRange(Interpreter& vm, const RangeParts& parts, const SliceRange& range, Word& result) {
  const auto element = [&](std::int64_t index) {
    return calculate(BinaryOperator::kMultiply, index, parts.step).and_then([&](std::int64_t distance) {
      return calculate(BinaryOperator::kAdd, parts.start, distance);
    });
  };
  const Calculated start = element(range.start);
  const Calculated stop = element(range.stop);
  const Calculated step = calculate(BinaryOperator::kMultiply, parts.step, range.step);
  if (!start || !stop || !step) return vm.refuse("This range lies too near the edge of 64 bits to be sliced.");
  result = rangeOf(vm, *start, *stop, *step);
  return Flow::kNext;
}

struct Bounds {
  std::optional<std::int64_t> lower, upper, step;
};

Flow sliceOf(Interpreter& vm, Word object, const Bounds& bounds, Word& result) {
  const auto range = [&](std::size_t size) {
    vm.spend(size / 64);
    return takeSlice(size, bounds.lower, bounds.upper, bounds.step.value_or(1));
  };
  Pool& pool = vm.pool();
  if (isText(vm, object)) {
    const std::string_view text = pool.textOf(object);
    result = makeText(vm, slicedText(text, range(characterCount(text))));
  } else if (isTuple(vm, object)) {
    const std::span<const Word> words = pool.words(object);
    result = makeTuple(vm, slicedWords(words, range(words.size())));
  } else if (isList(vm, object)) {
    const std::span<const Word> words = vm.look(object.payload()).words;
    result = makeList(vm, slicedWords(words, range(words.size())));
  } else if (pool.is(object, Kind::kRange)) {
    const RangeParts parts = partsOf(vm, object);
    const std::int64_t length = rangeLength(parts.start, parts.stop, parts.step);
    if (static_cast<std::size_t>(length) > kMostElements)
      return vm.refuse("Racecourse takes slices of ranges of at most 1,000,000 numbers.");
    return slicedRange(vm, parts, range(static_cast<std::size_t>(length)), result);
  } else if (isDict(vm, object)) {
    return vm.raise("TypeError", "unhashable type: 'slice'");
  } else {
    return notSubscriptable(vm, object);
  }
  return Flow::kNext;
}

void tellGlobal(Interpreter& vm, StepKind kind, std::uint32_t global, Word value, Word before) {
  vm.tell({.kind = kind,
           .verb = kind == StepKind::kRead ? "reads" : "writes",
           .slot = {Area::kGlobal, global},
           .value = value,
           .before = before});
}

}  // namespace

Flow loadLocal(Interpreter& vm, int local) {
  const Word value = vm.frame().locals[static_cast<std::size_t>(local)];
  if (value == Word::unset()) return unboundLocal(vm, local);
  vm.push(value);
  return Flow::kNext;
}

Flow makeCell(Interpreter& vm, int local) {
  Word& place = vm.frame().locals[static_cast<std::size_t>(local)];
  place = makeObject(vm, Kind::kCell, std::array{place});
  return Flow::kNext;
}

Flow loadCell(Interpreter& vm, int local) {
  const std::uint32_t cell = vm.frame().locals[static_cast<std::size_t>(local)].payload();
  if (!vm.touchObject(cell, false)) return Flow::kStand;
  const Word value = vm.look(cell).words[0];
  if (value == Word::unset() && isCaptured(vm, local))
    return vm.raise("NameError", "cannot access free variable " + nameOfLocal(vm, local) +
                                     " where it is not associated with a value in enclosing scope");
  if (value == Word::unset()) return unboundLocal(vm, local);
  vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, cell}, .value = value});
  vm.push(value);
  return Flow::kNext;
}

Flow storeCell(Interpreter& vm, int local) {
  const std::uint32_t cell = vm.frame().locals[static_cast<std::size_t>(local)].payload();
  if (!vm.touchObject(cell, true)) return Flow::kStand;
  const Word value = vm.top();
  Word& place = vm.edit(cell)[0];
  vm.tell({.kind = StepKind::kWrite, .verb = "writes", .slot = {Area::kObject, cell}, .value = value, .before = place});
  place = value;
  vm.edited(cell, {&value, 1});
  vm.drop(1);
  return Flow::kNext;
}

Flow loadGlobal(Interpreter& vm, int global) {
  if (!vm.touchGlobal(global, false)) return Flow::kStand;
  const auto index = static_cast<std::uint32_t>(global);
  const Word value = vm.readGlobal(index);
  tellGlobal(vm, StepKind::kRead, index, value, Word::unset());
  if (value == Word::unset())
    return vm.raise("NameError", "name '" + vm.program().globals[index].name + "' is not defined");
  vm.push(value);
  return Flow::kNext;
}

Flow storeGlobal(Interpreter& vm, int global) {
  if (!vm.touchGlobal(global, true)) return Flow::kStand;
  const auto index = static_cast<std::uint32_t>(global);
  const Word value = vm.top();
  if (vm.listens()) tellGlobal(vm, StepKind::kWrite, index, value, vm.readGlobal(index));
  vm.storeGlobal(index, value);
  vm.drop(1);
  return Flow::kNext;
}

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
  if (find(vm, object, name, found) == Flow::kStand) return Flow::kStand;
  if (found.value == Word::unset()) return missingAttribute(vm, object, name);
  const bool method = found.self != Word::unset();
  return vm.give(1, method ? vm.intern(Kind::kBoundMethod, std::array{found.value, found.self}) : found.value);
}

Flow loadMethod(Interpreter& vm, int name) {
  Found found;
  const Word object = vm.top();
  if (find(vm, object, name, found) == Flow::kStand) return Flow::kStand;
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

Flow loadElement(Interpreter& vm) {
  const Word object = vm.top(1);
  const Word index = vm.top();
  const bool container = isContainer(vm, object);
  if (container && !vm.touchElement(object.payload(), index, false)) return Flow::kStand;
  Word result = Word::unset();
  const Flow flow = element(vm, object, index, result);
  if (container)
    vm.tell({.kind = StepKind::kRead,
             .verb = "reads",
             .slot = {Area::kObject, object.payload()},
             .part = index,
             .value = result});
  return flow == Flow::kNext ? vm.give(2, result) : flow;
}

Flow storeElement(Interpreter& vm) {
  const Word value = vm.top(2);
  const Word object = vm.top(1);
  const Word index = vm.top();
  if (!isContainer(vm, object))
    return vm.raise("TypeError", quotedType(vm, object) + " object does not support item assignment");
  if (!vm.touchElement(object.payload(), index, true)) return Flow::kStand;
  std::size_t at = 0;
  if (!placeOfElement(vm, object, index, at)) return Flow::kFailed;
  std::vector<Word>& words = vm.edit(object.payload());
  const bool fresh = at >= words.size();
  vm.tell({.kind = StepKind::kWrite,
           .verb = "writes",
           .slot = {Area::kObject, object.payload()},
           .part = index,
           .value = value,
           .before = fresh ? Word::unset() : words[at]});
  if (fresh) words.insert(words.end(), {index, value});
  if (!fresh) words[at] = value;
  vm.edited(object.payload(), std::array{index, value});
  vm.drop(3);
  return Flow::kNext;
}

Flow slice(Interpreter& vm) {
  const Word object = vm.top(3);
  if (isList(vm, object) && !vm.touchObject(object.payload(), false)) return Flow::kStand;
  Bounds bounds;
  const bool fine = takeBound(vm, vm.top(2), bounds.lower) && takeBound(vm, vm.top(1), bounds.upper) &&
                    takeBound(vm, vm.top(), bounds.step);
  if (!fine) return Flow::kFailed;
  if (bounds.step == 0) return vm.raise("ValueError", "slice step cannot be zero");
  Word result;
  const Flow flow = sliceOf(vm, object, bounds, result);
  vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, object.payload()}, .value = result});
  return flow == Flow::kNext ? vm.give(4, result) : flow;
}

}  // namespace racecourse::engine

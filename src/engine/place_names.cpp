#include "engine/place_names.h"

#include "engine/builtins.h"
#include "engine/local.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

// Longer names help nobody; a chain of objects would make them longer and longer.
constexpr std::size_t kLongestName = 120;

// "a Lock", "an Event", "an RLock".
std::string withArticle(std::string_view name) {
  const bool vowel = std::string_view("AEIOU").contains(name.front()) ||
                     (name.size() > 1 && name[0] == 'R' && name[1] >= 'A' && name[1] <= 'Z');
  return (vowel ? "an " : "a ") + std::string(name);
}

std::string keyText(const Pool& pool, Word key) {
  if (pool.isInteger(key)) return std::to_string(pool.integerOf(key));
  if (pool.is(key, Kind::kText)) return "'" + std::string(pool.textOf(key)) + "'";
  if (key == Word::truth(true)) return "True";
  if (key == Word::truth(false)) return "False";
  return key == Word::none() ? "None" : "(...)";
}

}  // namespace

std::string_view kindName(Kind kind) {
  switch (kind) {
    case Kind::kList:
      return "list";
    case Kind::kDict:
      return "dict";
    case Kind::kInstance:
      return "object";
    case Kind::kClass:
      return "class";
    case Kind::kCell:
      return "variable";
    case Kind::kThreadObject:
      return "Thread";
    case Kind::kLock:
      return "Lock";
    case Kind::kRLock:
      return "RLock";
    case Kind::kSemaphore:
      return "Semaphore";
    case Kind::kCondition:
      return "Condition";
    case Kind::kEvent:
      return "Event";
    case Kind::kBarrier:
      return "Barrier";
    case Kind::kQueue:
      return "Queue";
    case Kind::kAtomicValue:
      return "Atomic";
    case Kind::kRWLock:
      return "RWLock";
    default:
      return "value";
  }
}

std::string targetName(const Program& program, const Pool& pool, const State& state, Word target) {
  if (pool.is(target, Kind::kBoundMethod)) target = pool.words(target)[0];
  if (pool.is(target, Kind::kFunction)) return program.codes[pool.words(target)[0].payload()].name;
  if (target.is(Tag::kCode)) return program.codes[target.payload()].name;
  if (target.is(Tag::kBuiltin)) return std::string(nameOf(static_cast<Builtin>(target.payload())));
  if (!target.is(Tag::kObject)) return "nothing";
  const Word contents = state.objects[target.payload()];
  if (!pool.is(contents, Kind::kClass)) return std::string(kindName(pool.kind(contents)));
  return program.classes[static_cast<std::size_t>(pool.words(contents)[0].small())].name;
}

PlaceNames::PlaceNames(const Program& program, const Pool& pool, const State& state)
    : program_(program), pool_(pool), state_(state), names_(state.objects.size()) {
  addGlobals(false);
  follow();
  addGlobals(true);
  follow();
  for (std::size_t thread = 0; thread < state.threads.size(); ++thread) addVariables(thread);
  follow();
  addOwnLocks();
}

void PlaceNames::addGlobals(bool main_only) {
  for (std::size_t i = 0; i < state_.globals.size(); ++i)
    if ((program_.globals[i].use == GlobalUse::kMainOnly) == main_only)
      add(state_.globals[i], program_.globals[i].name);
}

void PlaceNames::addVariables(std::size_t thread) {
  const Local local = unpack(pool_, program_, state_.threads[thread]);
  for (const Frame& frame : local.frames) {
    const Code& code = program_.codes[static_cast<std::size_t>(frame.code)];
    if (code.hidden) continue;
    for (std::size_t i = 0; i < frame.locals.size(); ++i)
      if (!code.locals[i].empty()) add(frame.locals[i], code.locals[i]);
  }
}

void PlaceNames::addOwnLocks() {
  for (std::size_t object = 0; object < names_.size(); ++object)
    if (!names_[object].empty() && pool_.is(state_.objects[object], Kind::kCondition))
      add(pool_.words(state_.objects[object])[kConditionLock], names_[object]);
}

void PlaceNames::add(Word word, std::string name) {
  if (name.size() > kLongestName) return;
  if (pool_.is(word, Kind::kTuple)) {
    const auto words = pool_.words(word);
    if (!pool_.mentionsObjects(word)) return;
    for (std::size_t i = 0; i < words.size(); ++i)
      add(words[i], element(name, Word::integer(static_cast<std::int32_t>(i))));
    return;
  }
  if (pool_.is(word, Kind::kBoundMethod)) return add(pool_.words(word)[1], name + ".self");
  if (!word.is(Tag::kObject) || word.payload() >= names_.size() || !names_[word.payload()].empty()) return;
  names_[word.payload()] = name;
  found_.push_back({word.payload(), std::move(name)});
}

void PlaceNames::follow() {
  for (std::size_t i = 0; i < found_.size(); ++i) enter(Found(found_[i]));
  found_.clear();
}

void PlaceNames::enter(const Found& found) {
  const Word contents = state_.objects[found.object];
  if (!pool_.mentionsObjects(contents)) return;
  const auto words = pool_.words(contents);
  switch (pool_.kind(contents)) {
    case Kind::kList:
      for (std::size_t i = 0; i < words.size(); ++i)
        add(words[i], element(found.name, Word::integer(static_cast<std::int32_t>(i))));
      break;
    case Kind::kDict:
      for (std::size_t i = 0; i + 1 < words.size(); i += 2) add(words[i + 1], element(found.name, words[i]));
      break;
    case Kind::kInstance:
    case Kind::kClass:
      for (std::size_t i = 1; i + 1 < words.size(); i += 2) add(words[i + 1], attribute(found.name, words[i]));
      break;
    case Kind::kCell:
    case Kind::kAtomicValue:
      add(words[0], found.name);
      break;
    case Kind::kQueue:
      for (std::size_t i = kQueueItems; i < words.size(); ++i)
        add(words[i], element(found.name, Word::integer(static_cast<std::int32_t>(i - kQueueItems))));
      break;
    default:
      break;
  }
}

std::string PlaceNames::of(std::uint32_t object) const {
  if (object >= names_.size()) return "a new object";
  if (!names_[object].empty()) return names_[object];
  const Word contents = state_.objects[object];
  if (!pool_.is(contents, Kind::kInstance)) return withArticle(kindName(pool_.kind(contents)));
  return withArticle(targetName(program_, pool_, state_, pool_.words(contents)[0]));
}

std::string PlaceNames::of(Slot slot, Word part, bool attribute) const {
  std::string base;
  switch (slot.area) {
    case Area::kGlobal:
      base = program_.globals[slot.index].name;
      break;
    case Area::kObject:
      base = of(slot.index);
      break;
    case Area::kThread:
      return "thread " + std::to_string(slot.index);
    case Area::kOutput:
      return "the output";
  }
  if (part == Word::unset()) return base;
  return attribute ? this->attribute(base, part) : element(base, part);
}

std::string PlaceNames::element(std::string_view base, Word key) const {
  return std::string(base) + "[" + keyText(pool_, key) + "]";
}

std::string PlaceNames::attribute(std::string_view base, Word name) const {
  return std::string(base) + "." + program_.names[static_cast<std::size_t>(name.small())];
}

}  // namespace racecourse::engine

// Heap objects: what they hold, and who may reach them.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "engine/interpreter.h"

namespace racecourse::engine {

Interpreter::Contents Interpreter::look(std::uint32_t object) {
  if (!open_.empty()) {
    if (const auto found = open_.find(object); found != open_.end())
      return {found->second.kind, found->second.flags, found->second.words};
  }
  const Word entry = memory_.read({Area::kObject, object});
  return {pool_.kind(entry), pool_.flags(entry), pool_.words(entry)};
}

Word Interpreter::contents(std::uint32_t object) {
  flush(object);
  return memory_.read({Area::kObject, object});
}

Kind Interpreter::kindOf(Word object) { return look(object.payload()).kind; }

Word Interpreter::intern(Kind kind, std::span<const Word> words, std::uint8_t flags) {
  spend(words.size() / 16);
  const Word word = pool_.intern(kind, words, flags);
  fitsDepth(pool_.depth(word));
  return word;
}

std::uint32_t Interpreter::allocate(Kind kind, std::span<const Word> contents, std::uint8_t flags) {
  ++changes_;
  const std::uint32_t object = memory_.allocate(intern(kind, contents, flags));
  if (object >= object_limit_ && limit_ == Limit::kNone) limit_ = Limit::kObjects;
  return object;
}

std::vector<Word>& Interpreter::edit(std::uint32_t object) {
  const auto found = open_.find(object);
  if (found != open_.end()) return found->second.words;
  const Contents now = look(object);
  spend(now.words.size() / 16);
  Open& open = open_[object];
  open = {now.kind, now.flags, {now.words.begin(), now.words.end()}};
  return open.words;
}

void Interpreter::edited(std::uint32_t object, std::span<const Word> added) {
  ++changes_;
  if ((look(object).flags & kShared) == 0) return;
  for (const Word word : added) share(word);
  if (!alone_) flush(object);
}

void Interpreter::flush(std::uint32_t object) {
  const auto found = open_.find(object);
  if (found == open_.end()) return;
  const Open& open = found->second;
  memory_.write({Area::kObject, object}, pool_.intern(open.kind, open.words, open.flags));
  open_.erase(found);
}

void Interpreter::flushAll() {
  std::vector<std::uint32_t> objects;
  for (const auto& [object, open] : open_) objects.push_back(object);
  std::ranges::sort(objects);
  for (const std::uint32_t object : objects) flush(object);
}

void Interpreter::setContents(std::uint32_t object, Kind kind, std::span<const Word> words) {
  ++changes_;
  const std::uint8_t flags = look(object).flags;
  open_.erase(object);
  memory_.write({Area::kObject, object}, intern(kind, words, flags));
  if ((flags & kShared) == 0) return;
  for (const Word word : words) share(word);
}

void Interpreter::setFlags(std::uint32_t object, std::uint8_t flags) {
  ++changes_;
  const auto found = open_.find(object);
  if (found == open_.end()) {
    const Contents now = look(object);
    memory_.write({Area::kObject, object}, intern(now.kind, now.words, flags));
    return;
  }
  found->second.flags = flags;
  if (!alone_) flush(object);
}

void Interpreter::share(Word value) {
  std::vector<Word> todo = {value};
  std::unordered_set<std::uint32_t> visited;
  while (!todo.empty() && spend(1)) {
    const Word word = todo.back();
    todo.pop_back();
    if (!pool_.mentionsObjects(word)) continue;
    if (word.is(Tag::kPooled)) {
      const std::span<const Word> words = pool_.words(word);
      if (visited.insert(word.bits()).second) todo.insert(todo.end(), words.begin(), words.end());
      continue;
    }
    const Contents now = look(word.payload());
    if ((now.flags & kShared) != 0) continue;
    todo.insert(todo.end(), now.words.begin(), now.words.end());
    setFlags(word.payload(), now.flags | kShared);
  }
}

void Interpreter::freeze(Word container) {
  if (!container.is(Tag::kObject)) return;
  const Contents now = look(container.payload());
  if (now.kind == Kind::kList || now.kind == Kind::kDict) setFlags(container.payload(), now.flags | kFrozen);
}

void Interpreter::storeGlobal(std::uint32_t index, Word value) {
  const GlobalVariable& global = program_.globals[index];
  if (global.use != GlobalUse::kMainOnly) share(value);
  if (global.read_only_container) freeze(value);
  ++changes_;
  memory_.write({Area::kGlobal, index}, value);
}

void Interpreter::printText(std::string_view text) {
  if (text.empty()) return;
  ++changes_;
  const std::array words = {memory_.read({Area::kOutput, 0}), pool_.text(text)};
  memory_.write({Area::kOutput, 0}, pool_.intern(Kind::kOutput, words));
}

int Interpreter::startThread(Word packed) {
  flushAll();
  ++changes_;
  alone_ = false;
  return static_cast<int>(memory_.start(packed));
}

}  // namespace racecourse::engine

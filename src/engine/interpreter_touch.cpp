// Which operations are steps.
#include <unordered_set>

#include "engine/interpreter.h"

namespace racecourse::engine {

namespace {

// Collects the lists and dicts that reading some values looks into.
class Reading {
 public:
  Reading(Interpreter& interpreter, bool deep) : interpreter_(interpreter), deep_(deep) {}

  void add(Word word) {
    if (interpreter_.pool().mentionsObjects(word) && visited_.insert(word.bits()).second) todo_.push_back(word);
  }

  // The next list or dict; false when there is none left.
  bool next(std::uint32_t& object) {
    while (!todo_.empty() && interpreter_.spend(1)) {
      const Word word = todo_.back();
      todo_.pop_back();
      if (word.is(Tag::kPooled)) {
        const Kind kind = interpreter_.pool().kind(word);
        if (kind == Kind::kIterator || (deep_ && kind == Kind::kTuple)) addAll(interpreter_.pool().words(word));
        continue;
      }
      object = word.payload();
      return true;
    }
    return false;
  }

  // What an object that next() gave holds is read as well.
  void enter(std::uint32_t object) {
    if (deep_) addAll(interpreter_.look(object).words);
  }

 private:
  void addAll(std::span<const Word> words) {
    interpreter_.spend(words.size() / 8);
    for (const Word word : words) add(word);
  }

  Interpreter& interpreter_;
  bool deep_;
  std::vector<Word> todo_;
  std::unordered_set<std::uint32_t> visited_;
};

}  // namespace

bool Interpreter::mayStep() {
  if (local_.atomic > 0 && (run_ == Run::kAlone || steps_taken_ > 0)) return true;
  switch (run_) {
    case Run::kResume:
      return false;
    case Run::kAlone:
      paused_ = alone_ && back_jumps_ >= kPatience;
      return alone_ && !paused_;
    case Run::kStep:
      break;
  }
  return steps_taken_ == 0 ||
         (options_.whole_statements && statement_ >= 0 && local_.frames.size() == statement_depth_);
}

bool Interpreter::grant(bool visible) {
  visible_ = visible;
  if (!visible) return true;
  if (!mayStep()) return false;
  if (steps_taken_++ == 0 && options_.whole_statements && run_ == Run::kStep) {
    const Code& code = program_.codes[static_cast<std::size_t>(frame().code)];
    const auto pc = static_cast<std::size_t>(frame().pc);
    statement_ = pc < code.statements.size() ? code.statements[pc] : -1;
    statement_depth_ = local_.frames.size();
  }
  return true;
}

bool Interpreter::touch() { return grant(true); }

bool Interpreter::touchChoice(int alternatives) {
  if (alternatives <= 1) return touch();
  visible_ = true;
  if (run_ != Run::kStep || steps_taken_ > 0) {
    chooses_ = alone_;
    return false;
  }
  alternatives_ = alternatives;
  return grant(true);
}

bool Interpreter::touchGlobal(int index, bool writes) {
  const GlobalUse use = program_.globals[static_cast<std::size_t>(index)].use;
  const auto number = static_cast<std::uint32_t>(index);
  if (use == GlobalUse::kMainOnly) return grant(false);
  if (use == GlobalUse::kConstant && !writes && readGlobal(number) != Word::unset()) return grant(false);
  if (!grant(true)) return false;
  note({Area::kGlobal, number}, writes);
  return true;
}

bool Interpreter::isSeen(std::uint32_t object, bool writes) {
  // An alone run may be the one that leads to the first choice.
  const bool known = run_ != Run::kAlone && object < known_flags_.size() && known_flags_[object] != 0;
  const std::uint8_t flags = known ? known_flags_[object] : look(object).flags;
  return (flags & kShared) != 0 && ((flags & kFrozen) == 0 || writes);
}

void Interpreter::note(Slot slot, bool writes, Word part) {
  if (run_ != Run::kStep) return;
  accesses_.push_back({.slot = slot,
                       .part = part,
                       .whole = part == Word::unset(),
                       .writes = writes,
                       .atomic = local_.atomic > 0,
                       .line = static_cast<std::uint32_t>(position().begin.line)});
}

bool Interpreter::touchObject(std::uint32_t object, bool writes) {
  if (!isSeen(object, writes)) return grant(false);
  if (!grant(true)) return false;
  note({Area::kObject, object}, writes);
  return true;
}

bool Interpreter::touchPrimitive(std::uint32_t object) { return grant(isSeen(object, true)); }

bool Interpreter::touchAttribute(std::uint32_t object, int name, bool writes) {
  const bool constant = !writes && program_.constant_attributes[static_cast<std::size_t>(name)];
  if (constant || !isSeen(object, writes)) return grant(false);
  if (!grant(true)) return false;
  note({Area::kObject, object}, writes, Word::integer(name));
  return true;
}

bool Interpreter::touchElement(std::uint32_t object, Word index, bool writes) {
  if (!isSeen(object, writes)) return grant(false);
  if (!grant(true)) return false;
  std::int64_t number = 0;
  if (asInteger(index, number)) {
    const Contents contents = look(object);
    if (contents.kind == Kind::kList && number < 0) number += static_cast<std::int64_t>(contents.words.size());
    index = pool_.integer(number);
  }
  note({Area::kObject, object}, writes, index);
  return true;
}

bool Interpreter::touchDeep(Word value) { return touchAll({&value, 1}, true); }

bool Interpreter::touchAll(std::span<const Word> read, bool deep, const std::uint32_t* changed) {
  std::vector<std::uint32_t> seen;
  if (!reach(read, deep, seen)) return grant(true);
  const bool changes = changed != nullptr && isSeen(*changed, true);
  if (!grant(changes || !seen.empty())) return false;
  for (const std::uint32_t one : seen) note({Area::kObject, one}, false);
  if (changes) note({Area::kObject, *changed}, true);
  return true;
}

bool Interpreter::touchPrint(std::span<const Word> values) {
  std::vector<std::uint32_t> seen;
  if (!mayStep() || !reach(values, true, seen) || !grant(true)) return false;
  for (const std::uint32_t one : seen) note({Area::kObject, one}, false);
  return true;
}

// Shared lists and dicts that reading looks into. False as soon as there is one and no step may be taken.
bool Interpreter::reach(std::span<const Word> read, bool deep, std::vector<std::uint32_t>& seen) {
  Reading reading(*this, deep);
  for (const Word word : read) reading.add(word);
  std::uint32_t object = 0;
  while (reading.next(object)) {
    const bool shared = isSeen(object, false);
    const Kind kind = look(object).kind;
    if (kind != Kind::kList && kind != Kind::kDict) continue;
    if (shared && !mayStep()) return false;
    if (shared) seen.push_back(object);
    reading.enter(object);
  }
  return true;
}

void Interpreter::tell(const Happening& happening) {
  if (listening_ && visible_) happenings_.push_back(happening);
}

}  // namespace racecourse::engine

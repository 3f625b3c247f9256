#include <algorithm>

#include "engine/machine_parts.h"
#include "engine/primitive_queues.h"
#include "engine/primitive_text.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

// Rows that a view has at most; a program with more data than this is beyond looking at.
constexpr std::size_t kMostRows = 1'000;
constexpr int kDeepestPlain = 50;
constexpr int kMostPlain = 1'000'000;

// Numbers, texts, truths, None, and tuples, lists and dicts of them.
class PlainData {
 public:
  PlainData(const Pool& pool, const State& state) : pool_(pool), state_(state) {}

  bool is(Word word, int depth = 0) {
    if (depth > kDeepestPlain || --budget_ < 0) return false;
    if (word.is(Tag::kObject)) {
      const Word contents = state_.objects[word.payload()];
      const Kind kind = pool_.kind(contents);
      return (kind == Kind::kList || kind == Kind::kDict) && areAll(pool_.words(contents), depth);
    }
    if (!word.is(Tag::kPooled)) return word.is(Tag::kInteger) || word == Word::none() || Interpreter::isTruth(word);
    const Kind kind = pool_.kind(word);
    if (kind == Kind::kTuple) return areAll(pool_.words(word), depth);
    return kind == Kind::kInteger || kind == Kind::kText || kind == Kind::kRange;
  }

 private:
  bool areAll(std::span<const Word> words, int depth) {
    return std::ranges::all_of(words, [&](Word word) { return is(word, depth + 1); });
  }

  const Pool& pool_;
  const State& state_;
  int budget_ = kMostPlain;
};

bool isPlain(const Pool& pool, const State& state, Word word) { return PlainData(pool, state).is(word); }

// One row after the other: variables, and what is inside them.
class Rows {
 public:
  Rows(MachineParts& parts, const State& state)
      : parts_(parts),
        state_(state),
        names_(parts.program, parts.pool, state),
        seen_(state.objects.size()),
        queues_(parts, state) {}

  void add(std::string place, Word word) {
    if (word == Word::unset() || rows_.size() >= kMostRows) return;
    if (isPlain(parts_.pool, state_, word)) return addPlain(std::move(place), word);
    if (parts_.pool.is(word, Kind::kTuple)) return addElements(place, parts_.pool.words(word));
    if (!word.is(Tag::kObject) || seen_[word.payload()]) return;
    seen_[word.payload()] = true;
    addObject(place, word.payload());
  }

  std::vector<DataView> take() {
    addLocks();
    return std::move(rows_);
  }

 private:
  void addPlain(std::string place, Word word) {
    rows_.push_back({std::move(place), parts_.typeName(state_, word), parts_.repr(state_, word), {}});
  }

  void addElements(const std::string& place, std::span<const Word> words) {
    for (std::size_t i = 0; i < words.size(); ++i)
      add(names_.element(place, Word::integer(static_cast<std::int32_t>(i))), words[i]);
  }

  void addObject(const std::string& place, std::uint32_t object) {
    const Word contents = state_.objects[object];
    const auto words = parts_.pool.words(contents);
    switch (parts_.pool.kind(contents)) {
      case Kind::kList:
        return addElements(place, words);
      case Kind::kDict:
        for (std::size_t i = 0; i + 1 < words.size(); i += 2) add(names_.element(place, words[i]), words[i + 1]);
        return;
      case Kind::kInstance:
      case Kind::kClass:
        for (std::size_t i = 1; i + 1 < words.size(); i += 2) add(names_.attribute(place, words[i]), words[i + 1]);
        return;
      case Kind::kCell:
      case Kind::kThreadObject:
        return;
      default:
        addPrimitive(place, object);
    }
  }

  void addPrimitive(const std::string& place, std::uint32_t object) {
    const Kind kind = parts_.pool.kind(state_.objects[object]);
    const std::uint32_t lock = kind == Kind::kCondition ? queues_.lockOf(object) : object;
    DataView row{.place = place, .type = std::string(kindName(kind))};
    row.value = PrimitiveText(parts_, state_).of(object, holdersOf(parts_, state_, lock));
    if (kind != Kind::kAtomicValue) row.primitive = queues_.view(object);
    if (kind == Kind::kCondition) conditions_.push_back({rows_.size(), lock});
    rows_.push_back(std::move(row));
  }

  // Who waits for the lock of a condition stands at the lock if that is shown, and otherwise at the condition.
  void addLocks() {
    for (const auto& [row, lock] : conditions_) {
      PrimitiveView& view = *rows_[row].primitive;
      if (seen_[lock]) {
        view.lock = names_.of(lock);
        continue;
      }
      const std::vector<Waiter> waiters = queues_.waiters(lock);
      view.waiters.insert(view.waiters.end(), waiters.begin(), waiters.end());
    }
  }

  MachineParts& parts_;
  const State& state_;
  PlaceNames names_;
  std::vector<bool> seen_;
  PrimitiveQueues queues_;
  std::vector<std::pair<std::size_t, std::uint32_t>> conditions_;  // row and lock
  std::vector<DataView> rows_;
};

// Whether only the main thread uses this global, and stores an item of a `for` in it.
bool isLoopVariable(const Program& program, std::size_t global) {
  if (program.globals[global].use != GlobalUse::kMainOnly) return false;
  const auto& instructions = program.codes.front().instructions;
  bool in_target = false;
  for (const Instruction& instruction : instructions) {
    const bool stores = instruction.op == Op::kStoreGlobal;
    if (in_target && stores && instruction.a == static_cast<std::int32_t>(global)) return true;
    in_target = instruction.op == Op::kNext || (in_target && (stores || instruction.op == Op::kUnpack));
  }
  return false;
}

}  // namespace

std::string MachineParts::repr(const State& state, Word word) {
  State copy = state;
  StateMemory memory(copy);
  Local local;
  return Interpreter(program, options, pool, memory, 0, local).repr(word);
}

std::string MachineParts::typeName(const State& state, Word word) {
  State copy = state;
  StateMemory memory(copy);
  Local local;
  return std::string(Interpreter(program, options, pool, memory, 0, local).typeName(word));
}

std::vector<DataView> Machine::data(const State& state) {
  Rows rows(*parts_, state);
  for (std::size_t i = 0; i < state.globals.size(); ++i)
    if (!isLoopVariable(parts_->program, i)) rows.add(parts_->program.globals[i].name, state.globals[i]);
  return rows.take();
}

std::vector<std::pair<std::string, std::string>> Machine::finalValues(const State& state) {
  std::vector<std::pair<std::string, std::string>> values;
  for (std::size_t i = 0; i < state.globals.size(); ++i) {
    const Word word = state.globals[i];
    if (isLoopVariable(parts_->program, i) || !isPlain(parts_->pool, state, word)) continue;
    values.emplace_back(parts_->program.globals[i].name, parts_->repr(state, word));
  }
  return values;
}

}  // namespace racecourse::engine

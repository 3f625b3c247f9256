#pragma once

// Small programs for tests of the search, in a language of a few operations, and the Model that runs them. Thread 0 is
// the main thread; the others have been started.
//
//   ToyModel model({.scripts = {{join(1), join(2)}, {load(0, 0), add(0, 1), store(0, 0)}}, .threads = {0, 1, 1}});
//   model.initial().threads.size()   ->  3

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/memories.h"
#include "engine/model.h"

namespace racecourse::engine {

struct ToyOperation {
  enum Code : std::uint8_t {
    // Local work.
    kSet,         // register a = b
    kAdd,         // register a += b
    kJump,        // to a
    kJumpUnless,  // to c unless register a == b
    kAssert,      // register a == b
    kJoin,        // thread a
    kStart,       // a thread with script a
    kSpin,        // for ever
    kMake,        // register a = a new object that holds register b
    // Steps.
    kLoad,      // register a = global b
    kStore,     // global b = register a
    kUpdate,    // global a += b, as one atomic step
    kAcquire,   // lock a
    kTryFor,    // lock a, with a time-out: register b = whether
    kRelease,   // lock a, whoever holds it
    kIsAlive,   // register a = whether thread b has not finished
    kChoose,    // register a = 0 ... b - 1
    kPrint,     // register a
    kWait,      // in queue a
    kNotify,    // the first in queue a
    kPeek,      // register a = what the object in register b holds
    kRemember,  // register a = this thread
  };
  Code code;
  int a = 0, b = 0, c = 0;
};

using ToyScript = std::vector<ToyOperation>;

struct ToyProgram {
  std::vector<ToyScript> scripts;
  std::vector<int> threads;  // the script of each; thread 0 first
  int globals = 1;
  int locks = 1;
  int queues = 1;
  int invariant = -1;  // global 0 never holds this; -1 for no invariant
};

namespace toy {
inline ToyOperation set(int r, int value) { return {ToyOperation::kSet, r, value}; }
inline ToyOperation add(int r, int value) { return {ToyOperation::kAdd, r, value}; }
inline ToyOperation jump(int to) { return {ToyOperation::kJump, to}; }
inline ToyOperation jumpUnless(int r, int value, int to) { return {ToyOperation::kJumpUnless, r, value, to}; }
inline ToyOperation check(int r, int value) { return {ToyOperation::kAssert, r, value}; }
inline ToyOperation join(int thread) { return {ToyOperation::kJoin, thread}; }
inline ToyOperation start(int script) { return {ToyOperation::kStart, script}; }
inline ToyOperation spin() { return {ToyOperation::kSpin}; }
inline ToyOperation make(int r, int held) { return {ToyOperation::kMake, r, held}; }
inline ToyOperation load(int r, int global) { return {ToyOperation::kLoad, r, global}; }
inline ToyOperation store(int r, int global) { return {ToyOperation::kStore, r, global}; }
inline ToyOperation update(int global, int value) { return {ToyOperation::kUpdate, global, value}; }
inline ToyOperation acquire(int lock) { return {ToyOperation::kAcquire, lock}; }
inline ToyOperation tryFor(int lock, int r) { return {ToyOperation::kTryFor, lock, r}; }
inline ToyOperation release(int lock) { return {ToyOperation::kRelease, lock}; }
inline ToyOperation isAlive(int r, int thread) { return {ToyOperation::kIsAlive, r, thread}; }
inline ToyOperation choose(int r, int values) { return {ToyOperation::kChoose, r, values}; }
inline ToyOperation print(int r) { return {ToyOperation::kPrint, r}; }
inline ToyOperation wait(int queue) { return {ToyOperation::kWait, queue}; }
inline ToyOperation notify(int queue) { return {ToyOperation::kNotify, queue}; }
inline ToyOperation peek(int r, int object) { return {ToyOperation::kPeek, r, object}; }
inline ToyOperation remember(int r) { return {ToyOperation::kRemember, r}; }
}  // namespace toy

class ToyModel : public Model {
 public:
  explicit ToyModel(ToyProgram program) : program_(std::move(program)) {}

  Pool& pool() override { return pool_; }

  State initial() override {
    State state;
    state.globals.assign(static_cast<std::size_t>(program_.globals), Word::integer(0));
    for (int i = 0; i < program_.locks; ++i) state.objects.push_back(lock(false));
    for (int i = 0; i < program_.queues; ++i) state.objects.push_back(pool_.intern(Kind::kCondition, {}));
    for (const int script : program_.threads) state.threads.push_back(fresh(script));
    StateMemory memory(state);
    for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) {
      Running running = unpack(state.threads[static_cast<std::size_t>(thread)]);
      workLocally(running, thread, memory);
      state.threads[static_cast<std::size_t>(thread)] = pack(running);
    }
    return state;
  }

  Effect execute(int thread, Run run, int alternative, Memory& memory) override {
    ++runs;
    const Slot own{Area::kThread, static_cast<std::uint32_t>(thread)};
    Running running = unpack(memory.read(own));
    Effect effect;
    if (run == Run::kAlone) {
      effect.kind = runAlone(running, thread, memory);
    } else {
      if (run == Run::kResume) running.status = Status::kStands;
      if (run == Run::kStep && !step(running, thread, alternative, memory, effect)) {
        effect.kind = Effect::kBlocked;
        effect.accesses.clear();
        return effect;
      }
      workLocally(running, thread, memory);
    }
    if (effect.kind != Effect::kBlocked) memory.write(own, pack(running));
    return effect;
  }

  LocalInfo info(Word local) const override {
    const std::span<const Word> words = pool_.words(local);
    return {.status = static_cast<Status>(words[kStatus].small()),
            .joins = words[kJoins].small(),
            .start = words[kScript],
            .held = words.subspan(kHeld)};
  }

  bool invariantsHold(Memory& memory) override {
    return memory.read({Area::kGlobal, 0}) != Word::integer(program_.invariant);
  }
  bool hasInvariants() const override { return program_.invariant >= 0; }

  // Where a thread stands in its script.
  int position(Word local) const { return pool_.words(local)[kPosition].small(); }

  std::uint64_t runs = 0;  // calls of execute()

 private:
  using Op = ToyOperation;
  static constexpr int kRegisters = 2;
  enum Field : std::uint8_t {
    kScript,
    kPosition,
    kPhase,
    kStatus,
    kJoins,
    kFirstRegister,
    kHeld = kFirstRegister + kRegisters
  };

  struct Running {
    Word script;
    int position = 0, phase = 0;
    Status status = Status::kStands;
    int joins = -1;
    std::vector<Word> registers = std::vector<Word>(kRegisters, Word::integer(0));
    std::vector<Word> held;
  };

  Word fresh(int script) {
    Running running;
    running.script = Word::integer(script);
    return pack(running);
  }
  Word pack(const Running& running) {
    std::vector<Word> words = {running.script, Word::integer(running.position), Word::integer(running.phase),
                               Word::integer(static_cast<int>(running.status)), Word::integer(running.joins)};
    words.insert(words.end(), running.registers.begin(), running.registers.end());
    words.insert(words.end(), running.held.begin(), running.held.end());
    return pool_.intern(Kind::kLocal, words);
  }
  Running unpack(Word local) const {
    const std::span<const Word> words = pool_.words(local);
    Running running{words[kScript],
                    words[kPosition].small(),
                    words[kPhase].small(),
                    static_cast<Status>(words[kStatus].small()),
                    words[kJoins].small(),
                    {},
                    {}};
    running.registers.assign(words.begin() + kFirstRegister, words.begin() + kHeld);
    running.held.assign(words.begin() + kHeld, words.end());
    return running;
  }

  Word lock(bool held) { return pool_.intern(Kind::kLock, std::vector{Word::truth(held)}); }
  static Slot global(int index) { return {Area::kGlobal, static_cast<std::uint32_t>(index)}; }
  static Slot object(int index) { return {Area::kObject, static_cast<std::uint32_t>(index)}; }
  Slot queue(int index) const { return object(program_.locks + index); }
  static Word self(int thread) { return Word::of(Tag::kThread, static_cast<std::uint32_t>(thread)); }

  const ToyScript& scriptOf(const Running& running) const {
    return program_.scripts[static_cast<std::size_t>(running.script.small())];
  }
  const Op* next(const Running& running) const {
    const ToyScript& script = scriptOf(running);
    const auto at = static_cast<std::size_t>(running.position);
    return at < script.size() ? &script[at] : nullptr;
  }
  static bool isStep(const Op& op) { return op.code >= Op::kLoad; }
  bool hasFinished(int thread, Memory& memory) {
    return info(memory.read({Area::kThread, static_cast<std::uint32_t>(thread)})).status == Status::kFinished;
  }

  void workLocally(Running& running, int thread, Memory& memory) {
    while (running.status == Status::kStands) {
      const Op* op = next(running);
      if (op == nullptr) {
        running.status = Status::kFinished;
        running.registers.assign(kRegisters, Word::integer(0));
        return;
      }
      if (isStep(*op)) return;
      workOnce(*op, running, thread, memory);
    }
  }

  void workOnce(const Op& op, Running& running, int thread, Memory& memory) {
    const auto reg = [&](int number) -> Word& { return running.registers[static_cast<std::size_t>(number)]; };
    ++running.position;
    switch (op.code) {
      case Op::kSet:
        reg(op.a) = Word::integer(op.b);
        break;
      case Op::kAdd:
        reg(op.a) = Word::integer(reg(op.a).small() + op.b);
        break;
      case Op::kJump:
        running.position = op.a;
        break;
      case Op::kJumpUnless:
        if (reg(op.a) != Word::integer(op.b)) running.position = op.c;
        break;
      case Op::kAssert:
        if (reg(op.a) != Word::integer(op.b)) running.status = Status::kFailed;
        break;
      case Op::kStart:
        memory.start(standing(op.a));
        break;
      case Op::kSpin:
        running.status = Status::kSpins;
        break;
      case Op::kMake:
        reg(op.a) = Word::of(Tag::kObject, memory.allocate(pool_.intern(Kind::kList, std::vector{reg(op.b)})));
        break;
      case Op::kJoin:
        running.joins = op.a;
        if (op.a != thread && hasFinished(op.a, memory)) break;
        --running.position;
        running.status = Status::kJoins;
        break;
      default:
        break;
    }
  }
  // A thread started later begins with a step, so that its start is nobody's work.
  Word standing(int script) { return fresh(script); }

  Effect::Kind runAlone(Running& running, int thread, Memory& memory) {
    constexpr int kMostSteps = 100;
    for (int steps = 0;; ++steps) {
      workLocally(running, thread, memory);
      const Op* op = next(running);
      if (running.status != Status::kStands || op == nullptr) return Effect::kMoved;
      if (op->code == Op::kChoose || op->code == Op::kTryFor) return Effect::kChooses;
      if (steps == kMostSteps) return Effect::kPaused;
      Effect effect;
      if (!step(running, thread, 0, memory, effect)) return steps == 0 ? Effect::kBlocked : Effect::kMoved;
    }
  }

  static Effect access(int index, const Running& running, bool writes) {
    return {.accesses = {{.slot = global(index), .writes = writes, .line = line(running)}}};
  }
  static std::uint32_t line(const Running& running) {
    return static_cast<std::uint32_t>(100 * running.script.small() + running.position);
  }

  bool step(Running& running, int thread, int alternative, Memory& memory, Effect& effect) {
    const Op& op = *next(running);
    const auto reg = [&](int number) -> Word& { return running.registers[static_cast<std::size_t>(number)]; };
    switch (op.code) {
      case Op::kLoad:
        effect = access(op.b, running, false);
        reg(op.a) = memory.read(global(op.b));
        break;
      case Op::kStore:
        effect = access(op.b, running, true);
        memory.write(global(op.b), reg(op.a));
        break;
      case Op::kUpdate:
        effect = access(op.a, running, true);
        effect.accesses[0].atomic = true;
        memory.write(global(op.a), Word::integer(memory.read(global(op.a)).small() + op.b));
        break;
      case Op::kTryFor:
      case Op::kAcquire: {
        if (op.code == Op::kTryFor) effect.alternatives = 2;
        const bool free = memory.read(object(op.a)) == lock(false);
        if (free == (alternative == 1)) return false;
        if (op.code == Op::kTryFor) reg(op.b) = Word::integer(free ? 1 : 0);
        if (!free) break;
        memory.write(object(op.a), lock(true));
        running.held.push_back(Word::of(Tag::kObject, static_cast<std::uint32_t>(op.a)));
        break;
      }
      case Op::kRelease: {
        if (memory.read(object(op.a)) == lock(false)) {
          running.status = Status::kFailed;
          return true;
        }
        memory.write(object(op.a), lock(false));
        std::erase(running.held, Word::of(Tag::kObject, static_cast<std::uint32_t>(op.a)));
        break;
      }
      case Op::kIsAlive:
        reg(op.a) = Word::integer(hasFinished(op.b, memory) ? 0 : 1);
        break;
      case Op::kChoose:
        effect.alternatives = op.b;
        reg(op.a) = Word::integer(alternative);
        break;
      case Op::kPrint:
        memory.write({Area::kOutput, 0},
                     pool_.intern(Kind::kOutput, std::vector{memory.read({Area::kOutput, 0}), reg(op.a)}));
        break;
      case Op::kWait:
        return waitIn(queue(op.a), running, thread, memory);
      case Op::kNotify: {
        const std::span<const Word> waiting = pool_.words(memory.read(queue(op.a)));
        if (!waiting.empty()) memory.write(queue(op.a), pool_.intern(Kind::kCondition, waiting.subspan(1)));
        break;
      }
      case Op::kPeek:
        reg(op.a) = pool_.words(memory.read({Area::kObject, reg(op.b).payload()}))[0];
        break;
      case Op::kRemember:
        reg(op.a) = self(thread);
        break;
      default:
        break;
    }
    ++running.position;
    return true;
  }

  bool waitIn(Slot queue, Running& running, int thread, Memory& memory) {
    const std::span<const Word> waiting = pool_.words(memory.read(queue));
    if (running.phase == 0) {
      std::vector<Word> longer(waiting.begin(), waiting.end());
      longer.push_back(self(thread));
      memory.write(queue, pool_.intern(Kind::kCondition, longer));
      running.phase = 1;
      return true;
    }
    if (std::ranges::contains(waiting, self(thread))) return false;
    running.phase = 0;
    ++running.position;
    return true;
  }

  ToyProgram program_;
  Pool pool_;
};

}  // namespace racecourse::engine

#pragma once

// The Model that runs a ToyProgram.
//
//   ToyModel model({.scripts = {{join(1), join(2)}, {load(0, 0), add(0, 1), store(0, 0)}}, .threads = {0, 1, 1}});
//   model.initial().threads.size()   ->  3

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/memories.h"
#include "engine/model.h"
#include "tests/engine/toy_programs.h"

namespace racecourse::engine {

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

    Word& at(int number) { return registers[static_cast<std::size_t>(number)]; }
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
    const auto status = static_cast<Status>(words[kStatus].small());
    Running running{
        words[kScript], words[kPosition].small(), words[kPhase].small(), status, words[kJoins].small(), {}, {}};
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
    ++running.position;
    switch (op.code) {
      case Op::kSet:
        running.at(op.a) = Word::integer(op.b);
        break;
      case Op::kAdd:
        running.at(op.a) = Word::integer(running.at(op.a).small() + op.b);
        break;
      case Op::kJump:
        running.position = op.a;
        break;
      case Op::kJumpUnless:
        if (running.at(op.a) != Word::integer(op.b)) running.position = op.c;
        break;
      case Op::kAssert:
        if (running.at(op.a) != Word::integer(op.b)) running.status = Status::kFailed;
        break;
      case Op::kStart:
        memory.start(fresh(op.a));
        break;
      case Op::kSpin:
        running.status = Status::kSpins;
        break;
      case Op::kMake:
        running.at(op.a) =
            Word::of(Tag::kObject, memory.allocate(pool_.intern(Kind::kList, std::vector{running.at(op.b)})));
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
    const auto line = static_cast<std::uint32_t>(100 * running.script.small() + running.position);
    return {.accesses = {{.slot = global(index), .writes = writes, .line = line}}};
  }

  bool step(Running& running, int thread, int alternative, Memory& memory, Effect& effect) {
    const Op& op = *next(running);
    switch (op.code) {
      case Op::kLoad:
        effect = access(op.b, running, false);
        running.at(op.a) = memory.read(global(op.b));
        break;
      case Op::kStore:
        effect = access(op.b, running, true);
        memory.write(global(op.b), running.at(op.a));
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
        if (op.code == Op::kTryFor) running.at(op.b) = Word::integer(free ? 1 : 0);
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
        running.at(op.a) = Word::integer(hasFinished(op.b, memory) ? 0 : 1);
        break;
      case Op::kChoose:
        effect.alternatives = op.b;
        running.at(op.a) = Word::integer(alternative);
        break;
      case Op::kPrint:
        memory.write({Area::kOutput, 0},
                     pool_.intern(Kind::kOutput, std::vector{memory.read({Area::kOutput, 0}), running.at(op.a)}));
        break;
      case Op::kWait:
        return waitIn(queue(op.a), running, thread, memory);
      case Op::kNotify: {
        const std::span<const Word> waiting = pool_.words(memory.read(queue(op.a)));
        if (!waiting.empty()) memory.write(queue(op.a), pool_.intern(Kind::kCondition, waiting.subspan(1)));
        break;
      }
      case Op::kPeek:
        running.at(op.a) = pool_.words(memory.read({Area::kObject, running.at(op.b).payload()}))[0];
        break;
      case Op::kRemember:
        running.at(op.a) = self(thread);
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

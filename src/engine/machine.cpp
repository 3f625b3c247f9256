#include "engine/machine.h"

#include <algorithm>

#include "engine/helper_codes.h"
#include "engine/machine_parts.h"
#include "engine/settle.h"

namespace racecourse::engine {
namespace {

// Where an @invariant puts what it makes: behind all objects and threads that a state can have. It may make as many
// objects as a state may have.
constexpr std::uint32_t kScratchObjects = 2 * kMostObjects;
constexpr std::uint32_t kScratchThreads = 1'000;

// An @invariant that pauses more often works for too long.
constexpr int kMostPauses = 1'000;

// A state, for settle().
class StateWorld {
 public:
  StateWorld(Machine& machine, State& state) : machine_(machine), state_(state), memory_(state) {}

  int threads() const { return static_cast<int>(state_.threads.size()); }
  LocalInfo info(int thread) const { return machine_.info(state_.threads[static_cast<std::size_t>(thread)]); }
  Effect execute(int thread, Run run) { return machine_.execute(thread, run, 0, memory_); }

 private:
  Machine& machine_;
  State& state_;
  StateMemory memory_;
};

Local mainThread(const Program& program) {
  Local local;
  local.frames.push_back({.locals = std::vector<Word>(program.codes.front().locals.size(), Word::unset())});
  return local;
}

std::vector<std::uint8_t> flagsOf(const Pool& pool, const State& state) {
  std::vector<std::uint8_t> flags;
  for (const Word object : state.objects) flags.push_back(pool.flags(object));
  return flags;
}

}  // namespace

MachineParts::MachineParts(const Program& source, MachineOptions chosen)
    : program(withHelperCodes(source)), options(chosen) {}

LocalInfo MachineParts::info(const State& state, int thread) const {
  return infoOf(pool, state.threads[static_cast<std::size_t>(thread)]);
}

Local MachineParts::local(const State& state, int thread) const {
  return unpack(pool, program, state.threads[static_cast<std::size_t>(thread)]);
}

Trial MachineParts::attempt(const State& state, Choice choice) {
  Trial trial;
  trial.after = state;
  Local moving = local(state, choice.thread);
  StateMemory memory(trial.after);
  Interpreter interpreter(program, options, pool, memory, choice.thread, moving);
  interpreter.assume(known_flags);
  interpreter.listen();
  trial.effect = interpreter.run(Run::kStep, choice.alternative);
  trial.happenings = interpreter.happenings();
  trial.taken = trial.effect.kind == Effect::kMoved && choice.alternative < trial.effect.alternatives;
  return trial;
}

bool MachineParts::isTrue(Word invariant, Memory& memory) {
  OverlayMemory scratch(memory, kScratchObjects, kScratchThreads);
  Local local;
  Interpreter interpreter(program, options, pool, scratch, 0, local);
  interpreter.limitObjects(kScratchObjects + kMostObjects);
  interpreter.begin(invariant);
  if (local.status == Status::kFailed) return false;
  Effect effect{.kind = Effect::kPaused};
  for (int pauses = 0; effect.kind == Effect::kPaused && pauses < kMostPauses && !local.frames.empty(); ++pauses)
    effect = interpreter.run(Run::kAlone, 0);
  return local.frames.empty() && interpreter.truth(interpreter.result());
}

Machine::Machine(const Program& program, MachineOptions options)
    : parts_(std::make_unique<MachineParts>(program, options)) {}
Machine::~Machine() = default;

const Program& Machine::program() const { return parts_->program; }
const MachineOptions& Machine::options() const { return parts_->options; }
Pool& Machine::pool() { return parts_->pool; }

State Machine::initial() {
  State state;
  state.globals.resize(parts_->program.globals.size(), Word::unset());
  const Local main = mainThread(parts_->program);
  state.threads.push_back(pack(parts_->pool, parts_->program, main, parts_->options.forget_dead_locals));
  StateWorld world(*this, state);
  settle(world);
  if (parts_->known_flags.empty()) parts_->known_flags = flagsOf(parts_->pool, state);
  return state;
}

Effect Machine::execute(int thread, Run run, int alternative, Memory& memory) {
  const Slot slot{Area::kThread, static_cast<std::uint32_t>(thread)};
  Local local = unpack(parts_->pool, parts_->program, memory.read(slot));
  Interpreter interpreter(parts_->program, parts_->options, parts_->pool, memory, thread, local);
  interpreter.assume(parts_->known_flags);
  Effect effect = interpreter.run(run, alternative);
  if (effect.kind != Effect::kBlocked)
    memory.write(slot, pack(parts_->pool, parts_->program, local, parts_->options.forget_dead_locals));
  return effect;
}

LocalInfo Machine::info(Word local) const { return infoOf(parts_->pool, local); }

bool Machine::hasInvariants() const { return !parts_->program.invariants.empty(); }

bool Machine::invariantsHold(Memory& memory) {
  return std::ranges::all_of(parts_->program.invariants, [&](int global) {
    const Word invariant = memory.read({Area::kGlobal, static_cast<std::uint32_t>(global)});
    return invariant == Word::unset() || parts_->isTrue(invariant, memory);
  });
}

bool Machine::ended(const State& state) {
  const auto statusOf = [&](Word local) { return info(local).status; };
  const auto broken = [](Status status) { return status == Status::kFailed || status == Status::kExhausted; };
  if (std::ranges::any_of(state.threads, broken, statusOf)) return true;
  const auto finished = [](Status status) { return status == Status::kFinished; };
  return std::ranges::all_of(state.threads, finished, statusOf) || brokenInvariant(state).has_value();
}

std::vector<Choice> Machine::choices(const State& state) {
  std::vector<Choice> choices;
  if (ended(state)) return choices;
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) {
    const Status status = parts_->info(state, thread).status;
    if (status == Status::kSpins) choices.push_back({thread, 0});
    if (status != Status::kStands) continue;
    int count = 1;
    for (int alternative = 0; alternative < count; ++alternative) {
      const Trial trial = parts_->attempt(state, {thread, alternative});
      count = std::max(count, trial.effect.alternatives);
      if (trial.taken) choices.push_back({thread, alternative});
    }
  }
  return choices;
}

bool Machine::step(State& state, Choice choice) {
  const bool exists = choice.thread >= 0 && choice.thread < static_cast<int>(state.threads.size());
  if (!exists || choice.alternative < 0 || ended(state)) return false;
  const Status status = parts_->info(state, choice.thread).status;
  if (status == Status::kSpins) return choice.alternative == 0;
  if (status != Status::kStands) return false;
  State next = state;
  StateMemory memory(next);
  const Effect effect = execute(choice.thread, Run::kStep, choice.alternative, memory);
  if (effect.kind != Effect::kMoved || choice.alternative >= effect.alternatives) return false;
  StateWorld world(*this, next);
  settle(world);
  state = std::move(next);
  return true;
}

std::optional<std::string> Machine::brokenInvariant(const State& state) {
  if (!hasInvariants()) return std::nullopt;
  State copy = state;
  StateMemory memory(copy);
  for (const int global : parts_->program.invariants) {
    const auto index = static_cast<std::size_t>(global);
    if (state.globals[index] != Word::unset() && !parts_->isTrue(state.globals[index], memory))
      return parts_->program.globals[index].name;
  }
  return std::nullopt;
}

std::optional<Failure> Machine::failure(const State& state) {
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) {
    const Status status = parts_->info(state, thread).status;
    if (status == Status::kFailed || status == Status::kExhausted)
      return unpackFailure(parts_->pool, parts_->local(state, thread).failure);
  }
  return std::nullopt;
}

std::string Machine::output(const State& state) {
  std::vector<std::string_view> texts;
  for (Word word = state.output; word != Word::none(); word = parts_->pool.words(word)[0])
    texts.push_back(parts_->pool.textOf(parts_->pool.words(word)[1]));
  std::string output;
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) output += *text;
  return output;
}

}  // namespace racecourse::engine

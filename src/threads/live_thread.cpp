#include "threads/live_thread.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "threads/clock.h"

namespace racecourse::threads {

using engine::Area;
using engine::Builtin;
using engine::Code;
using engine::Effect;
using engine::Frame;
using engine::Instruction;
using engine::Local;
using engine::Op;
using engine::Program;
using engine::Slot;
using engine::Status;
using engine::Word;

namespace {

constexpr std::uint32_t kStepsBetweenLooks = 256;
constexpr int kLongestSpin = 200;

// splitmix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9ull;
  number = (number ^ number >> 27) * 0x94D049BB133111EBull;
  return number ^ number >> 31;
}

// Whether others than module code may start a thread.
bool startsElsewhere(const Program& program) {
  const auto name = std::ranges::find(program.names, "start");
  if (name == program.names.end()) return false;
  const int start = static_cast<int>(name - program.names.begin());
  for (std::size_t i = 0; i < program.codes.size(); ++i) {
    for (const Instruction& instruction : program.codes[i].instructions) {
      if (instruction.a != start) continue;
      if (instruction.op == Op::kLoadAttribute || (i > 0 && instruction.op == Op::kLoadMethod)) return true;
    }
  }
  return false;
}

bool usesAtomic(const Program& program) {
  return std::ranges::contains(program.constants, engine::ProgramConstant::kAtomic, &engine::ProgramConstant::type);
}

}  // namespace

LivePlan planFor(const Program& program, const engine::MachineOptions& options) {
  const bool invariants = !program.invariants.empty();
  return {.locked = invariants || options.whole_statements || usesAtomic(program) || startsElsewhere(program),
          .invariants = invariants};
}

LivePace::LivePace(std::uint64_t seed, std::uint64_t round, int thread)
    : state_(mixed(seed + mixed(round * 1'024 + static_cast<std::uint64_t>(thread)))) {
  constexpr std::uint32_t rates[] = {0, 8, 4, 2};
  every_ = rates[round % std::size(rates)];
}

std::uint64_t LivePace::next() { return mixed(state_ += 0x9E3779B97F4A7C15ull); }

int LivePace::pick(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }

// Yielding lets others in where threads share a core; a short spin moves this one a little where they do not.
void LivePace::pause() {
  if (every_ == 0 || next() % every_ != 0) return;
  if (next() % 2 == 0) return std::this_thread::yield();
  std::atomic<int> spins = pick(kLongestSpin);
  while (spins.fetch_sub(1, std::memory_order_relaxed) > 0) {
  }
}

Word LiveMemory::read(Slot slot) {
  if (slot.area == Area::kGlobal) {
    for (const auto& [index, word] : held_)
      if (index == slot.index) return word;
  }
  return Word::fromBits(world_.at(slot));
}

void LiveMemory::write(Slot slot, Word word) {
  if (slot.area == Area::kGlobal) {
    if (holding_) {
      const auto held = std::ranges::find(held_, slot.index, &std::pair<std::uint32_t, Word>::first);
      if (held == held_.end()) {
        held_.emplace_back(slot.index, word);
      } else {
        held->second = word;
      }
      return;
    }
  } else {
    changed_ = true;
  }
  world_.at(slot) = word.bits();
}

std::uint32_t LiveMemory::allocate(Word contents) {
  const std::uint32_t object = world_.allocate(contents);
  full_ = full_ || object >= engine::kMostObjects;
  return object;
}

std::uint32_t LiveMemory::start(Word local) {
  const std::uint32_t number = world_.add(local);
  if (number < engine::kMostThreads) started_.push_back(static_cast<int>(number));
  return number;
}

void LiveMemory::publish() {
  for (const auto& [index, word] : held_) world_.at({Area::kGlobal, index}) = word.bits();
  discard();
}

LiveStepper::LiveStepper(LiveWorld& world, engine::Machine& machine, const LivePlan& plan, int thread, LivePace pace)
    : world_(world),
      machine_(machine),
      plan_(plan),
      number_(thread),
      thread_(world.thread(thread)),
      memory_(world),
      interpreter_(machine.program(), machine.options(), machine.pool(), memory_, thread, thread_.local),
      pace_(pace) {}

void LiveStepper::run(const Look& look) {
  begin(look);
  for (std::uint32_t steps = 1; !world_.over() && step(look); ++steps) {
    pace_.pause();
    if (steps % kStepsBetweenLooks == 0) lookAround(look);
  }
  noteWaiting();
}

void LiveStepper::noteWaiting() {
  if (thread_.began_ns != 0 && thread_.ended_ns == 0) thread_.ended_ns = nowNs();
}

void LiveStepper::begin(const Look& look) {
  Lock lock(world_);
  world_.awaitBegin(lock, number_, look);
  if (!world_.over() && thread_.local.status != Status::kStands) stand(lock, look);
}

void LiveStepper::lookAround(const Look& look) {
  const LiveEnding ending = look();
  if (ending == LiveEnding::kNone) return;
  const Lock lock(world_);
  world_.end(lock, ending);
}

// False when there is nothing more to do for this thread.
bool LiveStepper::step(const Look& look) {
  if (thread_.local.status != Status::kStands) return false;
  if (thread_.began_ns == 0) thread_.began_ns = nowNs();
  return isPlain() ? stepPlain(look) : stepLocked(look);
}

bool LiveStepper::stepPlain(const Look& look) {
  memory_.holdBack();
  interpreter_.run(engine::Run::kStep, 0);
  memory_.takeChanged();
  if (thread_.local.status == Status::kStands && !memory_.hasStarted() && !memory_.full()) {
    if (world_.over()) return false;
    memory_.publish();
    return true;
  }
  Lock lock(world_);
  if (world_.over()) return false;
  // What a failing step writes appears with the failure: after the run is over.
  if (thread_.local.status == Status::kFailed) {
    memory_.discard();
  } else {
    memory_.publish();
  }
  return conclude(lock, look);
}

bool LiveStepper::stepLocked(const Look& look) {
  Lock lock(world_);
  return !world_.over() && execute(lock, look) && conclude(lock, look);
}

// Whether the step was taken; if not, the run is over.
bool LiveStepper::execute(Lock& lock, const Look& look) {
  const Word* function = called();
  if (function != nullptr && *function == wordOf(Builtin::kSleep)) {
    noteWaiting();
    world_.sleep(lock, deadline(), look);
  }
  const int alternative = function != nullptr && *function == wordOf(Builtin::kChoose) ? chosen() : 0;
  for (std::int64_t time_out = 0; !world_.over();) {
    const Effect effect = tryOnce(alternative);
    if (effect.kind != Effect::kBlocked) return true;
    // A wait that was notified has no time-out any more, though it may have to wait for its lock.
    const bool limited = effect.alternatives > 1;
    if (limited && time_out == 0) time_out = deadline();
    if (limited && nowNs() >= time_out && tryOnce(1).kind != Effect::kBlocked) return true;
    if (ran_alone_) checkInvariants(lock);
    noteWaiting();
    world_.await(lock, limited ? time_out : 0, look);
  }
  return false;
}

// A thread that is alone runs as the engine lets it run, so that an invariant is looked at in the same states.
Effect LiveStepper::tryOnce(int alternative) {
  ran_alone_ = plan_.locked && world_.alive() == 1 && !ran_alone_ && alternative == 0;
  return interpreter_.run(ran_alone_ ? engine::Run::kAlone : engine::Run::kStep, alternative);
}

// An alternative that does not exist tells how many there are, and does nothing.
int LiveStepper::chosen() {
  const Effect effect = interpreter_.run(engine::Run::kStep, engine::kHighestAlternative + 1);
  return effect.kind == Effect::kBlocked ? pace_.pick(effect.alternatives) : 0;
}

// Behind a step: whether the thread stands before another one.
bool LiveStepper::conclude(Lock& lock, const Look& look) {
  if (memory_.full()) world_.end(lock, LiveEnding::kTooLarge);
  beginStarted(lock);
  if (thread_.local.status != Status::kStands) return stand(lock, look);
  if (memory_.takeChanged()) world_.change(lock);
  checkInvariants(lock);
  return !world_.over();
}

void LiveStepper::beginStarted(const Lock& lock) {
  for (const int thread : memory_.takeStarted()) world_.begin(lock, thread);
}

// Waits until the thread stands before a step. False when it never will.
bool LiveStepper::stand(Lock& lock, const Look& look) {
  noteWaiting();
  if (thread_.local.status == Status::kJoins) world_.join(lock, number_);
  for (bool again = true; again; beginStarted(lock)) {
    world_.settle(lock, number_, memory_);
    again = memory_.hasStarted();
  }
  memory_.takeChanged();
  checkInvariants(lock);
  world_.conclude(lock);
  if (thread_.local.status == Status::kJoins) world_.awaitJoined(lock, number_, look);
  if (thread_.local.status == Status::kSpins) world_.awaitEnd(lock, look);
  return !world_.over() && thread_.local.status == Status::kStands;
}

// As in the engine, not before the last thread alive has run on alone.
void LiveStepper::checkInvariants(const Lock& lock) {
  if (!plan_.invariants || world_.over() || (world_.alive() == 1 && !ran_alone_)) return;
  if (!machine_.invariantsHold(memory_)) world_.end(lock, LiveEnding::kInvariant);
}

std::int64_t LiveStepper::deadline() const {
  const auto timing = machine_.timing(world_.stateFor(number_), number_);
  const std::int64_t microseconds = timing ? timing->microseconds : 1'000'000;
  return nowNs() + std::max<std::int64_t>(1, microseconds * plan_.second_ns / 1'000'000);
}

const Instruction& LiveStepper::instruction() const {
  const Frame& frame = thread_.local.frames.back();
  const Code& code = machine_.program().codes[static_cast<std::size_t>(frame.code)];
  return code.instructions[static_cast<std::size_t>(frame.pc)];
}

bool LiveStepper::isPlain() const {
  if (plan_.locked) return false;
  const Op op = instruction().op;
  return op == Op::kLoadGlobal || op == Op::kStoreGlobal;
}

// What the next instruction calls, if it is a call.
const Word* LiveStepper::called() const {
  const Instruction& call = instruction();
  if (call.op != Op::kCall) return nullptr;
  const auto& shapes = machine_.program().call_shapes;
  const std::size_t keywords = call.b < 0 ? 0 : shapes[static_cast<std::size_t>(call.b)].keywords.size();
  const std::vector<Word>& operands = thread_.local.frames.back().operands;
  return &operands[operands.size() - static_cast<std::size_t>(call.a) - keywords - 2];
}

}  // namespace racecourse::threads

#include "threads/live_world.h"

#include <algorithm>
#include <chrono>

#include "threads/clock.h"

namespace racecourse::threads {

using engine::Area;
using engine::Local;
using engine::Slot;
using engine::State;
using engine::Status;
using engine::Word;

namespace {

// A waiting thread looks up this often to see whether it is to give up; what it waits for wakes it at once.
constexpr std::int64_t kLongestNapNs = 2'000'000;

// Objects one instruction may still make when there are too many.
constexpr std::uint32_t kSpareObjects = 1'000;

}  // namespace

LiveWorld::LiveWorld(engine::Machine& machine, const State& initial, int members)
    : machine_(machine),
      initial_(initial),
      members_(members),
      globals_(initial.globals.size()),
      objects_(engine::kMostObjects + kSpareObjects),
      threads_(std::make_unique<LiveThread[]>(static_cast<std::size_t>(members))) {
  // A place that was taken and not filled yet may be looked at.
  const Word empty = machine.pool().intern(engine::Kind::kList, {});
  for (auto& object : objects_) object = empty.bits();
  for (const Word local : initial.threads) initial_locals_.push_back(unpack(machine.pool(), machine.program(), local));
}

void LiveWorld::reset() {
  for (std::size_t i = 0; i < globals_.size(); ++i) globals_[i] = initial_.globals[i].bits();
  for (std::size_t i = 0; i < initial_.objects.size(); ++i) objects_[i] = initial_.objects[i].bits();
  output_ = initial_.output.bits();
  object_count_ = static_cast<std::uint32_t>(initial_.objects.size());
  thread_count_ = static_cast<int>(initial_.threads.size());
  alive_ = blocked_ = joining_ = spinning_ = 0;
  failed_ = -1;
  for (int i = 0; i < members_; ++i) {
    LiveThread& one = thread(i);
    one.began_ns = one.ended_ns = 0;
    one.begun = one.alive = one.joining = false;
    if (i >= thread_count_) continue;
    one.local = initial_locals_[static_cast<std::size_t>(i)];
    one.word = initial_.threads[static_cast<std::size_t>(i)].bits();
    one.begun = true;
    one.alive = one.local.status != Status::kFinished;
    alive_ += one.alive ? 1 : 0;
  }
  ending_ = LiveEnding::kNone;
}

Word LiveWorld::packed(const LiveThread& one) const {
  return pack(machine_.pool(), machine_.program(), one.local, machine_.options().forget_dead_locals);
}

State LiveWorld::data() const {
  State state;
  for (const auto& global : globals_) state.globals.push_back(Word::fromBits(global));
  const std::size_t objects = std::min<std::size_t>(object_count_, objects_.size());
  for (std::size_t i = 0; i < objects; ++i) state.objects.push_back(Word::fromBits(objects_[i]));
  state.output = Word::fromBits(output_);
  return state;
}

State LiveWorld::state() const {
  State state = data();
  for (int i = 0; i < std::min(threads(), members_); ++i)
    state.threads.push_back(packed(threads_[static_cast<std::size_t>(i)]));
  return state;
}

State LiveWorld::stateFor(int number) const {
  State state = data();
  for (int i = 0; i < std::min(threads(), members_); ++i) {
    const LiveThread& one = threads_[static_cast<std::size_t>(i)];
    state.threads.push_back(i == number ? packed(one) : Word::fromBits(one.word));
  }
  return state;
}

std::atomic<std::uint32_t>& LiveWorld::at(Slot slot) {
  switch (slot.area) {
    case Area::kGlobal:
      return globals_[slot.index];
    case Area::kObject:
      return objects_[slot.index];
    case Area::kThread:
      return static_cast<int>(slot.index) < members_ ? thread(static_cast<int>(slot.index)).word : surplus_;
    case Area::kOutput:
      break;
  }
  return output_;
}

std::uint32_t LiveWorld::allocate(Word contents) {
  const std::uint32_t object = std::min(object_count_.fetch_add(1), static_cast<std::uint32_t>(objects_.size() - 1));
  objects_[object] = contents.bits();
  return object;
}

std::uint32_t LiveWorld::add(Word local) {
  const int number = thread_count_.fetch_add(1);
  if (number >= members_) {
    surplus_ = local.bits();
  } else {
    thread(number).local = unpack(machine_.pool(), machine_.program(), local);
    thread(number).word = local.bits();
  }
  return static_cast<std::uint32_t>(number);
}

void LiveWorld::begin(const Lock& lock, int number) {
  if (number >= members_) return end(lock, LiveEnding::kVoid);
  ++alive_;
  thread(number).begun = thread(number).alive = true;
  take(lock, number);
  change(lock);
}

void LiveWorld::end(const Lock&, LiveEnding ending, int failed) {
  if (over()) return;
  failed_ = failed;
  ending_ = ending;
  changed_.notify_all();
}

void LiveWorld::change(const Lock&) {
  ++version_;
  blocked_ = 0;
  if (resting_ > 0) changed_.notify_all();
}

void LiveWorld::join(const Lock&, int number) {
  thread(number).joining = true;
  ++joining_;
}

// As settle.h has it: the end of a thread and what its end lets others do are one step.
void LiveWorld::settle(const Lock& lock, int number, engine::Memory& memory) {
  for (; number >= 0 && !over(); number = resumeOne(memory)) take(lock, number);
  change(lock);
}

// Only the thread itself may look at its local state, except while it waits for an end.
void LiveWorld::take(const Lock& lock, int number) {
  if (!thread(number).alive) return;
  switch (thread(number).local.status) {
    case Status::kFailed:
      return end(lock, LiveEnding::kFailure, number);
    case Status::kExhausted:
      return end(lock, LiveEnding::kEndless, number);
    case Status::kFinished:
      return finish(number);
    default:
      break;
  }
}

// Nobody who waits for a change can bring one about; those who sleep or have a time limit are in none of the counts.
void LiveWorld::conclude(const Lock& lock) {
  if (alive_ == 0) return end(lock, LiveEnding::kFinished);
  if (blocked_ + joining_ + spinning_ < alive_) return;
  end(lock, spinning_ > 0 ? LiveEnding::kEndless : LiveEnding::kDeadlock);
}

void LiveWorld::finish(int number) {
  LiveThread& one = thread(number);
  one.alive = false;
  --alive_;
  one.word = packed(one).bits();
}

// Lets one go on whose wait is over; -1 if there is none.
int LiveWorld::resumeOne(engine::Memory& memory) {
  for (int i = 0; i < std::min(threads(), members_); ++i) {
    LiveThread& one = thread(i);
    if (!one.joining || one.local.joins >= members_ || thread(one.local.joins).alive) continue;
    engine::Interpreter(machine_.program(), machine_.options(), machine_.pool(), memory, i, one.local)
        .run(engine::Run::kResume, 0);
    one.joining = one.local.status == Status::kJoins;
    joining_ -= one.joining ? 0 : 1;
    return i;
  }
  return -1;
}

void LiveWorld::rest(Lock& lock, std::int64_t until_ns, const Look& look) {
  const std::int64_t left = until_ns == 0 ? kLongestNapNs : until_ns - nowNs();
  if (left <= 0) return;
  ++resting_;
  const auto woken = changed_.wait_for(lock.lock_, std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
  --resting_;
  if (woken == std::cv_status::no_timeout || over()) return;
  if (const LiveEnding ending = look(); ending != LiveEnding::kNone) end(lock, ending);
}

void LiveWorld::await(Lock& lock, std::int64_t until_ns, const Look& look) {
  const std::uint64_t seen = version_;
  if (until_ns == 0) {
    ++blocked_;
    conclude(lock);
  }
  while (!over() && version_ == seen && (until_ns == 0 || nowNs() < until_ns)) rest(lock, until_ns, look);
}

void LiveWorld::awaitJoined(Lock& lock, int number, const Look& look) {
  while (!over() && thread(number).joining) rest(lock, 0, look);
}

void LiveWorld::awaitEnd(Lock& lock, const Look& look) {
  ++spinning_;
  conclude(lock);
  while (!over()) rest(lock, 0, look);
}

void LiveWorld::awaitBegin(Lock& lock, int number, const Look& look) {
  while (!over() && !thread(number).begun) rest(lock, 0, look);
}

void LiveWorld::sleep(Lock& lock, std::int64_t until_ns, const Look& look) {
  while (!over() && nowNs() < until_ns) rest(lock, until_ns, look);
}

}  // namespace racecourse::threads

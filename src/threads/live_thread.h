// One thread of a program on a real thread: executes its steps in the shared world, until its end or the run's.
//
//   LiveStepper stepper(world, machine, plan, member);
//   stepper.run(LivePace(seed, round, member), look);   // on each member, at the same time
//
// Reading or writing a global variable takes no lock: there the cores decide. Every other operation happens under the
// world's lock. So whatever happens is one of the program's schedules: a step that reads without the lock counts from
// the moment of its reading, one that writes from the moment its local work is done and the value appears.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "threads/live_world.h"

namespace racecourse::threads {

// What is the same for all runs of a program.
struct LivePlan {
  bool locked = false;                 // every operation happens under the lock
  bool invariants = false;             // they are looked at after every step; then `locked` is true
  std::int64_t second_ns = 1'000'000;  // how long a second of sleep() and of time-outs takes
};

// What the program needs: `with atomic:`, invariants, and threads started by others than the main thread ask for the
// lock.
LivePlan planFor(const engine::Program& program, const engine::MachineOptions& options);

// Small pauses at random, so that the threads meet in other places than usual. Also the random numbers for choose().
class LivePace {
 public:
  // In every fourth round no pauses at all.
  LivePace(std::uint64_t seed, std::uint64_t round, int thread);

  // A number from 0 to `count` - 1.
  int pick(int count);
  // To be called behind each step.
  void pause();

 private:
  std::uint64_t next();

  std::uint64_t state_;
  std::uint32_t every_ = 0;  // a pause after one step in this many; 0 for none
};

// What a thread sees of the world.
class LiveMemory final : public engine::Memory {
 public:
  explicit LiveMemory(LiveWorld& world) : world_(world) {}

  engine::Word read(engine::Slot slot) override;
  void write(engine::Slot slot, engine::Word word) override;
  std::uint32_t allocate(engine::Word contents) override;
  std::uint32_t start(engine::Word local) override;

  // From now on a write to a global is held back until publish().
  void holdBack() { holding_ = true; }
  void publish();
  void discard() { held_.clear(), holding_ = false; }

  // Whether something was written that others may wait for; forgets it.
  bool takeChanged() { return std::exchange(changed_, false); }
  // Threads that were started; forgets them.
  std::vector<int> takeStarted() { return std::exchange(started_, {}); }
  bool hasStarted() const { return !started_.empty(); }
  // Whether more objects were made than there may be.
  bool full() const { return full_; }

 private:
  LiveWorld& world_;
  std::vector<std::pair<std::uint32_t, engine::Word>> held_;
  std::vector<int> started_;
  bool holding_ = false;
  bool changed_ = false;
  bool full_ = false;
};

class LiveStepper {
 public:
  using Look = LiveWorld::Look;

  // For one run. Keeps references.
  LiveStepper(LiveWorld& world, engine::Machine& machine, const LivePlan& plan, int thread, LivePace pace);

  // Runs this thread until it has ended or the run is over. `look` is asked now and then whether to end the run.
  void run(const Look& look);

 private:
  using Lock = LiveWorld::Lock;

  void begin(const Look& look);
  bool step(const Look& look);
  bool stepPlain(const Look& look);
  bool stepLocked(const Look& look);
  bool conclude(Lock& lock, const Look& look);
  bool stand(Lock& lock, const Look& look);
  void beginStarted(const Lock& lock);
  void checkInvariants(const Lock& lock);
  void noteWaiting();
  bool execute(Lock& lock, const Look& look);
  engine::Effect tryOnce(int alternative);
  int chosen();
  void lookAround(const Look& look);
  std::int64_t deadline() const;
  const engine::Instruction& instruction() const;
  bool isPlain() const;
  const engine::Word* called() const;

  LiveWorld& world_;
  engine::Machine& machine_;
  const LivePlan& plan_;
  const int number_;
  LiveThread& thread_;
  LiveMemory memory_;
  engine::Interpreter interpreter_;
  LivePace pace_;
  bool ran_alone_ = false;  // the last run was Run::kAlone
};

}  // namespace racecourse::threads

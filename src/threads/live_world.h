// What the real threads of one program share: its variables and objects as sequentially consistent atomics, one lock
// that makes every other operation indivisible, and the book of who waits, from which a deadlock is known exactly.
//
//   LiveWorld world(machine, members);
//   world.reset();                                            // before each run
//   if (const LiveWorld::Lock lock(world); !world.over()) ...    // one operation at a time
//
// A run is over as soon as one thread fails, all have ended, none can go on, or it was given up. What a thread has done
// after that does not count.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/interpreter.h"
#include "engine/machine.h"

namespace racecourse::threads {

// How one run ended.
enum class LiveEnding : std::uint8_t {
  kNone,       // it is still going on
  kFinished,   // every thread ended
  kFailure,    // an assertion or an exception; see LiveWorld::failure()
  kInvariant,  // an invariant was false
  kDeadlock,   // no thread could go on
  kEndless,    // it did not end within its time, or goes round for ever
  kTooLarge,   // it needed more objects or memory than a run may have
  kVoid,       // it was cancelled, or needs more threads than there are: it does not count
};

// A thread of the program.
struct alignas(64) LiveThread {
  engine::Local local;
  std::atomic<std::uint32_t> word = 0;  // a packed local state: the first one, or the last when it has finished
  std::int64_t began_ns = 0;            // its first step of this run; 0 if it took none
  std::int64_t ended_ns = 0;            // when it first had to wait, or ended

  // Under the world's lock.
  bool begun = false;
  bool alive = false;    // begun and not ended
  bool joining = false;  // it waits for the end of another thread
};

class LiveWorld {
 public:
  // A world in which `members` threads can live; 0 is the main thread. Keeps a reference to `machine`.
  LiveWorld(engine::Machine& machine, const engine::State& initial, int members);

  // Begins the next run. Nobody may be in the world.
  void reset();

  // The state when nobody is in the world.
  engine::State state() const;
  // The state as `thread` may see it, to be asked for under the lock; the local states of others are out of date.
  engine::State stateFor(int thread) const;

  // The world's lock. Everything it guards is indivisible.
  class Lock {
   public:
    explicit Lock(LiveWorld& world) : lock_(world.mutex_) {}

   private:
    friend class LiveWorld;
    std::unique_lock<std::mutex> lock_;
  };

  bool over() const { return ending_.load() != LiveEnding::kNone; }
  LiveEnding ending() const { return ending_.load(); }
  // kFailure: the thread that failed first.
  int failed() const { return failed_; }
  int members() const { return members_; }
  // Threads the program has started so far; more than members() when it needs more.
  int threads() const { return thread_count_.load(); }
  // Threads that have not ended, to be asked for under the lock.
  int alive() const { return alive_; }
  LiveThread& thread(int thread) { return threads_[static_cast<std::size_t>(thread)]; }

  // The words of the state.
  std::atomic<std::uint32_t>& at(engine::Slot slot);
  std::uint32_t allocate(engine::Word contents);
  // A thread with this first local state. It begins with begin().
  std::uint32_t add(engine::Word local);

  // All of the following under the lock.

  // Lets a thread that was added run.
  void begin(const Lock& lock, int thread);
  // Ends the run, if it has not ended.
  void end(const Lock& lock, LiveEnding ending, int failed = -1);
  // The thread has come to stand at a join.
  void join(const Lock& lock, int thread);
  // The thread has come to stand at a join, to its end or to a failure: lets go on who waited for it, and ends the run
  // if one has failed. `memory` is the calling thread's.
  void settle(const Lock& lock, int thread, engine::Memory& memory);
  // Something that others may wait for has changed.
  void change(const Lock& lock);
  // Ends the run if no thread is left, or none that could go on.
  void conclude(const Lock& lock);

  // Asked now and then while waiting: how the run is to be ended, or kNone.
  using Look = std::function<LiveEnding()>;
  // Waits until something has changed, the clock shows `until_ns` (0 for never), or the run is over. Without a time
  // limit, the run ends as a deadlock if nobody can change anything any more.
  void await(Lock& lock, std::int64_t until_ns, const Look& look);
  // Waits until the thread does not stand at a join any more, or the run is over.
  void awaitJoined(Lock& lock, int thread, const Look& look);
  // Waits for the end of the run: the thread goes round for ever and touches nothing.
  void awaitEnd(Lock& lock, const Look& look);
  // Waits until the thread has begun, or the run is over.
  void awaitBegin(Lock& lock, int thread, const Look& look);
  // Sleeps until the clock shows `until_ns`, or the run is over.
  void sleep(Lock& lock, std::int64_t until_ns, const Look& look);

 private:
  engine::State data() const;
  engine::Word packed(const LiveThread& thread) const;
  void rest(Lock& lock, std::int64_t until_ns, const Look& look);
  void take(const Lock& lock, int thread);
  int resumeOne(engine::Memory& memory);
  void finish(int thread);

  engine::Machine& machine_;
  const engine::State initial_;
  std::vector<engine::Local> initial_locals_;
  const int members_;
  std::vector<std::atomic<std::uint32_t>> globals_;
  std::vector<std::atomic<std::uint32_t>> objects_;
  std::atomic<std::uint32_t> output_ = 0;
  std::atomic<std::uint32_t> object_count_ = 0;
  std::unique_ptr<LiveThread[]> threads_;
  std::atomic<int> thread_count_ = 0;
  std::atomic<std::uint32_t> surplus_ = 0;  // the word of threads for which there are no members
  std::atomic<LiveEnding> ending_ = LiveEnding::kNone;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t version_ = 0;  // counts changes
  int failed_ = -1;
  int alive_ = 0;
  int blocked_ = 0;   // threads that tried since the last change, and cannot go on
  int joining_ = 0;   // threads that wait for another's end
  int spinning_ = 0;  // threads that go round for ever
  int resting_ = 0;   // threads inside rest()
};

}  // namespace racecourse::threads

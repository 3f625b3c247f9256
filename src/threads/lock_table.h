// Locks that can be watched and taken back: who holds what and who waits for what stands in one table, so that a
// deadlock is a cycle that anybody can look up, and one of its threads can be told to give up and start over.
//
//   LockTable table(/*threads=*/2, /*locks=*/2);
//   if (table.request(me, only(0)) == Request::kWaiting && table.await(me, cancelled) == Answer::kRolledBack)
//     table.release(me, table.heldBy(me));            // undo what was done, give everything back, start over
//   const std::vector<int> cycle = findCycle(table.snapshot());   // {0, 1}: each waits for the next
//   table.rollBack(1, snapshot.requests[1]);                      // from any thread
//
// Waiting is real: a thread sleeps on a condition variable of its own until another one hands it the lock. Locks are
// handed over in the order of the requests, as far as that is possible.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

namespace racecourse::threads {

// A set of locks, one bit for each: bit 0 is lock 0.
using LockSet = std::uint32_t;
inline constexpr int kMostLocks = 32;

constexpr LockSet only(int lock) { return LockSet{1} << lock; }

enum class Request { kGranted, kWaiting };
enum class Answer {
  kGranted,
  kRolledBack,  // chosen as victim: the request is gone, what the thread holds it still holds and has to give back
  kCancelled,   // the request is gone, as above
};

// Who held and who waited for what at one moment.
struct LockSnapshot {
  std::vector<int> owners;                  // of each lock; -1 for none
  std::vector<LockSet> wanted;              // by each thread that waits; 0 for one that does not
  std::vector<std::uint64_t> requests;      // the number of each thread's newest request
  std::vector<std::int64_t> waiting_since;  // ns; of no meaning for a thread that does not wait

  bool operator==(const LockSnapshot&) const = default;
};

class LockTable {
 public:
  // For threads 0 to `threads` - 1 and locks 0 to `locks` - 1, at most 32; all locks are free.
  LockTable(int threads, int locks);

  // Asks for all of `locks` at once, none of which `thread` holds. They are granted together or not at all.
  Request request(int thread, LockSet locks);

  // Sleeps until the request of `thread` is granted or the thread is rolled back. Returns within about 2 ms after
  // `cancelled` became true. To be called by the thread itself, after request() said kWaiting.
  Answer await(int thread, const std::atomic<bool>& cancelled);

  // Takes `locks` if all of them are free right now; never waits.
  bool tryAcquire(int thread, LockSet locks);

  // Gives back `locks`, all of which `thread` holds, and hands them to those who wait.
  void release(int thread, LockSet locks);

  // What `thread` holds.
  LockSet heldBy(int thread) const;

  LockSnapshot snapshot() const;

  // Makes `thread` give up the request with that number; false when it does not wait for it any more.
  bool rollBack(int thread, std::uint64_t request);

 private:
  enum class State { kRunning, kWaiting, kGranted, kRolledBack };

  struct Member {
    State state = State::kRunning;
    LockSet wanted = 0;
    std::uint64_t requests = 0;
    std::int64_t since = 0;
    std::condition_variable wake;
  };

  Member& at(int thread) { return members_[static_cast<std::size_t>(thread)]; }
  bool free(LockSet locks) const;
  void give(int thread, LockSet locks);
  void handOver();
  void leaveQueue(int thread, State state);

  mutable std::mutex mutex_;
  std::vector<int> owners_;
  std::vector<Member> members_;
  std::deque<int> queue_;  // threads that wait, the first to ask in front
};

}  // namespace racecourse::threads

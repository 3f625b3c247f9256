// Turns in which different numbers of threads work, for a run that is measured with 1, 2, 3 … of them. Who has no part
// in a turn sleeps until it is woken, and takes no time from those who are being measured.
//
//   for (int turn = 0; turns.await(turn); ++turn)              // on each thread
//     if (member < threadsIn(turn) && workAndLeaveLast(turn)) turns.begin(turn + 1);
//
// To end is final: everybody is woken and await() gives false from then on.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace racecourse::threads {

class Turns {
 public:
  // Waits until `turn` has begun, from 0. False once all has ended.
  bool await(int turn);

  // Lets `turn` begin. What was written before is seen by everybody whom await() lets go on.
  void begin(int turn);

  // May be called by any thread, more than once.
  void end();

  // True once all has ended. Costs about as much as reading a variable.
  const std::atomic<bool>& ended() const { return ended_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int turn_ = -1;
  std::atomic<bool> ended_ = false;  // written under the mutex
};

}  // namespace racecourse::threads

// The pauses of a thread that waits by looking again and again.
//
//   threads::SpinWait wait;
//   while (taken_.load()) wait.pause();
//
// A spinning thread keeps its core busy. That is the fastest way to wait for somebody who runs on another core, and the
// slowest when the one it waits for needs this core: then nothing happens until the system takes it away. So after some
// looks each pause gives up the core. The lock stays what it is: who gets it next, and how the threads learn about it,
// is decided elsewhere.
#pragma once

#include "threads/core.h"

namespace racecourse::threads {

class SpinWait {
 public:
  // Looks before the core is given up: about 15 µs, longer than a short critical section.
  static constexpr int kLooks = kRelaxingTakesTime ? 400 : 3'000;

  // Passes a little time between one look and the next.
  void pause() {
    if (looks_ == kLooks) return yieldCore();
    ++looks_;
    relaxCore();
  }

 private:
  int looks_ = 0;
};

}  // namespace racecourse::threads

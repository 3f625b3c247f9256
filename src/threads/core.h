// What a thread can do for others while it waits without sleeping: make its looking cheap, or give up its core.
//
//   while (!ready.load()) threads::relaxCore();          // the other thread runs on another core
//   while (!ready.load()) threads::yieldCore();          // it may be waiting for this one
#pragma once

#include <thread>

namespace racecourse::threads {

// Tells the core that this is a loop that waits: it uses less power, and leaves more to a second thread on the same
// core. Nothing where the instruction set has no such hint, as WebAssembly.
inline void relaxCore() {
#if __has_builtin(__builtin_ia32_pause)
  __builtin_ia32_pause();
#elif __has_builtin(__builtin_arm_yield)
  __builtin_arm_yield();
#endif
}

// Lets another thread have the core. A browser knows no yielding, there the thread sleeps for 20 µs (or as long as the
// system takes to wake it); never call this on a page's main thread.
inline void yieldCore() {
#if __has_builtin(__builtin_wasm_memory_atomic_wait32)
  constexpr long long kNapNs = 20'000;
  int nobody_wakes_it = 0;
  __builtin_wasm_memory_atomic_wait32(&nobody_wakes_it, 0, kNapNs);
#else
  std::this_thread::yield();
#endif
}

}  // namespace racecourse::threads

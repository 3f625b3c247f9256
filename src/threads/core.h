// What a thread can do for others while it waits without sleeping: make its looking cheap, or give up its core.
//
//   while (!ready.load()) threads::relaxCore();          // the other thread runs on another core
//   while (!ready.load()) threads::yieldCore();          // it may be waiting for this one
#pragma once

#include <chrono>
#include <thread>

namespace racecourse::threads {

// Whether relaxCore() takes time: then a look at a variable takes about 40 ns with it, otherwise about 5 ns.
#if __has_builtin(__builtin_ia32_pause)
inline constexpr bool kRelaxingTakesTime = true;
#else
inline constexpr bool kRelaxingTakesTime = false;
#endif

// Tells the core that this is a loop that waits: it uses less power, and leaves more to a second thread on the same
// core. Nothing where there is no such hint, as in WebAssembly.
inline void relaxCore() {
#if __has_builtin(__builtin_ia32_pause)
  __builtin_ia32_pause();
#endif
}

// Lets another thread have the core. A browser knows no yielding, there the thread sleeps for 0.15 ms: shorter sleeps
// are loops that keep the core busy (Emscripten 3.1.69). Never call this on a page's main thread.
inline void yieldCore() {
#if __has_builtin(__builtin_wasm_memory_atomic_wait32)
  std::this_thread::sleep_for(std::chrono::microseconds(150));
#else
  std::this_thread::yield();
#endif
}

}  // namespace racecourse::threads

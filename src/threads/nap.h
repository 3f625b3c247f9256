// A sleep that ends early when somebody says so: for threads that look, sleep for a while, and look again.
//
//   threads::Nap nap;
//   while (!ready.load() && nap.sleepFor(1'000'000)) {}   // looks about every millisecond
//   nap.end();                                            // from another thread: nobody sleeps any longer
//
// In a browser this is the instruction behind Atomics.wait. There, std::this_thread::sleep_for keeps the core busy for
// up to 0.15 ms instead of sleeping, and a condition variable’s time limit moves in steps of a millisecond (Emscripten
// 3.1.69). A sleep takes longer than asked: natively by about 0.06 ms on Linux.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "threads/futex.h"

namespace racecourse::threads {

class Nap {
 public:
  // Sleeps for `ns` nanoseconds or until the end; false from the end on. Never on a page’s main thread.
  bool sleepFor(std::int64_t ns) {
#if __has_builtin(__builtin_wasm_memory_atomic_wait32)
    __builtin_wasm_memory_atomic_wait32(reinterpret_cast<int*>(&ended_), kNotEnded, ns);
    return !ended();
#else
    std::unique_lock lock(mutex_);
    return !ended_early_.wait_for(lock, std::chrono::nanoseconds(ns), [this] { return ended(); });
#endif
  }

  // Wakes whoever sleeps, and lets nobody sleep until begin(). From any thread.
  void end() {
    const std::lock_guard lock(mutex_);
    ended_.store(kEnded, std::memory_order_release);
#if __has_builtin(__builtin_wasm_memory_atomic_notify)
    constexpr unsigned kEverybody = ~0U;
    __builtin_wasm_memory_atomic_notify(reinterpret_cast<int*>(&ended_), kEverybody);
#else
    ended_early_.notify_all();
#endif
  }

  // Allows sleeping again. Call while nobody sleeps.
  void begin() { ended_.store(kNotEnded, std::memory_order_relaxed); }

 private:
  enum : std::uint32_t { kNotEnded, kEnded };

  bool ended() const { return ended_.load(std::memory_order_acquire) == kEnded; }

  FutexWord ended_ = kNotEnded;
  std::mutex mutex_;
  std::condition_variable ended_early_;
};

}  // namespace racecourse::threads

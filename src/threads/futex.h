// Sleep until a word changes: what an operating system gives to those who build locks (a "fast user-space mutex").
// Looking and falling asleep are one step, so a wake-up between the two is never missed.
//
//   while (word.load() == kBusy) threads::futexWait(word, kBusy);
//   word.store(kFree); threads::futexWakeOne(word);
//
// Natively this is std::atomic's wait and notify, which is the system's futex on Linux. In a browser it is the
// instruction behind Atomics.wait: std::atomic would only look again and again there, with ever longer naps (Emscripten
// 3.1.69). Neither may be called on a page's main thread.
//
// Source: U. Drepper, "Futexes Are Tricky", 2011.
#pragma once

#include <atomic>
#include <cstdint>

namespace racecourse::threads {

using FutexWord = std::atomic<std::uint32_t>;

// Sleeps while `word` is `expected`, until woken; returns at once when it is not. May return without a reason.
inline void futexWait(const FutexWord& word, std::uint32_t expected) {
#if __has_builtin(__builtin_wasm_memory_atomic_wait32)
  constexpr long long kForEver = -1;
  auto* const address = reinterpret_cast<int*>(const_cast<FutexWord*>(&word));
  __builtin_wasm_memory_atomic_wait32(address, static_cast<int>(expected), kForEver);
#else
  word.wait(expected, std::memory_order_relaxed);
#endif
}

// Wakes one of the threads that sleep on `word`, if there is one.
inline void futexWakeOne(FutexWord& word) {
#if __has_builtin(__builtin_wasm_memory_atomic_notify)
  __builtin_wasm_memory_atomic_notify(reinterpret_cast<int*>(&word), 1);
#else
  word.notify_one();
#endif
}

}  // namespace racecourse::threads

// Sleeps until something is true, or until nobody wants it any more. For locks whose waiting threads can be sent away.
//
//   std::unique_lock lock(mutex_);
//   if (!waitUntil(changed_, lock, cancelled, [this] { return !writing_; })) return false;
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace racecourse::threads {

// True once `condition` is; false within about 2 ms after `cancelled` became true, so whoever cancels need not wake
// anyone. The condition is looked at first: with `cancelled` true from the start this is a try.
template <class Condition>
bool waitUntil(std::condition_variable& changed, std::unique_lock<std::mutex>& lock, const std::atomic<bool>& cancelled,
               Condition condition) {
  constexpr std::chrono::milliseconds kLongestNap(2);
  while (!condition()) {
    if (cancelled.load(std::memory_order_relaxed)) return false;
    changed.wait_for(lock, kLongestNap);
  }
  return true;
}

}  // namespace racecourse::threads

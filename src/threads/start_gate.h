// A gate that a fixed number of threads leave together, again and again. Threads that are merely started one after the
// other may be done before the next one begins, and then nothing overlaps.
//
//   threads::StartGate gate(4);
//   while (gate.arriveAndWait(cancelled)) race();     // on each of the four threads
//
// Early arrivals spin briefly, then sleep. When the last one has come, everybody waits (for at most 0.2 ms) until all
// are awake, so that nobody gets a head start while the others are still being woken.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace racecourse::threads {

class StartGate {
 public:
  // A gate for `members` threads, at least 1, on a machine with `cores` cores.
  explicit StartGate(int members, int cores = static_cast<int>(std::thread::hardware_concurrency()));

  // Waits until all members have arrived, then returns true on all of them. Returns false when `cancelled` becomes true
  // before that; a sleeping member notices within about 2 ms, so whoever cancels need not wake anyone.
  bool arriveAndWait(const std::atomic<bool>& cancelled);

 private:
  bool arrive(std::uint64_t& opening, const std::atomic<bool>& cancelled);
  bool sleepUntilOpen(std::uint64_t opening, const std::atomic<bool>& cancelled);
  bool isOpen(std::uint64_t opening) const { return openings_.load(std::memory_order_acquire) >= opening; }

  const std::uint64_t members_;
  const std::int64_t spin_for_arrivals_ns_;
  std::mutex mutex_;
  std::condition_variable opened_;
  std::uint64_t arrived_ = 0;                // members waiting for the next opening
  std::atomic<std::uint64_t> openings_ = 0;  // how often the gate has opened
  std::atomic<std::uint64_t> awake_ = 0;     // how many have left, over all openings
};

}  // namespace racecourse::threads

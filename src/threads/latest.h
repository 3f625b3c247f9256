// Hands the newest value from one writing thread to one reading thread. Neither ever waits for the other: values the
// reader was too slow for are skipped, never torn.
//
//   threads::Latest<Report> latest;
//   latest.publish(report);                    // worker
//   if (latest.update()) draw(latest.get());   // frame
//
// Three slots: one is the writer's, one the reader's, and the third changes hands by a single atomic exchange (the
// triple-buffer scheme). So the reader's value stays valid and unchanged until its next update().
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

namespace racecourse::threads {

template <class T>
class Latest {
 public:
  // Makes a copy of `value` the newest one. Writer only. Wait-free apart from what T's assignment does.
  void publish(const T& value) {
    slots_[writing_].value = value;
    handOver();
  }

  // As above, without the copy.
  void publish(T&& value) {
    slots_[writing_].value = std::move(value);
    handOver();
  }

  // Takes over the newest value; false if nothing was published since the last call. Reader only. Wait-free.
  bool update() {
    if ((middle_.load(std::memory_order_relaxed) & kFresh) == 0) return false;
    reading_ = middle_.exchange(reading_, std::memory_order_acq_rel) & kSlot;
    return true;
  }

  // The value of the last successful update(), or T() before the first. Reader only.
  const T& get() const { return slots_[reading_].value; }

 private:
  static constexpr std::uint32_t kSlot = 3;
  static constexpr std::uint32_t kFresh = 4;

  struct alignas(64) Slot {
    T value{};
  };

  void handOver() { writing_ = middle_.exchange(writing_ | kFresh, std::memory_order_acq_rel) & kSlot; }

  std::array<Slot, 3> slots_;
  alignas(64) std::uint32_t writing_ = 0;
  alignas(64) std::atomic<std::uint32_t> middle_ = 1;
  alignas(64) std::uint32_t reading_ = 2;
};

}  // namespace racecourse::threads

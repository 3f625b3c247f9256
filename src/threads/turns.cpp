#include "threads/turns.h"

namespace racecourse::threads {

bool Turns::await(int turn) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return turn_ >= turn || ended_.load(std::memory_order_relaxed); });
  return !ended_.load(std::memory_order_relaxed);
}

void Turns::begin(int turn) {
  const std::lock_guard lock(mutex_);
  turn_ = turn;
  changed_.notify_all();
}

void Turns::end() {
  const std::lock_guard lock(mutex_);
  ended_.store(true, std::memory_order_relaxed);
  changed_.notify_all();
}

}  // namespace racecourse::threads

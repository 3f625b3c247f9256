#include "threads/crew.h"

#include <cassert>
#include <system_error>
#include <utility>

namespace racecourse::threads {

// The owner may be a browser's main thread, where waiting is forbidden. It takes the mutex only by try_lock, and it
// notifies under that mutex, where no member can be inside the condition variable's own short lock. For the same reason
// the members' wait has no time limit: a waiter that leaves on its own would take that lock without the mutex.

Crew::~Crew() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (current_.job) current_.job->cancel();
    if (waiting_.job) waiting_.job->cancel();
    wake_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

Accepted Crew::tryStart(int members, const std::shared_ptr<Job>& job) {
  assert(members >= 1 && job != nullptr);
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock.owns_lock() || waiting_.job) return Accepted::kLater;
  if (!grow(members)) return Accepted::kRefused;
  if (current_.job) {
    waiting_ = {job, members};
  } else {
    begin({job, members});
  }
  return Accepted::kYes;
}

bool Crew::grow(int members) {
  try {
    while (size() < members) threads_.emplace_back([this, member = size()] { work(member); });
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

void Crew::begin(Turn turn) {
  current_ = std::move(turn);
  still_running_ = current_.members;
  ++turn_number_;
  wake_.notify_all();
}

void Crew::work(int member) {
  std::unique_lock lock(mutex_);
  std::uint64_t last_turn = 0;
  for (;;) {
    wake_.wait(lock, [&] { return stopping_ || turn_number_ != last_turn; });
    if (stopping_) return;
    last_turn = turn_number_;
    // A member that comes too late for a turn was not part of it: a turn lasts until all its members have left.
    if (!current_.job || member >= current_.members) continue;
    Job& job = *current_.job;
    lock.unlock();
    job.run(member);
    lock.lock();
    leave(lock);
  }
}

void Crew::leave(std::unique_lock<std::mutex>& lock) {
  if (--still_running_ > 0) return;
  std::shared_ptr<Job> finished = std::move(current_.job);
  if (waiting_.job) begin(std::exchange(waiting_, {}));
  // The job may free a great deal; nobody should have to wait for that.
  lock.unlock();
  finished.reset();
  lock.lock();
}

}  // namespace racecourse::threads

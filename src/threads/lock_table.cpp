#include "threads/lock_table.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "threads/clock.h"

namespace racecourse::threads {
namespace {

// Whoever cancels need not wake anyone.
constexpr std::chrono::milliseconds kLongestNap(2);

}  // namespace

LockTable::LockTable(int threads, int locks)
    : owners_(static_cast<std::size_t>(locks), -1), members_(static_cast<std::size_t>(threads)) {
  assert(threads >= 1 && locks >= 1 && locks <= kMostLocks);
}

Request LockTable::request(int thread, LockSet locks) {
  const std::lock_guard lock(mutex_);
  Member& me = at(thread);
  assert(me.state == State::kRunning && locks != 0);
  ++me.requests;
  if (free(locks)) {
    give(thread, locks);
    return Request::kGranted;
  }
  me.state = State::kWaiting;
  me.wanted = locks;
  me.since = nowNs();
  queue_.push_back(thread);
  return Request::kWaiting;
}

Answer LockTable::await(int thread, const std::atomic<bool>& cancelled) {
  std::unique_lock lock(mutex_);
  Member& me = at(thread);
  while (me.state == State::kWaiting && !cancelled.load(std::memory_order_relaxed)) me.wake.wait_for(lock, kLongestNap);
  if (me.state == State::kWaiting) leaveQueue(thread, State::kRunning);
  switch (std::exchange(me.state, State::kRunning)) {
    case State::kGranted:
      return Answer::kGranted;
    case State::kRolledBack:
      return Answer::kRolledBack;
    default:
      return Answer::kCancelled;
  }
}

bool LockTable::tryAcquire(int thread, LockSet locks) {
  const std::lock_guard lock(mutex_);
  if (!free(locks)) return false;
  give(thread, locks);
  return true;
}

void LockTable::release(int thread, LockSet locks) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < owners_.size(); ++i) {
    if ((locks & only(static_cast<int>(i))) == 0) continue;
    assert(owners_[i] == thread);
    owners_[i] = -1;
  }
  static_cast<void>(thread);
  handOver();
}

LockSet LockTable::heldBy(int thread) const {
  const std::lock_guard lock(mutex_);
  LockSet held = 0;
  for (std::size_t i = 0; i < owners_.size(); ++i)
    if (owners_[i] == thread) held |= only(static_cast<int>(i));
  return held;
}

LockSnapshot LockTable::snapshot() const {
  LockSnapshot now;
  now.wanted.reserve(members_.size());
  now.requests.reserve(members_.size());
  now.waiting_since.reserve(members_.size());
  const std::lock_guard lock(mutex_);
  now.owners = owners_;
  for (const Member& member : members_) {
    now.wanted.push_back(member.state == State::kWaiting ? member.wanted : 0);
    now.requests.push_back(member.requests);
    now.waiting_since.push_back(member.since);
  }
  return now;
}

bool LockTable::rollBack(int thread, std::uint64_t request) {
  const std::lock_guard lock(mutex_);
  Member& member = at(thread);
  if (member.state != State::kWaiting || member.requests != request) return false;
  leaveQueue(thread, State::kRolledBack);
  member.wake.notify_one();
  return true;
}

bool LockTable::free(LockSet locks) const {
  for (std::size_t i = 0; i < owners_.size(); ++i)
    if ((locks & only(static_cast<int>(i))) != 0 && owners_[i] != -1) return false;
  return true;
}

void LockTable::give(int thread, LockSet locks) {
  for (std::size_t i = 0; i < owners_.size(); ++i)
    if ((locks & only(static_cast<int>(i))) != 0) owners_[i] = thread;
}

// One pass is enough: granting a request frees nothing.
void LockTable::handOver() {
  std::erase_if(queue_, [this](int thread) {
    Member& waiting = at(thread);
    if (!free(waiting.wanted)) return false;
    give(thread, waiting.wanted);
    waiting.state = State::kGranted;
    waiting.wake.notify_one();
    return true;
  });
}

void LockTable::leaveQueue(int thread, State state) {
  std::erase(queue_, thread);
  at(thread).state = state;
}

}  // namespace racecourse::threads

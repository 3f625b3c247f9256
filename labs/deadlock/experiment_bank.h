// The bank of the deadlock experiment: accounts with a lock each, and threads that transfer between them.
//
//   Bank bank(settings);
//   bank.work(member);                         // on each of settings.threads threads
//   bank.watch([&] { bank.describe(report); });   // on one more: looks for deadlocks until all have left
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <random>
#include <vector>

#include "labs/deadlock/experiment.h"
#include "threads/meeting.h"

namespace racecourse::labs::deadlock {

// What a transfer does: a change of one account after the other.
struct Change {
  int account;
  std::int64_t amount;
};
using Order = std::vector<Change>;

enum class Attempt { kDone, kRolledBack, kGivenBack, kCancelled };

// What one thread does and counts; others read it while it counts.
struct alignas(64) Worker {
  int number = 0;
  std::minstd_rand random;
  Order order;
  int tries = 0;  // of the present transfer
  std::atomic<std::uint64_t> began = 0;
  std::atomic<int> changes = 0;
  std::atomic<std::int64_t> transfers = 0, recoveries = 0, undone = 0, given_back = 0, waits = 0, wasted_ns = 0;
  std::atomic<int> rolled_back = 0, most_roll_backs = 0;
};

// Accounts, their locks, and the threads that transfer between them, from the first transfer to the last.
class Bank {
 public:
  explicit Bank(const Settings& settings);

  // All transfers of one thread.
  void work(int member);
  // Looks for deadlocks, and calls `tell` every 10 ms or more often, until all threads have left.
  void watch(const std::function<void()>& tell);
  // Makes the threads leave after their present transfer.
  void close() { closing_.store(true, std::memory_order_relaxed); }
  // Makes them leave at once, whatever they wait for.
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }

  // Fills in all that is known.
  void describe(Report& report);
  bool empty() const { return present_.load(std::memory_order_acquire) == 0; }

 private:
  bool nextRound(Worker& me, std::int64_t round);
  void plan(Worker& me);
  bool transfer(Worker& me, std::int64_t round);
  Attempt attempt(Worker& me, std::int64_t round);
  Attempt claim(Worker& me, std::size_t step, std::int64_t round);
  Attempt waitFor(Worker& me, threads::LockSet locks, std::int64_t round);
  void meet(Worker& me, std::int64_t round);
  void apply(const Change& change);
  void giveUp(Worker& me, std::size_t steps, Attempt why);
  bool look();
  void lookForAll();
  std::vector<threads::TransactionAge> ages() const;
  std::int64_t money() const;

  const Settings settings_;
  const int accounts_;
  threads::LockTable table_;
  std::vector<std::atomic<std::int64_t>> balances_;
  std::vector<Worker> workers_;
  threads::Meeting round_begins_, first_lock_;
  std::atomic<std::uint64_t> transactions_ = 0;
  std::atomic<bool> cancelled_ = false;
  std::atomic<bool> closing_ = false;
  std::atomic<bool> last_round_ = false;
  std::atomic<int> present_;

  std::mutex books_;  // guards what follows
  Totals found_;
  std::vector<double> latencies_ns_;
  std::size_t oldest_latency_ = 0;
  std::optional<threads::Deadlock> newest_;
};

}  // namespace racecourse::labs::deadlock

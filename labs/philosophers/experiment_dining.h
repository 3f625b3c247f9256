// The table of the philosophers experiment: forks that are locks, and the threads that eat with them.
//
//   Dining dining(settings, 1);
//   dining.dine(member);                            // on each of settings.philosophers threads
//   dining.watch([&] { dining.describe(report); });    // on one more: looks for deadlocks until all have left
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <random>
#include <vector>

#include "labs/philosophers/experiment.h"
#include "threads/meeting.h"

namespace racecourse::labs::philosophers {

// The waiter: lets only so many sit at once, in the order in which they come.
class Seats {
 public:
  explicit Seats(int seats) : let_in_(seats) {}

  // Takes a seat if one is free right now.
  bool tryTake();
  // Takes a number and waits until it is called; false when that was cancelled.
  bool take(const std::atomic<bool>& cancelled);
  void giveBack();

 private:
  std::mutex mutex_;
  std::condition_variable called_;
  std::int64_t next_number_ = 0;
  std::int64_t let_in_;  // numbers below this one may sit
};

// One philosopher: who counts for itself, while others read.
struct alignas(64) Philosopher {
  int number = 0;
  Forks forks{};
  std::minstd_rand random;
  bool met = false;            // the others at this meal
  std::int64_t meetings = 0;   // so far
  std::int64_t attempts = 0;   // that were met over
  std::int64_t hungry_ns = 0;  // since when, on the clock
  std::atomic<Phase> phase = Phase::kThinking;
  std::atomic<std::uint64_t> began = 0;  // the present meal's place among all
  std::atomic<std::int64_t> meals = 0, recoveries = 0, given_back = 0, waits = 0, longest_ns = 0;
  std::atomic<std::int64_t> hungry_since_ns = 0;  // 0 for who is not
  std::atomic<std::uint64_t> course = 0;          // what fruitless counts for
  std::atomic<std::int64_t> fruitless = 0;        // attempts given up in that course
  std::atomic<int> rolled_back = 0;
};

// Forks, philosophers and the waiter, from the first meal to the last.
class Dining {
 public:
  // `seed` from 1 on: the same one gives the same random times.
  Dining(const Settings& settings, std::uint32_t seed);

  // All meals of one philosopher.
  void dine(int member);
  // Looks for deadlocks, and calls `tell` every 10 ms or more often, until all philosophers have left.
  void watch(const std::function<void()>& tell);
  // Makes everybody leave at once, whatever they wait for.
  void end() { over_.store(true, std::memory_order_relaxed); }

  // Fills in all that is known.
  void describe(Report& report);
  // The meals of each so far.
  std::vector<double> meals() const;

 private:
  enum class Attempt { kDone, kRolledBack, kGivenBack, kOver };

  bool over() const { return over_.load(std::memory_order_relaxed); }
  bool sitsDown(Philosopher& me, std::int64_t round);
  bool eatOnce(Philosopher& me);
  bool getsSeat(Philosopher& me);
  Attempt attempt(Philosopher& me);
  Attempt takeOneByOne(Philosopher& me);
  Attempt takeSecond(Philosopher& me, int fork);
  Attempt tryAndBackOff(Philosopher& me, int fork);
  Attempt waitFor(Philosopher& me, threads::LockSet forks);
  void giveBack(Philosopher& me, Attempt why);
  void eat(Philosopher& me);
  void beginCourse();
  void arrive(Philosopher& me);
  bool meet(Philosopher& me);
  bool pass(std::int64_t us);
  std::int64_t spread(Philosopher& me, std::int64_t us) const;
  void look();
  std::vector<threads::TransactionAge> ages() const;
  std::int64_t roundsNow() const;
  void add(const Philosopher& philosopher, std::int64_t now, Report& report) const;

  const Settings settings_;
  threads::LockTable table_;
  Seats seats_;
  std::vector<Philosopher> philosophers_;
  std::vector<std::atomic<int>> in_hand_;  // of each fork: how many eat with it
  threads::Meeting round_begins_, first_fork_, all_have_tried_;
  std::atomic<std::uint64_t> meals_begun_ = 0;
  std::atomic<std::uint64_t> course_ = 1;  // rises whenever somebody begins to eat
  std::atomic<std::int64_t> most_rounds_ = 0, collisions_ = 0;
  std::atomic<int> eating_ = 0, most_eating_ = 0;
  std::atomic<bool> over_ = false;
  std::atomic<int> present_;

  std::mutex books_;  // guards what follows
  std::int64_t deadlocks_ = 0;
  std::optional<threads::Deadlock> newest_;
};

}  // namespace racecourse::labs::philosophers

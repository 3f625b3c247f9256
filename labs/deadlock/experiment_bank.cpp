#include "labs/deadlock/experiment_bank.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <thread>
#include <utility>

#include "threads/clock.h"

namespace racecourse::labs::deadlock {
namespace {

constexpr std::int64_t kLongestNapNs = 2'000'000;
constexpr std::int64_t kShortestNapNs = 50'000;
constexpr std::int64_t kMoneyEach = 100;
constexpr std::int64_t kLongestSilenceNs = 10'000'000;
constexpr int kLongestBackOffUs = 64;

// Sleeps, or yields when it is too short for that.
void pass(std::int64_t ns, const std::atomic<bool>& cancelled) {
  const std::int64_t end = threads::nowNs() + ns;
  for (std::int64_t left = ns; left > 0 && !cancelled.load(std::memory_order_relaxed); left = end - threads::nowNs()) {
    if (left < kShortestNapNs) {
      std::this_thread::yield();
    } else {
      std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
    }
  }
}

threads::LockSet locksOf(const Order& order) {
  threads::LockSet locks = 0;
  for (const Change& change : order) locks |= threads::only(change.account);
  return locks;
}

template <class Number>
void add(std::atomic<Number>& counter, Number amount = 1) {
  counter.fetch_add(amount, std::memory_order_relaxed);
}

}  // namespace

Bank::Bank(const Settings& settings)
    : settings_(settings),
      accounts_(settings.meet ? settings.threads : settings.accounts),
      table_(settings.threads, accounts_),
      balances_(static_cast<std::size_t>(accounts_)),
      workers_(static_cast<std::size_t>(settings.threads)),
      round_begins_(settings.threads),
      first_lock_(settings.threads),
      present_(settings.threads) {
  for (auto& balance : balances_) balance.store(kMoneyEach, std::memory_order_relaxed);
  for (int i = 0; i < settings.threads; ++i) {
    Worker& worker = workers_[static_cast<std::size_t>(i)];
    worker.number = i;
    worker.random.seed(static_cast<std::uint32_t>(i) + 1);
  }
}

void Bank::work(int member) {
  Worker& me = workers_[static_cast<std::size_t>(member)];
  for (std::int64_t round = 0; round < settings_.transfers && nextRound(me, round); ++round) {
    plan(me);
    if (!transfer(me, round)) break;
  }
  present_.fetch_sub(1, std::memory_order_acq_rel);
}

// In rounds, thread 0 says before each whether it is to be the end, so that all leave together.
bool Bank::nextRound(Worker& me, std::int64_t round) {
  if (!settings_.meet) return !closing_.load(std::memory_order_relaxed) && !cancelled_.load(std::memory_order_relaxed);
  if (me.number == 0) last_round_.store(closing_.load(std::memory_order_relaxed), std::memory_order_relaxed);
  round_begins_.arrive();
  return round_begins_.awaitAll(round, cancelled_) && !last_round_.load(std::memory_order_relaxed);
}

// Who pays comes first: one unit to each of the others.
void Bank::plan(Worker& me) {
  std::vector<int> accounts(static_cast<std::size_t>(accounts_));
  std::iota(accounts.begin(), accounts.end(), 0);
  if (settings_.meet) {
    std::ranges::rotate(accounts, accounts.begin() + me.number);
  } else {
    std::ranges::shuffle(accounts, me.random);
  }
  accounts.resize(settings_.meet ? 2 : static_cast<std::size_t>(settings_.locks_each));
  me.order.clear();
  for (const int account : accounts) me.order.push_back({account, 1});
  me.order.front().amount = 1 - std::ssize(accounts);
  if (!settings_.conditions.circular_wait) std::ranges::sort(me.order, {}, &Change::account);
}

// False when it was cancelled.
bool Bank::transfer(Worker& me, std::int64_t round) {
  me.began.store(transactions_.fetch_add(1, std::memory_order_relaxed), std::memory_order_relaxed);
  int roll_backs = 0;
  for (me.tries = 0;; ++me.tries) {
    const Attempt outcome = attempt(me, round);
    if (outcome == Attempt::kCancelled) return false;
    if (outcome == Attempt::kDone) break;
    if (outcome != Attempt::kRolledBack) continue;
    ++roll_backs;
    if (roll_backs > me.most_roll_backs.load(std::memory_order_relaxed))
      me.most_roll_backs.store(roll_backs, std::memory_order_relaxed);
  }
  add(me.transfers, std::int64_t{1});
  add(me.recoveries, std::int64_t{roll_backs});
  return true;
}

Attempt Bank::attempt(Worker& me, std::int64_t round) {
  const std::int64_t began = threads::nowNs();
  me.changes.store(0, std::memory_order_relaxed);
  for (std::size_t step = 0; step < me.order.size(); ++step) {
    if (step > 0) pass(settings_.pause_us * 1'000, cancelled_);
    const Attempt got = claim(me, step, round);
    if (got != Attempt::kDone) {
      giveUp(me, step, got);
      add(me.wasted_ns, threads::nowNs() - began);
      return got;
    }
    apply(me.order[step]);
    add(me.changes);
  }
  if (settings_.conditions.mutual_exclusion) table_.release(me.number, locksOf(me.order));
  return Attempt::kDone;
}

// Gets the lock for a step of the transfer, in the way that the conditions allow.
Attempt Bank::claim(Worker& me, std::size_t step, std::int64_t round) {
  const Conditions& conditions = settings_.conditions;
  const bool first = step == 0;
  threads::LockSet locks = threads::only(me.order[step].account);
  if (conditions.mutual_exclusion && !conditions.hold_and_wait) locks = first ? locksOf(me.order) : 0;
  if (!conditions.mutual_exclusion || locks == 0) {
    if (first) meet(me, round);
    return Attempt::kDone;
  }
  if (conditions.no_preemption || !conditions.hold_and_wait) return waitFor(me, locks, first ? round : -1);
  const bool got = table_.tryAcquire(me.number, locks);
  if (first) meet(me, round);
  return got ? Attempt::kDone : cancelled_.load(std::memory_order_relaxed) ? Attempt::kCancelled : Attempt::kGivenBack;
}

// `round` is -1 unless this is the first lock.
Attempt Bank::waitFor(Worker& me, threads::LockSet locks, std::int64_t round) {
  if (table_.request(me.number, locks) == threads::Request::kGranted) {
    if (round >= 0) meet(me, round);
    return Attempt::kDone;
  }
  add(me.waits, std::int64_t{1});
  // Whoever has to wait for its first lock holds nothing, and the others need not wait for it.
  if (round >= 0 && settings_.meet && me.tries == 0) first_lock_.arrive();
  while (settings_.period_us == kAtEveryWait && look()) continue;
  switch (table_.await(me.number, cancelled_)) {
    case threads::Answer::kGranted:
      return Attempt::kDone;
    case threads::Answer::kRolledBack:
      return Attempt::kRolledBack;
    default:
      return Attempt::kCancelled;
  }
}

// Once a round everybody waits until all have asked for their first lock.
void Bank::meet(Worker& me, std::int64_t round) {
  if (!settings_.meet || me.tries > 0) return;
  first_lock_.arrive();
  first_lock_.awaitAll(round, cancelled_);
}

// Two separate steps under a lock, so that a lock that let two in would show in the sum.
void Bank::apply(const Change& change) {
  std::atomic<std::int64_t>& balance = balances_[static_cast<std::size_t>(change.account)];
  if (settings_.conditions.mutual_exclusion) {
    balance.store(balance.load(std::memory_order_relaxed) + change.amount, std::memory_order_relaxed);
  } else {
    balance.fetch_add(change.amount, std::memory_order_relaxed);
  }
}

// Undoes the first `steps` changes and gives every lock back.
void Bank::giveUp(Worker& me, std::size_t steps, Attempt why) {
  for (std::size_t step = steps; step-- > 0;) apply({me.order[step].account, -me.order[step].amount});
  add(me.undone, static_cast<std::int64_t>(steps));
  table_.release(me.number, table_.heldBy(me.number));
  if (why == Attempt::kRolledBack) add(me.rolled_back);
  if (why != Attempt::kGivenBack) return;
  add(me.given_back, std::int64_t{1});
  // The more often it failed, the longer it stays away, so that the threads do not go on in step.
  const int most = std::min(1 << std::min(me.tries, 6), kLongestBackOffUs);
  pass(std::uniform_int_distribution(0, most)(me.random) * 1'000, cancelled_);
}

// Looks once; true when it ended a deadlock.
bool Bank::look() {
  const std::int64_t began = threads::nowNs();
  auto deadlock = threads::endDeadlock(table_, [this] { return ages(); }, settings_.victim);
  const std::int64_t took = threads::nowNs() - began;
  const std::lock_guard lock(books_);
  ++found_.looks;
  found_.looking_ns += took;
  if (!deadlock) return false;
  const std::int64_t latency = deadlock->found_ns - deadlock->closed_ns;
  ++found_.deadlocks;
  found_.stuck_ns += latency;
  if (latencies_ns_.size() < kLatenciesKept) latencies_ns_.push_back(0);
  latencies_ns_[oldest_latency_] = static_cast<double>(latency);
  oldest_latency_ = (oldest_latency_ + 1) % kLatenciesKept;
  newest_ = std::move(deadlock);
  return true;
}

// There are at most half as many cycles as threads. More than those were closed only after this look had begun, and
// wait for the next.
void Bank::lookForAll() {
  for (int most = settings_.threads / 2; most > 0 && !cancelled_.load(std::memory_order_relaxed) && look(); --most)
    continue;
}

std::vector<threads::TransactionAge> Bank::ages() const {
  std::vector<threads::TransactionAge> known;
  for (const Worker& worker : workers_)
    known.push_back({worker.began.load(std::memory_order_relaxed), worker.changes.load(std::memory_order_relaxed)});
  return known;
}

void Bank::watch(const std::function<void()>& tell) {
  const std::int64_t period = settings_.period_us * 1'000;
  std::int64_t next_look = threads::nowNs() + period;
  while (!empty()) {
    const std::int64_t left = period > 0 ? next_look - threads::nowNs() : kLongestSilenceNs;
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::clamp<std::int64_t>(left, 0, kLongestSilenceNs)));
    if (period > 0 && threads::nowNs() >= next_look) {
      lookForAll();
      next_look = threads::nowNs() + period;
    }
    tell();
  }
}

std::int64_t Bank::money() const {
  return std::transform_reduce(balances_.begin(), balances_.end(), std::int64_t{0}, std::plus<>(),
                               [](const auto& balance) { return balance.load(std::memory_order_relaxed); });
}

void Bank::describe(Report& report) {
  const auto get = [](const auto& counter) { return counter.load(std::memory_order_relaxed); };
  {
    const std::lock_guard lock(books_);
    report.totals = found_;
    report.latencies_ns = latencies_ns_;
    report.newest = newest_;
  }
  for (const Worker& worker : workers_) {
    report.totals.transfers += get(worker.transfers);
    report.totals.recoveries += get(worker.recoveries);
    report.totals.undone += get(worker.undone);
    report.totals.given_back += get(worker.given_back);
    report.totals.waits += get(worker.waits);
    report.totals.wasted_ns += get(worker.wasted_ns);
    report.totals.most_roll_backs = std::max(report.totals.most_roll_backs, get(worker.most_roll_backs));
    report.totals.rolled_back.push_back(get(worker.rolled_back));
  }
  report.now = table_.snapshot();
  report.money_before = accounts_ * kMoneyEach;
  report.money_after = empty() ? money() : 0;
}

}  // namespace racecourse::labs::deadlock

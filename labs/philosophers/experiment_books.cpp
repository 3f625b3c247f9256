// What the one who watches a table does: look for deadlocks, and write down what happened.

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "labs/philosophers/experiment_dining.h"
#include "threads/clock.h"

namespace racecourse::labs::philosophers {
namespace {

constexpr std::int64_t kLongestSilenceNs = 10'000'000;
constexpr std::int64_t kNsInUs = 1'000;

}  // namespace

void Dining::watch(const std::function<void()>& tell) {
  const bool looks = settings_.period_us != kNever;
  const std::int64_t period = settings_.period_us * kNsInUs;
  std::int64_t next_look = threads::nowNs() + period;
  while (present_.load(std::memory_order_acquire) > 0) {
    const std::int64_t left = looks ? next_look - threads::nowNs() : kLongestSilenceNs;
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::clamp<std::int64_t>(left, 0, kLongestSilenceNs)));
    if (looks && threads::nowNs() >= next_look) {
      look();
      next_look = threads::nowNs() + period;
    }
    tell();
  }
}

// A ring of philosophers has one cycle at most.
void Dining::look() {
  if (over()) return;
  auto deadlock = threads::endDeadlock(table_, [this] { return ages(); }, threads::VictimPolicy::kYoungest);
  if (!deadlock) return;
  const std::lock_guard lock(books_);
  ++deadlocks_;
  newest_ = std::move(deadlock);
}

std::vector<threads::TransactionAge> Dining::ages() const {
  std::vector<threads::TransactionAge> known;
  for (const Philosopher& philosopher : philosophers_)
    known.push_back({.began = philosopher.began.load(std::memory_order_relaxed)});
  return known;
}

std::vector<double> Dining::meals() const {
  std::vector<double> eaten;
  for (const Philosopher& philosopher : philosophers_)
    eaten.push_back(static_cast<double>(philosopher.meals.load(std::memory_order_relaxed)));
  return eaten;
}

void Dining::describe(Report& report) {
  {
    const std::lock_guard lock(books_);
    report.totals = {.deadlocks = deadlocks_};
    report.newest = newest_;
  }
  report.meals.clear();
  report.rolled_back.clear();
  report.table.phases.clear();
  report.table.forks = table_.snapshot();
  report.totals.rounds = roundsNow();
  report.totals.most_rounds = std::max(most_rounds_.load(std::memory_order_relaxed), report.totals.rounds);
  report.totals.most_eating = most_eating_.load(std::memory_order_relaxed);
  report.totals.collisions = collisions_.load(std::memory_order_relaxed);
  const std::int64_t now = threads::nowNs();
  for (const Philosopher& philosopher : philosophers_) add(philosopher, now, report);
}

void Dining::add(const Philosopher& philosopher, std::int64_t now, Report& report) const {
  const auto get = [](const auto& counter) { return counter.load(std::memory_order_relaxed); };
  Totals& totals = report.totals;
  report.meals.push_back(get(philosopher.meals));
  report.rolled_back.push_back(get(philosopher.rolled_back));
  report.table.phases.push_back(get(philosopher.phase));
  totals.meals += report.meals.back();
  totals.recoveries += get(philosopher.recoveries);
  totals.given_back += get(philosopher.given_back);
  totals.waits += get(philosopher.waits);
  const std::int64_t hungry_since = get(philosopher.hungry_since_ns);
  const std::int64_t hungry = hungry_since == 0 ? 0 : now - hungry_since;
  totals.longest_ns = std::max({totals.longest_ns, get(philosopher.longest_ns), hungry});
}

}  // namespace racecourse::labs::philosophers

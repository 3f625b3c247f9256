#include "labs/philosophers/experiment_dining.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "threads/clock.h"

namespace racecourse::labs::philosophers {
namespace {

// Whoever ends a run need not wake anyone.
constexpr std::int64_t kLongestNapNs = 10'000'000;
constexpr std::int64_t kShortestNapNs = 50'000;
constexpr std::chrono::milliseconds kLongestWait(2);
constexpr std::int64_t kShortestBackOffUs = 1'000;

template <class Number>
void raise(std::atomic<Number>& highest, Number value) {
  Number known = highest.load(std::memory_order_relaxed);
  while (known < value && !highest.compare_exchange_weak(known, value, std::memory_order_relaxed)) continue;
}

template <class Number>
void addOne(std::atomic<Number>& counter) {
  counter.fetch_add(1, std::memory_order_relaxed);
}

void become(Philosopher& me, Phase phase) { me.phase.store(phase, std::memory_order_relaxed); }

threads::LockSet bothForks(const Philosopher& me) {
  return threads::only(me.forks.left) | threads::only(me.forks.right);
}

}  // namespace

bool Seats::tryTake() {
  const std::lock_guard lock(mutex_);
  if (next_number_ >= let_in_) return false;
  ++next_number_;
  return true;
}

bool Seats::take(const std::atomic<bool>& cancelled) {
  std::unique_lock lock(mutex_);
  const std::int64_t number = next_number_++;
  while (number >= let_in_) {
    if (cancelled.load(std::memory_order_relaxed)) return false;
    called_.wait_for(lock, kLongestWait);
  }
  return true;
}

void Seats::giveBack() {
  const std::lock_guard lock(mutex_);
  ++let_in_;
  called_.notify_all();
}

Dining::Dining(const Settings& settings, std::uint32_t seed)
    : settings_(settings),
      table_(settings.philosophers, settings.philosophers),
      seats_(settings.philosophers - 1),
      philosophers_(static_cast<std::size_t>(settings.philosophers)),
      in_hand_(static_cast<std::size_t>(settings.philosophers)),
      round_begins_(settings.philosophers),
      first_fork_(settings.philosophers),
      all_have_tried_(settings.philosophers),
      present_(settings.philosophers) {
  for (int i = 0; i < settings.philosophers; ++i) {
    Philosopher& philosopher = philosophers_[static_cast<std::size_t>(i)];
    philosopher.number = i;
    philosopher.forks = forksOf(i, settings.philosophers);
    philosopher.random.seed(seed * kPhilosophers.most + static_cast<std::uint32_t>(i));
  }
}

void Dining::dine(int member) {
  Philosopher& me = philosophers_[static_cast<std::size_t>(member)];
  const std::int64_t most = settings_.end == End::kMeals ? settings_.meals : std::numeric_limits<std::int64_t>::max();
  for (std::int64_t round = 0; round < most && sitsDown(me, round); ++round)
    if (!eatOnce(me)) break;
  become(me, Phase::kGone);
  present_.fetch_sub(1, std::memory_order_acq_rel);
}

// Comes to the table and thinks; false when it is all over.
bool Dining::sitsDown(Philosopher& me, std::int64_t round) {
  become(me, Phase::kThinking);
  if (settings_.in_step) {
    round_begins_.arrive();
    if (!round_begins_.awaitAll(round, over_)) return false;
  }
  return pass(spread(me, settings_.thinking_us));
}

// From being hungry to having eaten; false when it is all over.
bool Dining::eatOnce(Philosopher& me) {
  me.hungry_ns = threads::nowNs();
  me.hungry_since_ns.store(me.hungry_ns, std::memory_order_relaxed);
  me.began.store(meals_begun_.fetch_add(1, std::memory_order_relaxed), std::memory_order_relaxed);
  me.met = false;
  const bool needs_seat = settings_.strategy == Strategy::kWaiter;
  if (needs_seat && !getsSeat(me)) return false;
  std::int64_t roll_backs = 0;
  for (Attempt outcome = attempt(me); outcome != Attempt::kDone; outcome = attempt(me)) {
    if (outcome == Attempt::kOver) return false;
    if (outcome == Attempt::kRolledBack) ++roll_backs;
  }
  if (needs_seat) seats_.giveBack();
  if (over()) return false;
  me.recoveries.fetch_add(roll_backs, std::memory_order_relaxed);
  return true;
}

bool Dining::getsSeat(Philosopher& me) {
  if (seats_.tryTake()) return true;
  // Whoever waits at the door holds nothing, and the others need not wait for it.
  arrive(me);
  become(me, Phase::kAtTheDoor);
  return seats_.take(over_);
}

Dining::Attempt Dining::attempt(Philosopher& me) {
  Attempt got = settings_.strategy == Strategy::kBoth ? waitFor(me, bothForks(me)) : takeOneByOne(me);
  // Forks of those who leave are no meal.
  if (over()) got = Attempt::kOver;
  if (got == Attempt::kDone)
    eat(me);
  else
    giveBack(me, got);
  return got;
}

Dining::Attempt Dining::takeOneByOne(Philosopher& me) {
  auto [first, second] = me.forks;
  const bool last = me.number == settings_.philosophers - 1;
  if (settings_.strategy == Strategy::kLeftHanded && last) std::swap(first, second);
  if (settings_.strategy == Strategy::kOrdered && first > second) std::swap(first, second);
  const Attempt got = waitFor(me, threads::only(first));
  if (got != Attempt::kDone) return got;
  become(me, Phase::kHolding);
  if (!meet(me)) return Attempt::kOver;
  return backsOff(settings_.strategy) ? tryAndBackOff(me, second) : takeSecond(me, second);
}

Dining::Attempt Dining::takeSecond(Philosopher& me, int fork) {
  if (!pass(spread(me, settings_.pause_us))) return Attempt::kOver;
  return waitFor(me, threads::only(fork));
}

Dining::Attempt Dining::tryAndBackOff(Philosopher& me, int fork) {
  if (!pass(spread(me, settings_.pause_us))) return Attempt::kOver;
  const bool got = table_.tryAcquire(me.number, threads::only(fork));
  // In step nobody puts a fork down before all have tried.
  if (me.attempts < me.meetings) {
    all_have_tried_.arrive();
    if (!all_have_tried_.awaitAll(me.attempts++, over_)) return Attempt::kOver;
  }
  return got ? Attempt::kDone : over() ? Attempt::kOver : Attempt::kGivenBack;
}

Dining::Attempt Dining::waitFor(Philosopher& me, threads::LockSet forks) {
  const bool again = me.phase.load(std::memory_order_relaxed) == Phase::kRolledBack;
  const bool granted = table_.request(me.number, forks) == threads::Request::kGranted;
  if (granted && settings_.strategy != Strategy::kBoth) return Attempt::kDone;
  arrive(me);
  if (granted) return Attempt::kDone;
  if (!again) become(me, Phase::kWaiting);
  addOne(me.waits);
  switch (table_.await(me.number, over_)) {
    case threads::Answer::kGranted:
      return Attempt::kDone;
    case threads::Answer::kRolledBack:
      return Attempt::kRolledBack;
    default:
      return Attempt::kOver;
  }
}

// Everybody counts once a meal, with or without a fork, whether or not it waits for the others.
void Dining::arrive(Philosopher& me) {
  if (!settings_.in_step || std::exchange(me.met, true)) return;
  first_fork_.arrive();
  ++me.meetings;
}

// Waits, once a meal, until all have asked for their first fork; false when it is all over. Those who back off without
// a pause start over at the same moment, and so meet at every attempt.
bool Dining::meet(Philosopher& me) {
  if (settings_.strategy == Strategy::kBackOff) me.met = false;
  if (!settings_.in_step || me.met) return true;
  arrive(me);
  return first_fork_.awaitAll(me.meetings - 1, over_);
}

void Dining::eat(Philosopher& me) {
  for (const int fork : {me.forks.left, me.forks.right})
    if (in_hand_[static_cast<std::size_t>(fork)].fetch_add(1, std::memory_order_relaxed) != 0) addOne(collisions_);
  become(me, Phase::kEating);
  raise(most_eating_, eating_.fetch_add(1, std::memory_order_relaxed) + 1);
  beginCourse();
  const std::int64_t hunger = threads::nowNs() - me.hungry_ns;
  me.hungry_since_ns.store(0, std::memory_order_relaxed);
  raise(me.longest_ns, hunger);
  const bool in_time = pass(spread(me, settings_.eating_us));
  eating_.fetch_sub(1, std::memory_order_relaxed);
  for (const int fork : {me.forks.left, me.forks.right})
    in_hand_[static_cast<std::size_t>(fork)].fetch_sub(1, std::memory_order_relaxed);
  become(me, Phase::kThinking);
  table_.release(me.number, bothForks(me));
  if (in_time) addOne(me.meals);
}

void Dining::giveBack(Philosopher& me, Attempt why) {
  if (why == Attempt::kRolledBack) become(me, Phase::kRolledBack);
  if (why == Attempt::kGivenBack) become(me, Phase::kBackingOff);
  table_.release(me.number, table_.heldBy(me.number));
  if (why == Attempt::kRolledBack) addOne(me.rolled_back);
  if (why != Attempt::kGivenBack) return;
  addOne(me.given_back);
  const std::uint64_t course = course_.load(std::memory_order_relaxed);
  if (me.course.exchange(course, std::memory_order_relaxed) != course) me.fruitless.store(0, std::memory_order_relaxed);
  addOne(me.fruitless);
  if (settings_.strategy != Strategy::kRandomBackOff) return;
  const std::int64_t meal_us = std::max(kShortestBackOffUs, settings_.eating_us + settings_.pause_us);
  pass(std::uniform_int_distribution<std::int64_t>(0, 2 * meal_us)(me.random));
}

void Dining::beginCourse() {
  raise(most_rounds_, roundsNow());
  addOne(course_);
}

std::int64_t Dining::roundsNow() const {
  const std::uint64_t course = course_.load(std::memory_order_relaxed);
  std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
  for (const Philosopher& philosopher : philosophers_) {
    if (philosopher.course.load(std::memory_order_relaxed) != course) return 0;
    fewest = std::min(fewest, philosopher.fruitless.load(std::memory_order_relaxed));
  }
  return fewest;
}

// Sleeps, or yields when it is too short for that; false when it is all over.
bool Dining::pass(std::int64_t us) {
  constexpr std::int64_t kNsInUs = 1'000;
  if (us == 0) return !over();
  const std::int64_t end = threads::nowNs() + us * kNsInUs;
  for (std::int64_t left = us * kNsInUs; left > 0 && !over(); left = end - threads::nowNs()) {
    if (left < kShortestNapNs) {
      std::this_thread::yield();
    } else {
      std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
    }
  }
  return !over();
}

std::int64_t Dining::spread(Philosopher& me, std::int64_t us) const {
  return settings_.random ? std::uniform_int_distribution<std::int64_t>(0, 2 * us)(me.random) : us;
}

}  // namespace racecourse::labs::philosophers

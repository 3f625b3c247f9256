#include "labs/producer-consumer/experiment_line.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "threads/artificial_work.h"
#include "threads/clock.h"

namespace racecourse::labs::producer_consumer {
namespace {

constexpr std::int64_t kLongestNapNs = 5'000'000;

// What is shorter is saved up: in a browser it would be a loop that keeps a core busy.
constexpr double kShortestSleepNs = 150'000;

// Who overslept by more than this does not have to catch up.
constexpr double kMostAheadNs = 10'000'000;

constexpr std::int64_t kStepsPerLook = 100'000;

// A number that looks random, another one for each `x`: the last step of SplitMix64 (G. Steele, D. Lea and C. Flood,
// "Fast Splittable Pseudorandom Number Generators", 2014).
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
  x = (x ^ x >> 27) * 0x94d049bb133111eb;
  return x ^ x >> 31;
}

// From the exponential distribution with mean 1.
double exponential(std::uint64_t bits) {
  constexpr double kUnit = 1.0 / static_cast<double>(std::uint64_t{1} << 53);
  return -std::log1p(-static_cast<double>(bits >> 11) * kUnit);
}

// Only the thread itself writes its counters.
template <class Number>
void add(std::atomic<Number>& counter, Number amount) {
  counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
}

template <class Number>
Number get(const std::atomic<Number>& counter) {
  return counter.load(std::memory_order_relaxed);
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

double averageWait(const std::vector<ThreadNow>& threads) {
  double sum = 0;
  for (const ThreadNow& thread : threads) sum += thread.waited;
  return ratio(sum, static_cast<double>(threads.size()));
}

}  // namespace

Line::Presence::Presence(Line& line, Worker& me) : line_(line), me_(me) {
  me.began_ns.store(threads::nowNs(), std::memory_order_relaxed);
}

Line::Presence::~Presence() {
  me_.left_ns.store(threads::nowNs(), std::memory_order_relaxed);
  me_.item.store(0, std::memory_order_relaxed);
  line_.present_.fetch_sub(1, std::memory_order_acq_rel);
}

Line::Line(const LinePlan& plan)
    : plan_(plan),
      buffer_(threads::makeBuffer<Item>(plan.trial.kind, plan.trial.capacity)),
      producers_(static_cast<std::size_t>(plan.trial.producers)),
      consumers_(static_cast<std::size_t>(plan.trial.consumers)),
      making_(plan.trial.producers),
      present_(plan.trial.producers + plan.trial.consumers) {
  std::uint64_t key = plan.seed << 32;
  for (Worker& worker : producers_) worker.key = mixed(++key);
  key |= std::uint64_t{1} << 16;
  for (Worker& worker : consumers_) {
    worker.key = mixed(++key);
    worker.newest.resize(producers_.size());
  }
  fill();
}

void Line::fill() {
  for (int i = 0; i < plan_.filled; ++i) putOne(producers_.front(), nextNumber(), 0);
}

// 0 when there are enough.
std::int64_t Line::nextNumber() {
  const std::int64_t number = begun_.fetch_add(1, std::memory_order_relaxed) + 1;
  return number <= plan_.items ? number : 0;
}

void Line::produce(int number) {
  Worker& me = producers_[static_cast<std::size_t>(number)];
  const Presence presence(*this, me);
  while (!stopped()) {
    const std::int64_t item = nextNumber();
    if (item == 0) break;
    me.item.store(item, std::memory_order_relaxed);
    if (!pass(me, plan_.make_ns) || !putOne(me, item, number)) break;
  }
  if (making_.fetch_sub(1, std::memory_order_acq_rel) == 1) buffer_->close();
}

bool Line::putOne(Worker& me, std::int64_t number, int producer) {
  add(me.items, std::int64_t{1});
  if (!buffer_->put({number, producer, plan_.timed ? threads::nowNs() : 0}, me.waiter)) return false;
  add(me.moved, std::int64_t{1});
  add(me.sum, mixed(static_cast<std::uint64_t>(number)));
  return true;
}

void Line::consume(int number) {
  Worker& me = consumers_[static_cast<std::size_t>(number)];
  const Presence presence(*this, me);
  while (const std::optional<Item> item = buffer_->take(me.waiter)) {
    takeStock(me, *item);
    me.item.store(item->number, std::memory_order_relaxed);
    if (!pass(me, plan_.use_ns)) break;
    me.item.store(0, std::memory_order_relaxed);
    add(me.items, std::int64_t{1});
  }
}

void Line::takeStock(Worker& me, const Item& item) {
  if (plan_.timed) add(me.stayed_ns, threads::nowNs() - item.made_ns);
  std::int64_t& newest = me.newest[static_cast<std::size_t>(item.producer)];
  if (item.number <= newest) me.in_order.store(false, std::memory_order_relaxed);
  newest = item.number;
  add(me.moved, std::int64_t{1});
  add(me.sum, mixed(static_cast<std::uint64_t>(item.number)));
}

void Line::stop() {
  stopped_.store(true, std::memory_order_relaxed);
  buffer_->close();
}

// False when everybody is to leave.
bool Line::pass(Worker& me, double mean_ns) {
  if (mean_ns <= 0) return !stopped();
  const auto draw = static_cast<std::uint64_t>(me.draws++);
  const double ns = plan_.uneven ? mean_ns * exponential(mixed(me.key + draw)) : mean_ns;
  return plan_.waits ? sleep(me, ns) : compute(me, ns);
}

// A sleep that lasts too long makes the next one shorter, so that the average is right.
bool Line::sleep(Worker& me, double ns) {
  me.owed_ns += ns;
  if (me.owed_ns < kShortestSleepNs) return !stopped();
  const std::int64_t began = threads::nowNs();
  const auto asked = static_cast<std::int64_t>(me.owed_ns);
  for (std::int64_t left = asked; left > 0 && !stopped(); left = began + asked - threads::nowNs())
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(left, kLongestNapNs)));
  const std::int64_t late = threads::nowNs() - began - asked;
  me.owed_ns = std::max(-static_cast<double>(late), -kMostAheadNs);
  add(me.sleeps, std::int64_t{1});
  add(me.late_ns, late);
  return !stopped();
}

bool Line::compute(Worker& me, double ns) {
  for (std::int64_t steps = threads::stepsFor(ns, plan_.step_ns); steps > 0 && !stopped(); steps -= kStepsPerLook)
    me.value = threads::work(me.value, std::min(steps, kStepsPerLook));
  return !stopped();
}

std::int64_t Line::used() const {
  std::int64_t used = 0;
  for (const Worker& worker : consumers_) used += get(worker.items);
  return used;
}

int Line::presentItems() {
  return buffer_->look().level() + static_cast<int>(std::ranges::count_if(
                                       producers_, [](const Worker& worker) { return worker.waiter.waiting(); }));
}

ThreadNow Line::threadNow(const Worker& worker, std::int64_t now) const {
  const std::int64_t began = get(worker.began_ns);
  const std::int64_t left = get(worker.left_ns);
  const std::int64_t until = left > 0 ? left : now;
  return {.doing = left > 0                  ? Doing::kGone
                   : worker.waiter.waiting() ? Doing::kWaiting
                                             : Doing::kWorking,
          .item = get(worker.item),
          .items = get(worker.items),
          .waited = began > 0 ? std::clamp(ratio(static_cast<double>(worker.waiter.waitedNs(now)),
                                                 static_cast<double>(until - began)),
                                           0.0, 1.0)
                              : 0};
}

void Line::describe(Report& report) {
  const bool gone = empty();
  const threads::SlotRing<Item> ring = buffer_->look();
  const std::int64_t now = threads::nowNs();
  Scene& scene = report.now;
  scene = {.slots = ring.slots(), .head = ring.head(), .tail = ring.tail(), .producers = {}, .consumers = {}};
  for (const Worker& worker : producers_) scene.producers.push_back(threadNow(worker, now));
  for (const Worker& worker : consumers_) scene.consumers.push_back(threadNow(worker, now));
  addUp(report.totals, ring);
  report.totals.producers_waited = averageWait(scene.producers);
  report.totals.consumers_waited = averageWait(scene.consumers);
  // Before that somebody may have moved an item and not yet counted it.
  if (!gone) report.totals.exactly_once = true;
}

void Line::addUp(Totals& totals, const threads::SlotRing<Item>& ring) const {
  const Totals before = totals;
  totals = {.present = before.present, .highest = ring.highest()};
  std::uint64_t sum = 0;
  std::int64_t left_over = -ring.level();
  std::int64_t sleeps = 0, late_ns = 0, stayed_ns = 0, taken = 0;
  const auto addWaits = [&](const Worker& worker) {
    totals.waits += worker.waiter.waits();
    totals.empty_wake_ups += worker.waiter.emptyWakeUps();
    sleeps += get(worker.sleeps);
    late_ns += get(worker.late_ns);
  };
  for (const Worker& worker : producers_) {
    addWaits(worker);
    totals.made += get(worker.items);
    left_over += get(worker.moved);
    sum += get(worker.sum);
  }
  for (const Worker& worker : consumers_) {
    addWaits(worker);
    totals.used += get(worker.items);
    taken += get(worker.moved);
    sum -= get(worker.sum);
    stayed_ns += get(worker.stayed_ns);
    totals.in_order = totals.in_order && get(worker.in_order);
  }
  for (const std::optional<Item>& item : ring.slots())
    if (item) sum -= mixed(static_cast<std::uint64_t>(item->number));
  totals.exactly_once = left_over == taken && sum == 0;
  totals.stay_ns = ratio(static_cast<double>(stayed_ns), static_cast<double>(taken));
  totals.late_ns = ratio(static_cast<double>(late_ns), static_cast<double>(sleeps));
}

}  // namespace racecourse::labs::producer_consumer

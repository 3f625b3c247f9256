#include "labs/primitives/experiment_bell.h"

#include <algorithm>

#include "threads/clock.h"
#include "threads/processor_time.h"
#include "threads/spin_wait.h"

namespace racecourse::labs::primitives {

void Bell::ring(std::int64_t now) {
  const std::int64_t index = rung_.load(std::memory_order_relaxed);
  times_[static_cast<std::size_t>(index)] = now;
  {
    // Under the mutex: who has looked and is about to sleep must not miss it.
    const std::lock_guard lock(mutex_);
    rung_.store(index + 1, std::memory_order_release);
  }
  changed_.notify_all();
}

void Bell::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_.store(true, std::memory_order_release);
  }
  changed_.notify_all();
}

void Bell::awaitMoreThan(std::int64_t heard) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return rung() > heard || closed(); });
}

void Listener::listen(Bell& bell) {
  const auto processor_before = threads::processorTimeNs();
  whole_.begin = threads::nowNs();
  awake_.look(whole_.begin);
  while (!bell.closed()) {
    wait(bell);
    const std::int64_t rung = bell.rung();
    const std::int64_t now = threads::nowNs();
    awake_.look(now);
    if (rung > heard_) hear(bell, rung, now);
  }
  whole_.end = threads::nowNs();
  const auto processor_after = threads::processorTimeNs();
  awake_.sleep(whole_.end);
  // Whoever closes the bell has rung it before.
  if (bell.rung() > heard_) hear(bell, bell.rung(), whole_.end);
  if (processor_before && processor_after) processor_ns_ = *processor_after - *processor_before;
}

void Listener::wait(Bell& bell) {
  switch (way_) {
    case Way::kBusy:
      return look(bell);
    case Way::kYield:
      if (has_looked_) return yieldOnce();
      has_looked_ = true;
      return look(bell);
    case Way::kPolling:
      return takeNap();
    case Way::kCondition:
      awake_.sleep(threads::nowNs());
      bell.awaitMoreThan(heard_);
  }
}

// As many looks as SpinWait takes before it offers the core, then the clock is read once.
void Listener::look(const Bell& bell) const {
  for (int looks = 0; looks < threads::SpinWait::kLooks && bell.rung() == heard_ && !bell.closed(); ++looks)
    threads::relaxCore();
}

void Listener::yieldOnce() {
  const std::int64_t before = threads::nowNs();
  threads::yieldCore();
  awake_.yield(before, threads::nowNs());
}

void Listener::takeNap() {
  const std::int64_t before = threads::nowNs();
  awake_.sleep(before);
  if (nap_.sleepFor(nap_ns_)) naps_.push_back(static_cast<double>(threads::nowNs() - before));
}

void Listener::hear(const Bell& bell, std::int64_t rung, std::int64_t now) {
  // The clocks of two threads may differ by a step.
  for (; heard_ < rung; ++heard_)
    delays_.push_back(static_cast<double>(std::max<std::int64_t>(now - bell.time(heard_), 0)));
  has_looked_ = false;
}

}  // namespace racecourse::labs::primitives

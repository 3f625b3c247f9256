// A bell that one thread rings and others wait for, each in one of four ways.
//
//   Bell bell(16);                                    // rings at most 16 times
//   Listener me(Way::kCondition, 0, 0);
//   me.listen(bell);                                  // waiters: until the bell is closed
//   bell.ring(now); … bell.close();                   // the one who rings
//   me.heard()                                        // == bell.rung()
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "labs/primitives/experiment.h"
#include "threads/awake_time.h"
#include "threads/nap.h"

namespace racecourse::labs::primitives {

class Bell {
 public:
  explicit Bell(std::size_t most_rings) : times_(most_rings) {}

  // Rings at `now`, up to `most_rings` times in all. Only one thread rings.
  void ring(std::int64_t now);

  // Lets everybody go who waits here, as soon as they have heard every ring.
  void close();

  std::int64_t rung() const { return rung_.load(std::memory_order_acquire); }
  bool closed() const { return closed_.load(std::memory_order_acquire); }

  // When it rang for the time `index`, counted from 0 and less than rung(), in ns.
  std::int64_t time(std::int64_t index) const { return times_[static_cast<std::size_t>(index)]; }

  // Sleeps on the condition variable until it has rung more than `heard` times or is closed.
  void awaitMoreThan(std::int64_t heard);

 private:
  std::vector<std::int64_t> times_;  // each is written before it is counted, and never again
  std::atomic<std::int64_t> rung_ = 0;
  std::atomic<bool> closed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
};

class Listener {
 public:
  // Polls every `nap_ns`, and keeps the first `kept` stretches in which it is awake.
  Listener(Way way, std::int64_t nap_ns, std::size_t kept) : way_(way), nap_ns_(nap_ns), awake_(kept) {}

  // Waits for every ring until the bell is closed. Once.
  void listen(Bell& bell);

  // Ends the nap that delays the end. From any thread, after Bell::close().
  void wake() { nap_.end(); }

  std::int64_t heard() const { return heard_; }
  std::span<const double> delays() const { return delays_; }  // in ns, from each ring to its noticing
  std::span<const double> naps() const { return naps_; }      // in ns
  const threads::AwakeTime& awake() const { return awake_; }

  // From its first look to its last, in ns; and of that the processor time, where the system counts it.
  threads::Interval whole() const { return whole_; }
  std::optional<std::int64_t> processorNs() const { return processor_ns_; }

 private:
  void wait(Bell& bell);
  void look(const Bell& bell) const;
  void yieldOnce();
  void takeNap();
  void hear(const Bell& bell, std::int64_t rung, std::int64_t now);

  const Way way_;
  const std::int64_t nap_ns_;
  threads::Nap nap_;
  threads::AwakeTime awake_;
  bool has_looked_ = false;  // since the last ring, long enough to offer the core from now on
  std::int64_t heard_ = 0;
  std::vector<double> delays_;
  std::vector<double> naps_;
  threads::Interval whole_;
  std::optional<std::int64_t> processor_ns_;
};

}  // namespace racecourse::labs::primitives

#include "labs/locks/experiment_cost.h"

#include <atomic>
#include <bit>
#include <memory>

#include "threads/measure.h"

namespace racecourse::labs::locks {
namespace {

using Run = threads::Run<Report>;

struct alignas(64) Counter {
  std::int64_t plain = 0;
  std::atomic<std::int64_t> atomic = 0;

  // The fence costs nothing. It makes the compiler write each increment to memory instead of adding them all up.
  void increment() {
    ++plain;
    std::atomic_signal_fence(std::memory_order_seq_cst);
  }
};

class Costs {
 public:
  Costs(Run& run, const Settings& settings, const threads::Environment& environment);

  void measureAll();

 private:
  template <class Once>
  std::optional<threads::Summary> time(Once once) const;
  void add(std::string_view name, const std::optional<threads::Summary>& increment,
           const std::optional<threads::Summary>& pair);
  void measureLock(threads::LockKind kind);

  Run& run_;
  threads::MeasureOptions options_;
  Report report_;
  int rows_;
  Counter counter_;
  threads::LockFamily locks_;
};

Costs::Costs(Run& run, const Settings& settings, const threads::Environment& environment)
    : run_(run), rows_(2 + std::popcount(settings.locks)) {
  options_.clock_step_ns = environment.clock_step_ns;
  options_.cancelled = [&run] { return run.cancelled(); };
  report_.settings = settings;
}

template <class Once>
std::optional<threads::Summary> Costs::time(Once once) const {
  const auto measured = threads::measure(options_, [&](std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) once();
  });
  if (!measured) return std::nullopt;
  return measured->ns;
}

void Costs::add(std::string_view name, const std::optional<threads::Summary>& increment,
                const std::optional<threads::Summary>& pair) {
  if (run_.cancelled() || !increment || !pair) return;
  report_.costs.push_back({.name = name, .increment = *increment, .pair = *pair});
  run_.setProgress(static_cast<double>(report_.costs.size()) / rows_);
  run_.publish(report_);
}

void Costs::measureLock(threads::LockKind kind) {
  locks_.with(kind, [&]<class Lock>(Lock& lock) {
    const auto increment = time([&] {
      const threads::Held<Lock> held(lock);
      counter_.increment();
    });
    const auto pair = time([&] { const threads::Held<Lock> held(lock); });
    add(threads::kLockNames[static_cast<std::size_t>(kind)], increment, pair);
  });
}

void Costs::measureAll() {
  run_.publish(report_);
  constexpr threads::Summary kNoLock{};
  add("None", time([&] { counter_.increment(); }), kNoLock);
  add("Atomic", time([&] { counter_.atomic.fetch_add(1, std::memory_order_relaxed); }), kNoLock);
  for (int kind = 0; kind < threads::kLockKinds; ++kind)
    if (hasLock(report_.settings.locks, kind)) measureLock(static_cast<threads::LockKind>(kind));
}

}  // namespace

void measureCosts(Run& run, const Settings& settings, const threads::Environment& environment) {
  // On the heap because of its alignment; see McsLock::Node.
  std::make_unique<Costs>(run, settings, environment)->measureAll();
}

}  // namespace racecourse::labs::locks

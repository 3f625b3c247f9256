#include "labs/race/experiment.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>

namespace racecourse::labs::race {
namespace {

using Run = threads::Run<Report>;

constexpr std::int64_t kPublishEveryNs = 50'000'000;
constexpr std::int64_t kMostChunks = 512;

// Before the first round all threads count for a while without being measured. Meanwhile the system spreads them over
// the cores (threads that were just woken often share one, and never overlap), and a browser compiles the loop for
// speed.
constexpr int kWarmUpRound = -1;
constexpr std::int64_t kWarmUpNs = 100'000'000;

// Reading the clock takes up to 750 ns in a browser. These chunks take at least 25 µs there, so that all readings
// together stay below 3 % of the loop, and yet are short enough to notice a pause of a millisecond.
std::int64_t chunkCount(const Settings& settings) {
  const std::int64_t without_yields = settings.guard == Guard::kMutex ? 4'096 : 16'384;
  const std::int64_t yields = settings.guard == Guard::kAtomic ? 0 : settings.yields;
  const std::int64_t increments = std::max<std::int64_t>(1, without_yields / (1 + 128 * yields));
  return std::clamp<std::int64_t>(settings.increments / increments, 1, kMostChunks);
}

// How many increments may pass before a thread asks whether it was cancelled. Waiting for a mutex or yielding to others
// can make a single increment last most of a millisecond.
std::int64_t incrementsBetweenChecks(const Settings& settings) {
  if (settings.guard == Guard::kAtomic) return 256;
  if (settings.yields > 0) return 1;
  return settings.guard == Guard::kMutex ? 16 : 256;
}

// The counter and its mutex share a cache line, as they do in an ordinary program, but with nothing else.
struct alignas(64) Counter {
  std::mutex mutex;
  std::atomic<std::int64_t> value = 0;

  // Two separate steps, so another thread's increment can fall between them and be overwritten.
  void incrementInTwoSteps(int yields) {
    const std::int64_t seen = value.load(std::memory_order_relaxed);
    for (int i = 0; i < yields; ++i) std::this_thread::yield();
    value.store(seen + 1, std::memory_order_relaxed);
  }

  template <Guard guard>
  void increment(int yields) {
    if constexpr (guard == Guard::kAtomic) {
      value.fetch_add(1, std::memory_order_relaxed);
    } else if constexpr (guard == Guard::kMutex) {
      const std::lock_guard lock(mutex);
      incrementInTwoSteps(yields);
    } else {
      incrementInTwoSteps(yields);
    }
  }
};

// Where one thread notes the time; memory is set aside beforehand.
struct alignas(64) Stamps {
  std::vector<std::int64_t> times;
};

// One run: what its threads share.
class Race {
 public:
  Race(const Settings& settings, const threads::Environment& environment);

  // The whole run of one thread.
  void run(Run& run, int member);

 private:
  bool countUp(Run& run, int member, int round);
  template <Guard guard>
  bool countUpWith(Run& run, int member, int round);
  template <Guard guard>
  bool warmUp(const Run& run);
  template <Guard guard>
  bool measureRound(Run& run, int member, int round);
  template <Guard guard>
  bool addChunk(const Run& run, std::int64_t increments);
  void concludeRound(Run& run, int round);
  void record();

  const Settings settings_;
  const double clock_step_ns_;
  const std::int64_t chunks_;
  const std::int64_t between_checks_;
  Counter counter_;
  std::vector<Stamps> stamps_;
  std::atomic<int> racing_;   // threads that have not finished this round
  std::atomic<int> present_;  // threads that have not finished the run
  std::atomic<bool> interrupted_ = false;

  // Touched only by the last thread of a round, and at the end by the last thread of all.
  Report report_;
  std::int64_t run_began_ = 0;
  std::int64_t last_published_ = 0;
};

Race::Race(const Settings& settings, const threads::Environment& environment)
    : settings_(settings),
      clock_step_ns_(environment.clock_step_ns),
      chunks_(chunkCount(settings)),
      between_checks_(incrementsBetweenChecks(settings)),
      stamps_(static_cast<std::size_t>(settings.threads)),
      racing_(settings.threads),
      present_(settings.threads) {
  for (Stamps& stamps : stamps_) stamps.times.reserve(static_cast<std::size_t>(chunks_) + 1);
  report_.settings = settings;
  report_.rounds.reserve(static_cast<std::size_t>(settings.rounds));
}

void Race::run(Run& run, int member) {
  // So that even before the first round is over, the report says what is being measured.
  if (member == 0) run.publish(report_);
  for (int round = kWarmUpRound; round < settings_.rounds && run.gate(); ++round) {
    if (!countUp(run, member, round)) interrupted_.store(true, std::memory_order_relaxed);
    if (racing_.fetch_sub(1, std::memory_order_acq_rel) == 1) concludeRound(run, round);
  }
  if (present_.fetch_sub(1, std::memory_order_acq_rel) == 1) run.publish(report_);
}

bool Race::countUp(Run& run, int member, int round) {
  switch (settings_.guard) {
    case Guard::kMutex:
      return countUpWith<Guard::kMutex>(run, member, round);
    case Guard::kAtomic:
      return countUpWith<Guard::kAtomic>(run, member, round);
    case Guard::kNone:
      break;
  }
  return countUpWith<Guard::kNone>(run, member, round);
}

template <Guard guard>
bool Race::countUpWith(Run& run, int member, int round) {
  return round == kWarmUpRound ? warmUp<guard>(run) : measureRound<guard>(run, member, round);
}

template <Guard guard>
bool Race::warmUp(const Run& run) {
  const std::int64_t end = threads::nowNs() + kWarmUpNs;
  while (threads::nowNs() < end) {
    if (!addChunk<guard>(run, between_checks_)) return false;
  }
  return true;
}

template <Guard guard>
bool Race::measureRound(Run& run, int member, int round) {
  std::vector<std::int64_t>& times = stamps_[static_cast<std::size_t>(member)].times;
  times.clear();
  times.push_back(threads::nowNs());
  for (std::int64_t chunk = 0; chunk < chunks_; ++chunk) {
    const std::int64_t begin = settings_.increments * chunk / chunks_;
    const std::int64_t end = settings_.increments * (chunk + 1) / chunks_;
    if (!addChunk<guard>(run, end - begin)) return false;
    times.push_back(threads::nowNs());
    const double done = round + static_cast<double>(chunk + 1) / static_cast<double>(chunks_);
    if (member == 0) run.setProgress(done / settings_.rounds);
  }
  return true;
}

template <Guard guard>
bool Race::addChunk(const Run& run, std::int64_t increments) {
  for (std::int64_t done = 0; done < increments;) {
    if (run.cancelled()) return false;
    const std::int64_t next_check = std::min(increments, done + between_checks_);
    for (; done < next_check; ++done) counter_.increment<guard>(settings_.yields);
  }
  return true;
}

void Race::concludeRound(Run& run, int round) {
  if (round != kWarmUpRound && !interrupted_.load(std::memory_order_relaxed)) record();
  counter_.value.store(0, std::memory_order_relaxed);
  racing_.store(settings_.threads, std::memory_order_relaxed);
  const std::int64_t now = run_began_ + report_.elapsed_ns;
  if (now - last_published_ < kPublishEveryNs) return;
  last_published_ = now;
  run.publish(report_);
}

void Race::record() {
  std::int64_t first = stamps_.front().times.front();
  std::int64_t last = stamps_.front().times.back();
  for (const Stamps& stamps : stamps_) {
    first = std::min(first, stamps.times.front());
    last = std::max(last, stamps.times.back());
  }
  report_.lanes.clear();
  for (Stamps& stamps : stamps_) {
    for (std::int64_t& time : stamps.times) time -= first;
    report_.lanes.push_back(threads::runningIntervals(stamps.times));
  }
  if (report_.rounds.empty()) run_began_ = first;
  report_.lanes_duration_ns = last - first;
  report_.elapsed_ns = last - run_began_;

  Round round;
  round.expected = settings_.threads * settings_.increments;
  round.actual = counter_.value.load(std::memory_order_relaxed);
  round.ns_per_increment = static_cast<double>(last - first) / static_cast<double>(round.expected);
  round.overlap = threads::overlap(report_.lanes, clock_step_ns_);
  report_.rounds.push_back(round);
}

template <class Value>
threads::Summary summariseRounds(const Report& report, Value value) {
  std::vector<double> values;
  for (const Round& round : report.rounds) values.push_back(value(round));
  return threads::summarise(values);
}

Reason reasonFor(const Report& report, const Verdict& verdict, const threads::Environment& environment) {
  if (verdict.rounds == 0) return Reason::kNoRounds;
  if (verdict.lost > 0) return Reason::kLost;
  if (report.settings.guard != Guard::kNone) return Reason::kGuarded;
  if (report.settings.threads == 1) return Reason::kOneThread;
  if (environment.cores == 1) return Reason::kOneCore;
  if (verdict.overlap.n == 0) return Reason::kNotMeasurable;
  return verdict.overlap.median < kHardlyOverlaps ? Reason::kHardlyOverlapped : Reason::kNarrowWindow;
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.threads = kThreads.clamp(settings.threads);
  settings.increments = kIncrements.clamp(settings.increments);
  settings.rounds = kRounds.clamp(settings.rounds);
  settings.yields = kYields.clamp(settings.yields);
  return settings;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment) {
  const Settings clamped = clampSettings(settings);
  const auto race = std::make_shared<Race>(clamped, environment);
  experiment.start(crew, clamped.threads, [race](Run& run, int member) { race->run(run, member); });
}

std::int64_t totalLost(const Report& report) {
  return std::transform_reduce(report.rounds.begin(), report.rounds.end(), std::int64_t{0}, std::plus<>(),
                               [](const Round& round) { return round.lost(); });
}

int roundsThatLost(const Report& report) {
  return static_cast<int>(std::ranges::count_if(report.rounds, [](const Round& round) { return round.lost() > 0; }));
}

double shareOfRoundsThatLost(const Report& report) {
  if (report.rounds.empty()) return 0;
  return roundsThatLost(report) / static_cast<double>(report.rounds.size());
}

threads::Summary lostPerRound(const Report& report) {
  return summariseRounds(report, [](const Round& round) { return static_cast<double>(round.lost()); });
}

threads::Summary costPerIncrement(const Report& report) {
  return summariseRounds(report, [](const Round& round) { return round.ns_per_increment; });
}

threads::Summary overlapPerRound(const Report& report) {
  std::vector<double> overlaps;
  for (const Round& round : report.rounds) {
    if (round.overlap) overlaps.push_back(*round.overlap);
  }
  return threads::summarise(overlaps);
}

Verdict explain(const Report& report, const threads::Environment& environment) {
  Verdict verdict;
  verdict.rounds = static_cast<int>(report.rounds.size());
  verdict.rounds_that_lost = roundsThatLost(report);
  verdict.lost = totalLost(report);
  for (const Round& round : report.rounds) verdict.expected += round.expected;
  verdict.overlap = overlapPerRound(report);
  verdict.round_ns = summariseRounds(report, [](const Round& round) {
                       return round.ns_per_increment * static_cast<double>(round.expected);
                     }).median;
  verdict.clock_step_ns = environment.clock_step_ns;
  verdict.reason = reasonFor(report, verdict, environment);
  assert(report.settings.guard == Guard::kNone || verdict.lost == 0);
  return verdict;
}

}  // namespace racecourse::labs::race

#include "labs/amdahl/experiment.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <span>

#include "threads/clock.h"
#include "threads/start_gate.h"
#include "threads/turns.h"

namespace racecourse::labs::amdahl {
namespace {

using Run = threads::Run<Report>;

// Whether to stop: because the reader asked for it, or because another thread had to.
struct Stop {
  const Run& run;
  const std::atomic<bool>& others;

  bool operator()() const { return run.cancelled() || others.load(std::memory_order_relaxed); }
};

// Before a run all threads work for a moment without being measured. Meanwhile the system spreads them over the cores,
// and a browser compiles the loop for speed.
constexpr std::int64_t kWarmUpNs = 15'000'000;
constexpr std::int64_t kWarmUpSteps = 4'096;

constexpr double kCalibrationNs = 4e6;
constexpr int kCalibrations = 9;

// Where one thread notes the time.
struct alignas(64) Notes {
  std::vector<std::int64_t> times;
  std::uint64_t total = 0;
};

// A piece's starting state: any number but 0 does.
std::uint64_t seedOf(int piece) { return 0x9e3779b97f4a7c15ULL * (static_cast<std::uint64_t>(piece) + 1); }

double timed(std::int64_t steps, std::uint64_t& total) {
  const std::int64_t begin = threads::nowNs();
  total += churn(seedOf(0), steps);
  return static_cast<double>(threads::nowNs() - begin);
}

// The steps that take one thread `wanted_ns`, by the best of a few timings; a disturbance only ever adds time.
std::int64_t calibratedSteps(double wanted_ns) {
  std::uint64_t total = 0;
  std::int64_t steps = 1'024;
  while (timed(steps, total) < kCalibrationNs && steps < (std::int64_t{1} << 40)) steps *= 2;
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < kCalibrations; ++i) best = std::min(best, timed(steps, total));
  // Asking for the total keeps the compiler from leaving the work out.
  return std::max<std::int64_t>(total == 0 ? 2 : 1,
                                static_cast<std::int64_t>(wanted_ns / best * static_cast<double>(steps)));
}

// How long a thread ran, by its notes.
double runningTime(std::span<const std::int64_t> times) {
  double time = 0;
  for (const auto& [begin, end] : threads::runningIntervals(times)) time += static_cast<double>(end - begin);
  return time;
}

// What the threads of one run share.
class Workload {
 public:
  Workload(int threads, const Work& work, std::int64_t steps)
      : work_(work), steps_(steps), notes_(static_cast<std::size_t>(threads)), present_(threads) {
    const int share = work.parallel / threads;
    for (Notes& notes : notes_) notes.times.reserve(static_cast<std::size_t>(2 * share + work.pieces() / 4 + 2));
    serial_times_.reserve(static_cast<std::size_t>(work.serial) + 1);
  }

  // The part of one thread; false when it was stopped.
  bool takePart(int member, threads::StartGate& gate, const Stop& stop) {
    Notes& notes = notes_[static_cast<std::size_t>(member)];
    return warmUp(notes, member, stop) && gate.arriveAndWait(stop.others) && serialPart(member, stop) &&
           gate.arriveAndWait(stop.others) && parallelPart(notes, stop);
  }

  // Whether everybody else has left this run.
  bool leaveLast() { return present_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

  // What came out, for the one who left last.
  Sample sample() const {
    Sample sample{.threads = static_cast<int>(notes_.size())};
    double running = 0;
    for (const Notes& notes : notes_) {
      sample.total += notes.total;
      running += runningTime(notes.times);
    }
    for (std::size_t i = 0; i < notes_.size(); ++i) sample.lanes.push_back(laneOf(i));
    const std::int64_t begin = serial_times_.front();
    const auto [fork, end] = parallelTimes();
    sample.time_ns = static_cast<double>(end - begin);
    sample.at_work = end > fork ? running / static_cast<double>(end - fork) : 0;
    sample.piece_ns = pieceTime(running);
    return sample;
  }

 private:
  bool warmUp(Notes& notes, int member, const Stop& stop) {
    const std::int64_t end = threads::nowNs() + kWarmUpNs;
    std::uint64_t state = seedOf(member);
    while (threads::nowNs() < end && !stop()) state = churn(state, kWarmUpSteps);
    // A xorshift generator never comes to 0, but the compiler does not know that and keeps the loop.
    notes.total = state == 0 ? 1 : 0;
    return !stop();
  }

  bool serialPart(int member, const Stop& stop) {
    if (member != 0) return true;
    serial_times_.push_back(threads::nowNs());
    for (int piece = 0; piece < work_.serial; ++piece) {
      if (stop()) return false;
      notes_[0].total += churn(seedOf(piece), steps_);
      serial_times_.push_back(threads::nowNs());
    }
    return true;
  }

  bool parallelPart(Notes& notes, const Stop& stop) {
    notes.times.push_back(threads::nowNs());
    for (;;) {
      const int piece = work_.serial + taken_.fetch_add(1, std::memory_order_relaxed);
      if (piece >= work_.pieces()) return true;
      if (stop()) return false;
      notes.total += churn(seedOf(piece), steps_);
      notes.times.push_back(threads::nowNs());
    }
  }

  std::vector<threads::Interval> laneOf(std::size_t member) const {
    std::vector<threads::Interval> lane;
    if (member == 0) lane = threads::runningIntervals(serial_times_);
    const std::vector<threads::Interval> parallel = threads::runningIntervals(notes_[member].times);
    lane.insert(lane.end(), parallel.begin(), parallel.end());
    const std::int64_t begin = serial_times_.front();
    for (threads::Interval& interval : lane) interval = {interval.begin - begin, interval.end - begin};
    return lane;
  }

  // From the first beginning to the last end; empty when there is no parallel part.
  threads::Interval parallelTimes() const {
    threads::Interval times{std::numeric_limits<std::int64_t>::max(), serial_times_.back()};
    for (const Notes& notes : notes_) {
      if (notes.times.size() < 2) continue;
      times.begin = std::min(times.begin, notes.times.front());
      times.end = std::max(times.end, notes.times.back());
    }
    return {std::min(times.begin, times.end), times.end};
  }

  double pieceTime(double running) const {
    if (work_.parallel > 0) return running / work_.parallel;
    return runningTime(serial_times_) / work_.serial;
  }

  const Work work_;
  const std::int64_t steps_;
  std::vector<Notes> notes_;
  std::vector<std::int64_t> serial_times_;
  alignas(64) std::atomic<int> taken_ = 0;  // parallel pieces that somebody has begun
  alignas(64) std::atomic<int> present_;    // threads that have not finished the run
};

// The whole measurement: what its threads share. Its runs are taken in turn; a thread that has no part in one sleeps.
class Sweep {
 public:
  Sweep(const Settings& settings, const threads::Environment& environment);

  // All turns of one thread. None begins before everybody is here: a run cancelled early has members that never come.
  // Whatever goes wrong in one of them wakes the others, so that they leave too.
  void run(Run& run, int member) {
    if (!run.gate()) return;
    try {
      if (member == 0) calibrate(run);
      takeTurns(run, member);
    } catch (...) {
      turns_.end();
      throw;
    }
    if (present_.fetch_sub(1, std::memory_order_acq_rel) == 1) run.publish(report_);
  }

 private:
  int threadsIn(int turn) const { return counts_[static_cast<std::size_t>(turn) % counts_.size()]; }
  void calibrate(Run& run);
  void takeTurns(Run& run, int member);
  void conclude(Run& run, int turn);
  void begin(int turn);

  const std::vector<int> counts_;
  std::vector<std::unique_ptr<threads::StartGate>> gates_;  // one for each count
  std::atomic<int> present_;                                // threads that have not finished the measurement
  threads::Turns turns_;
  // Touched by the last thread of a run before the next one begins, and at the end by the last thread of all.
  std::unique_ptr<Workload> workload_;
  Report report_;
};

Sweep::Sweep(const Settings& settings, const threads::Environment& environment)
    : counts_(threadCounts(settings.most_threads, environment.cores)), present_(settings.most_threads) {
  for (const int count : counts_) gates_.push_back(std::make_unique<threads::StartGate>(count));
  report_.settings = settings;
}

void Sweep::calibrate(Run& run) {
  // So that even before the first round is over, the report says what is being measured.
  run.publish(report_);
  report_.steps = calibratedSteps(report_.settings.alone_ns / (100 * kPiecesPerPercent));
  begin(0);
}

void Sweep::takeTurns(Run& run, int member) {
  for (int turn = 0; turns_.await(turn); ++turn) {
    if (member >= threadsIn(turn)) continue;
    threads::StartGate& gate = *gates_[static_cast<std::size_t>(turn) % counts_.size()];
    if (!workload_->takePart(member, gate, {run, turns_.ended()})) turns_.end();
    if (workload_->leaveLast()) conclude(run, turn);
  }
}

void Sweep::conclude(Run& run, int turn) {
  if (turns_.ended().load(std::memory_order_relaxed)) return;
  report_.samples.push_back(workload_->sample());
  const int next = turn + 1;
  const int planned = report_.settings.repetitions * static_cast<int>(counts_.size());
  if (next % std::ssize(counts_) == 0) {
    run.setProgress(static_cast<double>(next) / planned);
    run.publish(report_);
  }
  if (next < planned)
    begin(next);
  else
    turns_.end();
}

void Sweep::begin(int turn) {
  const int count = threadsIn(turn);
  workload_ = std::make_unique<Workload>(count, workOf(report_.settings, count), report_.steps);
  turns_.begin(turn);
}

}  // namespace

Settings clampSettings(Settings settings) {
  settings.serial_percent = kSerialPercent.clamp(settings.serial_percent);
  settings.most_threads = kMostThreads.clamp(settings.most_threads);
  settings.repetitions = kRepetitions.clamp(settings.repetitions);
  return settings;
}

std::vector<int> threadCounts(int most, int cores) {
  std::vector<int> counts = {1, 2, 3, 4};
  for (int n = 4; n < most; n *= 2) counts.insert(counts.end(), {n + n / 2, 2 * n});
  counts.insert(counts.end(), {most, cores});
  std::ranges::sort(counts);
  counts.erase(std::ranges::unique(counts).begin(), counts.end());
  std::erase_if(counts, [most](int n) { return n > most; });
  return counts;
}

int usualMostThreads(int cores) { return Range{4, kMostThreads.most}.clamp(2 * cores); }

Work workOf(const Settings& settings, int threads) {
  const int times = settings.scaling == Scaling::kWeak ? threads : 1;
  return {.serial = settings.serial_percent * kPiecesPerPercent,
          .parallel = (100 - settings.serial_percent) * kPiecesPerPercent * times};
}

std::uint64_t churn(std::uint64_t state, std::int64_t steps) {
  for (std::int64_t i = 0; i < steps; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
  }
  return state;
}

std::uint64_t sumOfPieces(int pieces, std::int64_t steps) {
  std::uint64_t total = 0;
  for (int piece = 0; piece < pieces; ++piece) total += churn(seedOf(piece), steps);
  return total;
}

void start(threads::Experiment<Report>& experiment, threads::Crew& crew, const Settings& settings,
           const threads::Environment& environment) {
  const Settings clamped = clampSettings(settings);
  experiment.start(
      crew, clamped.most_threads,
      [sweep = std::make_shared<Sweep>(clamped, environment)](Run& run, int member) { sweep->run(run, member); });
}

}  // namespace racecourse::labs::amdahl

#include "labs/amdahl/experiment.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>

#include "threads/clock.h"

namespace racecourse::labs::amdahl {
namespace {

// Before a run all threads work for a moment without being measured. Meanwhile the system spreads them over the cores,
// and a browser compiles the loop for speed.
constexpr std::int64_t kWarmUpNs = 15'000'000;
constexpr std::int64_t kWarmUpSteps = 4'096;

constexpr double kCalibrationNs = 4e6;
constexpr int kCalibrations = 9;

// Where one thread notes the time and adds up.
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
std::int64_t calibratedSteps(double wanted_ns, std::uint64_t& total) {
  std::int64_t steps = 1'024;
  while (timed(steps, total) < kCalibrationNs && steps < (std::int64_t{1} << 40)) steps *= 2;
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < kCalibrations; ++i) best = std::min(best, timed(steps, total));
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(wanted_ns / best * static_cast<double>(steps)));
}

double medianGap(std::span<const std::int64_t> times) {
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < times.size(); ++i) gaps.push_back(times[i] - times[i - 1]);
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::ranges::nth_element(gaps, middle);
  return static_cast<double>(*middle);
}

double lengthOf(std::span<const threads::Interval> intervals) {
  std::int64_t length = 0;
  for (const threads::Interval& interval : intervals) length += interval.end - interval.begin;
  return static_cast<double>(length);
}

}  // namespace

// One run: what its threads share.
class Sweep::Workload {
 public:
  Workload(int threads, const Work& work, std::int64_t steps)
      : threads_(threads), work_(work), steps_(steps), notes_(static_cast<std::size_t>(threads)), present_(threads) {
    const int share = work.parallel / threads;
    for (Notes& notes : notes_) notes.times.reserve(static_cast<std::size_t>(2 * share + work.pieces() / 4 + 2));
    serial_times_.reserve(static_cast<std::size_t>(work.serial) + 1);
  }

  // The whole run of one thread.
  void run(threads::Run<Stage>& run, int member) {
    const bool complete = warmUp(run, member) && run.gate() && serialPart(run, member) && run.gate() &&
                          parallelPart(run, notes_[static_cast<std::size_t>(member)]);
    if (!complete) interrupted_.store(true, std::memory_order_relaxed);
    if (present_.fetch_sub(1, std::memory_order_acq_rel) > 1) return;
    if (!interrupted_.load(std::memory_order_relaxed)) run.publish({.steps = steps_, .sample = sample()});
  }

 private:
  bool warmUp(const threads::Run<Stage>& run, int member) {
    Notes& notes = notes_[static_cast<std::size_t>(member)];
    const std::int64_t end = threads::nowNs() + kWarmUpNs;
    // The total begins at 0, and every step depends on the one before: none of it can be left out.
    std::uint64_t state = seedOf(member);
    while (threads::nowNs() < end && !run.cancelled()) state = churn(state, kWarmUpSteps);
    notes.total = state == 0 ? 1 : 0;
    return !run.cancelled();
  }

  bool serialPart(const threads::Run<Stage>& run, int member) {
    if (member != 0) return true;
    serial_times_.push_back(threads::nowNs());
    for (int piece = 0; piece < work_.serial; ++piece) {
      if (run.cancelled()) return false;
      notes_[0].total += churn(seedOf(piece), steps_);
      serial_times_.push_back(threads::nowNs());
    }
    return true;
  }

  bool parallelPart(const threads::Run<Stage>& run, Notes& notes) {
    notes.times.push_back(threads::nowNs());
    for (;;) {
      const int piece = work_.serial + taken_.fetch_add(1, std::memory_order_relaxed);
      if (piece >= work_.pieces()) return true;
      if (run.cancelled()) return false;
      notes.total += churn(seedOf(piece), steps_);
      notes.times.push_back(threads::nowNs());
    }
  }

  Sample sample() const {
    Sample sample{.threads = threads_};
    for (const Notes& notes : notes_) sample.total += notes.total;
    for (std::size_t i = 0; i < notes_.size(); ++i) sample.lanes.push_back(laneOf(i));
    const std::int64_t begin = serial_times_.front();
    const auto [fork, end] = parallelTimes();
    sample.time_ns = static_cast<double>(end - begin);
    sample.at_work = end > fork ? runningTime() / static_cast<double>(end - fork) : 0;
    sample.piece_ns = work_.parallel > 0 ? medianPiece() : medianGap(serial_times_);
    return sample;
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

  // From the first beginning to the last end; empty at the end of the serial part when there is no other.
  threads::Interval parallelTimes() const {
    threads::Interval times{std::numeric_limits<std::int64_t>::max(), serial_times_.back()};
    for (const Notes& notes : notes_) {
      if (notes.times.size() < 2) continue;
      times.begin = std::min(times.begin, notes.times.front());
      times.end = std::max(times.end, notes.times.back());
    }
    times.begin = std::min(times.begin, times.end);
    return times;
  }

  // Of all threads together, in the parallel part.
  double runningTime() const {
    double time = 0;
    for (const Notes& notes : notes_) time += lengthOf(threads::runningIntervals(notes.times));
    return time;
  }

  double medianPiece() const {
    std::vector<double> medians;
    for (const Notes& notes : notes_)
      if (notes.times.size() > 1) medians.push_back(medianGap(notes.times));
    const auto middle = medians.begin() + static_cast<std::ptrdiff_t>(medians.size() / 2);
    std::ranges::nth_element(medians, middle);
    return *middle;
  }

  const int threads_;
  const Work work_;
  const std::int64_t steps_;
  std::vector<Notes> notes_;
  std::vector<std::int64_t> serial_times_;
  alignas(64) std::atomic<int> taken_ = 0;  // parallel pieces that somebody has begun
  alignas(64) std::atomic<int> present_;    // threads that have not finished the run
  std::atomic<bool> interrupted_ = false;
};

Settings clampSettings(Settings settings) {
  const auto clamp = [](int value, Range range) { return std::clamp(value, range.least, range.most); };
  settings.serial_percent = clamp(settings.serial_percent, kSerialPercent);
  settings.most_threads = clamp(settings.most_threads, kMostThreads);
  settings.repetitions = clamp(settings.repetitions, kRepetitions);
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

int usualMostThreads(int cores) { return std::clamp(2 * cores, 4, kMostThreads.most); }

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

void Sweep::start(threads::Crew& crew, const Settings& settings, const threads::Environment& environment) {
  const Settings clamped = clampSettings(settings);
  crew_ = &crew;
  counts_ = threadCounts(clamped.most_threads, environment.cores);
  report_ = {.settings = clamped,
             .steps = 0,
             .planned = clamped.repetitions * static_cast<int>(counts_.size()),
             .samples = {}};
  startCalibration();
}

void Sweep::startCalibration() {
  const double piece_ns = report_.settings.alone_ns / (100 * kPiecesPerPercent);
  stage_.start(*crew_, 1, [piece_ns](threads::Run<Stage>& run, int) {
    Stage stage;
    stage.steps = calibratedSteps(piece_ns, stage.sample.total);
    run.publish(stage);
  });
}

void Sweep::startNextRun() {
  const int threads = counts_[report_.samples.size() % counts_.size()];
  const auto workload = std::make_shared<Workload>(threads, workOf(report_.settings, threads), report_.steps);
  stage_.start(*crew_, threads, [workload](threads::Run<Stage>& run, int member) { workload->run(run, member); });
}

bool Sweep::poll() {
  const bool news = stage_.poll();
  if (news && stage_.state() == threads::State::kFinished) takeStage();
  return news;
}

void Sweep::takeStage() {
  const Stage& stage = stage_.report();
  if (report_.steps == 0)
    report_.steps = stage.steps;
  else
    report_.samples.push_back(stage.sample);
  if (std::ssize(report_.samples) < report_.planned) startNextRun();
}

void Sweep::cancel() { stage_.cancel(); }

double Sweep::progress() const {
  return report_.planned == 0 ? 0 : static_cast<double>(report_.samples.size()) / report_.planned;
}

}  // namespace racecourse::labs::amdahl

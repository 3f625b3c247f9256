#include "labs/amdahl/analysis.h"

#include <algorithm>

namespace racecourse::labs::amdahl {
namespace {

double workFor(Scaling scaling, double serial, int threads) {
  return scaling == Scaling::kWeak ? gustafsonSpeedup(serial, threads) : 1;
}

Point pointOf(int threads, int cores, std::span<const double> times) {
  return {.threads = threads, .processors = std::min(threads, cores), .time = threads::summarise(times)};
}

// The point of all samples with as many threads.
Point pointOf(const Report& report, int threads, int cores) {
  std::vector<double> times;
  const Sample* best = nullptr;
  for (const Sample& sample : report.samples) {
    if (sample.threads != threads) continue;
    times.push_back(sample.time_ns);
    if (best == nullptr || sample.time_ns < best->time_ns) best = &sample;
  }
  Point point = pointOf(threads, cores, times);
  point.at_work = best->at_work;
  point.piece_ns = best->piece_ns;
  return point;
}

std::vector<int> countsIn(const Report& report) {
  std::vector<int> counts;
  for (const Sample& sample : report.samples) counts.push_back(sample.threads);
  std::ranges::sort(counts);
  counts.erase(std::ranges::unique(counts).begin(), counts.end());
  return counts;
}

// Everything that compares a point with one thread.
void compare(Analysis& analysis) {
  const double alone = analysis.points.front().time.min;
  std::vector<Timing> timings;
  for (Point& point : analysis.points) {
    point.work = workFor(analysis.scaling, analysis.serial, point.threads);
    point.speedup = point.work * alone / point.time.min;
    point.low = point.work * alone / point.time.upper_quartile;
    timings.push_back({static_cast<double>(point.processors), point.time.min});
  }
  if (analysis.scaling == Scaling::kStrong) analysis.fit = fitSerial(timings);
}

// Of the points with the most processors, the one with the fewest threads.
const Point& fullest(const Analysis& analysis) {
  return *std::ranges::max_element(analysis.points, {}, &Point::processors);
}

Hindrance hindranceOf(const Diagnosis& d, const Analysis& analysis) {
  if (analysis.cores == 1) return Hindrance::kOneCore;
  if (d.at.threads == 1) return Hindrance::kNothingMeasured;
  if (d.alone_at_work > 0 && d.alone_at_work < kCoresFree) return Hindrance::kCoresBusy;
  if (d.at.speedup >= kReached * d.promised) return Hindrance::kNone;
  if (d.at.at_work > 0 && d.at.at_work < kCoresFree * d.at.processors) return Hindrance::kCoresBusy;
  return d.slow_down > kSlowedDown ? Hindrance::kCoresShared : Hindrance::kUnknown;
}

}  // namespace

std::optional<double> Point::karpFlatt() const {
  if (processors < 2) return std::nullopt;
  return amdahl::karpFlatt(speedup, processors);
}

Analysis analyse(const Report& report, const threads::Environment& environment) {
  Analysis analysis{.scaling = report.settings.scaling,
                    .serial = report.settings.serial_percent / 100.0,
                    .simulated = false,
                    .cores = environment.cores};
  for (const int threads : countsIn(report)) analysis.points.push_back(pointOf(report, threads, environment.cores));
  if (!analysis.points.empty()) compare(analysis);
  return analysis;
}

Analysis analyse(const VirtualMachine& machine) {
  Analysis analysis{.scaling = machine.scaling, .serial = machine.serial, .simulated = true, .cores = machine.cores};
  for (const VirtualRun& run : runVirtually(machine))
    analysis.points.push_back(pointOf(run.processors, machine.cores, run.times));
  compare(analysis);
  return analysis;
}

double promisedSpeedup(Scaling scaling, double serial, int threads, int cores) {
  const double processors = std::min(threads, cores);
  if (scaling == Scaling::kStrong) return amdahlSpeedup(serial, processors);
  return gustafsonSpeedup(serial, threads) / (serial + (1 - serial) * threads / processors);
}

Diagnosis diagnose(const Analysis& analysis) {
  if (analysis.points.empty()) return {};
  Diagnosis diagnosis{.at = fullest(analysis)};
  diagnosis.promised = promisedSpeedup(analysis.scaling, analysis.serial, diagnosis.at.threads, analysis.cores);
  const Point& alone = analysis.points.front();
  diagnosis.alone_at_work = alone.at_work;
  if (alone.piece_ns > 0) diagnosis.slow_down = diagnosis.at.piece_ns / alone.piece_ns;
  diagnosis.hindrance = hindranceOf(diagnosis, analysis);
  return diagnosis;
}

}  // namespace racecourse::labs::amdahl

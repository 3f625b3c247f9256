#include "labs/amdahl/law.h"

#include <cmath>
#include <limits>

namespace racecourse::labs::amdahl {
namespace {

// The sums of weighted least squares for y = a + b x.
struct Sums {
  double w = 0, x = 0, xx = 0, y = 0, xy = 0;

  void add(double weight, double at, double value) {
    w += weight;
    x += weight * at;
    xx += weight * at * at;
    y += weight * value;
    xy += weight * at * value;
  }

  double determinant() const { return w * xx - x * x; }
  bool solvable() const { return determinant() > 1e-12 * w * xx; }
  double a() const { return (xx * y - x * xy) / determinant(); }
  double b() const { return (w * xy - x * y) / determinant(); }
};

// Each deviation counts relative to its time: timings are off by a share, not by an amount.
Sums sumsOf(std::span<const Timing> timings) {
  Sums sums;
  for (const auto& [processors, time] : timings) sums.add(1 / (time * time), 1 / processors, time);
  return sums;
}

double squaredDeviations(std::span<const Timing> timings, double a, double b) {
  double sum = 0;
  for (const auto& [processors, time] : timings) {
    const double relative = (time - a - b / processors) / time;
    sum += relative * relative;
  }
  return sum;
}

// The standard error of a / (a + b), from the covariances of a and b.
double errorOf(const Sums& sums, double a, double b, double variance) {
  const double whole = (a + b) * (a + b);
  const double by_a = b / whole;
  const double by_b = -a / whole;
  const double quadratic = by_a * by_a * sums.xx - 2 * by_a * by_b * sums.x + by_b * by_b * sums.w;
  return std::sqrt(variance * quadratic / sums.determinant());
}

}  // namespace

double amdahlSpeedup(double serial, double n) { return 1 / (serial + (1 - serial) / n); }

double gustafsonSpeedup(double serial, double n) { return n - serial * (n - 1); }

double limitOf(double serial) { return serial > 0 ? 1 / serial : std::numeric_limits<double>::infinity(); }

double efficiency(double speedup, double n) { return speedup / n; }

double karpFlatt(double speedup, double n) { return (1 / speedup - 1 / n) / (1 - 1 / n); }

std::optional<Fit> fitSerial(std::span<const Timing> timings) {
  for (const Timing& timing : timings)
    if (!(timing.time > 0)) return std::nullopt;
  const Sums sums = sumsOf(timings);
  if (!sums.solvable()) return std::nullopt;
  const double a = sums.a();
  const double b = sums.b();
  Fit fit{.serial = a / (a + b), .error = {}, .time_alone = a + b};
  if (const auto spare = std::ssize(timings) - 2; spare > 0)
    fit.error = errorOf(sums, a, b, squaredDeviations(timings, a, b) / static_cast<double>(spare));
  return fit;
}

double serialShare(std::span<const Part> parts) {
  double share = 0;
  for (const Part& part : parts)
    if (part.serial) share += part.share;
  return share;
}

}  // namespace racecourse::labs::amdahl

#include "labs/producer-consumer/experiment_theory.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace racecourse::labs::producer_consumer {
namespace {

constexpr double kSecond = 1e9;

// Items a second that `threads` do; more than anything when they take no time.
double rateOf(int threads, double each_ns) {
  return each_ns > 0 ? threads * kSecond / each_ns : std::numeric_limits<double>::infinity();
}

// With n items made and not yet used.
int usingThem(const Flow& flow, int n) { return std::min(n, flow.consumers); }
int makingMore(const Flow& flow, int n) {
  return std::min(flow.producers, flow.consumers + flow.capacity + flow.producers - n);
}

}  // namespace

std::optional<double> ceilingOf(const Flow& flow) {
  if (flow.make_ns <= 0 && flow.use_ns <= 0) return std::nullopt;
  return std::min(rateOf(flow.producers, flow.make_ns), rateOf(flow.consumers, flow.use_ns));
}

std::optional<double> ceilingOf(const Flow& flow, int cores) {
  const auto sides = ceilingOf(flow);
  if (!sides) return std::nullopt;
  return std::min(*sides, rateOf(cores, flow.make_ns + flow.use_ns));
}

// Between neighbours as many go up as down, so each probability follows from the one before.
std::vector<double> chainOf(const Flow& flow) {
  const int most = flow.consumers + flow.capacity + flow.producers;
  std::vector<double> chain{1};
  for (int n = 1; n <= most; ++n) {
    const double up = makingMore(flow, n - 1) / flow.make_ns;
    const double down = usingThem(flow, n) / flow.use_ns;
    chain.push_back(chain.back() * up / down);
    // Far from 1 they would grow out of range.
    const double sum = std::reduce(chain.begin(), chain.end());
    for (double& each : chain) each /= sum;
  }
  return chain;
}

std::optional<Exact> exactOf(const Flow& flow) {
  if (flow.make_ns <= 0 || flow.use_ns <= 0) return std::nullopt;
  double making = 0;
  double busy = 0;
  double level = 0;
  int n = 0;
  for (const double probability : chainOf(flow)) {
    making += probability * makingMore(flow, n);
    busy += probability * usingThem(flow, n);
    level += probability * std::clamp(n - flow.consumers, 0, flow.capacity);
    ++n;
  }
  return Exact{.per_second = busy * kSecond / flow.use_ns,
               .level = level,
               .producers_waited = 1 - making / flow.producers,
               .consumers_waited = 1 - busy / flow.consumers};
}

}  // namespace racecourse::labs::producer_consumer

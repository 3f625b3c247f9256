#include "labs/primitives/experiment_rounds.h"

#include <algorithm>

#include "threads/artificial_work.h"
#include "threads/clock.h"
#include "threads/processor_time.h"

namespace racecourse::labs::primitives {
namespace {

constexpr std::int64_t kStepsPerChunk = 10'000;  // about 20 µs
constexpr std::int64_t kLongestNapNs = 5'000'000;
constexpr std::size_t kFewestChunks = 20;
constexpr std::size_t kStretchesKept = 1'000;
constexpr double kSecond = 1e9;
constexpr int kWarmUp = -1;

int mostWaiters(const std::vector<Trial>& plan) { return std::ranges::max(plan, {}, &Trial::waiters).waiters; }

void append(std::vector<double>& all, std::span<const double> more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

Rounds::Rounds(const Settings& settings, const threads::Environment& environment, const Pace& pace)
    : settings_(settings),
      pace_(pace),
      clock_step_ns_(environment.clock_step_ns),
      plan_(plan(settings)),
      ringer_(mostWaiters(plan_) + settings.neighbours),
      workers_(static_cast<std::size_t>(ringer_)),
      busy_(ringer_ + 1),
      samples_(plan_.size()) {
  report_.settings = settings;
  report_.processor_clock = threads::processorTimeNs().has_value();
}

void Rounds::run(Run& run, int member) {
  if (member == ringer_) run.publish(report_);
  const int turns = static_cast<int>(plan_.size()) * pace_.rounds;
  for (int turn = kWarmUp; turn < turns && run.gate(); ++turn) {
    if (turn == kWarmUp)
      warmUp(run, member);
    else
      take(run, member);
    if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) conclude(run, turn);
  }
}

void Rounds::warmUp(const Run& run, int member) {
  if (member == ringer_) return;
  Worker& me = workers_[static_cast<std::size_t>(member)];
  me.value += static_cast<std::uint64_t>(member);
  me.stamps.push_back(threads::nowNs());
  const std::int64_t end = me.stamps.front() + pace_.warm_up_ns;
  while (!run.cancelled() && (me.stamps.back() < end || me.stamps.size() <= kFewestChunks)) {
    me.value = threads::work(me.value, kStepsPerChunk);
    me.stamps.push_back(threads::nowNs());
  }
}

void Rounds::concludeWarmUp() {
  std::vector<std::vector<threads::Interval>> lanes;
  for (Worker& worker : workers_) {
    lanes.push_back(threads::runningIntervals(worker.stamps));
    worker.stamps = {};
  }
  if (lanes.size() > 1) report_.overlap = threads::overlap(lanes, clock_step_ns_);
}

void Rounds::take(const Run& run, int member) {
  const int first_neighbour = ringer_ - settings_.neighbours;
  if (member == ringer_)
    ringBell(run);
  else if (member >= first_neighbour)
    compute(workers_[static_cast<std::size_t>(member)]);
  else if (member < trial_.waiters)
    listeners_[static_cast<std::size_t>(member)]->listen(*bell_);
}

void Rounds::compute(Worker& me) {
  do {
    me.value = threads::work(me.value, kStepsPerChunk);
    me.chunks.store(me.chunks.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  } while (!stop_.load(std::memory_order_relaxed));
}

void Rounds::ringBell(const Run& run) {
  if (sleepUntil(run, threads::nowNs() + pace_.settle_ns)) {
    window_begin_ = threads::nowNs();
    const double before = chunksDone();
    if (ringAll(run)) sleepUntil(run, threads::nowNs() + pauses_.front() / 2);
    window_end_ = threads::nowNs();
    window_chunks_ = chunksDone() - before;
  }
  stop_.store(true, std::memory_order_relaxed);
  bell_->close();
  for (const auto& listener : listeners_) listener->wake();
}

// False when the run was cancelled meanwhile.
bool Rounds::ringAll(const Run& run) {
  std::int64_t next = window_begin_;
  for (const std::int64_t pause : pauses_) {
    next += pause;
    if (!sleepUntil(run, next)) return false;
    const std::int64_t now = threads::nowNs();
    latest_ns_ = std::max(latest_ns_, static_cast<double>(now - next));
    bell_->ring(now);
  }
  return true;
}

// False when the run was cancelled meanwhile.
bool Rounds::sleepUntil(const Run& run, std::int64_t time) {
  for (std::int64_t left = time - threads::nowNs(); left > 0 && !run.cancelled(); left = time - threads::nowNs())
    ringers_nap_.sleepFor(std::min(left, kLongestNapNs));
  return !run.cancelled();
}

double Rounds::chunksDone() const {
  std::int64_t sum = 0;
  for (const Worker& worker : workers_) sum += worker.chunks.load(std::memory_order_relaxed);
  return static_cast<double>(sum);
}

void Rounds::conclude(Run& run, int turn) {
  if (turn == kWarmUp)
    concludeWarmUp();
  else if (!run.cancelled())
    addUp(run, turn);
  prepare(turn + 1);
  stop_.store(false, std::memory_order_relaxed);
  busy_.store(members(), std::memory_order_relaxed);
}

void Rounds::prepare(int turn) {
  const auto place = placeOf(turn);
  const int round = turn / static_cast<int>(plan_.size());
  trial_ = plan_[place];
  pauses_ = pauses(settings_, pace_, round);
  bell_ = std::make_unique<Bell>(pauses_.size());
  const bool kept = settings_.measure == Measure::kWays;
  listeners_.clear();
  constexpr std::int64_t kUs = 1'000;
  for (int waiter = 0; waiter < trial_.waiters; ++waiter)
    listeners_.push_back(
        std::make_unique<Listener>(trial_.way, trial_.nap_us * kUs, kept && waiter < kLanesEach ? kStretchesKept : 0));
  latest_ns_ = 0;
}

void Rounds::addUp(Run& run, int turn) {
  Samples& samples = samples_[placeOf(turn)];
  const double rate =
      window_chunks_ * kSecond / static_cast<double>(std::max<std::int64_t>(window_end_ - window_begin_, 1));
  if (trial_.waiters == 0) {
    alone_rates_.push_back(rate);
    report_.alone = threads::summarise(alone_rates_);
    return publish(run, turn);
  }
  if (settings_.neighbours > 0) samples.neighbour_rates.push_back(rate);
  samples.late_ns.push_back(latest_ns_);
  samples.rung += bell_->rung();
  addUpListeners(samples);
  if (settings_.measure == Measure::kWays) noteLanes();
  publish(run, turn);
}

void Rounds::addUpListeners(Samples& samples) {
  double burned = 0, awake = 0;
  for (const auto& listener : listeners_) {
    // Who came late to its own turn had no core, and burned none.
    const std::int64_t begin = std::min(listener->whole().begin, window_begin_);
    const auto whole = static_cast<double>(std::max<std::int64_t>(listener->whole().end - begin, 1));
    const std::int64_t awake_ns = listener->awake().totalNs();
    awake += static_cast<double>(awake_ns) / whole / trial_.waiters;
    burned += static_cast<double>(listener->processorNs().value_or(awake_ns)) / whole / trial_.waiters;
    samples.heard += listener->heard();
    append(samples.delay_ns, listener->delays());
    append(samples.nap_ns, listener->naps());
  }
  const auto window = static_cast<double>(window_end_ - window_begin_);
  samples.burned.push_back(burned);
  samples.awake.push_back(awake);
  samples.per_signal_ns.push_back(burned * window / static_cast<double>(std::max<std::int64_t>(bell_->rung(), 1)));
}

void Rounds::noteLanes() {
  std::erase_if(report_.lanes, [this](const Lane& lane) { return lane.way == trial_.way; });
  for (int waiter = 0; waiter < std::min(trial_.waiters, kLanesEach); ++waiter) {
    const threads::AwakeTime& awake = listeners_[static_cast<std::size_t>(waiter)]->awake();
    Lane lane{.way = trial_.way, .waiter = waiter, .until = window_end_ - window_begin_};
    for (const threads::Interval& stretch : awake.stretches())
      if (stretch.end >= window_begin_)
        lane.awake.push_back({stretch.begin - window_begin_, stretch.end - window_begin_});
    if (awake.full() && !lane.awake.empty()) lane.until = std::min(lane.until, lane.awake.back().end);
    for (std::int64_t ring = 0; ring < bell_->rung(); ++ring) lane.rings.push_back(bell_->time(ring) - window_begin_);
    report_.lanes.push_back(std::move(lane));
  }
  std::ranges::stable_sort(report_.lanes, {}, &Lane::way);
}

void Rounds::publish(Run& run, int turn) {
  const std::size_t place = placeOf(turn);
  if (trial_.waiters > 0) {
    Point point = pointOf(trial_, samples_[place]);
    const auto before = std::ranges::find(report_.points, trial_, &Point::trial);
    if (before == report_.points.end())
      report_.points.push_back(std::move(point));
    else
      *before = std::move(point);
  }
  compareWithAlone();
  report_.rounds = (turn + 1) / static_cast<int>(plan_.size());
  run.setProgress(static_cast<double>(turn + 1) / static_cast<double>(plan_.size()) / pace_.rounds);
  run.publish(report_);
}

// With the median of what they do alone: a single round may fall into a bad moment of the machine.
void Rounds::compareWithAlone() {
  if (report_.alone.median <= 0) return;
  for (Point& point : report_.points) {
    std::vector<double> shares = samples_[placeOf(point.trial)].neighbour_rates;
    for (double& share : shares) share /= report_.alone.median;
    point.neighbours = threads::summarise(shares);
  }
}

std::size_t Rounds::placeOf(const Trial& trial) const {
  return static_cast<std::size_t>(std::ranges::find(plan_, trial) - plan_.begin());
}

Point Rounds::pointOf(const Trial& trial, const Samples& samples) const {
  return {.trial = trial,
          .burned = threads::summarise(samples.burned),
          .awake = threads::summarise(samples.awake),
          .per_signal_ns = threads::summarise(samples.per_signal_ns),
          .delay_ns = threads::summarise(samples.delay_ns),
          .late_ns = threads::summarise(samples.late_ns),
          .nap_ns = threads::summarise(samples.nap_ns),
          .rung = samples.rung,
          .heard = samples.heard};
}

}  // namespace racecourse::labs::primitives

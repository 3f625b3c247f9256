#include "labs/program_lab/proof.h"

#include <utility>

#include "threads/clock.h"

namespace racecourse::labs {
namespace {

// States between two looks at the clock: well below a slice, and below the time in which a cancel is to be noticed.
constexpr std::size_t kPortion = 500;
constexpr std::int64_t kPortionNs = 20'000'000;  // between two looks at whether to stop
constexpr std::int64_t kSliceNs = 12'000'000;
constexpr std::int64_t kNewsEveryNs = 200'000'000;

double secondsSince(std::int64_t begin_ns) { return static_cast<double>(threads::nowNs() - begin_ns) * 1e-9; }

// Advances for about `slice_ns`; true when the check is done.
bool advanceFor(engine::Check& check, std::int64_t slice_ns) {
  const std::int64_t end = threads::nowNs() + slice_ns;
  do {
    if (check.advance(kPortion)) return true;
  } while (threads::nowNs() < end);
  return false;
}

ProofNews newsOf(const engine::Check& check, std::int64_t begin_ns) {
  return {.progress = check.progress(), .seconds = secondsSince(begin_ns)};
}

ProofNews lastNews(engine::Check& check, std::int64_t begin_ns, bool cancelled) {
  ProofNews news = newsOf(check, begin_ns);
  news.report = std::make_shared<const engine::Report>(check.report());
  news.cancelled = cancelled;
  return news;
}

void prove(threads::Run<ProofNews>& run, const engine::Program& program, const engine::CheckOptions& options) {
  const std::int64_t begin = threads::nowNs();
  engine::Check check(program, options);
  bool done = false;
  while (!done && !run.cancelled()) {
    done = advanceFor(check, kPortionNs);
    if (!done) run.publish(newsOf(check, begin));
  }
  run.publish(lastNews(check, begin, !done));
}

}  // namespace

void Proof::start(std::shared_ptr<const engine::Program> program, const engine::CheckOptions& options,
                  const Bench& bench) {
  worker_.cancel();
  sliced_.reset();
  news_ = {};
  cancelling_ = false;
  if (bench.environment.threads) {
    worker_.start(bench.crew, 1,
                  [program, options](threads::Run<ProofNews>& run, int) { prove(run, *program, options); });
    return;
  }
  const engine::Program& kept = *program;
  sliced_.reset(new Sliced{std::move(program), engine::Check(kept, options), threads::nowNs(), 0});
}

void Proof::cancel() {
  worker_.cancel();
  cancelling_ = true;
}

bool Proof::active() const { return sliced_ != nullptr || worker_.active(); }

bool Proof::poll() { return sliced_ ? pollSliced() : pollWorker(); }

bool Proof::pollSliced() {
  const bool done = !cancelling_ && advanceFor(sliced_->check, kSliceNs);
  if (done || cancelling_) {
    news_ = lastNews(sliced_->check, sliced_->begin_ns, cancelling_);
    sliced_.reset();
    return true;
  }
  if (threads::nowNs() - sliced_->told_ns < kNewsEveryNs) return false;
  sliced_->told_ns = threads::nowNs();
  news_ = newsOf(sliced_->check, sliced_->begin_ns);
  return true;
}

bool Proof::pollWorker() {
  if (!worker_.poll()) return false;
  news_ = worker_.report();
  return true;
}

}  // namespace racecourse::labs

#include "labs/program_lab/live.h"

#include <limits>
#include <utility>

#include "labs/program_lab/outcomes.h"

namespace racecourse::labs {
namespace {

constexpr double kSecondsPerBatch = 10;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

}  // namespace

void Live::start(std::shared_ptr<const engine::Program> program, const Bench& bench) {
  program_ = std::move(program);
  before_ = totals_ = {};
  batch_ = 0;
  stopping_ = false;
  begin(bench);
}

void Live::begin(const Bench& bench) {
  run_.start(bench.crew, program_,
             {.times = std::numeric_limits<std::uint32_t>::max(),
              .seconds = kSecondsPerBatch,
              .most_bytes = kMostBytes,
              .seed = ++batch_});
}

void Live::stop() {
  stopping_ = true;
  run_.cancel();
}

void Live::add() {
  const threads::LiveReport& now = run_.report();
  totals_ = before_;
  addOutcomes(totals_.outcomes, now.outcomes);
  totals_.runs += now.runs;
  totals_.endless += now.endless;
  totals_.too_large += now.too_large;
  totals_.overlapped += now.overlapped;
  totals_.elapsed_ns += now.elapsed_ns;
  totals_.threads = now.threads;
  totals_.locked = now.locked;
}

bool Live::poll(const Bench& bench) {
  if (!run_.active() || !run_.poll()) return false;
  add();
  if (run_.active()) return true;
  before_ = totals_;
  if (!stopping_ && run_.state() == threads::State::kFinished && run_.report().runs > 0) begin(bench);
  return true;
}

}  // namespace racecourse::labs

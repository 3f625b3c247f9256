#include "cli/checking.h"

#include <chrono>
#include <format>

#include "cli/names.h"
#include "cli/text.h"
#include "threads/fork_join.h"

namespace racecourse::cli {
namespace {

// A slice takes some hundredths of a second.
constexpr std::size_t kSlice = 50'000;

std::string_view stageName(engine::CheckProgress::Stage stage) {
  switch (stage) {
    case engine::CheckProgress::kVerdict:
      return "looking for failures";
    case engine::CheckProgress::kAllStates:
      return "collecting all states";
    case engine::CheckProgress::kCounterexample:
      return "fewest switches";
    case engine::CheckProgress::kLoops:
      return "looking for endless loops";
    case engine::CheckProgress::kCounting:
      return "counting schedules";
    case engine::CheckProgress::kDone:
      break;
  }
  return "done";
}

// How many states a second, from one stage's first look to now.
class Speed {
 public:
  std::uint64_t of(const engine::CheckProgress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (progress.stage != stage_ || progress.states < states_) {
      stage_ = progress.stage;
      states_ = progress.states;
      begin_ = now;
    }
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    return seconds <= 0 ? 0 : static_cast<std::uint64_t>(static_cast<double>(progress.states - states_) / seconds);
  }

 private:
  engine::CheckProgress::Stage stage_ = engine::CheckProgress::kVerdict;
  std::size_t states_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::string progressText(const std::string& name, const engine::CheckProgress& progress, Speed& speed) {
  return std::format("{}: {}, {}, {}/s, depth {}, {}", shown(name), stageName(progress.stage),
                     counted(progress.states, "state"), grouped(speed.of(progress)), progress.depth,
                     megabytes(progress.bytes));
}

}  // namespace

Checking::Checking(const Invocation& asked, Interrupt& interrupt) : options_(asked.check), interrupt_(interrupt) {
  if (asked.threads > 1) workers_ = std::make_unique<threads::ForkJoin>(asked.threads);
}

Finding Checking::check(const engine::Program& program, const std::string& name) {
  const auto begin = std::chrono::steady_clock::now();
  Finding finding;
  ProgressLine line;
  Speed speed;
  engine::Check check(program, options_, workers_.get());
  while (!check.advance(kSlice)) {
    if (interrupt_.happened()) {
      finding.interrupted = true;
      break;
    }
    if (line.due()) line.show(progressText(name, check.progress(), speed));
  }
  finding.report = check.report();
  finding.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return finding;
}

std::string stopName(const Finding& finding) {
  if (finding.interrupted) return "interrupted";
  if (finding.report.exhausted) return "work";
  return std::string(nameOf(finding.report.stopped));
}

}  // namespace racecourse::cli

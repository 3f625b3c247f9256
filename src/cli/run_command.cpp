#include <chrono>
#include <format>
#include <memory>
#include <thread>

#include "cli/commands.h"
#include "cli/live_views.h"
#include "cli/terminal.h"
#include "cli/text.h"

namespace racecourse::cli {

using threads::LiveReport;

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(5);

std::string progressText(const std::string& name, const LiveReport& report) {
  return std::format("{}: {}, {}", shown(name), counted(report.runs, "run"),
                     counted(report.outcomes.size(), "outcome"));
}

// Runs the program and waits for it; false when the system refuses the threads.
bool play(const Invocation& asked, const Loaded& loaded, Interrupt& interrupt, LiveFinding& finding) {
  threads::Crew crew;
  threads::LiveRun run;
  ProgressLine line;
  const auto program = std::make_shared<const engine::Program>(loaded.program);
  run.start(crew, program, {.times = asked.times, .seconds = asked.seconds});
  while (run.active()) {
    run.poll();
    if (interrupt.happened()) run.cancel();
    if (line.due()) line.show(progressText(loaded.name, run.report()));
    std::this_thread::sleep_for(kBetweenLooks);
  }
  finding.live = run.report();
  finding.interrupted = finding.interrupted || interrupt.happened();
  line.clear();
  if (run.state() != threads::State::kFailed) return true;
  Terminal::complain(std::format("The program cannot be run on real threads: {}.", run.failure()));
  return false;
}

bool happenedWrong(const LiveReport& live) {
  for (const threads::LiveOutcome& outcome : live.outcomes)
    if (outcome.kind != engine::Verdict::kHolds) return true;
  return false;
}

ExitCode codeOf(const LiveFinding& finding) {
  if (contradicts(finding)) return ExitCode::kOurMistake;
  if (finding.interrupted) return ExitCode::kInterrupted;
  if (happenedWrong(finding.live)) return ExitCode::kWrong;
  return finding.live.endless + finding.live.too_large > 0 ? ExitCode::kStopped : ExitCode::kDone;
}

}  // namespace

ExitCode runRun(const Invocation& asked, Interrupt& interrupt) {
  const std::expected<Loaded, ExitCode> loaded = load(asked.files.front(), asked.json);
  if (!loaded) return loaded.error();
  LiveFinding finding{.name = loaded->name, .environment = threads::describeEnvironment(true, true)};
  if (asked.prove) {
    finding.proof = Checking(asked, interrupt).check(loaded->program, loaded->name);
    finding.interrupted = finding.proof->interrupted;
  }
  if (!finding.interrupted && !play(asked, *loaded, interrupt, finding)) return ExitCode::kOurMistake;
  finding.rows = compare(finding.live, finding.proof ? &finding.proof->report : nullptr);
  const Terminal out = Terminal::standardOutput();
  if (asked.json) {
    Json json;
    writeLive(json, finding);
    out.line(json.text());
  } else {
    printLive(out, finding);
  }
  return codeOf(finding);
}

}  // namespace racecourse::cli

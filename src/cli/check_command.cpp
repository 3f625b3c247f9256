#include <algorithm>
#include <array>
#include <format>

#include "cli/check_views.h"
#include "cli/commands.h"
#include "cli/names.h"
#include "cli/text.h"

namespace racecourse::cli {

using engine::Verdict;

namespace {

// What became of several programs.
struct Tally {
  std::size_t programs = 0;
  std::array<std::size_t, static_cast<std::size_t>(Verdict::kStopped) + 1> verdicts{};
  std::size_t refused = 0;
  std::size_t unreadable = 0;
  std::size_t kept = 0;
  std::size_t broken = 0;
  std::size_t promised = 0;
};

std::string tallyText(const Tally& tally) {
  std::string text = counted(tally.programs, "program") + ":";
  std::string separator = " ";
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count == 0) return;
    text += std::format("{}{} {}", separator, count, what);
    separator = ", ";
  };
  for (std::size_t i = 0; i < tally.verdicts.size(); ++i) add(tally.verdicts[i], nameOf(static_cast<Verdict>(i)));
  add(tally.refused, "refused");
  add(tally.unreadable, "cannot be read");
  if (tally.promised > 0) {
    text += std::format("; promises: {} kept, {} not kept", tally.kept, tally.broken);
    if (const std::size_t open = tally.promised - tally.kept - tally.broken; open > 0)
      text += std::format(", {} not found out", open);
  }
  return text + ".";
}

ExitCode exitCodeOf(const CheckedProgram& checked) {
  if (checked.finding.interrupted) return ExitCode::kInterrupted;
  if (checked.promised) {
    if (!checked.promise) return ExitCode::kWrong;
    return !checked.broken ? ExitCode::kStopped : checked.broken->empty() ? ExitCode::kDone : ExitCode::kWrong;
  }
  switch (checked.finding.report.verdict) {
    case Verdict::kHolds:
      return ExitCode::kDone;
    case Verdict::kStopped:
      return ExitCode::kStopped;
    default:
      return ExitCode::kWrong;
  }
}

// Checks one program after the other.
class CheckCommand {
 public:
  CheckCommand(const Invocation& asked, Interrupt& interrupt)
      : asked_(asked), interrupt_(interrupt), checking_(asked, interrupt) {}

  ExitCode run() {
    for (const std::string& file : asked_.files) {
      code_ = worse(code_, checkFile(file));
      if (interrupt_.happened()) break;
    }
    if (asked_.files.size() > 1 && !asked_.json) out_.line("\n" + out_.bold(tallyText(tally_)));
    return interrupt_.happened() ? ExitCode::kInterrupted : code_;
  }

 private:
  ExitCode checkFile(const std::string& file) {
    ++tally_.programs;
    const std::expected<Loaded, ExitCode> loaded = load(file, asked_.json);
    if (!loaded) {
      ++(loaded.error() == ExitCode::kRefused ? tally_.refused : tally_.unreadable);
      return loaded.error();
    }
    CheckedProgram checked{.name = loaded->name,
                           .source = loaded->source,
                           .program = loaded->program,
                           .options = asked_.check.machine,
                           .finding = checking_.check(loaded->program, loaded->name)};
    if (asked_.promise) comparePromise(checked);
    ++tally_.verdicts[static_cast<std::size_t>(checked.finding.report.verdict)];
    print(checked);
    return exitCodeOf(checked);
  }

  void comparePromise(CheckedProgram& checked) {
    checked.promised = true;
    checked.promise = readPromise(checked.source);
    const engine::Report& report = checked.finding.report;
    const bool complete = report.verdict != Verdict::kStopped && !checked.finding.interrupted;
    if (checked.promise && complete) checked.broken = brokenPromises(*checked.promise, report);
    ++tally_.promised;
    if (!checked.promise || (checked.broken && !checked.broken->empty())) {
      ++tally_.broken;
    } else if (checked.broken) {
      ++tally_.kept;
    }
  }

  void print(const CheckedProgram& checked) {
    if (!asked_.json) {
      if (tally_.programs > 1) out_.line();
      return printCheck(out_, checked);
    }
    Json json;
    writeCheck(json, checked);
    out_.line(json.text());
  }

  const Invocation& asked_;
  Interrupt& interrupt_;
  Checking checking_;
  Terminal out_ = Terminal::standardOutput();
  Tally tally_;
  ExitCode code_ = ExitCode::kDone;
};

}  // namespace

ExitCode runCheck(const Invocation& asked, Interrupt& interrupt) { return CheckCommand(asked, interrupt).run(); }

}  // namespace racecourse::cli

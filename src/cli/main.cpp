// The command `racecourse`.
#include <cstdio>
#include <new>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace racecourse::cli {
namespace {

constexpr std::string_view kVersion = "racecourse " RACECOURSE_VERSION "\n";

ExitCode print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return ExitCode::kDone;
}

ExitCode perform(std::span<const std::string> words) {
  const std::expected<Invocation, std::string> asked = parseCommandLine(words);
  if (!asked) {
    Terminal::complain(asked.error());
    return ExitCode::kUsage;
  }
  Interrupt interrupt;
  switch (asked->command) {
    case Command::kCheck:
      return runCheck(*asked, interrupt);
    case Command::kStep:
      return runStep(*asked, interrupt);
    case Command::kGoals:
      return runGoals(*asked, interrupt);
    case Command::kRun:
      return runRun(*asked, interrupt);
    case Command::kHelp:
      return print(helpText(asked->help_on));
    case Command::kVersion:
      break;
  }
  return print(kVersion);
}

// What was printed has to arrive: a full disk is no success.
ExitCode finish(ExitCode code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  Terminal::complain("The output cannot be written.");
  return worse(code, ExitCode::kOurMistake);
}

}  // namespace
}  // namespace racecourse::cli

int main(int count, char** words) {
  using namespace racecourse::cli;
  try {
    const std::vector<std::string> all(words + (count > 0 ? 1 : 0), words + count);
    return static_cast<int>(finish(perform(all)));
  } catch (const std::bad_alloc&) {
    Terminal::complain("The memory is used up. --max-memory ends a search before that.");
    return static_cast<int>(ExitCode::kOurMistake);
  }
}

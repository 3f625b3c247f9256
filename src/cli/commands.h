// The commands. Each prints to standard output, complains on standard error, and gives the exit code.
//
//   return static_cast<int>(runCheck(invocation, interrupt));
#pragma once

#include <expected>
#include <string>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "engine/program.h"
#include "engine/trouble.h"

namespace racecourse::cli {

ExitCode runCheck(const Invocation& asked, Interrupt& interrupt);
ExitCode runStep(const Invocation& asked, Interrupt& interrupt);
ExitCode runGoals(const Invocation& asked, Interrupt& interrupt);
ExitCode runRun(const Invocation& asked, Interrupt& interrupt);

// A program that was read and compiled.
struct Loaded {
  std::string name;  // the file, or "<stdin>"
  std::string source;
  engine::Program program;
};

// Reads and compiles; when that fails it has said why, on standard error and with `json` as an object on standard
// output too.
std::expected<Loaded, ExitCode> load(const std::string& path, bool json);

// Says why a program is refused, as load() does.
void refuse(const Loaded& loaded, const engine::Trouble& trouble, bool json);

}  // namespace racecourse::cli

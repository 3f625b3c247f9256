// Looks at every schedule of a program, with progress on the terminal and Ctrl-C.
//
//   Checking checking(invocation, interrupt);
//   const Finding finding = checking.check(program);
#pragma once

#include <memory>
#include <string>

#include "cli/command_line.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "engine/check.h"

namespace racecourse::cli {

// What was found, as far as the search got.
struct Finding {
  engine::Report report;
  bool interrupted = false;
  double seconds = 0;
};

class Checking {
 public:
  // Keeps a reference to `interrupt`. Starts the threads that were asked for.
  Checking(const Invocation& asked, Interrupt& interrupt);

  // `name` stands in front of the progress.
  Finding check(const engine::Program& program, const std::string& name);

 private:
  engine::CheckOptions options_;
  std::unique_ptr<engine::Workers> workers_;
  Interrupt& interrupt_;
};

// Where a search stopped: "states", "memory", "depth", "work", "interrupted" or "none".
std::string stopName(const Finding& finding);

}  // namespace racecourse::cli

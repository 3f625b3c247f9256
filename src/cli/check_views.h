// What `racecourse check` prints of one program: pages of text, or one line of JSON.
//
//   const CheckedProgram checked{"counter.py", source, program, finding};
//   printCheck(terminal, checked);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/checking.h"
#include "cli/json.h"
#include "cli/promise.h"
#include "cli/terminal.h"

namespace racecourse::cli {

struct CheckedProgram {
  std::string name;
  const std::string& source;
  const engine::Program& program;
  const engine::MachineOptions& options;
  Finding finding;
  bool promised = false;                           // whether the promise was to be looked at
  std::optional<Promise> promise;                  // what line 1 says, if it is a promise
  std::optional<std::vector<std::string>> broken;  // what of it is not kept; nothing when nobody can tell
};

// At most this many outcomes and races are printed; JSON has them all.
inline constexpr std::size_t kMostRowsPrinted = 40;
// A longer counterexample is printed without its middle.
inline constexpr std::size_t kMostStepsPrinted = 200;

void printCheck(const Terminal& out, const CheckedProgram& checked);

void writeCheck(Json& json, const CheckedProgram& checked);

}  // namespace racecourse::cli

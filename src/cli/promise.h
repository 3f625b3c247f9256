// The promise on a program's first lines, and what of it is not kept. tests/programs/README.md defines the notation.
//
//   const std::optional<Promise> promise = readPromise("# expect: deadlock\n...");
//   brokenPromises(*promise, report)   ->  {"It promises a deadlock, but it holds."}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check.h"

namespace racecourse::cli {

struct Promise {
  engine::Verdict verdict = engine::Verdict::kHolds;
  int line = 0;
  bool anywhere = false;  // "fails" or "error" alone: any assertion or invariant, any exception, with races or without
  bool data_race = false;
  std::optional<std::vector<std::string>> outcomes;  // lines of an output joined by " / "
  std::string raises;                                // empty when line 2 does not say
  std::optional<std::string> output;                 // of a sequential program
};

// Nothing when line 1 is no promise.
std::optional<Promise> readPromise(std::string_view source);

// What differs, a sentence each. `report` must be complete.
std::vector<std::string> brokenPromises(const Promise& promise, const engine::Report& report);

}  // namespace racecourse::cli

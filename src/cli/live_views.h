// What `racecourse run` prints: the histogram of what happened beside what can happen.
//
//   const std::vector<LiveRow> rows = compare(live, &report);
//   rows.front().count   ->  99'214
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/checking.h"
#include "cli/json.h"
#include "cli/terminal.h"
#include "threads/environment.h"
#include "threads/live_run.h"

namespace racecourse::cli {

// An outcome that happened, or can happen, or both.
struct LiveRow {
  threads::LiveOutcome outcome;       // with how often it happened, which may be 0
  std::optional<bool> provable;       // nothing when not every outcome is known
  std::optional<double> probability;  // that a uniformly random scheduler ends like this, when known
};

// Everything `racecourse run` found.
struct LiveFinding {
  std::string name;
  threads::LiveReport live;
  std::optional<Finding> proof;  // nothing with --no-prove
  std::vector<LiveRow> rows;     // first those that happened, most often first
  threads::Environment environment;
  bool interrupted = false;
};

// `report` may be null. Failures are compared by kind and sentence alone, other ends by output and values too.
std::vector<LiveRow> compare(const threads::LiveReport& live, const engine::Report* report);

// Whether something happened that cannot.
bool contradicts(const LiveFinding& finding);

void printLive(const Terminal& out, const LiveFinding& finding);
void writeLive(Json& json, const LiveFinding& finding);

}  // namespace racecourse::cli

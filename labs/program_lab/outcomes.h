// The ways a program can end and the ways it did end, in the same words.
//
//   outcomeText(report.outcomes.front())   ->  "Finishes with counter = 2"
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check.h"
#include "threads/live_run.h"
#include "ui/theme.h"

namespace racecourse::labs {

ui::Verdict shownVerdict(engine::Verdict verdict);

// One line, without what an outcome of its kind does not tell.
std::string outcomeText(const threads::LiveOutcome& outcome);
std::string outcomeText(const engine::Outcome& outcome);

// How often an outcome happened on real threads, and whether it can.
struct OutcomeRow {
  threads::LiveOutcome outcome;       // count 0: it can happen and did not
  std::optional<bool> provable;       // nothing while not every outcome is known
  std::optional<double> probability;  // at random
};

// `report` may be null.
std::vector<OutcomeRow> compareOutcomes(const std::vector<threads::LiveOutcome>& happened,
                                        const engine::Report* report);

// Adds the counts of `more` to `all`.
void addOutcomes(std::vector<threads::LiveOutcome>& all, const std::vector<threads::LiveOutcome>& more);

}  // namespace racecourse::labs

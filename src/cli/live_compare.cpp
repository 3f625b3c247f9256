#include <algorithm>

#include "cli/live_views.h"

namespace racecourse::cli {

using engine::Outcome;
using engine::Verdict;
using threads::LiveOutcome;

namespace {

bool byFailureAlone(Verdict kind) { return kind == Verdict::kAssertion || kind == Verdict::kError; }

bool isSame(const LiveOutcome& happened, const Outcome& can) {
  if (happened.kind != can.kind || happened.failure != can.failure) return false;
  return byFailureAlone(can.kind) || (happened.output == can.output && happened.values == can.values);
}

LiveOutcome neverSeen(const Outcome& can) {
  LiveOutcome outcome{.kind = can.kind, .failure = can.failure};
  if (byFailureAlone(can.kind)) return outcome;
  outcome.output = can.output;
  outcome.values = can.values;
  return outcome;
}

void add(std::vector<LiveRow>& rows, const Outcome& can) {
  auto row = std::ranges::find_if(rows, [&](const LiveRow& one) { return isSame(one.outcome, can); });
  if (row == rows.end()) row = rows.insert(rows.end(), {neverSeen(can), true, std::nullopt});
  row->provable = true;
  if (can.probability) row->probability = row->probability.value_or(0) + *can.probability;
}

}  // namespace

std::vector<LiveRow> compare(const threads::LiveReport& live, const engine::Report* report) {
  std::vector<LiveRow> rows;
  const bool complete = report != nullptr && report->all_outcomes && report->more_outcomes == 0;
  for (const LiveOutcome& outcome : live.outcomes)
    rows.push_back({outcome, complete ? std::optional(false) : std::nullopt, std::nullopt});
  std::ranges::stable_sort(rows, std::greater(), [](const LiveRow& row) { return row.outcome.count; });
  if (report == nullptr) return rows;
  for (const Outcome& can : report->outcomes)
    if (can.kind != Verdict::kStopped) add(rows, can);
  return rows;
}

bool contradicts(const LiveFinding& finding) {
  return std::ranges::any_of(finding.rows, [](const LiveRow& row) { return row.provable == false; });
}

}  // namespace racecourse::cli

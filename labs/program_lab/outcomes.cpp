#include "labs/program_lab/outcomes.h"

#include <algorithm>

namespace racecourse::labs {

using engine::Outcome;
using engine::Verdict;
using threads::LiveOutcome;

namespace {

// Runs that fail are told apart by their failure alone.
bool byFailureAlone(Verdict kind) { return kind == Verdict::kAssertion || kind == Verdict::kError; }

bool isSame(const LiveOutcome& happened, const LiveOutcome& can) {
  return happened.kind == can.kind && happened.failure == can.failure && happened.output == can.output &&
         happened.values == can.values;
}

LiveOutcome liveOf(const Outcome& can) {
  LiveOutcome outcome{.kind = can.kind, .output = "", .values = {}, .failure = can.failure, .count = 0};
  if (byFailureAlone(can.kind)) return outcome;
  outcome.output = can.output;
  outcome.values = can.values;
  return outcome;
}

std::string valuesText(const LiveOutcome& outcome) {
  std::string text;
  for (const auto& [name, value] : outcome.values) text += (text.empty() ? "" : ", ") + name + " = " + value;
  return text;
}

std::string outputText(std::string output) {
  while (output.ends_with('\n')) output.pop_back();
  for (std::size_t at; (at = output.find('\n')) != output.npos;) output.replace(at, 1, " / ");
  return output;
}

std::string headText(const LiveOutcome& outcome, bool details) {
  switch (outcome.kind) {
    case Verdict::kHolds:
      return details ? "Finishes with " : "Finishes";
    case Verdict::kDeadlock:
      return "Deadlock: " + outcome.failure + (details ? "; " : "");
    default:
      return outcome.failure + (details ? "; " : "");
  }
}

void addPossible(std::vector<OutcomeRow>& rows, const Outcome& can) {
  const LiveOutcome wanted = liveOf(can);
  auto row = std::ranges::find_if(rows, [&](const OutcomeRow& one) { return isSame(one.outcome, wanted); });
  if (row == rows.end()) row = rows.insert(rows.end(), {wanted, true, std::nullopt});
  row->provable = true;
  if (can.probability) row->probability = row->probability.value_or(0) + *can.probability;
}

}  // namespace

ui::Verdict shownVerdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::kHolds:
      return ui::Verdict::kHolds;
    case Verdict::kDeadlock:
    case Verdict::kNeverFinishes:
      return ui::Verdict::kDeadlock;
    case Verdict::kStopped:
      return ui::Verdict::kUnknown;
    default:
      return ui::Verdict::kFails;
  }
}

std::string outcomeText(const LiveOutcome& outcome) {
  std::string details = valuesText(outcome);
  const std::string output = outputText(outcome.output);
  if (!output.empty()) details += (details.empty() ? "" : ", ") + ("output: " + output);
  return headText(outcome, !details.empty()) + details;
}

std::string outcomeText(const Outcome& outcome) {
  LiveOutcome full = liveOf(outcome);
  full.output = outcome.output;
  full.values = outcome.values;
  return outcomeText(full);
}

std::vector<OutcomeRow> compareOutcomes(const std::vector<LiveOutcome>& happened, const engine::Report* report) {
  std::vector<OutcomeRow> rows;
  const bool complete = report != nullptr && report->all_outcomes && report->more_outcomes == 0;
  for (const LiveOutcome& outcome : happened)
    rows.push_back({outcome, complete ? std::optional(false) : std::nullopt, std::nullopt});
  if (report == nullptr) return rows;
  for (const Outcome& can : report->outcomes)
    if (can.kind != Verdict::kStopped) addPossible(rows, can);
  return rows;
}

void addOutcomes(std::vector<LiveOutcome>& all, const std::vector<LiveOutcome>& more) {
  for (const LiveOutcome& outcome : more) {
    const auto same = std::ranges::find_if(all, [&](const LiveOutcome& one) { return isSame(one, outcome); });
    if (same == all.end())
      all.push_back(outcome);
    else
      same->count += outcome.count;
  }
}

}  // namespace racecourse::labs

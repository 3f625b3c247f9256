#include "labs/program_lab/run_view.h"

#include <algorithm>

#include "labs/program_lab/outcomes.h"
#include "labs/program_lab/verdict_words.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/share_bars.h"
#include "ui/text.h"

namespace racecourse::labs {

using threads::LiveReport;
using ui::Rect;
using ui::Ui;

namespace {

constexpr std::size_t kMostRows = 40;

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

double shareOf(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::uint64_t countOf(const LiveReport& live, bool deadlocks) {
  std::uint64_t count = 0;
  for (const threads::LiveOutcome& outcome : live.outcomes)
    if (deadlocks ? outcome.kind == engine::Verdict::kDeadlock : outcome.kind != engine::Verdict::kHolds)
      count += outcome.count;
  return count;
}

std::vector<ui::Stat> statsOf(const Ui& ui, const LiveReport& live, const threads::Environment& environment) {
  const std::uint64_t failed = countOf(live, false), deadlocks = countOf(live, true);
  const std::string overlap = ui::percent(shareOf(live.overlapped, live.runs));
  const ImU32 mark = failed > 0 ? ui.theme.verdict(ui::Verdict::kFails) : 0;
  return {
      {"Runs", ui::grouped(whole(live.runs)), ui::plain(whole(live.runs)),
       ui::duration(static_cast<double>(live.elapsed_ns)) + " in all"},
      {"That failed", ui::grouped(whole(failed)), ui::plain(whole(failed)),
       exactPercent(shareOf(failed, live.runs)) + " of them", mark},
      {"Deadlocks", ui::grouped(whole(deadlocks)), ui::plain(whole(deadlocks)), "each one ended"},
      {"Overlap", overlap, overlap, "runs with two at once"},
      {"Cores", ui::plain(environment.cores), ui::plain(environment.cores), ui::plain(live.threads) + " threads a run"},
  };
}

void statsPanel(Ui& ui, Rect& rest, const LiveReport& live, const threads::Environment& environment) {
  const std::vector<ui::Stat> stats = statsOf(ui, live, environment);
  const int columns = rest.w < 420 ? 2 : rest.w < 700 ? 3 : 5;
  const int rows = (5 + columns - 1) / columns;
  const float height = ui::statHeight(ui);
  Rect inside = ui::takePanel(ui, rest, static_cast<float>(rows) * (height + kGap) - kGap, "", kGap);
  for (std::size_t next = 0; next < stats.size();)
    for (const Rect& cell : inside.takeTop(height, kGap).columns(columns, 16))
      if (next < stats.size()) ui::stat(ui, cell, stats[next++]);
}

std::string figuresOf(const OutcomeRow& row, std::uint64_t runs) {
  std::string text = row.outcome.count == 0 ? "not seen"
                                            : ui::grouped(whole(row.outcome.count)) + " times, " +
                                                  exactPercent(shareOf(row.outcome.count, runs));
  if (row.probability) text += "; " + exactPercent(*row.probability) + " at random";
  return text;
}

ui::ShareBars barsOf(const std::vector<OutcomeRow>& rows, std::uint64_t runs) {
  ui::ShareBars bars{.title = "What happened", .summary = "", .first_column = "How it ends", .second_column = "Times"};
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i)
    bars.rows.push_back({.label = outcomeText(rows[i].outcome),
                         .figures = figuresOf(rows[i], runs),
                         .share = shareOf(rows[i].outcome.count, runs),
                         .expected = rows[i].probability,
                         .verdict = shownVerdict(rows[i].outcome.kind)});
  const auto unseen = std::ranges::count(rows, std::uint64_t{0}, [](const OutcomeRow& r) { return r.outcome.count; });
  if (unseen > 0 && runs > 0) bars.summary = ui::plain(unseen) + " of the outcomes can happen and did not.";
  return bars;
}

// What happened in the order of what can happen, so that rows stay where they are while it runs.
void putPossibleFirst(std::vector<OutcomeRow>& rows, const engine::Report* report) {
  if (report == nullptr) return;
  std::vector<OutcomeRow> sorted = compareOutcomes({}, report);
  for (OutcomeRow& row : rows) {
    const std::string text = outcomeText(row.outcome);
    const auto same = std::ranges::find(sorted, text, [](const OutcomeRow& r) { return outcomeText(r.outcome); });
    if (same == sorted.end())
      sorted.push_back(row);
    else
      *same = row;
  }
  rows = std::move(sorted);
}

void histogramPanel(Ui& ui, Rect& rest, const Session& session) {
  const LiveReport& live = session.live().totals();
  const engine::Report* report = session.proof().news().report.get();
  std::vector<OutcomeRow> rows = compareOutcomes(live.outcomes, report);
  for (const OutcomeRow& row : rows)
    if (row.provable == false)
      takeNotice(ui, rest, ui::Verdict::kFails,
                 "Something happened that Racecourse says is impossible: " + outcomeText(row.outcome) +
                     ". This is a mistake of Racecourse. Please report it with this program.");
  putPossibleFirst(rows, report);
  if (rows.empty()) return;
  const ui::ShareBars bars = barsOf(rows, live.runs);
  Rect inside = ui::takePanel(ui, rest, ui::shareBarsHeight(ui, bars, rest.w - 32),
                              report != nullptr ? "What can happen, and what did" : "What happened", kGap);
  ui::shareBars(ui, inside, bars);
}

std::string explanation(const Session& session) {
  const Live& live = session.live();
  if (!session.bench().environment.threads)
    return "Running needs real threads, and this page has none. " + std::string(session.bench().no_threads_because) +
           " Step, Prove and Fix work all the same.";
  if (!live.failure().empty()) return "The run could not go on: " + live.failure() + ". Load the page again.";
  const LiveReport& totals = live.totals();
  if (live.active() && totals.runs == 0)
    return session.proof().active() ? "Prove is finding out first what can happen." : "Starting the threads.";
  std::string text;
  if (totals.locked)
    text = "This program needs operations that are indivisible as a whole, so a lock lets one thread work at a time. ";
  if (totals.endless > 0) text += ui::grouped(whole(totals.endless)) + " runs were given up: they did not end. ";
  if (totals.too_large > 0) text += ui::grouped(whole(totals.too_large)) + " runs grew too large. ";
  if (totals.runs == 0)
    return "The same program on the cores of this machine, again and again. Before you run it: how often will it fail?";
  if (countOf(totals, false) == 0 && session.proof().news().report && session.proof().news().report->failing &&
      !session.proof().news().report->failing->zero())
    text += "No run has failed so far, and yet it can fail: testing shows what happened, a proof what can.";
  return text;
}

void controls(Ui& ui, Rect& rest, Session& session) {
  const bool threads = session.bench().environment.threads;
  const bool active = session.live().active();
  Rect row = rest.takeTop(ui.controlHeight(), kGap);
  const std::string label = active ? "Stop###live" : "Run on real threads###live";
  if (!takeButton(ui, row, label, active ? ui::Emphasis::kSecondary : ui::Emphasis::kPrimary, threads)) return;
  if (active)
    session.stopRun();
  else
    session.run();
}

}  // namespace

void runView(Ui& ui, Rect& rest, Session& session) {
  controls(ui, rest, session);
  if (const std::string text = explanation(session); !text.empty()) takeNotice(ui, rest, ui::Verdict::kUnknown, text);
  const LiveReport& live = session.live().totals();
  if (live.runs > 0) statsPanel(ui, rest, live, session.bench().environment);
  if (session.live().started()) histogramPanel(ui, rest, session);
}

}  // namespace racecourse::labs

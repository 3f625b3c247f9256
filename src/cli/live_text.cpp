#include <algorithm>
#include <cmath>
#include <format>

#include "cli/live_views.h"
#include "cli/names.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/trace_views.h"

namespace racecourse::cli {

using engine::Verdict;
using threads::LiveOutcome;
using threads::LiveReport;

namespace {

constexpr int kBarCells = 20;
constexpr std::size_t kMostRows = 60;

// A bar in eighths of a cell; what happened at all shows.
std::string bar(double share) {
  constexpr std::string_view parts[] = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
  if (share <= 0) return "";
  const int eighths = std::max(1, static_cast<int>(std::lround(share * kBarCells * 8)));
  std::string text;
  for (int i = 0; i < eighths / 8; ++i) text += parts[7];
  if (eighths % 8 != 0) text += parts[eighths % 8 - 1];
  return text;
}

std::string endText(const LiveOutcome& outcome) {
  switch (outcome.kind) {
    case Verdict::kHolds:
      return "finishes";
    case Verdict::kDeadlock:
      return "deadlock: " + shown(outcome.failure);
    default:
      return shown(outcome.failure);
  }
}

std::string provableText(const LiveRow& row) {
  if (!row.provable) return "?";
  return *row.provable ? "yes" : "NO";
}

void printHistogram(const Terminal& out, const LiveFinding& finding) {
  Table table({{"share", Align::kRight},
               {""},
               {"times", Align::kRight},
               {"how it ends", Align::kLeft, true},
               {"values", Align::kLeft, true},
               {"output", Align::kLeft, true},
               {"possible"},
               {"at random", Align::kRight}});
  const auto add = [&](std::uint64_t count, const std::string& how, std::string values, std::string output,
                       std::string possible, std::string random) {
    const double share =
        static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(1, finding.live.runs));
    table.add({percent(share), bar(share), grouped(count), how, std::move(values), std::move(output),
               finding.proof ? std::move(possible) : "", std::move(random)});
  };
  for (std::size_t i = 0; i < std::min(finding.rows.size(), kMostRows); ++i) {
    const LiveRow& row = finding.rows[i];
    add(row.outcome.count, endText(row.outcome), valuesText(row.outcome.values), onOneLine(row.outcome.output),
        provableText(row), row.probability ? percent(*row.probability) : "");
  }
  if (finding.live.endless > 0) add(finding.live.endless, "was stopped: it did not end", "", "", "", "");
  if (finding.live.too_large > 0) add(finding.live.too_large, "was stopped: it grew too large", "", "", "", "");
  if (table.empty()) return;
  out.line();
  for (const std::string& line : table.lines(out.width())) out.line(line);
  if (finding.rows.size() > kMostRows) out.line(std::format("  and {} more", grouped(finding.rows.size() - kMostRows)));
}

std::string environmentText(const LiveFinding& finding) {
  const LiveReport& live = finding.live;
  const double seconds = static_cast<double>(live.elapsed_ns) / 1e9;
  const double share =
      static_cast<double>(live.overlapped) / static_cast<double>(std::max<std::uint64_t>(1, live.runs));
  return std::format(
      "{} in {:.1f} s on {}, {} a run. In {} of the runs at least two threads were under way at the same "
      "time.",
      counted(live.runs, "run"), seconds, counted(static_cast<std::uint64_t>(finding.environment.cores), "core"),
      counted(static_cast<std::uint64_t>(live.threads), "thread"), percent(share));
}

void printProof(const Terminal& out, const LiveFinding& finding) {
  const engine::Report& report = finding.proof->report;
  out.paragraph(std::format("Proven: {}", shown(report.sentence)));
  if (!report.all_outcomes) out.paragraph("Not every outcome is known: the search was stopped before its end.");
  const auto unseen = std::ranges::count_if(finding.rows, [](const LiveRow& row) { return row.outcome.count == 0; });
  if (unseen > 0 && report.all_outcomes)
    out.paragraph(std::format("{} can happen and did not.", counted(static_cast<std::uint64_t>(unseen), "outcome")));
}

}  // namespace

void printLive(const Terminal& out, const LiveFinding& finding) {
  out.line(out.bold(std::format("{} on real threads", shown(finding.name))));
  if (finding.interrupted) out.paragraph("Interrupted; this is what is known so far.");
  out.paragraph(environmentText(finding));
  if (finding.live.locked)
    out.paragraph(
        "This program needs operations that are indivisible as a whole, so a lock let one thread work at a time.");
  printHistogram(out, finding);
  out.line();
  if (finding.proof) printProof(out, finding);
  if (contradicts(finding))
    out.paragraph(
        out.bad("SOMETHING HAPPENED THAT RACECOURSE SAYS IS IMPOSSIBLE. This is a mistake of Racecourse: please "
                "report it with this program."));
}

}  // namespace racecourse::cli

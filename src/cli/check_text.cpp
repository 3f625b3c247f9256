#include <algorithm>
#include <format>
#include <ranges>

#include "cli/check_views.h"
#include "cli/names.h"
#include "cli/text.h"
#include "cli/trace_views.h"

namespace racecourse::cli {

using engine::Outcome;
using engine::RaceReport;
using engine::Report;
using engine::Verdict;

namespace {

bool isWrong(Verdict verdict) { return verdict != Verdict::kHolds && verdict != Verdict::kStopped; }

std::string plural(std::uint64_t number, std::string_view noun) { return counted(number, noun); }

void printVerdict(const Terminal& out, const CheckedProgram& checked) {
  const Report& report = checked.finding.report;
  const std::string head = std::format("{}: {}", shown(checked.name), nameOf(report.verdict));
  out.line(isWrong(report.verdict)             ? out.bad(head)
           : report.verdict == Verdict::kHolds ? out.good(head)
                                               : out.warning(head));
  if (checked.finding.interrupted) out.paragraph("Interrupted; this is what is known so far.");
  out.paragraph(shown(report.sentence));
}

std::string stateCounts(const Report& report) {
  if (report.transitions == 0) return plural(report.states, "state");
  std::string text = plural(report.states, "state") + ", " + plural(report.transitions, "step") + " between them";
  if (report.reduced_states != 0 && report.reduced_states != report.states)
    text += std::format(" (the verdict took {})", plural(report.reduced_states, "state"));
  const std::string steps = plural(report.depth, "step");
  if (report.verdict != Verdict::kStopped) return text + ", all within " + steps + " of the start";
  return text + "; those within " + steps + " of the start are complete";
}

std::string scheduleCounts(const Report& report) {
  if (report.endless) {
    return std::format(
        "Infinitely many schedules: some go on for ever. Picking at random, one fails with probability {} and never "
        "ends with probability {}",
        percent(report.failing_probability), percent(report.endless_probability));
  }
  const std::string schedules = report.schedules->text();
  if (!report.failing || report.failing->zero()) return counted(schedules, "schedule") + ", none fails";
  const std::string failing = report.failing->text();
  if (schedules == "1") return "1 schedule, and it fails";
  return std::format("{}, of which {} fail{} ({}); picking at random, one fails with probability {}",
                     counted(schedules, "schedule"), grouped(failing), failing == "1" ? "s" : "",
                     percent(report.failing_share), percent(report.failing_probability));
}

std::string orderCount(const Report& report) {
  return std::format("They are {} when the order of steps that have nothing to do with each other does not count.",
                     counted(report.orders->text(), "order"));
}

void printCounts(const Terminal& out, const CheckedProgram& checked) {
  const Report& report = checked.finding.report;
  out.line();
  out.paragraph(stateCounts(report) + ".");
  if (report.counted && (report.endless || report.schedules)) out.paragraph(scheduleCounts(report) + ".");
  if (report.orders && report.schedules->text() != "1") out.paragraph(orderCount(report));
}

std::string endText(const Outcome& outcome) {
  switch (outcome.kind) {
    case Verdict::kHolds:
      return "finishes";
    case Verdict::kDeadlock:
      return "deadlock";
    default:
      return shown(outcome.failure);
  }
}

void printOutcomes(const Terminal& out, const Report& report) {
  if (report.outcomes.empty()) return;
  Table table({{"how it ends"},
               {"values", Align::kLeft, true},
               {"output", Align::kLeft, true},
               {"schedules", Align::kRight},
               {"at random", Align::kRight},
               {"a schedule", Align::kLeft, true}});
  for (const Outcome& outcome : report.outcomes | std::views::take(kMostRowsPrinted)) {
    const std::string witness = toText(outcome.witness);
    table.add({endText(outcome), valuesText(outcome.values), onOneLine(outcome.output),
               outcome.schedules ? grouped(outcome.schedules->text()) : "",
               outcome.probability ? percent(*outcome.probability) : "", witness.empty() ? "(no choice)" : witness});
  }
  out.line();
  out.line(out.bold(report.all_outcomes ? "Outcomes" : "Outcomes found so far"));
  for (const std::string& line : table.lines(out.width())) out.line(line);
  const std::size_t listed = std::min(report.outcomes.size(), kMostRowsPrinted);
  if (const std::size_t more = report.outcomes.size() - listed + report.more_outcomes; more > 0)
    out.line(std::format("  and {} more", grouped(more)));
}

std::string access(int line, bool writes, int thread) {
  return std::format("line {} {} (thread {})", line, writes ? "writes" : "reads", thread);
}

void printRaces(const Terminal& out, const Report& report) {
  if (report.races.empty()) return;
  Table table({{"place"}, {"one access"}, {"the other"}, {"a schedule", Align::kLeft, true}});
  for (const RaceReport& race : report.races | std::views::take(kMostRowsPrinted)) {
    const std::string witness = toText(race.witness);
    table.add({shown(race.place), access(race.first_line, race.first_writes, race.first_thread),
               access(race.second_line, race.second_writes, race.second_thread),
               witness.empty() ? "(at the start)" : witness});
  }
  out.line();
  out.line(out.bold("Data races"));
  for (const std::string& line : table.lines(out.width())) out.line(line);
  if (report.races.size() > kMostRowsPrinted)
    out.line(std::format("  and {} more", grouped(report.races.size() - kMostRowsPrinted)));
}

void printRows(const Terminal& out, const Trace& trace, const std::string& source, std::size_t from) {
  const Table table = traceTable(trace, source, from);
  if (table.empty()) return;
  const std::vector<std::string> lines = table.lines(out.width());
  const bool whole = lines.size() <= kMostStepsPrinted + 1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!whole && i == kMostStepsPrinted / 2) {
      const std::size_t left_out = lines.size() - 1 - kMostStepsPrinted;
      out.line(std::format("  ... {} ...", counted(left_out, "step")));
      i += left_out;
    }
    out.line(lines[i]);
  }
}

void printEnd(const Terminal& out, const Trace& trace) {
  engine::Machine& machine = trace.machine();
  if (const auto broken = machine.brokenInvariant(trace.state()))
    out.paragraph(out.bad(std::format("The invariant {} is false.", shown(*broken))));
  for (const std::string& text : waitingTexts(trace)) out.paragraph(text);
  if (const std::string values = valuesText(machine.finalValues(trace.state())); !values.empty())
    out.paragraph(std::format("Values then: {}.", values));
  if (const std::string output = onOneLine(machine.output(trace.state())); !output.empty())
    out.paragraph(std::format("Printed then: {}", output));
}

void printLoop(const Terminal& out, Trace& trace, const engine::Loop& loop, const std::string& source) {
  const std::size_t from = trace.rows().size();
  trace.follow(loop.steps);
  out.line(out.bold("and then, again and again:"));
  printRows(out, trace, source, from);
}

void printCounterexample(const Terminal& out, const CheckedProgram& checked) {
  const Report& report = checked.finding.report;
  if (!isWrong(report.verdict)) return;
  engine::Machine machine(checked.program, checked.options);
  Trace trace(machine);
  trace.follow(report.counterexample);
  out.line();
  const std::string text = toText(report.counterexample);
  out.line(out.bold(std::format("Counterexample: {}, {}{}{}", plural(trace.rows().size(), "step"),
                                counted(static_cast<std::uint64_t>(trace.switches()), "switch"),
                                text.empty() ? "" : ", --schedule ", text)));
  printRows(out, trace, checked.source, 0);
  if (report.loop) printLoop(out, trace, *report.loop, checked.source);
  out.paragraph(traceLegend(trace));
  printEnd(out, trace);
}

void printPromise(const Terminal& out, const CheckedProgram& checked) {
  if (!checked.promised) return;
  out.line();
  if (!checked.promise) return out.paragraph(out.bad("Line 1 is no promise: it should begin with \"# expect: \"."));
  if (!checked.broken) return out.paragraph(out.warning("Whether the promise is kept was not found out."));
  if (checked.broken->empty()) return out.paragraph(out.good("The promise is kept."));
  out.paragraph(out.bad("The promise is not kept."));
  for (const std::string& sentence : *checked.broken) out.paragraph(sentence);
}

}  // namespace

void printCheck(const Terminal& out, const CheckedProgram& checked) {
  printVerdict(out, checked);
  printCounts(out, checked);
  printOutcomes(out, checked.finding.report);
  printRaces(out, checked.finding.report);
  printCounterexample(out, checked);
  printPromise(out, checked);
}

}  // namespace racecourse::cli

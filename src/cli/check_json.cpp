#include "cli/check_views.h"
#include "cli/names.h"
#include "cli/trace_views.h"

namespace racecourse::cli {

using engine::Natural;
using engine::Report;

namespace {

void memberCount(Json& json, std::string_view name, const std::optional<Natural>& count) {
  json.key(name);
  count ? json.value(count->text()) : json.null();
}

void memberList(Json& json, std::string_view name, const std::vector<int>& numbers) {
  json.key(name);
  json.beginArray();
  for (const int number : numbers) json.value(number);
  json.endArray();
}

void writeVerdict(Json& json, const CheckedProgram& checked) {
  const Report& report = checked.finding.report;
  json.member("verdict", nameOf(report.verdict));
  json.member("line", report.line);
  json.member("sentence", report.sentence);
  json.member("stopped", stopName(checked.finding));
  json.member("seconds", checked.finding.seconds);
}

void writeCounts(Json& json, const Report& report) {
  json.member("states", report.states);
  json.member("reducedStates", report.reduced_states);
  json.member("transitions", report.transitions);
  json.member("depth", report.depth);
  json.member("bytes", report.bytes);
  json.member("counted", report.counted);
  json.member("endless", report.endless);
  memberCount(json, "schedules", report.schedules);
  memberCount(json, "orders", report.orders);
  memberCount(json, "failing", report.failing);
  json.member("failingShare", report.failing_share);
  json.member("failingProbability", report.failing_probability);
  json.member("endlessProbability", report.endless_probability);
}

void writeLoop(Json& json, const Report& report, std::span<const TraceRow> rows) {
  json.key("loop");
  if (!report.loop) return json.null();
  json.beginObject();
  json.member("schedule", toText(report.loop->steps));
  memberList(json, "starving", report.loop->starving);
  json.member("livelock", report.loop->livelock);
  json.member("stronglyFair", report.loop->strongly_fair);
  json.key("steps");
  writeSteps(json, rows);
  json.endObject();
}

void writeCounterexample(Json& json, const CheckedProgram& checked) {
  const Report& report = checked.finding.report;
  engine::Machine machine(checked.program, checked.options);
  Trace trace(machine);
  trace.follow(report.counterexample);
  json.member("counterexample", toText(report.counterexample));
  json.member("fewestSwitches", report.fewest_switches);
  json.member("switches", trace.switches());
  json.key("steps");
  writeSteps(json, trace.rows());
  json.key("threads");
  writeThreads(json, trace);
  json.key("values");
  writeValues(json, machine.finalValues(trace.state()));
  const std::size_t before_loop = trace.rows().size();
  if (report.loop) trace.follow(report.loop->steps);
  writeLoop(json, report, std::span(trace.rows()).subspan(before_loop));
  memberList(json, "stuck", report.stuck);
  json.member("lostWakeup", report.lost_wakeup);
  memberList(json, "cycle", report.cycle);
}

void writeOutcomes(Json& json, const Report& report) {
  json.key("outcomes");
  json.beginArray();
  for (const engine::Outcome& outcome : report.outcomes) {
    json.beginObject();
    json.member("kind", nameOf(outcome.kind));
    json.member("output", outcome.output);
    json.key("values");
    writeValues(json, outcome.values);
    json.member("failure", outcome.failure);
    memberCount(json, "schedules", outcome.schedules);
    json.member("probability", outcome.probability);
    json.member("witness", toText(outcome.witness));
    json.endObject();
  }
  json.endArray();
  json.member("moreOutcomes", report.more_outcomes);
  json.member("allOutcomes", report.all_outcomes);
}

void writeRaces(Json& json, const Report& report) {
  json.key("races");
  json.beginArray();
  for (const engine::RaceReport& race : report.races) {
    json.beginObject();
    json.member("place", race.place);
    json.member("firstLine", race.first_line);
    json.member("firstWrites", race.first_writes);
    json.member("firstThread", race.first_thread);
    json.member("secondLine", race.second_line);
    json.member("secondWrites", race.second_writes);
    json.member("secondThread", race.second_thread);
    json.member("witness", toText(race.witness));
    json.endObject();
  }
  json.endArray();
}

void writePromise(Json& json, const CheckedProgram& checked) {
  json.key("promiseKept");
  if (checked.broken) {
    json.value(checked.broken->empty());
  } else {
    json.null();
  }
  json.key("promiseBroken");
  json.beginArray();
  if (checked.broken)
    for (const std::string& sentence : *checked.broken) json.value(sentence);
  json.endArray();
}

}  // namespace

void writeCheck(Json& json, const CheckedProgram& checked) {
  json.beginObject();
  json.member("file", checked.name);
  writeVerdict(json, checked);
  writeCounts(json, checked.finding.report);
  writeCounterexample(json, checked);
  writeOutcomes(json, checked.finding.report);
  writeRaces(json, checked.finding.report);
  writePromise(json, checked);
  json.endObject();
}

}  // namespace racecourse::cli

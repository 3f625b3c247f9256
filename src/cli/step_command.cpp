#include <format>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "cli/trace_views.h"
#include "engine/replay.h"
#include "engine/scheduler.h"

namespace racecourse::cli {

using engine::Choice;
using engine::Machine;

namespace {

// What came of running one schedule.
struct Stepped {
  const std::string& name;
  const std::string& source;
  Trace trace;
  std::vector<engine::StepInfo> next;  // what can come next; empty at the end
  std::string misfit;                  // why the given schedule stops fitting; empty if it fits
  bool limited = false;                // stopped after --max-steps
};

void followGiven(Stepped& stepped, const engine::Schedule& schedule) {
  for (const Choice choice : schedule) {
    const std::string why = whyNot(stepped.trace.machine(), stepped.trace.state(), choice);
    if (why.empty() && stepped.trace.take(choice)) continue;
    stepped.misfit = std::format("step {}: {}", stepped.trace.rows().size() + 1, why);
    return;
  }
}

// With a clock, a step is shown with the time at which it happens.
void followPicker(Stepped& stepped, engine::Scheduler& picker, const engine::VirtualTime* clock,
                  const Invocation& asked, Interrupt& interrupt) {
  while (const auto choice = picker.next(stepped.trace.machine(), stepped.trace.state())) {
    stepped.limited = stepped.trace.rows().size() >= asked.most_steps;
    if (stepped.limited || interrupt.happened()) return;
    stepped.trace.take(*choice, clock == nullptr ? std::nullopt : std::optional(clock->clock()));
  }
}

void follow(Stepped& stepped, const Invocation& asked, const engine::Schedule& schedule, Interrupt& interrupt) {
  engine::RandomScheduler random(asked.seed);
  engine::RoundRobin round_robin;
  engine::BoundedScheduler bounded(asked.seed, asked.preemptions);
  engine::VirtualTime clock;
  switch (asked.picker) {
    case Picker::kSchedule:
      return followGiven(stepped, schedule);
    case Picker::kRandom:
      return followPicker(stepped, random, nullptr, asked, interrupt);
    case Picker::kRoundRobin:
      return followPicker(stepped, round_robin, nullptr, asked, interrupt);
    case Picker::kPreemptions:
      return followPicker(stepped, bounded, nullptr, asked, interrupt);
    case Picker::kClock:
      return followPicker(stepped, clock, &clock, asked, interrupt);
  }
}

void findNext(Stepped& stepped) {
  Machine& machine = stepped.trace.machine();
  for (const Choice choice : machine.choices(stepped.trace.state()))
    if (auto info = machine.describe(stepped.trace.state(), choice)) stepped.next.push_back(*std::move(info));
}

std::string choiceText(int thread, int alternative) { return engine::toText({{thread, alternative}}); }

void printNext(const Terminal& out, const Stepped& stepped) {
  Table table({{"--schedule"}, {"thread"}, {"line", Align::kRight}, {"would do"}});
  for (const engine::StepInfo& info : stepped.next)
    table.add({"... " + choiceText(info.thread, info.alternative), shown(stepped.trace.nameOf(info.thread)),
               std::to_string(info.span.begin.line), shown(info.text)});
  out.line();
  out.line(out.bold("What can come next"));
  for (const std::string& line : table.lines(out.width())) out.line(line);
}

bool hasFinished(const Trace& trace) {
  for (const engine::Word local : trace.state().threads)
    if (trace.machine().info(local).status != engine::Status::kFinished) return false;
  return true;
}

// "finished", "failed", "deadlock" or "open".
std::string_view endOf(const Stepped& stepped) {
  Machine& machine = stepped.trace.machine();
  const engine::State& state = stepped.trace.state();
  if (machine.failure(state) || machine.brokenInvariant(state)) return "failed";
  if (!stepped.next.empty()) return "open";
  return hasFinished(stepped.trace) ? "finished" : "deadlock";
}

void printEnd(const Terminal& out, const Stepped& stepped) {
  Machine& machine = stepped.trace.machine();
  const engine::State& state = stepped.trace.state();
  if (const auto broken = machine.brokenInvariant(state))
    out.paragraph(out.bad(std::format("The invariant {} is false.", shown(*broken))));
  if (endOf(stepped) == "finished") out.paragraph("Every thread has finished.");
  if (endOf(stepped) == "deadlock") out.paragraph(out.bad("Deadlock: no thread can go on."));
  for (const std::string& text : waitingTexts(stepped.trace)) out.paragraph(text);
  if (const std::string values = valuesText(machine.finalValues(state)); !values.empty())
    out.paragraph(std::format("Values: {}.", values));
  if (const std::string output = onOneLine(machine.output(state)); !output.empty())
    out.paragraph(std::format("Printed: {}", output));
}

engine::Schedule scheduleOf(const Trace& trace) {
  engine::Schedule schedule;
  for (const TraceRow& row : trace.rows()) schedule.push_back(row.choice);
  return schedule;
}

void print(const Terminal& out, const Stepped& stepped) {
  const Trace& trace = stepped.trace;
  const std::string text = toText(scheduleOf(trace));
  out.line(out.bold(std::format("{}: {}, {}{}{}", shown(stepped.name), counted(trace.rows().size(), "step"),
                                counted(static_cast<std::uint64_t>(trace.switches()), "switch"),
                                text.empty() ? "" : ", --schedule ", text)));
  if (const Table table = traceTable(trace, stepped.source); !table.empty())
    for (const std::string& line : table.lines(out.width())) out.line(line);
  out.paragraph(traceLegend(trace));
  out.line();
  if (!stepped.misfit.empty())
    out.paragraph(out.bad(std::format("The schedule stops fitting at {}.", shown(stepped.misfit))));
  if (stepped.limited)
    out.paragraph(out.warning(std::format("Stopped after {}.", counted(trace.rows().size(), "step"))));
  printEnd(out, stepped);
  if (!stepped.next.empty()) printNext(out, stepped);
}

void writeNext(Json& json, const Stepped& stepped) {
  json.key("next");
  json.beginArray();
  for (const engine::StepInfo& info : stepped.next) {
    json.beginObject();
    json.member("thread", info.thread);
    json.member("alternative", info.alternative);
    json.member("line", info.span.begin.line);
    json.member("text", info.text);
    json.endObject();
  }
  json.endArray();
}

void write(const Terminal& out, const Stepped& stepped) {
  Machine& machine = stepped.trace.machine();
  const engine::State& state = stepped.trace.state();
  Json json;
  json.beginObject();
  json.member("file", stepped.name);
  json.member("schedule", toText(scheduleOf(stepped.trace)));
  json.member("switches", stepped.trace.switches());
  json.member("end", endOf(stepped));
  const auto failure = machine.failure(state);
  json.member("failure", failure ? std::optional(failureText(*failure)) : std::nullopt);
  json.member("brokenInvariant", machine.brokenInvariant(state));
  json.member("misfit", stepped.misfit.empty() ? std::nullopt : std::optional(stepped.misfit));
  json.member("limited", stepped.limited);
  json.key("steps");
  writeSteps(json, stepped.trace.rows());
  json.key("threads");
  writeThreads(json, stepped.trace);
  json.key("values");
  writeValues(json, machine.finalValues(state));
  json.member("output", machine.output(state));
  writeNext(json, stepped);
  json.endObject();
  out.line(json.text());
}

ExitCode codeOf(const Stepped& stepped) {
  const std::string_view end = endOf(stepped);
  if (!stepped.misfit.empty() || end == "failed" || end == "deadlock") return ExitCode::kWrong;
  return stepped.limited ? ExitCode::kStopped : ExitCode::kDone;
}

}  // namespace

ExitCode runStep(const Invocation& asked, Interrupt& interrupt) {
  const std::expected<engine::Schedule, std::string> schedule = engine::parseSchedule(asked.schedule.value_or(""));
  if (!schedule) {
    Terminal::complain(std::format("--schedule: {}", schedule.error()));
    return ExitCode::kUsage;
  }
  const std::expected<Loaded, ExitCode> loaded = load(asked.files.front(), asked.json);
  if (!loaded) return loaded.error();
  engine::MachineOptions options = asked.check.machine;
  options.forget_dead_locals = false;
  Machine machine(loaded->program, options);
  Stepped stepped{.name = loaded->name, .source = loaded->source, .trace = Trace(machine)};
  follow(stepped, asked, *schedule, interrupt);
  findNext(stepped);
  const Terminal out = Terminal::standardOutput();
  asked.json ? write(out, stepped) : print(out, stepped);
  return interrupt.happened() ? ExitCode::kInterrupted : codeOf(stepped);
}

}  // namespace racecourse::cli

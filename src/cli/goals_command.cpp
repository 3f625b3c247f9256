#include <algorithm>
#include <format>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "engine/check.h"
#include "engine/goal.h"

namespace racecourse::cli {

using engine::Check;

namespace {

// What is known of one goal.
struct Found {
  engine::Goal goal;
  bool at_start = false;
  Check::Way way;               // from the start
  std::optional<bool> reached;  // by the given schedule
};

struct Goals {
  const std::string& name;
  std::vector<Found> found;
  bool given = false;  // a schedule
  std::optional<engine::Misfit> misfit;
};

Goals look(const Loaded& loaded, const std::vector<engine::Goal>& goals, const Invocation& asked) {
  engine::Machine machine(loaded.program, asked.check.machine);
  const engine::State start = machine.initial();
  Goals result{.name = loaded.name};
  for (const engine::Goal& goal : goals) {
    const auto reached = [&](const engine::State& state) { return isReached(machine, state, goal.reach); };
    result.found.push_back({.goal = goal,
                            .at_start = reached(start),
                            .way = Check::findWay(machine, start, reached, asked.check.most_states)});
  }
  return result;
}

void replay(Goals& result, const Loaded& loaded, const std::vector<engine::Goal>& goals,
            const engine::Schedule& schedule, const engine::MachineOptions& options) {
  engine::Machine machine(loaded.program, options);
  const engine::Reached reached = reachedBy(machine, schedule, goals);
  for (std::size_t i = 0; i < goals.size(); ++i) result.found[i].reached = !reached.misfit && reached.goals[i];
  result.misfit = reached.misfit;
  result.given = true;
}

std::string_view nameOf(Check::Way::Answer answer) {
  switch (answer) {
    case Check::Way::kYes:
      return "yes";
    case Check::Way::kNo:
      return "no";
    case Check::Way::kUnknown:
      break;
  }
  return "unknown";
}

std::string wayText(const Found& found) {
  if (found.at_start) return "is reached at the start";
  if (found.way.answer == Check::Way::kNo) return "cannot be reached";
  if (found.way.answer == Check::Way::kUnknown) return "not found within the limit of states";
  return std::format("can be reached in {}, --schedule {}", counted(found.way.steps.size(), "step"),
                     toText(found.way.steps));
}

void print(const Terminal& out, const Goals& goals) {
  out.line(out.bold(std::format("{}: {}", shown(goals.name), counted(goals.found.size(), "goal"))));
  for (std::size_t i = 0; i < goals.found.size(); ++i) {
    const Found& found = goals.found[i];
    out.paragraph(std::format("Goal {}, {}: {}", i + 1, shown(toText(found.goal.reach)), shown(found.goal.sentence)));
    out.paragraph(std::format("It {}.", wayText(found)));
    if (found.reached && !goals.misfit)
      out.paragraph(*found.reached ? out.good("The schedule reaches it.") : out.bad("The schedule does not reach it."));
  }
  if (goals.misfit)
    out.paragraph(out.bad(std::format("The schedule stops fitting at {}.", shown(goals.misfit->reason))));
}

void write(const Terminal& out, const Goals& goals) {
  Json json;
  json.beginObject();
  json.member("file", goals.name);
  json.member("misfit", goals.misfit ? std::optional(goals.misfit->reason) : std::nullopt);
  json.key("goals");
  json.beginArray();
  for (std::size_t i = 0; i < goals.found.size(); ++i) {
    const Found& found = goals.found[i];
    json.beginObject();
    json.member("goal", i + 1);
    json.member("reach", toText(found.goal.reach));
    json.member("sentence", found.goal.sentence);
    json.member("atStart", found.at_start);
    json.member("reachable", nameOf(found.way.answer));
    const bool reachable = found.way.answer == Check::Way::kYes;
    json.member("schedule", reachable ? std::optional(toText(found.way.steps)) : std::nullopt);
    json.member("reached", found.reached);
    json.endObject();
  }
  json.endArray();
  json.endObject();
  out.line(json.text());
}

ExitCode codeOf(const Goals& goals) {
  if (goals.given) {
    const bool any = std::ranges::any_of(goals.found, [](const Found& found) { return *found.reached; });
    return any ? ExitCode::kDone : ExitCode::kWrong;
  }
  ExitCode code = ExitCode::kDone;
  for (const Found& found : goals.found) {
    if (found.way.answer == Check::Way::kNo) return ExitCode::kWrong;
    if (found.way.answer == Check::Way::kUnknown) code = ExitCode::kStopped;
  }
  return code;
}

}  // namespace

ExitCode runGoals(const Invocation& asked, Interrupt& interrupt) {
  const std::expected<engine::Schedule, std::string> schedule = engine::parseSchedule(asked.schedule.value_or(""));
  if (!schedule) {
    Terminal::complain(std::format("--schedule: {}", schedule.error()));
    return ExitCode::kUsage;
  }
  const std::expected<Loaded, ExitCode> loaded = load(asked.files.front(), asked.json);
  if (!loaded) return loaded.error();
  const auto goals = engine::readGoals(loaded->source);
  if (!goals) {
    refuse(*loaded, goals.error(), asked.json);
    return ExitCode::kRefused;
  }
  Goals result = look(*loaded, *goals, asked);
  if (asked.schedule) replay(result, *loaded, *goals, *schedule, asked.check.machine);
  const Terminal out = Terminal::standardOutput();
  asked.json ? write(out, result) : print(out, result);
  return interrupt.happened() ? ExitCode::kInterrupted : codeOf(result);
}

}  // namespace racecourse::cli

#include "engine/check_races.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace racecourse::engine {
namespace {

// What the two threads of a race do next, in a state that they were found in.
struct Encounter {
  StepInfo first, second;
};

bool onLine(const std::optional<StepInfo>& step, std::uint32_t line) {
  return step && static_cast<std::uint32_t>(step->span.begin.line) == line;
}

// The way to a state is one of the program, the search's state may have its threads exchanged: so the two are looked
// for by what they do, first those that the search names.
std::optional<Encounter> encounter(Machine& machine, const State& state, const Race& race) {
  std::vector<int> threads{race.first_thread, race.second_thread};
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread) threads.push_back(thread);
  for (const int first : threads)
    for (const int second : threads) {
      if (first == second) continue;
      const auto one = machine.describe(state, {first, 0});
      const auto other = machine.describe(state, {second, 0});
      if (onLine(one, race.first.line) && onLine(other, race.second.line) && one->place == other->place)
        return Encounter{*one, *other};
    }
  return std::nullopt;
}

RaceReport describeRace(Machine& machine, Search& search, const Race& race) {
  RaceReport report{.first_line = static_cast<int>(race.first.line),
                    .second_line = static_cast<int>(race.second.line),
                    .first_writes = race.first.writes,
                    .second_writes = race.second.writes,
                    .first_thread = race.first_thread,
                    .second_thread = race.second_thread,
                    .witness = search.wayTo(race.state)};
  if (race.first.slot.area == Area::kGlobal) report.place = machine.program().globals[race.first.slot.index].name;
  if (const auto met = encounter(machine, stateAfter(machine, report.witness), race)) {
    report.first_thread = met->first.thread;
    report.second_thread = met->second.thread;
    if (!met->first.place.empty()) report.place = met->first.place;
  }
  return report;
}

}  // namespace

State stateAfter(Machine& machine, const Schedule& schedule) {
  State state = machine.initial();
  for (const Choice choice : schedule) {
    [[maybe_unused]] const bool taken = machine.step(state, choice);
    assert(taken);
  }
  return state;
}

std::vector<RaceReport> describeRaces(Machine& machine, Search& search) {
  std::vector<RaceReport> reports;
  for (const Race& race : search.races()) reports.push_back(describeRace(machine, search, race));
  std::ranges::sort(reports, {}, [](const RaceReport& race) {
    return std::tuple(race.first_line, race.second_line, race.place, race.first_writes, race.second_writes);
  });
  return reports;
}

}  // namespace racecourse::engine

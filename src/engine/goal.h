// What a person is asked to reach in a program, and whether a state is there.
//
//   const auto reach = parseReach("ends when counter == 1");
//   isReached(machine, state, *reach)   ->  true once the schedule is over and one update is lost
//
// In a program's file, goals are lines of its head: "# goal: fails | An update is lost."
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/machine.h"
#include "engine/replay.h"
#include "engine/trouble.h"

namespace racecourse::engine {

struct Reach {
  enum Kind {
    kFails,      // an assertion fails
    kDeadlock,   // no thread can go on, and not all have finished
    kError,      // an exception
    kInvariant,  // an invariant is false
    kEnds,       // every thread has finished
    kEndsWhen,   // the schedule is over, and `values` are the globals' values
    kWhen,       // `values` are the globals' values, at any time
  } kind = kFails;
  std::vector<std::pair<std::string, std::string>> values;  // a global and a constant as Python prints it

  bool operator==(const Reach&) const = default;
};

struct Goal {
  Reach reach;
  std::string sentence;

  bool operator==(const Goal&) const = default;
};

// "fails", "ends when counter == 1 and done == True", ...; nothing for anything else.
std::optional<Reach> parseReach(std::string_view text);

// What stands behind "# goal: ", such as "fails | An update is lost."; nothing for anything else.
std::optional<Goal> parseGoal(std::string_view text);

// "# key: value" as key and value; the key is of a-z.
std::optional<std::pair<std::string_view, std::string_view>> headLine(std::string_view line);

// The goals in the head of a program's file: the lines "# key: value" before the first other line.
std::expected<std::vector<Goal>, Trouble> readGoals(std::string_view source);

// As parseReach() reads it.
std::string toText(const Reach& reach);

// Whether `reach` is true of `state`.
bool isReached(Machine& machine, const State& state, const Reach& reach);

// Which of `goals` a schedule reaches, from the program's start: for kWhen at any place on it, for the others at its
// end.
struct Reached {
  std::vector<bool> goals;
  std::optional<Misfit> misfit;  // where the schedule stops fitting; `goals` are as far as it fits
};
Reached reachedBy(Machine& machine, const Schedule& schedule, const std::vector<Goal>& goals);

}  // namespace racecourse::engine

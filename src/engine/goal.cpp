#include "engine/goal.h"

#include <algorithm>
#include <array>

namespace racecourse::engine {
namespace {

constexpr std::array<std::pair<std::string_view, Reach::Kind>, 5> kWords = {{{"fails", Reach::kFails},
                                                                             {"deadlock", Reach::kDeadlock},
                                                                             {"error", Reach::kError},
                                                                             {"invariant", Reach::kInvariant},
                                                                             {"ends", Reach::kEnds}}};
constexpr std::string_view kEndsWhen = "ends when ", kWhen = "when ", kAnd = " and ", kEquals = " == ", kBar = " | ";

// Texts as Python prints them within a list: in single quotes.
std::string asPrinted(std::string_view constant) {
  std::string text(constant);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text.front() = text.back() = '\'';
  return text;
}

std::optional<Reach> parseValues(Reach::Kind kind, std::string_view text) {
  Reach reach{.kind = kind};
  for (;;) {
    const std::string_view part = text.substr(0, text.find(kAnd));
    const std::size_t equals = part.find(kEquals);
    if (equals == 0 || equals == part.npos || equals + kEquals.size() == part.size()) return std::nullopt;
    reach.values.emplace_back(part.substr(0, equals), asPrinted(part.substr(equals + kEquals.size())));
    if (part.size() == text.size()) return reach;
    text.remove_prefix(part.size() + kAnd.size());
  }
}

bool allFinished(Machine& machine, const State& state) {
  return std::ranges::all_of(state.threads,
                             [&](Word local) { return machine.info(local).status == Status::kFinished; });
}

bool someFailed(Machine& machine, const State& state) {
  return std::ranges::any_of(state.threads, [&](Word local) { return machine.info(local).status == Status::kFailed; });
}

bool failsBy(Machine& machine, const State& state, Failure::Kind kind) {
  if (!someFailed(machine, state)) return false;
  const auto failure = machine.failure(state);
  return failure && failure->kind == kind;
}

bool hasValues(Machine& machine, const State& state, const Reach& reach) {
  const auto values = machine.finalValues(state);
  return std::ranges::all_of(reach.values, [&](const auto& wanted) { return std::ranges::contains(values, wanted); });
}

Trouble noGoal(int line, std::string_view value) {
  return {.line = line,
          .column = 1,
          .seen = std::string(value),
          .message =
              "This is no goal. Write what to reach, then \" | \", then a sentence for the reader: "
              "\"# goal: fails | An update is lost.\" What to reach is fails, deadlock, error, invariant, ends, "
              "or \"ends when\" or \"when\" with name == constant."};
}

}  // namespace

std::optional<Reach> parseReach(std::string_view text) {
  for (const auto& [word, kind] : kWords)
    if (text == word) return Reach{.kind = kind};
  if (text.starts_with(kEndsWhen)) return parseValues(Reach::kEndsWhen, text.substr(kEndsWhen.size()));
  if (text.starts_with(kWhen)) return parseValues(Reach::kWhen, text.substr(kWhen.size()));
  return std::nullopt;
}

std::optional<Goal> parseGoal(std::string_view text) {
  const std::size_t bar = text.find(kBar);
  if (bar == text.npos || bar + kBar.size() == text.size()) return std::nullopt;
  std::optional<Reach> reach = parseReach(text.substr(0, bar));
  if (!reach) return std::nullopt;
  return Goal{*std::move(reach), std::string(text.substr(bar + kBar.size()))};
}

std::optional<std::pair<std::string_view, std::string_view>> headLine(std::string_view line) {
  if (!line.starts_with("# ")) return std::nullopt;
  const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz", 2);
  if (end == 2 || end == line.npos || line[end] != ':') return std::nullopt;
  const std::string_view value = line.substr(end + 1);
  return std::pair{line.substr(2, end - 2), value.substr(value.starts_with(' ') ? 1 : 0)};
}

std::expected<std::vector<Goal>, Trouble> readGoals(std::string_view source) {
  std::vector<Goal> goals;
  if (source.starts_with("\uFEFF")) source.remove_prefix(3);
  for (int number = 1; !source.empty(); ++number) {
    const std::string_view whole = source.substr(0, source.find('\n'));
    const auto pair = headLine(whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole);
    if (!pair) break;
    std::optional<Goal> goal = pair->first == "goal" ? parseGoal(pair->second) : std::nullopt;
    if (pair->first == "goal" && !goal) return std::unexpected(noGoal(number, pair->second));
    if (goal) goals.push_back(*std::move(goal));
    source.remove_prefix(std::min(source.size(), whole.size() + 1));
  }
  return goals;
}

std::string toText(const Reach& reach) {
  if (const auto word = std::ranges::find(kWords, reach.kind, [](const auto& pair) { return pair.second; });
      word != kWords.end())
    return std::string(word->first);
  std::string text(reach.kind == Reach::kEndsWhen ? kEndsWhen : kWhen);
  for (std::size_t i = 0; i < reach.values.size(); ++i) {
    if (i > 0) text += kAnd;
    text.append(reach.values[i].first).append(kEquals).append(reach.values[i].second);
  }
  return text;
}

bool isReached(Machine& machine, const State& state, const Reach& reach) {
  switch (reach.kind) {
    case Reach::kFails:
      return failsBy(machine, state, Failure::kAssertion);
    case Reach::kError:
      return failsBy(machine, state, Failure::kException);
    case Reach::kInvariant:
      return machine.hasInvariants() && machine.brokenInvariant(state).has_value();
    case Reach::kDeadlock:
      return !machine.ended(state) && machine.choices(state).empty();
    case Reach::kEnds:
      return allFinished(machine, state);
    case Reach::kEndsWhen:
      return machine.ended(state) && hasValues(machine, state, reach);
    case Reach::kWhen:
      return hasValues(machine, state, reach);
  }
  return false;
}

Reached reachedBy(Machine& machine, const Schedule& schedule, const std::vector<Goal>& goals) {
  Reached reached{.goals = std::vector<bool>(goals.size())};
  const auto look = [&](const State& state, bool at_end) {
    for (std::size_t i = 0; i < goals.size(); ++i)
      if ((goals[i].reach.kind == Reach::kWhen) != at_end && !reached.goals[i])
        reached.goals[i] = isReached(machine, state, goals[i].reach);
  };
  State state = machine.initial();
  look(state, false);
  reached.misfit =
      replaySchedule(machine, schedule, state, [&](const StepInfo&, const State& behind) { look(behind, false); });
  look(state, true);
  return reached;
}

}  // namespace racecourse::engine

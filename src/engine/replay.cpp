#include "engine/replay.h"

#include <algorithm>

namespace racecourse::engine {
namespace {

std::string threadName(int thread) { return "thread " + std::to_string(thread); }

std::string holderText(const Waiting& waiting) {
  if (waiting.holders.empty() || waiting.operation == "join") return "";
  std::string text = ", which ";
  for (std::size_t i = 0; i < waiting.holders.size(); ++i) {
    if (i > 0) text += i + 1 == waiting.holders.size() ? " and " : ", ";
    text += threadName(waiting.holders[i]);
  }
  return text + (waiting.holders.size() == 1 ? " holds" : " hold");
}

std::string waitText(const Waiting& waiting) {
  if (waiting.place.empty()) return "it waits for something that nobody else can reach";
  if (waiting.operation == "join" && !waiting.object) return "it waits for the end of " + waiting.place;
  return "it waits for " + waiting.place + holderText(waiting);
}

std::string endText(Machine& machine, const State& state) {
  if (const auto invariant = machine.brokenInvariant(state)) return "the invariant " + *invariant + " is false";
  const auto failure = machine.failure(state);
  if (!failure) return "the program has ended";
  if (failure->kind == Failure::kExhausted) return "the program worked for too long";
  return "the program has failed";
}

}  // namespace

std::string whyNot(Machine& machine, const State& state, Choice choice) {
  const auto choices = machine.choices(state);
  if (std::ranges::contains(choices, choice)) return "";
  if (choice.thread < 0 || choice.thread >= static_cast<int>(state.threads.size()))
    return threadName(choice.thread) + " does not exist";
  if (machine.ended(state)) return endText(machine, state);
  if (std::ranges::contains(choices, choice.thread, &Choice::thread))
    return "the next step of " + threadName(choice.thread) + " has no alternative " +
           std::to_string(choice.alternative) + " here";
  const ThreadView view = machine.thread(state, choice.thread);
  const std::string prefix = threadName(choice.thread) + " cannot take a step here: ";
  if (view.status == Status::kFinished) return prefix + "it has finished";
  return prefix + (view.waiting ? waitText(*view.waiting) : "it waits");
}

std::optional<Misfit> replaySchedule(Machine& machine, const Schedule& schedule, State& state,
                                     const std::function<void(const StepInfo&, const State&)>& visit) {
  for (std::size_t i = 0; i < schedule.size(); ++i) {
    const auto info = machine.describe(state, schedule[i]);
    if (info && machine.step(state, schedule[i])) {
      visit(*info, state);
      continue;
    }
    const std::string why = whyNot(machine, state, schedule[i]);
    if (machine.ended(state) && why.starts_with("the ")) return Misfit{i + 1, why + " after step " + std::to_string(i)};
    return Misfit{i + 1, "step " + std::to_string(i + 1) + ": " + why};
  }
  return std::nullopt;
}

Replay replaySchedule(Machine& machine, const Schedule& schedule) {
  Replay replay;
  State state = machine.initial();
  replay.states.push_back(state);
  replay.misfit = replaySchedule(machine, schedule, state, [&](const StepInfo& step, const State& behind) {
    replay.steps.push_back(step);
    replay.states.push_back(behind);
  });
  return replay;
}

Replay replaySchedule(Machine& machine, std::string_view text) {
  const auto schedule = parseSchedule(text);
  if (schedule) return replaySchedule(machine, *schedule);
  return {{machine.initial()}, {}, Misfit{0, schedule.error()}};
}

}  // namespace racecourse::engine

#include "cli/trace.h"

#include <algorithm>
#include <format>

namespace racecourse::cli {

using engine::Choice;

Trace::Trace(engine::Machine& machine) : machine_(machine), state_(machine.initial()) {}

bool Trace::take(Choice choice, std::optional<std::int64_t> clock) {
  const std::optional<engine::StepInfo> info = machine_.describe(state_, choice);
  if (!info) return false;
  TraceRow row{.step = static_cast<int>(rows_.size()) + 1,
               .choice = choice,
               .line = info->span.begin.line,
               .what = info->text,
               .place = info->place,
               .value = info->value,
               .before = info->before,
               .clock = clock};
  if (!rows_.empty() && rows_.back().choice.thread != choice.thread) {
    const int last = rows_.back().choice.thread;
    row.switched = true;
    row.preempted = std::ranges::contains(machine_.choices(state_), last, &Choice::thread);
  }
  if (!machine_.step(state_, choice)) return false;
  rows_.push_back(std::move(row));
  return true;
}

bool Trace::follow(const engine::Schedule& schedule) {
  return std::ranges::all_of(schedule, [&](Choice choice) { return take(choice); });
}

int Trace::switches() const { return static_cast<int>(std::ranges::count(rows_, true, &TraceRow::switched)); }

std::string Trace::nameOf(int thread) const {
  if (thread < 0 || thread >= threads()) return std::format("thread {}", thread);
  const std::string name = machine_.thread(state_, thread).name;
  return thread == 0 ? "main" : std::format("{} {}", thread, name);
}

std::string Trace::titleOf(int thread) const {
  if (thread == 0) return "the main thread";
  if (thread < 0 || thread >= threads()) return std::format("thread {}", thread);
  return std::format("thread {} ({})", thread, machine_.thread(state_, thread).name);
}

std::string failureText(const engine::Failure& failure) {
  const std::string text = std::format("{} on line {}", failure.exception, failure.span.begin.line);
  return failure.message.empty() ? text : text + ": " + failure.message;
}

}  // namespace racecourse::cli

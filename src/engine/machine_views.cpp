#include <algorithm>
#include <limits>

#include "engine/machine_parts.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

constexpr std::int64_t kMicroseconds = 1'000'000;

std::string_view operationOf(StepKind kind) {
  switch (kind) {
    case StepKind::kAcquire:
      return "acquire";
    case StepKind::kPut:
      return "put";
    case StepKind::kGet:
      return "get";
    case StepKind::kJoin:
      return "join";
    default:
      return "wait";
  }
}

// The object of class Thread that started thread `thread`; its fields. Empty for the main thread.
std::span<const Word> threadObject(const MachineParts& parts, const State& state, int thread) {
  for (const Word object : state.objects) {
    if (parts.pool.kind(object) != Kind::kThreadObject) continue;
    const auto fields = parts.pool.words(object);
    if (fields[kThreadIndex] == Word::integer(thread)) return fields;
  }
  return {};
}

std::string nameOf(const MachineParts& parts, const State& state, int thread) {
  if (thread == 0) return "main";
  const auto fields = threadObject(parts, state, thread);
  if (fields.empty()) return "thread " + std::to_string(thread);
  if (fields[kThreadName] != Word::none()) return std::string(parts.pool.textOf(fields[kThreadName]));
  return targetName(parts.program, parts.pool, state, fields[kThreadTarget]);
}

// The variables of the innermost call that the reader wrote.
std::vector<std::pair<std::string, std::string>> variablesOf(MachineParts& parts, const State& state,
                                                             const Local& local) {
  std::vector<std::pair<std::string, std::string>> variables;
  const auto hidden = [&](const Frame& frame) {
    return parts.program.codes[static_cast<std::size_t>(frame.code)].hidden;
  };
  const auto frame = std::find_if_not(local.frames.rbegin(), local.frames.rend(), hidden);
  if (frame == local.frames.rend()) return variables;
  const Code& code = parts.program.codes[static_cast<std::size_t>(frame->code)];
  for (std::size_t i = 0; i < frame->locals.size(); ++i) {
    Word value = frame->locals[i];
    if (value.is(Tag::kObject) && parts.pool.kind(state.objects[value.payload()]) == Kind::kCell)
      value = parts.pool.words(state.objects[value.payload()])[0];
    if (!code.locals[i].empty() && value != Word::unset())
      variables.emplace_back(code.locals[i], parts.repr(state, value));
  }
  return variables;
}

std::vector<std::string> heldPlaces(const MachineParts& parts, const State& state, int thread) {
  const PlaceNames names(parts.program, parts.pool, state);
  std::vector<std::string> places;
  std::vector<std::uint32_t> seen;
  for (const Word object : parts.info(state, thread).held) {
    if (std::ranges::contains(seen, object.payload())) continue;
    seen.push_back(object.payload());
    if (std::ranges::contains(holdersOf(parts, state, object.payload()), thread))
      places.push_back(names.of(object.payload()));
  }
  return places;
}

// A lock that was released for another thread has no holder that could be told (primitives.h).
bool hasHolders(const Pool& pool, Word contents) {
  const auto fields = pool.words(contents);
  switch (pool.kind(contents)) {
    case Kind::kLock:
      return fields[kLockHeld] == Word::truth(true) && fields[kLockHandedOver] == Word::truth(false);
    case Kind::kRWLock:
      return fields[kRWLockHandedOver] == Word::truth(false);
    default:
      return true;
  }
}

std::int64_t microseconds(std::int64_t seconds) {
  return std::clamp<std::int64_t>(seconds, 0, std::numeric_limits<std::int64_t>::max() / 4 / kMicroseconds) *
         kMicroseconds;
}

}  // namespace

std::vector<int> holdersOf(const MachineParts& parts, const State& state, std::uint32_t object) {
  std::vector<int> holders;
  if (!hasHolders(parts.pool, state.objects[object])) return holders;
  for (int thread = 0; thread < static_cast<int>(state.threads.size()); ++thread)
    if (std::ranges::contains(parts.info(state, thread).held, Word::of(Tag::kObject, object)))
      holders.push_back(thread);
  return holders;
}

Waiting waitingAt(MachineParts& parts, const State& state, int thread, const Trial& trial) {
  const LocalInfo info = parts.info(state, thread);
  if (info.status == Status::kJoins)
    return {.operation = "join", .place = "thread " + std::to_string(info.joins), .holders = {info.joins}};
  if (trial.happenings.empty()) return {.operation = "wait", .notified_only = true};
  const Happening& blocked = trial.happenings.back();
  Waiting waiting{.operation = std::string(operationOf(blocked.kind)),
                  .place = PlaceNames(parts.program, parts.pool, state).of(blocked.slot)};
  if (blocked.slot.area == Area::kThread) {
    waiting.holders = {static_cast<int>(blocked.slot.index)};
  } else {
    waiting.object = blocked.slot.index;
    waiting.holders = holdersOf(parts, state, blocked.slot.index);
  }
  waiting.notified_only = waiting.holders.empty();
  return waiting;
}

std::optional<StepInfo> Machine::describe(const State& state, Choice choice) {
  const bool exists = choice.thread >= 0 && choice.thread < static_cast<int>(state.threads.size());
  if (!exists || choice.alternative < 0 || ended(state)) return std::nullopt;
  const Status status = parts_->info(state, choice.thread).status;
  if (status == Status::kSpins && choice.alternative == 0) {
    StepInfo info = stepInfo(*parts_, state, choice, {});
    info.text = "goes round in a loop that changes nothing";
    return info;
  }
  if (status != Status::kStands) return std::nullopt;
  const Trial trial = parts_->attempt(state, choice);
  return trial.taken ? std::optional(stepInfo(*parts_, state, choice, trial)) : std::nullopt;
}

ThreadView Machine::thread(const State& state, int thread) {
  ThreadView view;
  const Local local = parts_->local(state, thread);
  view.name = nameOf(*parts_, state, thread);
  view.status = local.status;
  view.positions = positions(parts_->program, local);
  view.locals = variablesOf(*parts_, state, local);
  view.held = heldPlaces(*parts_, state, thread);
  if (local.failure != Word::none()) view.failure = unpackFailure(parts_->pool, local.failure);
  if (local.status == Status::kJoins) view.waiting = waitingAt(*parts_, state, thread, {});
  if (local.status == Status::kSpins) view.next = describe(state, {thread, 0});
  if (local.status != Status::kStands || ended(state)) return view;
  const Trial trial = parts_->attempt(state, {thread, 0});
  for (int alternative = 0; alternative < trial.effect.alternatives && !view.next; ++alternative)
    view.next = describe(state, {thread, alternative});
  if (!view.next) view.waiting = waitingAt(*parts_, state, thread, trial);
  return view;
}

std::optional<Machine::Timing> Machine::timing(const State& state, int thread) {
  if (parts_->info(state, thread).status != Status::kStands) return std::nullopt;
  const Trial trial = parts_->attempt(state, {thread, 0});
  if (trial.happenings.empty() || !parts_->pool.isInteger(trial.happenings.front().value)) return std::nullopt;
  const std::int64_t duration = microseconds(parts_->pool.integerOf(trial.happenings.front().value));
  if (trial.taken && trial.happenings.front().kind == StepKind::kSleep) return Timing{duration, 0};
  if (trial.taken || trial.effect.alternatives < 2) return std::nullopt;
  return Timing{duration, 1};
}

}  // namespace racecourse::engine

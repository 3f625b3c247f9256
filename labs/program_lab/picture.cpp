#include "labs/program_lab/picture.h"

#include <algorithm>

#include "labs/program_lab/picture_parts.h"
#include "labs/program_lab/trace.h"

namespace racecourse::labs {

using engine::Choice;
using engine::Machine;
using engine::State;
using engine::Status;
using engine::ThreadView;
using engine::Waiting;

namespace {

std::string waitingText(const Waiting& waiting) {
  if (waiting.operation == "join" && !waiting.holders.empty())
    return "waits for the end of " + spokenThreads(waiting.holders);
  std::string text = "waits for " + (waiting.place.empty() ? waiting.operation : waiting.place);
  if (!waiting.holders.empty()) return text + ", held by " + spokenThreads(waiting.holders);
  return waiting.notified_only ? text + ", until another thread wakes it" : text;
}

ThreadPicture::State stateOf(const ThreadView& view) {
  switch (view.status) {
    case Status::kFinished:
      return ThreadPicture::kFinished;
    case Status::kFailed:
    case Status::kExhausted:
      return ThreadPicture::kFailed;
    case Status::kSpins:
    case Status::kJoins:
    case Status::kStands:
      break;
  }
  return view.waiting ? ThreadPicture::kBlocked : ThreadPicture::kReady;
}

std::string saysOf(const ThreadView& view, ThreadPicture::State state, bool ended) {
  if (state == ThreadPicture::kFinished) return "finished";
  if (state == ThreadPicture::kFailed) return "failed";
  if (state == ThreadPicture::kBlocked) return waitingText(*view.waiting);
  if (ended) return "stopped";
  return view.status == Status::kSpins ? "goes round for ever" : "ready";
}

std::string localsText(const ThreadView& view) {
  std::string text;
  for (const auto& [name, value] : view.locals) text += (text.empty() ? "" : ", ") + name + " = " + value;
  return text;
}

std::vector<NextStep> nextOf(Walk& walk, int thread) {
  std::vector<NextStep> next;
  for (const Choice choice : walk.choices()) {
    if (choice.thread != thread) continue;
    const auto info = walk.machine().describe(walk.state(), choice);
    next.push_back({choice, ui::threadName(shownThread(thread)) + " " + (info ? shownText(info->text) : "goes on")});
  }
  return next;
}

ThreadPicture threadOf(Walk& walk, int thread, bool ended) {
  const ThreadView view = walk.machine().thread(walk.state(), thread);
  ThreadPicture picture{.thread = thread, .name = view.name, .state = stateOf(view)};
  picture.next = nextOf(walk, thread);
  picture.says = saysOf(view, picture.state, ended);
  if (picture.state == ThreadPicture::kFinished || view.positions.empty()) return picture;
  picture.locals = localsText(view);
  picture.in_hand = inHand(walk, thread, view.positions.back().begin.line);
  const Statement statement = statementAt(walk, thread);
  picture.place = ui::CodePlace{.thread = shownThread(thread),
                                .span = shownSpan(view.next ? view.next->span : view.positions.back()),
                                .blocked = picture.state == ThreadPicture::kBlocked,
                                .parts = statement.parts,
                                .done = statement.done,
                                .doing = picture.state == ThreadPicture::kBlocked ? picture.says : ""};
  return picture;
}

std::optional<Ending> endingOf(Walk& walk, const std::vector<ThreadPicture>& threads) {
  Machine& machine = walk.machine();
  const State& state = walk.state();
  if (const auto invariant = machine.brokenInvariant(state))
    return Ending{ui::Verdict::kFails, "The invariant " + *invariant + " is false."};
  if (const auto failure = machine.failure(state)) {
    const std::string text = failure->exception + " on line " + std::to_string(failure->span.begin.line);
    return Ending{ui::Verdict::kFails, (failure->message.empty() ? text : text + ": " + failure->message) + "."};
  }
  if (!walk.choices().empty()) return std::nullopt;
  if (std::ranges::all_of(threads, [](const ThreadPicture& t) { return t.state == ThreadPicture::kFinished; }))
    return Ending{ui::Verdict::kHolds, "Every thread has finished, and nothing went wrong."};
  return Ending{ui::Verdict::kDeadlock, "Deadlock: no thread can go on."};
}

void findFailure(Walk& walk, Picture& picture) {
  if (const auto failure = walk.machine().failure(walk.state()))
    picture.failure = ui::CodeFailure{failure->span.begin.line, picture.ending->sentence};
}

}  // namespace

ui::CodeSpan shownSpan(const engine::Span& span) {
  const bool one_line = span.begin.line == span.end.line;
  return {span.begin.line, span.begin.column,
          one_line ? std::max(span.end.column, span.begin.column + 1) : span.begin.column + 1};
}

std::string spokenThreads(const std::vector<int>& threads) {
  std::string text;
  for (const int thread : threads) text += (text.empty() ? "" : " and ") + ui::threadSpoken(shownThread(thread));
  return text;
}

Picture pictureOf(Walk& walk) {
  Picture picture;
  const bool ended = walk.machine().ended(walk.state());
  for (int thread = 0; thread < static_cast<int>(walk.state().threads.size()); ++thread)
    picture.threads.push_back(threadOf(walk, thread, ended));
  addData(walk, picture.threads, picture);
  picture.waits = waitsOf(walk);
  picture.output = walk.machine().output(walk.state());
  picture.ending = endingOf(walk, picture.threads);
  findFailure(walk, picture);
  if (walk.place() > 0) {
    const engine::StepInfo& info = walk.step(walk.place() - 1);
    picture.last = ui::CodePlace{.thread = shownThread(info.thread), .span = shownSpan(info.span)};
  }
  return picture;
}

}  // namespace racecourse::labs

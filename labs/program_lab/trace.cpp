#include "labs/program_lab/trace.h"

#include <algorithm>

namespace racecourse::labs {

using engine::StepInfo;
using engine::StepKind;

ui::StepKind shownKind(StepKind kind) {
  switch (kind) {
    case StepKind::kRead:
      return ui::StepKind::kRead;
    case StepKind::kWrite:
    case StepKind::kUpdate:
      return ui::StepKind::kWrite;
    case StepKind::kAcquire:
    case StepKind::kGet:
      return ui::StepKind::kAcquire;
    case StepKind::kRelease:
    case StepKind::kLeave:
    case StepKind::kPut:
      return ui::StepKind::kRelease;
    case StepKind::kWait:
    case StepKind::kArrive:
    case StepKind::kJoin:
    case StepKind::kSleep:
      return ui::StepKind::kWait;
    case StepKind::kNotify:
    case StepKind::kSet:
      return ui::StepKind::kNotify;
    case StepKind::kPrint:
      return ui::StepKind::kPrint;
    case StepKind::kAtomic:
    case StepKind::kChoose:
    case StepKind::kOther:
      break;
  }
  return ui::StepKind::kOther;
}

std::string shownText(std::string text) {
  if (const std::size_t arrow = text.find(" -> "); arrow != text.npos) text.replace(arrow, 4, " → ");
  return text;
}

namespace {

bool isData(StepKind kind) { return kind == StepKind::kRead || kind == StepKind::kWrite || kind == StepKind::kUpdate; }

void join(std::vector<int>& clock, const std::vector<int>& other) {
  clock.resize(std::max(clock.size(), other.size()));
  for (std::size_t i = 0; i < other.size(); ++i) clock[i] = std::max(clock[i], other[i]);
}

int at(const std::vector<int>& clock, int thread) {
  const auto index = static_cast<std::size_t>(thread);
  return index < clock.size() ? clock[index] : 0;
}

}  // namespace

void Trace::follow(Walk& walk) {
  if (branch_ != walk.branch() || steps_.size() > walk.length()) *this = {};
  branch_ = walk.branch();
  if (steps_.size() == walk.length()) return;
  while (steps_.size() < walk.length()) add(walk, steps_.size());
  repeats_ = ui::findRepeats(steps_);
}

void Trace::add(Walk& walk, std::size_t step) {
  const StepInfo& info = walk.step(step);
  steps_.push_back({.thread = shownThread(info.thread), .kind = shownKind(info.kind), .said = shownText(info.text)});
  begin(walk, step);
  ++clocks_[static_cast<std::size_t>(info.thread)][static_cast<std::size_t>(info.thread)];
  if (info.place.empty()) return;
  if (isData(info.kind))
    access(walk, step, info.place, info.kind != StepKind::kRead);
  else
    meet(info.thread, info.place);
}

// A thread that is there behind this step and was not before was started by it.
void Trace::begin(Walk& walk, std::size_t step) {
  const std::size_t threads = walk.stateAt(step + 1).threads.size();
  for (std::size_t thread = clocks_.size(); thread < threads; ++thread) {
    const auto by = static_cast<std::size_t>(walk.step(step).thread);
    clocks_.push_back(by < clocks_.size() ? clocks_[by] : Clock{});
    clocks_.back().resize(std::max(clocks_.back().size(), thread + 1));
  }
}

void Trace::meet(int thread, const std::string& place) {
  Clock& here = primitives_[place];
  Clock& own = clocks_[static_cast<std::size_t>(thread)];
  join(own, here);
  here = own;
}

bool Trace::isOrdered(Walk& walk, std::size_t step, const Accessed& before) const {
  const StepInfo& info = walk.step(step);
  if (at(clocks_[static_cast<std::size_t>(info.thread)], before.thread) >= before.tick) return true;
  // Whoever goes on behind the end of a thread has waited for it, as far as a walk can tell.
  const engine::Word local = walk.stateAt(step).threads[static_cast<std::size_t>(before.thread)];
  return info.thread == 0 && walk.machine().info(local).status == engine::Status::kFinished;
}

void Trace::access(Walk& walk, std::size_t step, const std::string& place, bool writes) {
  const int thread = walk.step(step).thread;
  std::vector<Accessed>& all = accessed_[place];
  for (Accessed& before : all) {
    const bool conflict = before.thread != thread && (before.writes || writes) && !isOrdered(walk, step, before);
    if (!conflict || std::ranges::contains(before.met, thread)) continue;
    before.met.push_back(thread);
    conflicts_.push_back({before.step, static_cast<int>(step)});
  }
  std::erase_if(all, [&](const Accessed& one) { return one.thread == thread && (writes || !one.writes); });
  all.push_back({static_cast<int>(step), thread, at(clocks_[static_cast<std::size_t>(thread)], thread), writes, {}});
}

}  // namespace racecourse::labs

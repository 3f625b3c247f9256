#include "labs/program_lab/stepping.h"

#include <utility>

#include "threads/clock.h"

namespace racecourse::labs {
namespace {

// A scheduler at work is drawn this often: drawing a long schedule costs more than the steps.
constexpr std::int64_t kShowEveryNs = 250'000'000;

engine::MachineOptions optionsFor(bool whole_statements) {
  engine::MachineOptions options;
  options.whole_statements = whole_statements;
  options.forget_dead_locals = false;
  return options;
}

std::string spokenStep(const engine::StepInfo& info) {
  return ui::threadSpokenFirst(shownThread(info.thread)) + ": " + heard(info.text) + ".";
}

}  // namespace

std::string heard(std::string text) {
  if (const std::size_t colon = text.find(": "); colon != text.npos) text.replace(colon, 1, ",");
  if (const std::size_t arrow = text.find(" -> "); arrow != text.npos) text.replace(arrow, 4, " becomes ");
  return text;
}

Stepping::Stepping(const engine::Program& program, std::vector<Goal> goals, bool whole_statements)
    : whole_statements_(whole_statements), walk_(program, optionsFor(whole_statements)), goals_(std::move(goals)) {}

const Picture& Stepping::picture() {
  if (std::exchange(pictured_, walk_.version()) != walk_.version()) picture_ = pictureOf(walk_);
  return picture_;
}

const Trace& Stepping::trace() {
  trace_.follow(walk_);
  return trace_;
}

void Stepping::moved() {
  hinted_.reset();
  trouble_.clear();
}

void Stepping::say() {
  news_ = walk_.place() == 0 ? "At the start." : spokenStep(walk_.step(walk_.place() - 1));
  if (picture().ending) news_ += " " + picture().ending->sentence;
}

void Stepping::take(engine::Choice choice) {
  player_.stop();
  moved();
  if (walk_.take(choice, By::kHand)) return say();
  if (walk_.place() == walk_.length() && walk_.full())
    trouble_ = "This is as far as the lab goes: the schedule has 20 000 steps, or its values take 128 MB.";
}

void Stepping::goTo(std::size_t place) {
  player_.stop();
  moved();
  walk_.goTo(place);
  say();
}

void Stepping::play(Picker picker, std::uint64_t seed) {
  moved();
  player_.start(picker, seed);
  advance();
}

void Stepping::load(engine::Schedule schedule) {
  moved();
  player_.start(std::move(schedule));
  advance();
}

void Stepping::hint(std::size_t goal) {
  const Goals::Standing& standing = goals_.standing(goal);
  if (standing.answer != Goals::Standing::kReachable || standing.way.empty()) return;
  hinted_ = standing.way.front();
  const auto info = walk_.machine().describe(walk_.state(), *hinted_);
  const std::string steps = standing.way.size() == 1 ? "1 step" : std::to_string(standing.way.size()) + " steps";
  news_ = "Hint: the goal is " + steps + " away." + (info ? " Next: " + spokenStep(*info) : "");
}

std::vector<ReachedGoal> Stepping::reached() const {
  std::vector<ReachedGoal> reached;
  for (std::size_t goal = 0; goal < goals_.goals().size(); ++goal) {
    const std::optional<std::size_t> at = goals_.reachedAt(walk_, goal);
    if (!at) continue;
    reached.push_back({.goal = static_cast<int>(goal) + 1,
                       .schedule = engine::toText(walk_.scheduleTo(*at)),
                       .own = walk_.byHand(*at)});
  }
  return reached;
}

bool Stepping::advance() {
  if (!player_.active()) return goals_.advance(walk_);
  player_.advance(walk_);
  const std::int64_t now = threads::nowNs();
  if (player_.active()) {
    if (now - shown_ns_ < kShowEveryNs) return false;
    shown_ns_ = now;
    return true;
  }
  say();
  trouble_ = player_.takeTrouble();
  if (!trouble_.empty()) news_ = trouble_;
  return true;
}

}  // namespace racecourse::labs

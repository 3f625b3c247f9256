#include "engine/walker.h"

#include <algorithm>

namespace racecourse::engine {

void World::learnInfos() {
  const Place threads = numbering.threads();
  for (auto id = static_cast<std::uint32_t>(infos.size()); id < numbering.locals(); ++id) {
    // The number 0 is a thread that is not there.
    const LocalInfo info = id == 0 ? LocalInfo{.status = Status::kFinished} : model.info(numbering.word(threads, id));
    infos.push_back(info);
    finished.push_back(info.status == Status::kFinished);
    // Threads by their starts; the number 0 has a group of its own.
    std::uint32_t group = id;
    for (std::uint32_t other = 1; other < id && id != 0; ++other)
      if (infos[other].start == info.start) {
        group = groups[other];
        break;
      }
    groups.push_back(group);
    if (id != 0 && model.pool().mentionsThreads(numbering.word(threads, id))) asymmetric |= symmetry;
  }
}

const Leaf* Walker::ask(const NumberedState& state, int thread, std::uint32_t question) {
  const std::uint32_t local = thread < 0 ? 0 : state[world_.numbering.threads() + static_cast<Place>(thread)];
  if (const Leaf* leaf = world_.memo.find(local, question, state, thread)) return leaf;
  if (!may_learn_) {
    missed_ = true;
    return nullptr;
  }
  Leaf& leaf = world_.memo.learn(local, question, state, thread);
  world_.learnInfos();
  if (question >= StepMemo::kStep && leaf.kind != Effect::kBlocked)
    leaf.location = world_.discipline.learn(world_.model.pool(), world_.numbering, leaf,
                                            world_.memo.accesses(leaf.accesses), world_.infos[local], state);
  return &leaf;
}

void Walker::apply(const Leaf& leaf, int thread) {
  after_[world_.numbering.threads() + static_cast<Place>(thread)] = leaf.local;
  for (const auto& [place, id] : leaf.writes) {
    if (place >= after_.size()) after_.resize(place + 1, 0);
    after_[place] = id;
  }
  if (leaf.starts) threads_ = world_.numbering.countThreads(after_);
  if (world_.symmetry && !leaf.threads_read.empty()) applied_.emplace_back(&leaf, thread);
}

Effect Walker::execute(int thread, Run run) {
  const Leaf* leaf =
      missed_ ? nullptr : ask(after_, thread, run == Run::kResume ? StepMemo::kResume : StepMemo::kAlone);
  // Whoever settles stops at an effect that is no move.
  if (leaf == nullptr) return {.kind = Effect::kBlocked};
  if (leaf->kind != Effect::kBlocked) apply(*leaf, thread);
  return {.kind = leaf->kind};
}

int Walker::membersOf(std::uint32_t group) const {
  const Place base = world_.numbering.threads();
  int members = 0;
  for (int i = 0; i < threads_; ++i) members += world_.groups[after_[base + static_cast<Place>(i)]] == group;
  return members;
}

// A thread that looked at another one of several alike may tell them apart, unless all of them have ended or it waits
// for the end of another of them. So may one that is itself one of several.
void Walker::checkSymmetry(const Leaf& leaf, int thread) {
  const Place base = world_.numbering.threads();
  if (membersOf(world_.groups[after_[base + static_cast<Place>(thread)]]) > 1) world_.asymmetric = true;
  for (const Place place : leaf.threads_read) {
    const std::uint32_t group = world_.groups[after_[place]];
    int alive = 0;
    for (int i = 0; i < threads_; ++i) {
      const std::uint32_t local = after_[base + static_cast<Place>(i)];
      alive += world_.groups[local] == group && !world_.finished[local];
    }
    if (membersOf(group) < 2 || alive == 0) continue;
    const LocalInfo now = info(thread);
    const bool waits =
        now.status == Status::kJoins && world_.groups[after_[base + static_cast<Place>(now.joins)]] == group;
    if (!waits) world_.asymmetric = true;
  }
}

bool Walker::finish(bool may_settle) {
  if (may_settle) settle(*this);
  if (missed_) return false;
  Pool& pool = world_.model.pool();
  if (!canonicalObjects(pool, world_.numbering, may_learn_, after_)) return false;
  if (!world_.symmetry) return true;
  const std::optional<bool> moved =
      canonicalThreads(pool, world_.numbering, may_learn_, world_.groups, world_.finished, after_);
  if (!moved) return false;
  if (may_learn_) world_.learnInfos();
  if (*moved) settle(*this);
  if (missed_ || !canonicalObjects(pool, world_.numbering, may_learn_, after_)) return false;
  for (const auto& [run, thread] : applied_) checkSymmetry(*run, thread);
  return true;
}

NumberedState Walker::stateBehind(const NumberedState& from, const Step& step) const {
  if (step.behind >= 0) return behind_[static_cast<std::size_t>(step.behind)];
  NumberedState state = from;
  if (step.leaf == nullptr) return state;
  state[world_.numbering.threads() + static_cast<Place>(step.choice.thread)] = step.leaf->local;
  for (const auto& [place, id] : step.leaf->writes) state[place] = id;
  return state;
}

bool Walker::walk(const NumberedState& from) {
  missed_ = false;
  steps_.clear();
  behind_size_ = 0;
  const Place base = world_.numbering.threads();
  const int threads = world_.numbering.countThreads(from);
  int alive = 0;
  for (int thread = 0; thread < threads; ++thread) alive += !world_.finished[from[base + static_cast<Place>(thread)]];
  // Nothing happens by itself behind a step, and equal states have equal names.
  const bool plain = alive > 1 && !world_.symmetry && from.size() == world_.numbering.laterObjects();
  for (int thread = 0; thread < threads; ++thread) {
    const Status status = world_.infos[from[base + static_cast<Place>(thread)]].status;
    if (status == Status::kSpins) steps_.push_back({{thread, 0}, nullptr, -1});
    if (status != Status::kStands) continue;
    std::uint32_t alternatives = 1;
    for (std::uint32_t i = 0; i < alternatives; ++i) {
      const Leaf* leaf = ask(from, thread, StepMemo::kStep + i);
      if (leaf == nullptr) return false;
      alternatives = std::max<std::uint32_t>(alternatives, leaf->alternatives);
      if (leaf->kind == Effect::kBlocked || i >= leaf->alternatives) continue;
      const Choice choice{thread, static_cast<int>(i)};
      if (plain && !leaf->ended && !leaf->starts && !leaf->allocates) {
        steps_.push_back({choice, leaf, -1});
        continue;
      }
      after_ = from;
      threads_ = threads;
      applied_.clear();
      apply(*leaf, thread);
      if (!finish(leaf->ended || alive == 1)) return false;
      if (behind_size_ == behind_.size()) behind_.emplace_back();
      behind_[behind_size_] = after_;
      steps_.push_back({choice, leaf, static_cast<int>(behind_size_++)});
    }
  }
  return true;
}

void Walker::meet(NumberedState& state) {
  missed_ = false;
  applied_.clear();
  after_ = state;
  threads_ = world_.numbering.countThreads(after_);
  finish(false);
  state = after_;
}

Ending Walker::endingOf(const NumberedState& state) const {
  bool all = true;
  const int threads = world_.numbering.countThreads(state);
  for (int i = 0; i < threads; ++i) {
    const Status status = world_.infos[state[world_.numbering.threads() + static_cast<Place>(i)]].status;
    if (status == Status::kFailed) return Ending::kFailure;
    if (status == Status::kExhausted) return Ending::kExhausted;
    all &= status == Status::kFinished;
  }
  return all ? Ending::kFinished : Ending::kNone;
}

bool Walker::invariantsHold(const NumberedState& state, bool& known) {
  const Leaf* leaf = ask(state, -1, StepMemo::kInvariants);
  known = leaf != nullptr;
  return leaf == nullptr || leaf->holds;
}

}  // namespace racecourse::engine

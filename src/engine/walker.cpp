#include "engine/walker.h"

#include <algorithm>

namespace racecourse::engine {

void World::learnInfos() {
  const std::size_t ends = ended.size();
  const Place threads = numbering.threads();
  for (auto id = static_cast<std::uint32_t>(infos.size()); id < numbering.locals(); ++id) {
    // The number 0 is a thread that is not there.
    const LocalInfo info = id == 0 ? LocalInfo{.status = Status::kFinished} : model.info(numbering.word(threads, id));
    infos.push_back(info);
    statuses.push_back(info.status);
    finished.push_back(info.status == Status::kFinished);
    // Threads by their starts; the number 0 has a group of its own.
    std::uint32_t group = id;
    for (std::uint32_t other = 1; other < id && id != 0; ++other)
      if (infos[other].start == info.start) {
        group = groups[other];
        break;
      }
    groups.push_back(group);
    if (id != 0 && finished.back() && !std::ranges::contains(ended, info.start, &Joining::Ended::value_type::first))
      ended.emplace_back(info.start, numbering.word(threads, id));
    if (id != 0 && model.pool().mentionsThreads(numbering.word(threads, id))) asymmetric |= symmetry;
  }
  if (ended.size() > ends) judgeAgain();
}

void World::judge(const Joining::Arrival& arrival) {
  const Joining::Answer answer = joining.judge(arrival, ended);
  if (answer == Joining::kApart) asymmetric = true;
  if (answer == Joining::kTooEarly) too_early.push_back(arrival);
}

void World::judgeAgain() {
  std::vector<Joining::Arrival> waiting;
  waiting.swap(too_early);
  for (const Joining::Arrival& arrival : waiting) judge(arrival);
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

void Walker::apply(const Leaf& leaf, int thread, std::uint32_t question) {
  if (world_.symmetry && (leaf.starts || !leaf.threads_read.empty())) checkSymmetry(leaf, thread, question);
  after_[world_.numbering.threads() + static_cast<Place>(thread)] = leaf.local;
  for (const auto& [place, id] : leaf.writes) {
    if (place >= after_.size()) after_.resize(place + 1, 0);
    after_[place] = id;
  }
  if (leaf.starts) threads_ = world_.numbering.countThreads(after_);
}

Effect Walker::execute(int thread, Run run) {
  const std::uint32_t question = run == Run::kResume ? StepMemo::kResume : StepMemo::kAlone;
  const Leaf* leaf = missed_ ? nullptr : ask(after_, thread, question);
  // Whoever settles stops at an effect that is no move.
  if (leaf == nullptr) return {.kind = Effect::kBlocked};
  if (leaf->kind != Effect::kBlocked) apply(*leaf, thread, question);
  return {.kind = leaf->kind};
}

bool Walker::isOneOfSeveral(int thread) const {
  const Place base = world_.numbering.threads();
  const auto groupOf = [&](int i) { return world_.groups[after_[base + static_cast<Place>(i)]]; };
  for (int i = 0; i < threads_; ++i)
    if (i != thread && groupOf(i) == groupOf(thread)) return true;
  return false;
}

// Whether some thread of the group has not ended.
bool Walker::isInUse(std::uint32_t group) const {
  const Place base = world_.numbering.threads();
  for (int i = 0; i < threads_; ++i) {
    const std::uint32_t local = after_[base + static_cast<Place>(i)];
    if (world_.groups[local] == group && !world_.finished[local]) return true;
  }
  return false;
}

bool Walker::looksAtOneOfSeveral(const Leaf& leaf) const {
  return std::ranges::any_of(leaf.threads_read, [&](Place place) {
    return isOneOfSeveral(static_cast<int>(place - world_.numbering.threads())) &&
           isInUse(world_.groups[after_[place]]);
  });
}

// One that may not learn leaves it to one that may.
void Walker::giveUpSymmetry() { may_learn_ ? world_.asymmetric = true : missed_ = true; }

void Walker::judge(Joining::Arrival arrival) {
  if (may_learn_)
    world_.judge(arrival);
  else if (world_.joining.known(arrival) != Joining::kAlike)
    missed_ = true;
}

// Before a run is applied: a thread that looks at one of several, of which some
// have not ended, has to wait for all of them (joining.h), and must not be one
// of several itself. One that is resumed in the middle of such a row has been
// judged when it came there; a thread that is started meanwhile could make the
// row longer.
void Walker::checkSymmetry(const Leaf& leaf, int thread, std::uint32_t question) {
  for (int other = 0; leaf.starts && other < threads_; ++other)
    if (other != thread && info(other).status == Status::kJoins) giveUpSymmetry();
  if (!looksAtOneOfSeveral(leaf)) return;
  if (isOneOfSeveral(thread)) return giveUpSymmetry();
  const Place base = world_.numbering.threads();
  if (question == StepMemo::kResume && isInUse(world_.groups[after_[base + static_cast<Place>(info(thread).joins)]]))
    return;
  judge({after_, thread, question});
}

void Walker::begin(const NumberedState& state) {
  after_ = state;
  threads_ = world_.numbering.countThreads(after_);
  findTwins();
  for (int thread = 0; thread < threads_; ++thread) {
    if (info(thread).status != Status::kJoins || !isOneOfSeveral(info(thread).joins)) continue;
    if (isOneOfSeveral(thread)) giveUpSymmetry();
    judge({after_, thread, Joining::Arrival::kStands});
  }
}

// Whether threads are interchangeable; one that may not learn leaves the first ones to one that may.
bool Walker::findTwins() {
  bool any = false;
  for (int thread = 0; thread < threads_ && !any; ++thread) any = isOneOfSeveral(thread);
  if (any) may_learn_ ? world_.twins = true : missed_ = true;
  return any;
}

// Sorts threads that are alike; whether any moved, nothing if something was
// missing. `names_` goes on from what it says.
std::optional<bool> Walker::sortThreads() {
  if (!world_.twins && !findTwins()) return false;
  std::vector<int> names;
  const std::optional<bool> moved = canonicalThreads(world_.model.pool(), world_.numbering, may_learn_, world_.groups,
                                                     world_.finished, after_, names);
  if (!moved) return std::nullopt;
  for (int& name : names_) name = names[static_cast<std::size_t>(name)];
  for (std::size_t started = names_.size(); started < names.size(); ++started) names_.push_back(names[started]);
  return moved;
}

// Threads are sorted before those that wait for them run on: whoever of several
// has ended counts as the first, so that how far a row of joins has come
// depends only on how many have ended, whatever its order.
bool Walker::finish(bool may_settle) {
  Pool& pool = world_.model.pool();
  names_.clear();
  if (world_.symmetry && !sortThreads()) return false;
  if (may_settle && !missed_) settle(*this);
  if (missed_ || !canonicalObjects(pool, world_.numbering, may_learn_, after_)) return false;
  if (!world_.symmetry) return true;
  if (may_learn_) world_.learnInfos();
  const std::optional<bool> moved = sortThreads();
  if (!moved) return false;
  if (*moved && may_settle) settle(*this);
  return !missed_ && canonicalObjects(pool, world_.numbering, may_learn_, after_);
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
      if (plain && !leaf->ended && !leaf->starts && !leaf->allocates)
        steps_.push_back({{thread, static_cast<int>(i)}, leaf, -1});
      else if (!goBehind(from, thread, i, *leaf, leaf->ended || alive == 1))
        return false;
    }
  }
  return true;
}

// Adds a step with the state behind it.
bool Walker::goBehind(const NumberedState& from, int thread, std::uint32_t alternative, const Leaf& leaf,
                      bool may_settle) {
  after_ = from;
  threads_ = world_.numbering.countThreads(from);
  apply(leaf, thread, StepMemo::kStep + alternative);
  if (!finish(may_settle)) return false;
  if (behind_size_ == behind_.size()) behind_.emplace_back();
  behind_[behind_size_] = after_;
  if (names_behind_.size() < behind_.size()) names_behind_.resize(behind_.size());
  if (world_.symmetry) names_behind_[behind_size_] = names_;
  steps_.push_back({{thread, static_cast<int>(alternative)}, &leaf, static_cast<int>(behind_size_++)});
  return true;
}

bool Walker::walkPlain(const std::uint64_t* packed) {
  const Numbering& numbering = world_.numbering;
  missed_ = false;
  steps_.clear();
  behind_size_ = 0;
  if ((world_.symmetry && world_.twins) || numbering.hasLaterObjects()) return false;
  from_.clear();
  joined_.reset();
  int alive = 0;
  for (int thread = 0; thread < numbering.threadFields(); ++thread) {
    const std::uint32_t local = numbering.read(packed, numbering.threads() + static_cast<Place>(thread));
    locals_[static_cast<std::size_t>(thread)] = local;
    const Status status = world_.statuses[local];
    if (status == Status::kFinished) continue;
    ++alive;
    if (status == Status::kJoins)
      joined_.set(static_cast<std::size_t>(world_.infos[local].joins));
    else if (status != Status::kStands)
      return false;
  }
  if (alive <= 2) joined_.set();  // whoever is left alone runs on
  for (int thread = 0; thread < numbering.threadFields(); ++thread) {
    const std::uint32_t local = locals_[static_cast<std::size_t>(thread)];
    if (world_.statuses[local] == Status::kStands && !stepPlain(packed, thread, local)) return false;
  }
  return alive > 1 && !steps_.empty();
}

// Adds the steps of a thread; false if one is not known, or makes threads or objects.
bool Walker::stepPlain(const std::uint64_t* packed, int thread, std::uint32_t local) {
  std::uint32_t alternatives = 1;
  for (std::uint32_t i = 0; i < alternatives; ++i) {
    const Leaf* leaf = world_.memo.find(local, StepMemo::kStep + i, packed, thread);
    if (leaf == nullptr || leaf->starts || leaf->allocates) return false;
    alternatives = std::max<std::uint32_t>(alternatives, leaf->alternatives);
    if (leaf->kind == Effect::kBlocked || i >= leaf->alternatives) continue;
    if (!leaf->ended || (leaf->ends_well && !joined_[static_cast<std::size_t>(thread)])) {
      steps_.push_back({{thread, static_cast<int>(i)}, leaf, -1});
      continue;
    }
    if (from_.empty()) world_.numbering.unpack(packed, from_);
    if (!goBehind(from_, thread, i, *leaf, true)) return false;
  }
  return true;
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

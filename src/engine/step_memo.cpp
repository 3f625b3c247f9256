#include "engine/step_memo.h"

#include <algorithm>
#include <cassert>

namespace racecourse::engine {

// The state as the model sees it, with a record of what it looked at and what it changed.
class StepMemo::Log : public Memory {
 public:
  Log(Model& model, const Numbering& numbering, State& state, int thread)
      : model_(model),
        numbering_(numbering),
        state_(state),
        thread_(thread),
        objects_(state.objects.size()),
        threads_(state.threads.size()) {}

  Word read(Slot slot) override {
    const Word word = state_.at(slot);
    if (isOwn(slot) || isNew(slot)) return word;
    if (changed(slot)) return word;
    ask(numbering_.of(slot), slot);
    return word;
  }
  void write(Slot slot, Word word) override {
    if (!isNew(slot) && !isOwn(slot) && !changed(slot)) written_.push_back(slot);
    state_.at(slot) = word;
  }
  std::uint32_t allocate(Word contents) override {
    if (state_.objects.size() == objects_) path.push_back({kObjectCount, static_cast<std::uint32_t>(objects_)});
    state_.objects.push_back(contents);
    return static_cast<std::uint32_t>(state_.objects.size() - 1);
  }
  std::uint32_t start(Word local) override {
    if (state_.threads.size() == threads_) path.push_back({kThreadCount, static_cast<std::uint32_t>(threads_)});
    if (state_.threads.size() == kMostThreads) return kMostThreads;
    state_.threads.push_back(local);
    return static_cast<std::uint32_t>(state_.threads.size() - 1);
  }

  // Where the answers in the path come from; kWhichThread follows the first that could tell threads apart.
  std::vector<Answer> path;
  std::vector<Place> threads_read;

  void finish(Leaf& leaf, Numbering& numbering) {
    leaf.allocates = state_.objects.size() > objects_;
    leaf.starts = state_.threads.size() > threads_;
    for (std::size_t i = objects_; i < state_.objects.size(); ++i)
      written_.push_back({Area::kObject, static_cast<std::uint32_t>(i)});
    for (std::size_t i = threads_; i < state_.threads.size(); ++i)
      written_.push_back({Area::kThread, static_cast<std::uint32_t>(i)});
    for (const Slot slot : written_) {
      const Word word = state_.at(slot);
      if (!knows_thread_ && model_.pool().mentionsThreads(word)) askThread();
      const Place place = numbering.of(slot);
      leaf.writes.push_back({place, numbering.idOf(place, word)});
    }
    leaf.threads_read = threads_read;
  }

 private:
  bool isOwn(Slot slot) const { return slot.area == Area::kThread && static_cast<int>(slot.index) == thread_; }
  bool isNew(Slot slot) const {
    return (slot.area == Area::kObject && slot.index >= objects_) ||
           (slot.area == Area::kThread && slot.index >= threads_);
  }
  bool changed(Slot slot) const { return std::ranges::contains(written_, slot); }

  void ask(Place place, Slot slot) {
    if (std::ranges::contains(path, place, &Answer::place)) return;
    path.push_back({place, 0});
    if (slot.area == Area::kThread) threads_read.push_back(place);
    const Word word = state_.at(slot);
    if (knows_thread_ || thread_ < 0) return;
    if (model_.pool().mentionsThreads(word) || model_.pool().is(word, Kind::kThreadObject)) askThread();
  }
  void askThread() {
    knows_thread_ = true;
    path.push_back({kWhichThread, static_cast<std::uint32_t>(thread_)});
  }

  Model& model_;
  const Numbering& numbering_;
  State& state_;
  int thread_;
  std::size_t objects_, threads_;
  std::vector<Slot> written_;
  bool knows_thread_ = false;
};

std::uint32_t StepMemo::answer(Place place, const NumberedState& ids, int thread) const {
  if (place < kObjectCount) return place < ids.size() ? ids[place] : 0;
  if (place == kWhichThread) return static_cast<std::uint32_t>(thread);
  if (place == kThreadCount) return static_cast<std::uint32_t>(numbering_.countThreads(ids));
  return numbering_.firstObjects() + numbering_.countLaterObjects(ids);
}

StepMemo::Ref StepMemo::sparseChild(Ref node, std::uint32_t answer) const {
  const auto found = sparse_.find(std::uint64_t{node} << 32 | answer);
  return found == sparse_.end() ? kMissing : found->second;
}

// A node that needs room for more children moves them to the end of all children.
void StepMemo::setChild(Ref node, std::uint32_t answer, Ref child) {
  if (answer >= kDenseAnswers) {
    sparse_[std::uint64_t{node} << 32 | answer] = child;
    return;
  }
  Node& parent = nodes_[node];
  if (answer >= parent.count) {
    const auto first = static_cast<std::uint32_t>(children_.size());
    const std::uint32_t count = std::max(answer + 1, parent.count * 2);
    children_.resize(first + count, kMissing);
    std::copy_n(children_.begin() + parent.first, parent.count, children_.begin() + first);
    parent.first = first;
    parent.count = count;
  }
  children_[parent.first + answer] = child;
}

StepMemo::Ref& StepMemo::root(std::uint32_t local, std::uint32_t question) {
  if (question == kStep) {
    if (local >= steps_.size()) steps_.resize(local + 1, kMissing);
    return steps_[local];
  }
  if (local >= roots_.size()) roots_.resize(local + 1);
  if (question >= roots_[local].size()) roots_[local].resize(question + 1, kMissing);
  return roots_[local][question];
}

Leaf& StepMemo::insert(Ref& root, const std::vector<Answer>& path, Leaf leaf) {
  leaf_at_.push_back(&leaves_.emplace_back(std::move(leaf)));
  const Ref last = kLeaf | static_cast<Ref>(leaf_at_.size() - 1);
  Ref above = kMissing;
  Ref at = root;
  for (std::size_t i = 0; i <= path.size(); ++i) {
    if (at == kMissing) {
      at = i == path.size() ? last : static_cast<Ref>(nodes_.size());
      if (i < path.size()) nodes_.push_back({.place = path[i].place});
      if (i == 0)
        root = at;
      else
        setChild(above, path[i - 1].answer, at);
    }
    if (i == path.size()) break;
    assert(nodes_[at].place == path[i].place);
    above = at;
    at = child(above, path[i].answer);
  }
  return leaves_.back();
}

std::uint32_t StepMemo::accessList(std::vector<Access> accesses) {
  if (accesses.empty()) return 0;
  const auto found = std::ranges::find(accesses_, accesses);
  if (found != accesses_.end()) return static_cast<std::uint32_t>(found - accesses_.begin());
  accesses_.push_back(std::move(accesses));
  return static_cast<std::uint32_t>(accesses_.size() - 1);
}

Leaf& StepMemo::learn(std::uint32_t local, std::uint32_t question, const NumberedState& ids, int thread) {
  State state = numbering_.words(ids);
  Log log(model_, numbering_, state, thread);
  Leaf leaf;
  if (question == kInvariants) {
    leaf.holds = model_.invariantsHold(log);
  } else {
    const Run run = question == kResume ? Run::kResume : question == kAlone ? Run::kAlone : Run::kStep;
    Effect effect =
        model_.execute(thread, run, static_cast<int>(question) - static_cast<int>(kStep) * (run == Run::kStep), log);
    leaf.kind = effect.kind;
    leaf.alternatives = static_cast<std::uint16_t>(std::min(effect.alternatives, 0xFFFF));
    leaf.accesses = accessList(std::move(effect.accesses));
    if (effect.kind != Effect::kBlocked) {
      const Word word = state.threads[static_cast<std::size_t>(thread)];
      const LocalInfo info = model_.info(word);
      leaf.ended =
          info.status == Status::kFinished || info.status == Status::kFailed || info.status == Status::kExhausted;
      leaf.ends_well = info.status == Status::kFinished;
      leaf.waits = info.status == Status::kJoins;
      leaf.local = numbering_.idOf(numbering_.threads(), word);
      log.finish(leaf, numbering_);
    }
    leaf.threads_read = log.threads_read;
  }
  for (auto& [place, answer] : log.path) {
    if (place >= kObjectCount) continue;
    answer = place < ids.size() ? ids[place] : 0;
    leaf.reads.push_back(place);
  }
  return insert(root(local, question), log.path, std::move(leaf));
}

}  // namespace racecourse::engine

#include "engine/joining.h"

#include <algorithm>

#include "engine/memories.h"

namespace racecourse::engine {
namespace {

// A state, and a note of what is read there that has not changed since the
// beginning.
class NotingMemory : public StateMemory {
 public:
  NotingMemory(State& state, const State& beginning, std::vector<std::pair<Slot, Word>>& reads)
      : StateMemory(state), beginning_(beginning), reads_(reads) {}

  Word read(Slot slot) override {
    const Word word = StateMemory::read(slot);
    const bool is_new = (slot.area == Area::kObject && slot.index >= beginning_.objects.size()) ||
                        (slot.area == Area::kThread && slot.index >= beginning_.threads.size());
    if (!is_new && slot.area != Area::kThread && word == beginning_.at(slot) &&
        !std::ranges::contains(reads_, std::pair(slot, word)))
      reads_.emplace_back(slot, word);
    return word;
  }

 private:
  const State& beginning_;
  std::vector<std::pair<Slot, Word>>& reads_;
};

}  // namespace

// One arrival, tried with more and more threads ended.
class Joining::Trial {
 public:
  Trial(Model& model, State state, const Arrival& arrival, const Ended& ended)
      : model_(model),
        before_(std::move(state)),
        thread_(arrival.thread),
        question_(arrival.question),
        ended_(ended),
        shared_(before_.threads.size()),
        visited_(before_.threads.size()),
        touched_(before_.threads.size()) {
    wakeAll();
  }

  Answer answer() {
    State at = before_;
    run(at, question_);
    while (const std::optional<int> joined = nextJoin(at)) {
      const auto word = std::ranges::find(ended_, startOf(*joined), &Ended::value_type::first);
      if (word == ended_.end()) return kTooEarly;
      visited_[*joined] = touched_[*joined] = true;
      at.threads[*joined] = before_.threads[*joined] = word->second;
      run(at, StepMemo::kResume);
      State found = before_;
      run(found, question_);
      if (question_ != Arrival::kStands && found != at) return kApart;
      if (allVisited()) return kAlike;
      if (at.threads.size() != before_.threads.size()) return kApart;
    }
    return kApart;
  }

  std::vector<std::pair<Slot, Word>> reads;

 private:
  LocalInfo info(std::size_t thread) const { return model_.info(before_.threads[thread]); }
  Word startOf(int thread) const { return info(static_cast<std::size_t>(thread)).start; }

  // As if none had ended, in each group of several in which some have not.
  void wakeAll() {
    for (std::size_t i = 0; i < shared_.size(); ++i) {
      if (info(i).status == Status::kFinished) continue;
      for (std::size_t k = 0; k < shared_.size(); ++k) {
        if (k == i || info(k).start != info(i).start) continue;
        shared_[i] = shared_[k] = true;
        if (info(k).status == Status::kFinished) before_.threads[k] = before_.threads[i];
      }
    }
  }

  void run(State& state, std::uint32_t question) {
    if (question == Arrival::kStands) return;
    NotingMemory memory(state, before_, reads);
    const Run kind = question == StepMemo::kResume  ? Run::kResume
                     : question == StepMemo::kAlone ? Run::kAlone
                                                    : Run::kStep;
    model_.execute(thread_, kind, kind == Run::kStep ? static_cast<int>(question - StepMemo::kStep) : 0, memory);
  }

  // The next of several that it waits for, and has not waited for yet.
  std::optional<int> nextJoin(const State& state) const {
    const LocalInfo now = model_.info(state.threads[static_cast<std::size_t>(thread_)]);
    if (now.status != Status::kJoins) return std::nullopt;
    const auto joined = static_cast<std::size_t>(now.joins);
    if (joined >= shared_.size() || !shared_[joined] || visited_[joined]) return std::nullopt;
    return now.joins;
  }

  bool allVisited() const {
    for (std::size_t i = 0; i < visited_.size(); ++i)
      for (std::size_t k = 0; k < visited_.size(); ++k)
        if (touched_[i] && !visited_[k] && info(k).start == info(i).start) return false;
    return true;
  }

  Model& model_;
  State before_;
  int thread_;
  std::uint32_t question_;
  const Ended& ended_;
  std::vector<bool> shared_;   // one of several, of which some have not ended
  std::vector<bool> visited_;  // waited for, and ended
  std::vector<bool> touched_;
};

Joining::Key Joining::keyOf(const Arrival& arrival) const {
  const Place own = numbering_.threads() + static_cast<Place>(arrival.thread);
  return {arrival.thread, arrival.before[own], arrival.question, numbering_.countThreads(arrival.before)};
}

std::optional<Joining::Answer> Joining::known(const Arrival& arrival) const {
  const auto cases = cases_.find(keyOf(arrival));
  if (cases == cases_.end()) return std::nullopt;
  for (const Case& one : cases->second) {
    const bool fits = std::ranges::all_of(one.reads, [&](const auto& read) {
      const Place place = numbering_.of(read.first);
      return place < arrival.before.size() && numbering_.word(place, arrival.before[place]) == read.second;
    });
    if (fits) return one.answer;
  }
  return std::nullopt;
}

Joining::Answer Joining::judge(const Arrival& arrival, const Ended& ended) {
  if (const std::optional<Answer> answer = known(arrival)) return *answer;
  Trial trial(model_, numbering_.words(arrival.before), arrival, ended);
  const Answer answer = trial.answer();
  if (answer != kTooEarly) cases_[keyOf(arrival)].push_back({std::move(trial.reads), answer});
  return answer;
}

}  // namespace racecourse::engine

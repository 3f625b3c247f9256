// What a thread does next, remembered: a decision tree in numbers. From the number of its local state and the kind of
// run it leads over "which word is in place p?" to a leaf that says what changes. The model runs only on ways nobody
// has gone yet.
//
//   const Leaf* leaf = memo.find(local, StepMemo::kStep, ids, thread);   // null: ask the model
//   leaf = &memo.learn(local, StepMemo::kStep, ids, thread);
//
// A leaf is shared by all threads that stand in the same local state, unless the model could see which one it is: it
// read or wrote a word that mentions a thread, or looked at a Thread object. Then the tree asks for the thread as well.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "engine/model.h"
#include "engine/numbered_state.h"

namespace racecourse::engine {

struct Location;  // see locking_discipline.h

struct Leaf {
  struct Write {
    Place place;
    std::uint32_t id;
  };
  Effect::Kind kind = Effect::kMoved;
  bool ended = false;      // the thread finished, failed or was exhausted
  bool ends_well = false;  // it finished
  bool waits = false;      // it came to stand at a join
  bool allocates = false;  // made objects
  bool starts = false;     // started threads
  bool holds = true;       // for invariants: whether they do
  std::uint16_t alternatives = 1;
  std::uint32_t local = 0;          // the thread's new local state
  std::uint32_t accesses = 0;       // number of the list of its accesses; 0 for none
  Location* location = nullptr;     // what it accesses, if it does nothing else that others could notice
  std::vector<Write> writes;        // other places
  std::vector<Place> reads;         // other places that it looked at
  std::vector<Place> threads_read;  // those of them that are threads'
};

class StepMemo {
 public:
  // What is asked for a local state.
  enum Question : std::uint32_t { kInvariants, kResume, kAlone, kStep };  // kStep + alternative

  StepMemo(Model& model, Numbering& numbering) : model_(model), numbering_(numbering) { accesses_.emplace_back(); }

  // The leaf, or null if nobody has asked this in such a state. `local` is the number of the thread's local state, 0
  // for invariants.
  const Leaf* find(std::uint32_t local, std::uint32_t question, const NumberedState& ids, int thread) const {
    return find(local, question, [&](Place place) { return answer(place, ids, thread); });
  }
  // The same in a packed state; null also if the answer depends on how many threads or objects there are.
  const Leaf* find(std::uint32_t local, std::uint32_t question, const std::uint64_t* packed, int thread) const {
    return find(local, question, [&](Place place) {
      if (place < kObjectCount) return numbering_.read(packed, place);
      return place == kWhichThread ? static_cast<std::uint32_t>(thread) : kNoAnswer;
    });
  }
  // Asks the model. May extend dictionaries. Keeps leaves where they are.
  Leaf& learn(std::uint32_t local, std::uint32_t question, const NumberedState& ids, int thread);

  const std::vector<Access>& accesses(std::uint32_t number) const { return accesses_[number]; }
  std::size_t bytes() const {
    return nodes_.size() * sizeof(Node) + children_.size() * sizeof(Ref) + leaves_.size() * 160 + sparse_.size() * 40;
  }

 private:
  // What a node asks for: a place, or one of these.
  static constexpr Place kWhichThread = 0xFFFFFFFE;
  static constexpr Place kThreadCount = 0xFFFFFFFD;
  static constexpr Place kObjectCount = 0xFFFFFFFC;
  static constexpr std::uint32_t kNoAnswer = 0xFFFFFFFF;
  static constexpr std::uint32_t kDenseAnswers = 1 << 16;

  // The number of a node, or of a leaf with the highest bit set; 0 for nothing.
  using Ref = std::uint32_t;
  static constexpr Ref kMissing = 0;
  static constexpr Ref kLeaf = Ref{1} << 31;

  // Its children by answer, below `count`, are in a row in children_; those from kDenseAnswers on in sparse_.
  struct Node {
    Place place;
    std::uint32_t first = 0, count = 0;
  };
  struct Answer {
    Place place;
    std::uint32_t answer;
  };
  class Log;

  template <class Ask>
  const Leaf* find(std::uint32_t local, std::uint32_t question, const Ask& ask) const {
    Ref at = rootOf(local, question);
    while (at != kMissing && at < kLeaf) at = child(at, ask(nodes_[at].place));
    return at == kMissing ? nullptr : leaf_at_[at & ~kLeaf];
  }
  Ref rootOf(std::uint32_t local, std::uint32_t question) const {
    if (question == kStep) return local < steps_.size() ? steps_[local] : kMissing;
    return local < roots_.size() && question < roots_[local].size() ? roots_[local][question] : kMissing;
  }
  Ref child(Ref node, std::uint32_t answer) const {
    if (answer < nodes_[node].count) return children_[nodes_[node].first + answer];
    return answer < kDenseAnswers ? kMissing : sparseChild(node, answer);
  }
  Ref sparseChild(Ref node, std::uint32_t answer) const;
  std::uint32_t answer(Place place, const NumberedState& ids, int thread) const;
  void setChild(Ref node, std::uint32_t answer, Ref child);
  Ref& root(std::uint32_t local, std::uint32_t question);
  std::uint32_t accessList(std::vector<Access> accesses);
  Leaf& insert(Ref& root, const std::vector<Answer>& path, Leaf leaf);

  Model& model_;
  Numbering& numbering_;
  std::vector<Ref> steps_;                          // roots for kStep, by local state
  std::vector<std::vector<Ref>> roots_;             // for all other questions
  std::vector<Node> nodes_ = std::vector<Node>(1);  // 0 is kMissing
  std::vector<Ref> children_;
  std::unordered_map<std::uint64_t, Ref> sparse_;
  std::deque<Leaf> leaves_;
  std::vector<Leaf*> leaf_at_;
  std::vector<std::vector<Access>> accesses_;
};

}  // namespace racecourse::engine

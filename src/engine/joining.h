// Whether a thread that waits for interchangeable threads treats them alike. It
// does if, from the moment it comes to wait for one of them, it only goes on to
// wait for the others, until it has waited for all: then nobody can tell where
// in this row it stands, and it may as well wait for all at once. A thread that
// joins one of several and goes on, or asks whether one is alive, tells them
// apart.
//
// It is tried out: first with none of them ended, then with one more each time,
// in the order in which they are waited for. Each time going on from the join
// must lead to the same state as finding them ended from the start.
//
//   joining.judge({before, 0, StepMemo::kStep}, finished)   ->  Joining::kAlike
#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/model.h"
#include "engine/step_memo.h"

namespace racecourse::engine {

class Joining {
 public:
  enum Answer : std::uint8_t {
    kAlike,
    kApart,
    kTooEarly,  // none of them has ever ended, so that nobody knows how that
                // looks
  };
  // A run that looked at other threads, and the state before it.
  struct Arrival {
    static constexpr std::uint32_t kStands = 0xFFFFFFFF;  // as `question`: it stands at the join already

    NumberedState before;
    int thread;
    std::uint32_t question;
  };
  // The local states of ended threads, by LocalInfo::start.
  using Ended = std::vector<std::pair<Word, Word>>;

  Joining(Model& model, const Numbering& numbering) : model_(model), numbering_(numbering) {}

  // The answer if this has been judged before; nothing else is asked or
  // changed.
  std::optional<Answer> known(const Arrival& arrival) const;
  Answer judge(const Arrival& arrival, const Ended& ended);

 private:
  using Key = std::tuple<int, std::uint32_t, std::uint32_t, int>;
  // What was read, and the answer that follows from it.
  struct Case {
    std::vector<std::pair<Slot, Word>> reads;
    Answer answer;
  };
  class Trial;

  Key keyOf(const Arrival& arrival) const;

  Model& model_;
  const Numbering& numbering_;
  std::map<Key, std::vector<Case>> cases_;
};

}  // namespace racecourse::engine

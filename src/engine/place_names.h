// What people call an object: the shortest way to it from a variable.
//
//   PlaceNames names(machine, state);
//   names.of(5)      ->  "forks[1]", "account.balance"; "a Lock" for one that no variable leads to
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pool.h"
#include "engine/program.h"
#include "engine/state.h"

namespace racecourse::engine {

class PlaceNames {
 public:
  // Globals first, those of functions before those that only the main thread uses; then variables of the threads'
  // calls.
  PlaceNames(const Program& program, const Pool& pool, const State& state);

  // The object's name.
  std::string of(std::uint32_t object) const;

  // A global, an object, a thread ("thread 2"), the output; `part` as in Happening.
  std::string of(Slot slot, Word part = Word::unset(), bool attribute = false) const;

  // The element of something called `base`: "base[3]", "base['ann']".
  std::string element(std::string_view base, Word key) const;
  // The attribute of something called `base`.
  std::string attribute(std::string_view base, Word name) const;

 private:
  struct Found {
    std::uint32_t object;
    std::string name;
  };

  void addGlobals(bool main_only);
  void addVariables(std::size_t thread);
  // A condition's lock that has no name of its own is called by the condition's.
  void addOwnLocks();
  void add(Word word, std::string name);
  void follow();
  void enter(const Found& found);

  const Program& program_;
  const Pool& pool_;
  const State& state_;
  std::vector<std::string> names_;  // by object; empty when nothing leads there
  std::vector<Found> found_;        // to be followed, in order
};

// As people call the kind: "Lock", "list", "Queue".
std::string_view kindName(Kind kind);

// The name of what a Thread is given as its target: "increment", "acquire".
std::string targetName(const Program& program, const Pool& pool, const State& state, Word target);

}  // namespace racecourse::engine

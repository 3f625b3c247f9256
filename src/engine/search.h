// All states that a model can reach, breadth first and exact. A state is a string of small numbers: each slot has a
// dictionary of the words it ever held, and what a thread does next is looked up by those numbers; the model itself
// runs only where nobody has looked before.
//
//   Search search(model, {});
//   while (!search.advance(100'000)) { }          // in slices; false while there is more to do
//   search.size()                                 ->  12
//
// The states are numbered alike however many workers helped.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/model.h"
#include "engine/schedule.h"

namespace racecourse::engine {

// Runs work(0) ... work(count() - 1), at the same time where it can, and returns when all have returned.
class Workers {
 public:
  virtual ~Workers() = default;
  virtual int count() const = 0;
  virtual void run(const std::function<void(int)>& work) = 0;
};

struct SearchOptions {
  // Threads with equal target and arguments are interchangeable: states that differ only in which is which are one.
  // Switched off by the search itself for programs that tell them apart (see asymmetric()).
  bool symmetry = false;
  // Leaves out interleavings of accesses that a lock keeps apart anyway (Stoller, "Model-checking multi-threaded
  // distributed Java programs", 2000). Keeps verdicts, final states and data races; not counts, not loops. Switched off
  // for programs with invariants.
  bool reduction = false;
  std::size_t most_states = 100'000'000;
  std::size_t most_bytes = std::size_t{1} << 30;
  std::uint32_t most_depth = 1'000'000'000;
  // Stop when the first layer with a failure, deadlock or false invariant is complete.
  bool stop_at_failure = false;
};

// A state's number.
using Number = std::uint32_t;

enum class Ending : std::uint8_t {
  kNone,       // at least one step leads on
  kFinished,   // every thread has ended
  kDeadlock,   // no thread can take a step, and not all have finished
  kFailure,    // a thread failed
  kInvariant,  // an invariant is false
  kExhausted,  // a thread exceeded kMostLocalWork
};

// Two accesses of two threads that may come next to each other, one of them a write, in a state where both can happen.
struct Race {
  Access first, second;  // first.line <= second.line
  int first_thread = 0, second_thread = 0;
  Number state = 0;  // one where it happens
};

enum class Stop : std::uint8_t { kNone, kStates, kMemory, kDepth };

class Search {
 public:
  Search(Model& model, SearchOptions options, Workers* workers = nullptr);
  ~Search();

  // Works on about `budget` states, then returns: true when there is nothing left to do (or a limit stopped it).
  bool advance(std::size_t budget);

  // Another limit than that of the options.
  void limitBytes(std::size_t most_bytes);

  // Progress; true while running as well.
  std::size_t size() const;           // states so far
  std::uint64_t transitions() const;  // steps so far
  std::uint32_t depth() const;        // complete layers: every state within this many steps is known
  std::size_t bytes() const;          // memory taken
  Stop stopped() const;
  bool asymmetric() const;  // symmetry was asked for and had to be given up

  // States in the order of their layers. at(0) is the initial one.
  State at(Number number) const;
  Ending ending(Number number) const;
  // The first `most` states with this ending, by increasing depth.
  std::vector<Number> endings(Ending ending, std::size_t most = static_cast<std::size_t>(-1)) const;
  const std::vector<Race>& races() const;  // one for each pair of places in the program (slot area and lines)

  // The state a shortest way leads from, and the depth. Nothing for the initial one.
  std::optional<Number> parent(Number number) const;
  std::uint32_t depthOf(Number number) const;

  // Calls visit(choice, target) for each step from a state, in order of threads and alternatives; without reduction.
  // With symmetry the target is the representative, and the choice is right for the representative `number`. Steps to a
  // state that is not in the set (a limit) are left out. To be called once advance() is done, also by several threads
  // at a time with one Successors each.
  class Successors {
   public:
    explicit Successors(Search& search);
    ~Successors();
    struct Edge {
      Choice choice;
      Number target;
    };
    // Valid until the next call.
    std::span<const Edge> of(Number number);
    // Whether two of the edges that of() gave last, by index, touch the same place and one of them changes it.
    bool conflict(std::size_t a, std::size_t b) const;

   private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
  };

  // The way to a state as choices from the initial state, a shortest one; with symmetry the threads are real again.
  Schedule wayTo(Number number);

 private:
  friend class Successors;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace racecourse::engine

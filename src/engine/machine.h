// A program in motion: all threads, primitives and data as one State, one step at a time. A pure function: the same
// program and the same choices give the same states.
//
//   Machine machine(program);
//   State state = machine.initial();
//   while (!machine.choices(state).empty()) machine.step(state, machine.choices(state).front());
//   machine.output(state)   ->  "2\n"
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/model.h"
#include "engine/primitive_view.h"
#include "engine/program.h"
#include "engine/schedule.h"

namespace racecourse::engine {

struct MachineOptions {
  bool spurious_wakeups = false;  // Condition.wait may return without a notify: one more alternative while it waits
  bool whole_statements = false;  // one step is a whole statement, as far as it does not block
  bool forget_dead_locals =
      true;  // states that differ only in variables nobody will read again are one; off for Step's view
};

// Local instructions a thread may execute within one step; then it is Status::kExhausted.
inline constexpr std::int64_t kMostLocalWork = 10'000'000;

// Objects of one state; more are an error of the program that says so.
inline constexpr std::uint32_t kMostObjects = 100'000;

// Why a thread failed.
struct Failure {
  enum Kind : std::uint8_t { kAssertion, kException, kExhausted } kind = kAssertion;
  std::string exception;  // "AssertionError", "ZeroDivisionError", ...
  std::string message;    // what Python prints behind the exception's name
  Span span;              // of the instruction that failed

  bool operator==(const Failure&) const = default;
};

// What a thread is doing, for people.
enum class StepKind : std::uint8_t {
  kRead,
  kWrite,
  kUpdate,  // data: an update is a built-in or method that changes a list or dict
  kAcquire,
  kRelease,
  kWait,
  kNotify,
  kSet,
  kArrive,
  kLeave,
  kPut,
  kGet,
  kAtomic,
  kJoin,
  kSleep,
  kChoose,
  kPrint,
  kOther,
};

// The step that a thread would take next, or has taken.
struct StepInfo {
  int thread = 0;
  int alternative = 0;
  StepKind kind = StepKind::kOther;
  Span span;           // the operation in the source
  std::string place;   // "counter", "forks[1]", "account.balance"
  std::string value;   // what was read or written, as Python prints it; empty where there is none
  std::string before;  // kWrite, kUpdate and primitives: what the place held before
  std::string text;    // one sentence without the thread: "reads counter: 0", "waits for forks[1]"
};

// What keeps a thread from going on.
struct Waiting {
  std::string operation;                // "acquire", "join", "wait", "get", ...
  std::string place;                    // what it waits for: "forks[1]"
  std::optional<std::uint32_t> object;  // its heap object
  std::vector<int> holders;  // threads that hold it (a lock's owner, the thread to be joined); empty when nobody does
  bool notified_only =
      false;  // only another thread's notify, set, put, release ... can help: a lost wake-up if none comes
};

struct ThreadView {
  std::string name;  // "main", "increment", or what Thread(name=) says
  Status status = Status::kStands;
  std::vector<Span> positions;  // where it stands, the outermost call first; empty when finished
  std::vector<std::pair<std::string, std::string>> locals;  // of the innermost function: name and value
  std::optional<Waiting> waiting;                           // if no alternative of its step can be taken
  std::optional<StepInfo> next;                             // its next step if it can take one (alternative 0)
  std::vector<std::string> held;                            // places of the locks it holds
  std::optional<Failure> failure;
};

// One variable or object to show. Objects that no global reaches are left out.
struct DataView {
  std::string place;  // "counter", "forks[1]", "account.balance"
  std::string type;   // "int", "Lock", "list", ...
  std::string value;  // as Python prints it; for a primitive its state: "free", "held by 1", "2 of 3", "empty", ...
  std::optional<PrimitiveView> primitive;  // nothing for plain data and for an atomic value
};

struct MachineParts;

class Machine : public Model {
 public:
  // Keeps a copy of `program`, with helper codes behind its own (helper_codes.h): that is what program() gives.
  explicit Machine(const Program& program, MachineOptions options = {});
  ~Machine() override;

  const Program& program() const;
  const MachineOptions& options() const;

  // Model.
  Pool& pool() override;
  State initial() override;
  Effect execute(int thread, Run run, int alternative, Memory& memory) override;
  LocalInfo info(Word local) const override;
  bool invariantsHold(Memory& memory) override;
  bool hasInvariants() const override;

  // The choices there are: for each thread that can take a step, each alternative that it can take. Empty at the end
  // and in a deadlock. In order of threads, then alternatives.
  std::vector<Choice> choices(const State& state);

  // Takes one step, and settles. False, and the state as before, if this choice is not there.
  bool step(State& state, Choice choice);

  // Whether the schedule is over: every thread finished, or one failed, or an invariant is false.
  bool ended(const State& state);

  // What the step would do, in words and values; nothing if it cannot be taken.
  std::optional<StepInfo> describe(const State& state, Choice choice);

  ThreadView thread(const State& state, int thread);
  std::vector<DataView> data(const State& state);

  // The first failed thread's failure.
  std::optional<Failure> failure(const State& state);
  // The name of an @invariant that is false here.
  std::optional<std::string> brokenInvariant(const State& state);

  // Everything printed so far.
  std::string output(const State& state);

  // Globals that hold plain data (numbers, texts, truths, None, tuples, lists and dicts of them): name and value as
  // Python prints it. Without names that only the main thread uses to loop or to hold threads.
  std::vector<std::pair<std::string, std::string>> finalValues(const State& state);

  // How long the thread's next step waits in virtual time, in microseconds: a sleep's or a time-out's duration; nothing
  // for other steps. Which alternative of the step is the time-out.
  struct Timing {
    std::int64_t microseconds = 0;
    int alternative = 0;
  };
  std::optional<Timing> timing(const State& state, int thread);

 private:
  std::unique_ptr<MachineParts> parts_;
};

}  // namespace racecourse::engine

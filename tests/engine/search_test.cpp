#include "engine/search.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/engine/plain_search.h"
#include "tests/engine/toy_models.h"

namespace racecourse::engine {
namespace {

using namespace toy;

class Crew : public Workers {
 public:
  explicit Crew(int count) : count_(count) {}
  int count() const override { return count_; }
  void run(const std::function<void(int)>& work) override {
    std::vector<std::thread> threads;
    for (int i = 0; i < count_; ++i) threads.emplace_back([&work, i] { work(i); });
    for (std::thread& thread : threads) thread.join();
  }

 private:
  int count_;
};

void finish(Search& search) {
  while (!search.advance(1000)) {
  }
}

// Each of `threads` adds 1 to a global `rounds` times, by a load and a store; main waits for all.
ToyProgram counter(int threads, int rounds) {
  ToyProgram program{.scripts = {{}, {}}, .threads = {0}, .locks = 0, .queues = 0};
  for (int i = 1; i <= threads; ++i) {
    program.scripts[0].push_back(join(i));
    program.threads.push_back(1);
  }
  for (int i = 0; i < rounds; ++i)
    for (const ToyOperation& operation : {load(0, 0), add(0, 1), store(0, 0), set(0, 0)})
      program.scripts[1].push_back(operation);
  return program;
}

// Takes one fork, the other, eats (a step that touches nothing), puts one back, then the other, for ever.
ToyProgram philosophers(int seats, bool ordered) {
  ToyProgram program{.scripts = {{}}, .threads = {0}, .locks = seats, .queues = 0};
  for (int seat = 0; seat < seats; ++seat) {
    const int other = (seat + 1) % seats;
    const int first = ordered ? std::min(seat, other) : seat, second = ordered ? std::max(seat, other) : other;
    program.scripts[0].push_back(join(seat + 1));
    program.scripts.push_back(
        {acquire(first), acquire(second), choose(0, 1), set(0, 0), release(second), release(first), jump(0)});
    program.threads.push_back(seat + 1);
  }
  return program;
}

std::size_t statesOf(ToyProgram program, SearchOptions options = {}) {
  ToyModel model(std::move(program));
  Search search(model, options);
  finish(search);
  CHECK(search.stopped() == Stop::kNone);
  return search.size();
}

TEST_CASE("two threads with a load and a store each have twelve states", "[engine][search]") {
  // A thread has not loaded, has loaded, or is through: 3 x 3 pairs. The counter and what was loaded add to these: both
  // loaded, or one through and one not begun, say it all (the counter is 0, or 1); one through and one loaded may have
  // loaded 0 or 1, on either side (2 more); both through leave 1 or 2 (1 more). 9 + 3.
  CHECK(statesOf(counter(2, 1)) == 12);
}

TEST_CASE("counts of states agree with other tools", "[engine][search]") {
  CHECK(statesOf(counter(2, 2)) == 57);
  CHECK(statesOf(counter(3, 2)) == 904);
  CHECK(statesOf(counter(3, 3)) == 7'646);
  CHECK(statesOf(counter(4, 3)) == 361'775);
}

TEST_CASE("looping philosophers have the known numbers of states", "[engine][search]") {
  const std::map<int, std::size_t> ordered = {{3, 33}, {4, 117}, {5, 417}}, naive = {{3, 44}, {4, 160}, {5, 572}};
  for (const auto& [seats, states] : ordered) CHECK(statesOf(philosophers(seats, true)) == states);
  for (const auto& [seats, states] : naive) {
    ToyModel model(philosophers(seats, false));
    Search search(model, {});
    finish(search);
    CHECK(search.size() == states);
    // Each holds one fork: N steps away.
    const std::vector<Number> stuck = search.endings(Ending::kDeadlock);
    REQUIRE(stuck.size() == 1);
    CHECK(search.depthOf(stuck[0]) == static_cast<std::uint32_t>(seats));
    CHECK(search.wayTo(stuck[0]).size() == static_cast<std::size_t>(seats));
  }
}

TEST_CASE("what a thread does in a local state is asked once for each value it reads", "[engine][search]") {
  // Loads differ by what the counter holds, stores not even by that: far fewer runs of the model than transitions.
  ToyModel model(counter(3, 3));
  Search search(model, {});
  finish(search);
  CHECK(model.runs * 20 < search.transitions());
}

// --- Against the plain search. ---

struct Summary {
  std::multiset<PlainSearch::Key> finished, deadlocks, broken;
  std::set<std::pair<int, int>> failures;  // script and position
  std::set<PlainSearch::Lines> races;
};

void checkEqual(const Summary& found, const Summary& expected) {
  CHECK(found.finished == expected.finished);
  CHECK(found.deadlocks == expected.deadlocks);
  CHECK(found.broken == expected.broken);
  CHECK(found.failures == expected.failures);
  CHECK(found.races == expected.races);
}

std::set<std::pair<int, int>> failuresOf(const ToyModel& model, const State& state) {
  std::set<std::pair<int, int>> failures;
  for (const Word local : state.threads) {
    const LocalInfo info = model.info(local);
    if (info.status == Status::kFailed) failures.emplace(info.start.small(), model.position(local));
  }
  return failures;
}

void note(Summary& summary, const ToyModel& model, const State& state, Ending ending, const PlainSearch::Key& key) {
  if (ending == Ending::kFinished) summary.finished.insert(key);
  if (ending == Ending::kDeadlock) summary.deadlocks.insert(key);
  if (ending == Ending::kInvariant) summary.broken.insert(key);
  if (ending == Ending::kFailure) summary.failures.merge(failuresOf(model, state));
}

// What identical threads may not change: everything but who is which.
PlainSearch::Key anonymous(const State& state) {
  PlainSearch::Key key = {state.output.bits()};
  for (const Word word : state.globals) key.push_back(word.bits());
  return key;
}

std::set<PlainSearch::Lines> racesOf(const Search& search) {
  std::set<PlainSearch::Lines> races;
  for (const Race& race : search.races()) races.emplace(race.first.line, race.second.line);
  return races;
}

template <class KeyOf>
Summary summaryOf(ToyModel& model, const Search& search, const KeyOf& key_of) {
  Summary summary{.races = racesOf(search)};
  for (Number number = 0; number < search.size(); ++number) {
    const State state = search.at(number);
    note(summary, model, state, search.ending(number), key_of(state));
  }
  return summary;
}

template <class KeyOf>
Summary summaryOf(ToyModel& model, const PlainSearch& plain, const KeyOf& key_of) {
  Summary summary{.races = plain.races};
  for (std::size_t i = 0; i < plain.states.size(); ++i)
    note(summary, model, plain.states[i], plain.endings[i], key_of(plain.states[i]));
  return summary;
}

// Multisets as sets: with threads renamed or steps left out, only which endings there are is the same.
Summary withoutNumbers(Summary summary) {
  const auto once = [](std::multiset<PlainSearch::Key>& keys) {
    const std::set<PlainSearch::Key> set(keys.begin(), keys.end());
    keys = {set.begin(), set.end()};
  };
  once(summary.finished);
  once(summary.deadlocks);
  once(summary.broken);
  return summary;
}

bool hasCycle(Search& search) {
  Search::Successors successors(search);
  std::vector<int> colour(search.size());
  // Depth first with an explicit stack: a state that is met again while it is open closes a cycle.
  std::vector<std::pair<Number, std::vector<Number>>> open;
  const auto enter = [&](Number number) {
    colour[number] = 1;
    std::vector<Number> targets;
    for (const Search::Successors::Edge& edge : successors.of(number)) targets.push_back(edge.target);
    open.emplace_back(number, std::move(targets));
  };
  enter(0);
  while (!open.empty()) {
    auto& [number, targets] = open.back();
    if (targets.empty()) {
      colour[number] = 2;
      open.pop_back();
      continue;
    }
    const Number target = targets.back();
    targets.pop_back();
    if (colour[target] == 1) return true;
    if (colour[target] == 0) enter(target);
  }
  return false;
}

// Replays the way to `number` on states of words.
State replayed(ToyModel& model, const Schedule& way) {
  State state = model.initial();
  for (const Choice choice : way) CHECK(PlainWorld(model, state).step(choice).kind == Effect::kMoved);
  return state;
}

void checkWays(ToyModel& model, Search& search) {
  for (const Ending ending : {Ending::kFailure, Ending::kDeadlock, Ending::kFinished}) {
    for (const Number number : search.endings(ending, 4)) {
      const Schedule way = search.wayTo(number);
      CHECK(way.size() == search.depthOf(number));
      State state = replayed(model, way);
      PlainWorld world(model, state);
      CHECK(world.ending() == (ending == Ending::kDeadlock ? Ending::kNone : ending));
      CHECK(anonymous(state) == anonymous(search.at(number)));
    }
  }
}

void checkPlainly(const ToyProgram& program) {
  ToyModel model(program);
  const PlainSearch plain(model);
  Search search(model, {});
  finish(search);
  CHECK(search.size() == plain.states.size());
  CHECK(search.transitions() == plain.transitions);
  checkEqual(summaryOf(model, search, PlainSearch::keyOf), summaryOf(model, plain, PlainSearch::keyOf));
  CHECK(search.depth() == std::ranges::max(plain.depths));
  CHECK(hasCycle(search) == plain.hasCycle());
  checkWays(model, search);
}

void checkReduced(const ToyProgram& program) {
  ToyModel model(program);
  const PlainSearch plain(model);
  Search search(model, {.reduction = true});
  finish(search);
  CHECK(search.size() <= plain.states.size());
  checkEqual(withoutNumbers(summaryOf(model, search, PlainSearch::keyOf)),
             withoutNumbers(summaryOf(model, plain, PlainSearch::keyOf)));
  CHECK(hasCycle(search) == plain.hasCycle());
  checkWays(model, search);
}

void checkSymmetric(const ToyProgram& program, bool reduction) {
  ToyModel model(program);
  const PlainSearch plain(model);
  Search search(model, {.symmetry = true, .reduction = reduction});
  finish(search);
  CHECK(search.size() <= plain.states.size());
  checkEqual(withoutNumbers(summaryOf(model, search, anonymous)), withoutNumbers(summaryOf(model, plain, anonymous)));
  checkWays(model, search);
}

// --- Random programs: numbers from a seed, the same on every machine. ---

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed * 2'654'435'761U + 1) {}
  int below(int count) {
    state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(count));
  }

 private:
  std::uint64_t state_;
};

ToyOperation randomOperation(Dice& dice, int length) {
  switch (dice.below(12)) {
    case 0:
      return load(dice.below(2), dice.below(2));
    case 1:
      return store(dice.below(2), dice.below(2));
    case 2:
      return update(dice.below(2), 1);
    case 3:
      return add(dice.below(2), 1);
    case 4:
      return jumpUnless(dice.below(2), dice.below(3), dice.below(length + 1));
    case 5:
      return choose(dice.below(2), 2);
    case 6:
      return tryFor(dice.below(2), dice.below(2));
    case 7:
      return wait(0);
    case 8:
      return notify(0);
    case 9:
      return check(dice.below(2), dice.below(2));
    case 10:
      return print(dice.below(2));
    default:
      return release(dice.below(2));
  }
}

// A few operations, a part of them within a lock.
ToyScript randomScript(Dice& dice, bool disciplined) {
  ToyScript script;
  const int length = 2 + dice.below(4);
  for (int i = 0; i < length; ++i) {
    const int lock = dice.below(2);
    if (disciplined || dice.below(2) == 0) {
      const int global = disciplined && dice.below(8) != 0 ? lock : dice.below(2);
      script.push_back(acquire(lock));
      script.push_back(load(0, global));
      if (dice.below(2) == 0) script.push_back(add(0, 1));
      if (dice.below(2) == 0) script.push_back(store(0, global));
      if (dice.below(8) == 0) script.push_back(randomOperation(dice, length));
      if (dice.below(12) != 0) script.push_back(release(lock));
    } else {
      script.push_back(randomOperation(dice, length));
    }
    if (script.size() > 7) break;
  }
  if (dice.below(10) == 0) script.push_back(jump(0));
  for (ToyOperation& operation : script)
    if (operation.code == ToyOperation::kJumpUnless) operation.c = dice.below(static_cast<int>(script.size()) + 1);
  return script;
}

bool loopsLocally(const ToyScript& script) {
  // Jumps backwards over local work alone would never stand.
  for (std::size_t i = 0; i < script.size(); ++i) {
    const bool jumps = script[i].code == ToyOperation::kJump || script[i].code == ToyOperation::kJumpUnless;
    const auto target = static_cast<std::size_t>(script[i].code == ToyOperation::kJump ? script[i].a : script[i].c);
    if (!jumps || target > i) continue;
    const auto is_step = [](const ToyOperation& operation) { return operation.code >= ToyOperation::kLoad; };
    if (std::none_of(script.begin() + static_cast<std::ptrdiff_t>(target),
                     script.begin() + static_cast<std::ptrdiff_t>(i), is_step))
      return true;
  }
  return false;
}

// Bounds what grows: a loop that prints or adds has no end of states.
bool grows(const ToyScript& script) {
  const auto has = [&](auto... codes) {
    return std::ranges::any_of(script,
                               [&](const ToyOperation& operation) { return ((operation.code == codes) || ...); });
  };
  if (loopsLocally(script)) return true;
  bool back = false;
  for (std::size_t i = 0; i < script.size(); ++i)
    back |= script[i].code == ToyOperation::kJump ||
            (script[i].code == ToyOperation::kJumpUnless && static_cast<std::size_t>(script[i].c) <= i);
  return back && has(ToyOperation::kPrint, ToyOperation::kAdd, ToyOperation::kUpdate, ToyOperation::kWait,
                     ToyOperation::kRelease);
}

ToyScript boundedScript(Dice& dice, bool disciplined) {
  for (;;) {
    ToyScript script = randomScript(dice, disciplined);
    if (!grows(script)) return script;
  }
}

ToyProgram randomProgram(Dice& dice, bool disciplined, bool alike) {
  ToyProgram program{.scripts = {{}}, .threads = {0}, .globals = 2, .locks = 2, .queues = 1};
  const int threads = alike ? 3 : 2 + dice.below(2);
  program.scripts.push_back(boundedScript(dice, disciplined));
  program.scripts.push_back(boundedScript(dice, disciplined));
  for (int i = 1; i <= threads; ++i) program.threads.push_back(alike && dice.below(4) != 0 ? 1 : 1 + dice.below(2));
  // Main joins all, some, or in another order; then it looks.
  const int joined = dice.below(3);
  for (int i = 1; i <= threads; ++i)
    if (joined != 0 || dice.below(2) == 0) program.scripts[0].push_back(join(joined == 2 ? threads + 1 - i : i));
  if (dice.below(2) == 0)
    for (const ToyOperation& operation : {load(0, 0), check(0, dice.below(3)), print(0)})
      program.scripts[0].push_back(operation);
  return program;
}

TEST_CASE("random programs have the states, endings and races of a plain search", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    checkPlainly(randomProgram(dice, seed % 2 == 0, false));
  }
}

TEST_CASE("reduction keeps endings, failures, races and loops of random programs", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed + 10'000);
    checkReduced(randomProgram(dice, seed % 4 != 0, false));
  }
}

TEST_CASE("symmetry keeps endings, failures and races of random programs", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed + 20'000);
    checkSymmetric(randomProgram(dice, seed % 2 == 0, true), seed % 3 == 0);
  }
}

// --- Identical threads. ---

// Three threads that each add 1 as one step, then main, which waits for some of them and looks.
ToyProgram joining(const ToyScript& main) {
  return {.scripts = {main, {update(0, 1), update(0, 1)}}, .threads = {0, 1, 1, 1}, .globals = 2};
}

TEST_CASE("a main thread that joins one of several alike does not wait for the others", "[engine][search]") {
  // Whoever is joined: the other two may have added nothing, so 2 to 6 can be seen.
  for (int joined = 1; joined <= 3; ++joined) {
    INFO("joins " << joined);
    checkSymmetric(joining({join(joined), load(0, 0), print(0)}), false);
  }
  checkSymmetric(joining({join(2), join(3), load(0, 0), print(0)}), false);
  checkSymmetric(joining({join(3), join(2), load(0, 0), print(0)}), false);
}

TEST_CASE("joining all of several alike keeps the symmetry, in any order", "[engine][search]") {
  for (const ToyScript& main : {ToyScript{join(1), join(2), join(3), load(0, 0), check(0, 6)},
                                ToyScript{join(3), join(1), join(2), load(0, 0), check(0, 6)}}) {
    checkSymmetric(joining(main), false);
    ToyModel model(joining(main));
    Search search(model, {.symmetry = true});
    finish(search);
    CHECK_FALSE(search.asymmetric());
    // Multisets of three positions out of not begun, half way, through: C(5, 3).
    CHECK(search.size() == 10);
  }
}

TEST_CASE("asking whether one of several alike lives tells them apart", "[engine][search]") {
  // The first may live on while another has ended and the sum says so.
  checkSymmetric(joining({load(0, 0), isAlive(1, 1), join(1), join(2), join(3), print(0), print(1)}), false);
  checkSymmetric(joining({isAlive(1, 2), print(1)}), false);
}

TEST_CASE("one of several alike that knows its number is no longer like the others", "[engine][search]") {
  checkPlainly({.scripts = {{join(1), join(2)}, {update(0, 1), remember(0), update(0, 1)}}, .threads = {0, 1, 1}});
  checkSymmetric({.scripts = {{join(1), join(2)}, {update(0, 1), remember(0), update(0, 1)}}, .threads = {0, 1, 1}},
                 false);
}

TEST_CASE("threads that wait in a queue are renamed with the queue", "[engine][search]") {
  const ToyProgram program = {.scripts = {{join(1), join(2), join(3), load(0, 0), print(0)},
                                          {update(0, 1), wait(0), load(0, 0), add(0, 1), store(0, 0), notify(0)},
                                          {notify(0), notify(0)}},
                              .threads = {0, 1, 1, 1, 2}};
  checkPlainly(program);
  checkSymmetric(program, false);
}

// --- Objects made on the way. ---

TEST_CASE("objects are the same whatever their number, and gone when nobody mentions them", "[engine][search]") {
  // Each thread makes an object, forgets it, and does a step: were objects told apart by number or kept, the states
  // would depend on who was first. Positions alone: 3 x 3.
  CHECK(statesOf({.scripts = {{join(1), join(2)}, {update(0, 1), make(0, 1), set(0, 0), update(0, -1)}},
                  .threads = {0, 1, 1}}) == 9);
  // Kept in a register instead: the names are given in order of threads, still 3 x 3.
  CHECK(statesOf({.scripts = {{join(1), join(2)}, {update(0, 1), make(0, 1), update(0, -1)}}, .threads = {0, 1, 1}}) ==
        9);
}

TEST_CASE("what a kept object holds is read back", "[engine][search]") {
  ToyModel model({.scripts = {{join(1), join(2)}, {choose(1, 3), make(0, 1), update(0, 1), peek(1, 0), print(1)}},
                  .threads = {0, 1, 1}});
  Search search(model, {});
  finish(search);
  // Each prints 0, 1 or 2: the outputs are the 9 pairs.
  std::set<std::uint32_t> outputs;
  for (const Number number : search.endings(Ending::kFinished)) outputs.insert(search.at(number).output.bits());
  CHECK(outputs.size() == 9);
}

// --- Workers. ---

void checkAlike(const ToyProgram& program, SearchOptions options) {
  ToyModel alone_model(program);
  Search alone(alone_model, options);
  finish(alone);
  for (int workers = 1; workers <= 3; ++workers) {
    INFO(workers << " workers");
    ToyModel model(program);
    Crew crew(workers);
    Search search(model, options, &crew);
    finish(search);
    REQUIRE(search.size() == alone.size());
    CHECK(search.transitions() == alone.transitions());
    CHECK(search.depth() == alone.depth());
    bool same = true;
    for (Number number = 0; number < search.size(); ++number)
      same = same && search.at(number) == alone.at(number) && search.parent(number) == alone.parent(number) &&
             search.ending(number) == alone.ending(number);
    CHECK(same);
    const auto placesOf = [](const Search& of) {
      std::vector<std::tuple<std::uint32_t, std::uint32_t, int, int, Number>> places;
      for (const Race& race : of.races())
        places.emplace_back(race.first.line, race.second.line, race.first_thread, race.second_thread, race.state);
      return places;
    };
    CHECK(placesOf(search) == placesOf(alone));
  }
}

TEST_CASE("states, parents and races have the same numbers whatever the workers", "[engine][search]") {
  checkAlike(counter(4, 2), {});
  checkAlike(counter(5, 2), {});
  checkAlike(counter(6, 2), {.symmetry = true});
  checkAlike(philosophers(8, true), {});
  checkAlike(philosophers(8, false), {.reduction = true});
}

TEST_CASE("the steps from states can be asked by several threads at a time", "[engine][search]") {
  ToyModel model(counter(4, 2));
  Search search(model, {});
  finish(search);
  const auto countEdges = [&] {
    Search::Successors successors(search);
    std::uint64_t edges = 0;
    for (Number number = 0; number < search.size(); ++number) edges += successors.of(number).size();
    return edges;
  };
  std::vector<std::uint64_t> counts(3);
  Crew(3).run([&](int worker) { counts[static_cast<std::size_t>(worker)] = countEdges(); });
  CHECK(counts == std::vector<std::uint64_t>(3, search.transitions()));
}

// --- Limits. ---

TEST_CASE("a search stops at its limits and says which", "[engine][search]") {
  ToyModel model(counter(4, 2));
  Search few(model, {.most_states = 1000});
  finish(few);
  CHECK(few.stopped() == Stop::kStates);
  CHECK(few.size() == 1000);
  Search shallow(model, {.most_depth = 5});
  finish(shallow);
  CHECK(shallow.stopped() == Stop::kDepth);
  CHECK(shallow.depth() == 5);
  Search small(model, {.most_bytes = std::size_t{1} << 17});
  finish(small);
  CHECK(small.stopped() == Stop::kMemory);
  CHECK(small.size() > 1);
  CHECK(small.at(static_cast<Number>(small.size() - 1)).threads.size() == 5);
}

TEST_CASE("a failing search that is to stop there completes the layer", "[engine][search]") {
  // Fails after one step of thread 1, or of thread 2: both in layer 1.
  ToyModel model({.scripts = {{}, {update(0, 1), check(0, 1)}}, .threads = {0, 1, 1}});
  Search search(model, {.stop_at_failure = true});
  finish(search);
  CHECK(search.endings(Ending::kFailure).size() == 2);
  CHECK(search.stopped() == Stop::kNone);
  CHECK(search.depth() == 1);
}

TEST_CASE("a state with a false invariant goes no further", "[engine][search]") {
  // 0, 1, 2 would be reached in a row; 1 is forbidden.
  ToyModel model({.scripts = {{join(1)}, {update(0, 1), update(0, 1)}}, .threads = {0, 1}, .invariant = 1});
  Search search(model, {});
  finish(search);
  CHECK(search.size() == 2);
  CHECK(search.endings(Ending::kInvariant) == std::vector<Number>{1});
}

}  // namespace
}  // namespace racecourse::engine

#pragma once

// Searches of toy programs to their end, alone and beside a plain search.
//
//   statesOf(counter(2, 1))          ->  12
//   checkSymmetric(program, false)   the same endings, failures and races as without symmetry

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/search.h"
#include "tests/engine/plain_search.h"
#include "tests/engine/toy_models.h"

namespace racecourse::engine {

inline void finish(Search& search) {
  while (!search.advance(1000)) {
  }
}

inline std::size_t statesOf(ToyProgram program, SearchOptions options = {}) {
  ToyModel model(std::move(program));
  Search search(model, options);
  finish(search);
  CHECK(search.stopped() == Stop::kNone);
  return search.size();
}

struct Summary {
  std::multiset<PlainSearch::Key> finished, deadlocks, broken;
  std::set<std::pair<int, int>> failures;  // script and position
  std::set<PlainSearch::Lines> races;
};

inline void checkEqual(const Summary& found, const Summary& expected) {
  CHECK(found.finished == expected.finished);
  CHECK(found.deadlocks == expected.deadlocks);
  CHECK(found.broken == expected.broken);
  CHECK(found.failures == expected.failures);
  CHECK(found.races == expected.races);
}

inline std::set<std::pair<int, int>> failuresOf(const ToyModel& model, const State& state) {
  std::set<std::pair<int, int>> failures;
  for (const Word local : state.threads) {
    const LocalInfo info = model.info(local);
    if (info.status == Status::kFailed) failures.emplace(info.start.small(), model.position(local));
  }
  return failures;
}

inline void note(Summary& summary, const ToyModel& model, const State& state, Ending ending,
                 const PlainSearch::Key& key) {
  if (ending == Ending::kFinished) summary.finished.insert(key);
  if (ending == Ending::kDeadlock) summary.deadlocks.insert(key);
  if (ending == Ending::kInvariant) summary.broken.insert(key);
  if (ending == Ending::kFailure) summary.failures.merge(failuresOf(model, state));
}

// What identical threads may not change: everything but who is which.
inline PlainSearch::Key anonymous(const State& state) {
  PlainSearch::Key key = {state.output.bits()};
  for (const Word word : state.globals) key.push_back(word.bits());
  return key;
}

inline std::set<PlainSearch::Lines> racesOf(const Search& search) {
  std::set<PlainSearch::Lines> races;
  for (const Race& race : search.races()) races.emplace(race.first.line, race.second.line);
  return races;
}

template <class KeyOf>
inline Summary summaryOf(ToyModel& model, const Search& search, const KeyOf& key_of) {
  Summary summary{.races = racesOf(search)};
  for (Number number = 0; number < search.size(); ++number) {
    const State state = search.at(number);
    note(summary, model, state, search.ending(number), key_of(state));
  }
  return summary;
}

template <class KeyOf>
inline Summary summaryOf(ToyModel& model, const PlainSearch& plain, const KeyOf& key_of) {
  Summary summary{.races = plain.races};
  for (std::size_t i = 0; i < plain.states.size(); ++i)
    note(summary, model, plain.states[i], plain.endings[i], key_of(plain.states[i]));
  return summary;
}

// Multisets as sets: with threads renamed or steps left out, only which endings there are is the same.
inline Summary withoutNumbers(Summary summary) {
  const auto once = [](std::multiset<PlainSearch::Key>& keys) {
    const std::set<PlainSearch::Key> set(keys.begin(), keys.end());
    keys = {set.begin(), set.end()};
  };
  once(summary.finished);
  once(summary.deadlocks);
  once(summary.broken);
  return summary;
}

inline bool hasCycle(Search& search) {
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
inline State replayed(ToyModel& model, const Schedule& way) {
  State state = model.initial();
  for (const Choice choice : way) CHECK(PlainWorld(model, state).step(choice).kind == Effect::kMoved);
  return state;
}

inline void checkWays(ToyModel& model, Search& search) {
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

inline void checkPlainly(const ToyProgram& program) {
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

inline void checkReduced(const ToyProgram& program) {
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

inline void checkSymmetric(const ToyProgram& program, bool reduction) {
  ToyModel model(program);
  const PlainSearch plain(model);
  Search search(model, {.symmetry = true, .reduction = reduction});
  finish(search);
  CHECK(search.size() <= plain.states.size());
  checkEqual(withoutNumbers(summaryOf(model, search, anonymous)), withoutNumbers(summaryOf(model, plain, anonymous)));
  checkWays(model, search);
}

}  // namespace racecourse::engine
